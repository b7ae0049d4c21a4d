// Runs in the page, before anything else of it: what moves by itself, what blocks, and what is read.
window.watched = { cls: 0, blocked: 0, slowest: 0, act: "", backwards: 0 };

new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.watched.cls += value;
}).observe({ type: "layout-shift", buffered: true });

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.watched.blocked = Math.max(window.watched.blocked, duration);
}).observe({ type: "longtask", buffered: true });

new PerformanceObserver((list) => {
  for (const { duration, interactionId, name, target } of list.getEntries()) {
    if (!interactionId || duration <= window.watched.slowest) continue;
    Object.assign(window.watched, { slowest: duration, act: `${name} on ${target?.localName}` });
  }
}).observe({ type: "event", buffered: true, durationThreshold: 16 });

const said = () => [...document.querySelectorAll(".talk article")];

window.reading = {
  ids: () => said().map(({ id }) => id),
  count: () => said().length,
  /** A message in the middle of the window, and where it stands; from now on it is looked at in every frame. Answers how far down one is. */
  hold: () => {
    const held = said().find((one) => one.getBoundingClientRect().bottom > innerHeight / 2);
    const before = held.getBoundingClientRect().top;
    window.held = { held, before };
    let last = before;
    const look = () => {
      if (window.held?.held !== held) return;
      const { top } = held.getBoundingClientRect();
      // Who reads back sees what is said go down; up again is a jump.
      window.watched.backwards = Math.max(window.watched.backwards, last - top);
      last = top;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return scrollY;
  },
  /** How far it went since. */
  letGo: () => {
    const { held, before } = window.held;
    window.held = undefined;
    return held.getBoundingClientRect().top - before;
  },
  /** Whether nothing on the page has moved for some frames. */
  rest: () =>
    new Promise((done) => {
      let [last, calm] = [-1, 0];
      const look = () => {
        const now = scrollY + document.documentElement.scrollHeight * 1e6 + said().length * 1e12;
        calm = now === last ? calm + 1 : 0;
        last = now;
        if (calm > 5) done();
        else requestAnimationFrame(look);
      };
      look();
    }),
};
