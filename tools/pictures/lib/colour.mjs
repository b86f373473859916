// Colours are mixed in OKLab, so that a shade of yellow stays yellow and a tint of brown does not turn pink.

const toLinear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const toGamma = (v) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

function lab(hex) {
  const [r, g, b] = [1, 3, 5].map((i) => toLinear(parseInt(hex.slice(i, i + 2), 16) / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function hex([L, a, b]) {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return '#' + rgb
    .map((v) => Math.round(Math.min(1, Math.max(0, toGamma(Math.max(0, v)))) * 255).toString(16).padStart(2, '0'))
    .join('');
}

export function mix(a, b, share) {
  const [p, q] = [lab(a), lab(b)];
  return hex(p.map((v, i) => v + (q[i] - v) * share));
}

export const lightness = (colour) => lab(colour)[0];

/** The same surface turned away from the window: darker and a little cooler. */
export function shade(colour, amount = 0.16) {
  const [L, a, b] = lab(colour);
  return hex([L * (1 - amount * 0.85), a * (1 - amount * 0.2), b * (1 - amount * 0.3) - 0.006 * amount]);
}

/** The same surface facing the window: lighter and a little warmer. */
export function tint(colour, amount = 0.2) {
  const [L, a, b] = lab(colour);
  return hex([L + (0.985 - L) * amount, a * (1 - amount * 0.45), b * (1 - amount * 0.4) + 0.008 * amount]);
}
