import sharp from "sharp";

/** The decoders of the three formats and no other: libvips can read dozens, SVG and PDF among them. */
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});

const SIDE = 256;
/** 4096 x 4096; decoded, that is 64 MB of the function's memory. */
const PIXEL_LIMIT = 2 ** 24;
const TARGET_BYTES = 30_000;
const QUALITIES = [80, 60, 40, 20];

/**
 * Decodes a picture's first frame and makes it a 256 x 256 WebP of at most 30 KB: upright, cut to its middle square,
 * on white where it is transparent, without metadata. Answers undefined for what is not a whole PNG, JPEG or WebP
 * of at most 16.7 million pixels.
 */
export async function toAvatar(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const square = await decode(bytes).catch(() => undefined);
  if (!square) return undefined;
  const { width, height, channels } = square.info;
  let webp = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    webp = await sharp(square.data, { raw: { width, height, channels } }).webp({ quality }).toBuffer();
    if (webp.length < TARGET_BYTES) break;
  }
  return webp;
}

const decode = async (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: PIXEL_LIMIT, pages: 1, failOn: "error" })
    .autoOrient()
    .resize(SIDE, SIDE, { fit: "cover" })
    .flatten({ background: "#fff" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
