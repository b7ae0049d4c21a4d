import { crc32 } from "node:zlib";
import sharp from "sharp";

type Size = { width: number; height: number };

/** A photograph as a telephone takes it: twelve megapixels, about 1.9 MiB, turned by its metadata, with a place in it. */
export const photograph = async ({ width = 4000, height = 3000 }: Partial<Size> = {}) =>
  sharp({
    create: { width, height, channels: 3, background: "#789", noise: { type: "gaussian", mean: 128, sigma: 30 } },
  })
    .jpeg({ quality: 46 })
    .withExif({
      IFD0: { Orientation: "6", Copyright: "Nora Hale" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1", GPSLongitudeRef: "W", GPSLongitude: "0/1 7/1 0/1" },
    })
    .toBuffer();

/** A plain picture of one colour. */
export const plain = (type: "png" | "jpeg" | "webp", size: Size = { width: 300, height: 200 }, background = "#a33") =>
  sharp({ create: { ...size, channels: 3, background } })
    .toFormat(type)
    .toBuffer();

/** An animation of many frames, the first one red. */
export async function animation(frames: number) {
  const colours = ["#ff0000", "#00ff00", "#0000ff"];
  const pages = await Promise.all(
    Array.from({ length: frames }, (_, index) =>
      sharp({ create: { width: 64, height: 64, channels: 3, background: colours[index % 3]! } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(pages, { join: { animated: true } })
    .webp({ loop: 0, delay: pages.map(() => 40) })
    .toBuffer();
}

/** A PNG that says it is 30,000 x 30,000 and has hardly any data: a small file that would fill 2.7 GB. */
export async function bomb(side = 30_000) {
  const png = await plain("png", { width: 8, height: 8 });
  const header = Buffer.from(png);
  header.writeUInt32BE(side, 16);
  header.writeUInt32BE(side, 20);
  header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
  return header;
}

/** A JPEG that a careless reader takes for a page with a script: markup in a comment, and after the end. */
export async function polyglot() {
  const jpeg = await plain("jpeg");
  const markup = Buffer.from("<html><body><script>alert(document.domain)</script></body></html>");
  const comment = Buffer.alloc(4);
  comment.writeUInt16BE(0xfffe, 0);
  comment.writeUInt16BE(markup.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), comment, markup, jpeg.subarray(2), markup]);
}

export const svg = () =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><script>alert(1)</script><rect width="64" height="64"/></svg>`,
  );
