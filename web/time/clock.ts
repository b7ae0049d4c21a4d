import { createSignal } from "solid-js";

const [now, setNow] = createSignal(Date.now());

const tick = () => {
  if (!document.hidden) setNow(Date.now());
};

// Every time on the page moves together, and at once when it is looked at again.
setInterval(tick, 20_000);
document.addEventListener("visibilitychange", tick);

export { now };
