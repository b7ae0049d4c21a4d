// Runs in the page, before anything else of it.
window.vitals = { lcp: 0, cls: 0, slowest: 0, act: "" };

new PerformanceObserver((list) => {
  window.vitals.lcp = list.getEntries().at(-1).startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });

new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.vitals.cls += value;
}).observe({ type: "layout-shift", buffered: true });

new PerformanceObserver((list) => {
  for (const { duration, interactionId, name, target } of list.getEntries()) {
    if (!interactionId || duration <= window.vitals.slowest) continue;
    Object.assign(window.vitals, { slowest: duration, act: `${name} on ${target?.localName}` });
  }
}).observe({ type: "event", buffered: true, durationThreshold: 16 });
