import { hueOf, initialsOf } from "../../shared/avatars";

/**
 * OKLCH as sRGB, since programs other than browsers know no oklch().
 * Matrices: https://bottosson.github.io/posts/oklab/
 */
function hexOf(lightness: number, chroma: number, hue: number) {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const bytes = linear.map((c) => {
    const encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055;
    return Math.round(255 * Math.min(1, Math.max(0, encoded)));
  });
  return `#${Buffer.from(bytes).toString("hex")}`;
}

/** Paper and ink of a person's own colour, by day and at dusk: the same four as `.avatar` of the site's stylesheet. */
export function coloursOf(userId: string) {
  const hue = 110 + 24 * hueOf(userId);
  return {
    day: { paper: hexOf(0.88, 0.05, hue), ink: hexOf(0.35, 0.075, hue) },
    dusk: { paper: hexOf(0.36, 0.05, hue), ink: hexOf(0.91, 0.045, hue) },
  };
}

// The site's own serif faces, so that the picture and the initials it covers are one.
const SERIF = "Iowan Old Style,Palatino Linotype,Palatino,URW Palladio L,P052,Georgia,serif";

/** The picture of a person who has sent none: serif initials on a colour of their own, drawn with the reader's fonts. */
export function drawnAvatar(userId: string, username: string) {
  const { day, dusk } = coloursOf(userId);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 100 100">`,
    `<style>@media(prefers-color-scheme:dark){rect{fill:${dusk.paper}}text{fill:${dusk.ink}}}</style>`,
    `<rect width="100" height="100" fill="${day.paper}"/>`,
    `<text x="50" y="63" fill="${day.ink}" font-family="${SERIF}" font-size="38" text-anchor="middle">`,
    `${initialsOf(username)}</text></svg>`,
  ].join("");
}
