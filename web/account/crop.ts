/** A picture that was read, or whatever else can be drawn, and how large it is. */
export type Drawn = { width: number; height: number };

/** The square that is shown of it: its middle, and how much closer than the largest square it is. */
export type Crop = { x: number; y: number; zoom: number };

export const CLOSEST = 5;

/** The side of the square, in the picture's own pixels. */
const sideOf = ({ width, height }: Drawn, { zoom }: Crop) => Math.min(width, height) / zoom;

const between = (least: number, value: number, most: number) => Math.min(Math.max(value, least), most);

/** The nearest square that lies inside the picture. */
export function inside(picture: Drawn, crop: Crop): Crop {
  const zoom = between(1, crop.zoom, CLOSEST);
  const half = sideOf(picture, { ...crop, zoom }) / 2;
  return { zoom, x: between(half, crop.x, picture.width - half), y: between(half, crop.y, picture.height - half) };
}

export const middleOf = ({ width, height }: Drawn): Crop => ({ x: width / 2, y: height / 2, zoom: 1 });

/** The picture drawn along by a part of the square's side: to the right and down when positive. */
export const dragged = (picture: Drawn, crop: Crop, across: number, down: number) => {
  const side = sideOf(picture, crop);
  return inside(picture, { ...crop, x: crop.x - across * side, y: crop.y - down * side });
};

export const closer = (picture: Drawn, crop: Crop, times: number) =>
  inside(picture, { ...crop, zoom: crop.zoom * times });

/** Draws the square over the whole canvas, on white where the picture is transparent: so it will be served. */
export function draw(canvas: HTMLCanvasElement, picture: Drawn & CanvasImageSource, crop: Crop) {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const side = sideOf(picture, crop);
  pen.imageSmoothingQuality = "high";
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, crop.x - side / 2, crop.y - side / 2, side, side, 0, 0, canvas.width, canvas.height);
}

/** Twice what is shown of it anywhere, for sharp screens; far below what may be sent. */
const SENT_SIDE = 512;

/** The square as a file: a WebP, or a PNG where the browser writes none. What the photograph told of place and time is not in it. */
export async function toFile(picture: Drawn & CanvasImageSource, crop: Crop): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SENT_SIDE;
  draw(canvas, picture, crop);
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/webp", 0.92));
  if (!file) throw new Error("The browser wrote no picture.");
  return file;
}
