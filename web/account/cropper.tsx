import { createUniqueId, onMount } from "solid-js";
import { CLOSEST, type Crop, closer, dragged, inside } from "./crop";
import { say } from "./strings";

const STEP = 0.04;
const ZOOM_STEP = 1.1;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};
const NEARER: Record<string, number> = { "+": ZOOM_STEP, "=": ZOOM_STEP, "-": 1 / ZOOM_STEP };

/** The picture under a round window: drawn along by pointers and arrow keys, brought closer by wheel, fingers and keys. */
export function Cropper(props: {
  picture: ImageBitmap;
  crop: Crop;
  isFixed: boolean;
  onCrop: (crop: Crop) => void;
  ref: (canvas: HTMLCanvasElement) => void;
}) {
  const hint = createUniqueId();
  let round!: HTMLDivElement;
  onMount(() => round.focus({ preventScroll: true }));
  const pointers = new Map<number, { x: number; y: number }>();
  const spread = () => {
    const [a, b] = [...pointers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };
  const zoom = (times: number) => !props.isFixed && props.onCrop(closer(props.picture, props.crop, times));
  const drag = (across: number, down: number) =>
    !props.isFixed && props.onCrop(dragged(props.picture, props.crop, across, down));

  const hold = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const move = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const from = pointers.get(event.pointerId);
    if (!from) return;
    const before = spread();
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (before) zoom(spread() / before);
    // With two fingers each moves the picture by half.
    const side = event.currentTarget.clientWidth * pointers.size;
    drag((event.clientX - from.x) / side, (event.clientY - from.y) / side);
  };
  const letGo = (event: PointerEvent) => pointers.delete(event.pointerId);
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    zoom(event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
  };
  const key = (event: KeyboardEvent) => {
    const [across, down] = ARROWS[event.key] ?? [];
    const nearer = NEARER[event.key];
    if (across === undefined && nearer === undefined) return;
    event.preventDefault();
    // The window moves over the picture, so the picture goes the other way.
    if (across !== undefined) drag(-across, -down!);
    if (nearer) zoom(nearer);
  };

  return (
    <div class="cropper">
      <div
        ref={round}
        class="window"
        role="application"
        tabindex="0"
        aria-label={say.cropped}
        aria-describedby={hint}
        onPointerDown={hold}
        onPointerMove={move}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        on:wheel={{ handleEvent: wheel, passive: false }}
        onKeyDown={key}
      >
        <canvas width="560" height="560" ref={(canvas) => props.ref(canvas)} />
      </div>
      <label class="closer">
        <span>{say.closer}</span>
        <input
          type="range"
          min="1"
          max={CLOSEST}
          step="0.01"
          disabled={props.isFixed}
          value={props.crop.zoom}
          onInput={(event) =>
            props.onCrop(inside(props.picture, { ...props.crop, zoom: event.currentTarget.valueAsNumber }))
          }
        />
      </label>
      <p class="small dim" id={hint}>
        {say.cropHint}
      </p>
    </div>
  );
}
