import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { toAvatar } from "../../functions/avatar-uploaded/picture";
import { animation, bomb, photograph, plain, polyglot, svg } from "../support/pictures";

const avatarOf = async (bytes: Uint8Array) => {
  const webp = await toAvatar(bytes);
  return { webp: Buffer.from(webp!), metadata: await sharp(webp).metadata() };
};

const colourIn = async (bytes: Uint8Array, left: number, top: number) => {
  const pixel = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer();
  return [...pixel];
};

test("a twelve-megapixel photograph with its place becomes a small WebP that tells nothing but the picture", async () => {
  const photo = await photograph();
  expect(photo.length).toBeGreaterThan(1.6 * 2 ** 20);
  expect(photo.length).toBeLessThan(2 * 2 ** 20);
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const { webp, metadata } = await avatarOf(photo);
  expect(metadata).toMatchObject({ format: "webp", width: 256, height: 256 });
  expect(metadata.exif ?? metadata.xmp ?? metadata.icc ?? metadata.orientation).toBeUndefined();
  expect(webp.length).toBeLessThan(30_000);
  expect(webp.includes("Nora Hale")).toBe(false);
});

test.each(["png", "jpeg", "webp"] as const)("a %s becomes a square WebP", async (type) => {
  const { metadata } = await avatarOf(await plain(type));
  expect(metadata).toMatchObject({ format: "webp", width: 256, height: 256 });
});

test("a picture full of noise stays under 30 KB too", async () => {
  const noise = await sharp({
    create: { width: 256, height: 256, channels: 3, background: "#888", noise: { type: "gaussian", sigma: 90 } },
  })
    .png()
    .toBuffer();
  expect((await avatarOf(noise)).webp.length).toBeLessThan(30_000);
});

test("a picture that its metadata turns is stored upright", async () => {
  const leftRed = await sharp(await plain("png", { width: 200, height: 200 }, "#0000ff"))
    .composite([{ input: await plain("png", { width: 100, height: 200 }, "#ff0000"), left: 0, top: 0 }])
    .jpeg()
    .withMetadata({ orientation: 3 })
    .toBuffer();
  const { webp } = await avatarOf(leftRed);
  const [red, , blue] = await colourIn(webp, 220, 128);
  expect(red).toBeGreaterThan(180);
  expect(blue).toBeLessThan(80);
});

test("an animation becomes its first frame", async () => {
  const { webp, metadata } = await avatarOf(await animation(300));
  expect(metadata.pages ?? 1).toBe(1);
  const [red, green] = await colourIn(webp, 128, 128);
  expect(red).toBeGreaterThan(200);
  expect(green).toBeLessThan(60);
});

test("what is transparent becomes white, so that nothing shows through", async () => {
  const clear = await sharp({ create: { width: 64, height: 64, channels: 4, background: "#00000000" } })
    .png()
    .toBuffer();
  expect(await colourIn((await avatarOf(clear)).webp, 10, 10)).toEqual([255, 255, 255]);
});

test("a JPEG with a page inside it is drawn anew, without the page", async () => {
  const { webp } = await avatarOf(await polyglot());
  expect(webp.includes("script")).toBe(false);
});

describe("what is not a picture is refused:", () => {
  test.each([
    ["nothing", async () => Buffer.alloc(0)],
    ["a drawing with a script, named .png", async () => svg()],
    ["a page", async () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    [
      "a GIF",
      async () =>
        sharp(await plain("png"))
          .gif()
          .toBuffer(),
    ],
    ["30,000 x 30,000 pixels", () => bomb()],
    ["a whole picture of more than 16.7 million pixels", () => plain("png", { width: 4200, height: 4200 })],
    ["half a picture", async () => (await plain("jpeg", { width: 900, height: 900 })).subarray(0, 3000)],
    [
      "the first bytes of a PNG and then nonsense",
      async () => {
        const png = await plain("png");
        return Buffer.concat([png.subarray(0, 60), Buffer.alloc(4000, 7)]);
      },
    ],
  ])("%s", async (_, bytes) => {
    expect(await toAvatar(await bytes())).toBeUndefined();
  });
});
