import "./lamp-scene.css";

/** The lamp, large, over an open book: where somebody is about to sit down. */
export function LampScene() {
  return (
    <svg class="scene" viewBox="0 0 240 150" aria-hidden="true">
      <linearGradient id="glow" x2="0" y2="1">
        <stop stop-color="var(--lamp)" stop-opacity=".5" />
        <stop offset="1" stop-color="var(--lamp)" stop-opacity=".12" />
      </linearGradient>
      <path class="beam" d="M112 56h16l86 78H26z" />
      <path d="M120-400v426" />
      <circle class="bulb" cx="120" cy="56" r="9" />
      <path class="shade" d="M88 56c0-20 13-30 32-30s32 10 32 30z" />
      <path d="M14 134h212" />
      <path d="M78 134v-5c10-4 32-4 42 2 10-6 32-6 42-2v5" />
    </svg>
  );
}
