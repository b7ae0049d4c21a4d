import sharp from "sharp";
import { expect, test } from "vitest";
import { coloursOf, drawnAvatar } from "../../functions/avatars/drawn";
import { newId } from "../../functions/table";
import { hueOf, initialsOf } from "../../shared/avatars";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (hex: string) => {
  const [r, g, b] = [...Buffer.from(hex.slice(1), "hex")]
    .map((byte) => byte / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = ({ paper, ink }: { paper: string; ink: string }) => {
  const [dark, light] = [luminance(paper), luminance(ink)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
};

/** One id of each hue. */
const idsByHue = () => {
  const found = new Map<number, string>();
  while (found.size < 12) {
    const id = newId();
    found.set(hueOf(id), id);
  }
  return [...found.values()];
};

test("initials are the first letters of a username's first two words", () => {
  expect(initialsOf("nora-hale")).toBe("NH");
  expect(initialsOf("tomasz")).toBe("T");
  expect(initialsOf("a-b-c")).toBe("AB");
  expect(initialsOf("-x-")).toBe("X");
  expect(initialsOf("--")).toBe("-");
});

test("initials stand out from each of the twelve colours by 7.5 to 1, by day and at dusk", () => {
  for (const { day, dusk } of idsByHue().map(coloursOf)) {
    expect(contrast(day)).toBeGreaterThanOrEqual(7.5);
    expect(contrast(dusk)).toBeGreaterThanOrEqual(7.5);
  }
});

test("a person keeps their colour, and it changes with the theme alone", () => {
  const id = newId();
  expect(drawnAvatar(id, "nora")).toBe(drawnAvatar(id, "nora"));
  const svg = drawnAvatar(id, "nora-hale");
  expect(svg).toContain(">NH</text>");
  expect(svg).toContain(coloursOf(id).day.paper);
  expect(svg).toMatch(/prefers-color-scheme:dark\)\{rect\{fill:#[0-9a-f]{6}\}text\{fill:#[0-9a-f]{6}\}\}/);
});

test("the drawn picture is a whole image of the person's paper", async () => {
  const id = newId();
  const { data, info } = await sharp(Buffer.from(drawnAvatar(id, "nora")))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([256, 256]);
  expect(`#${data.subarray(0, 3).toString("hex")}`).toBe(coloursOf(id).day.paper);
});
