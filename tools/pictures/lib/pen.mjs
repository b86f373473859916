// The pen: paths, flat two-tone solids and the fine ink line that every drawing shares.
import { lightness, shade, tint } from './colour.mjs';

export const INK = '#211c18';

let scale = 1;
let clips = 0;
let engraved = false;

/** Starts a document; a close look gets its shades engraved. */
export function newSheet(close = false) {
  scale = 1;
  clips = 0;
  engraved = close;
}

export const HATCH = '<pattern id="hatch" width="3.4" height="3.4" patternUnits="userSpaceOnUse" patternTransform="rotate(-38)"><path d="M0 0.5H3.4" stroke="#211c18" stroke-width="0.42" stroke-opacity="0.34"/></pattern>';
const hatch = (d) => (engraved ? `<path d="${d}" fill="url(#hatch)"/>` : '');

export const n = (v) => String(Math.round(v * 100) / 100);

/** Path text with rounded numbers: P`M${x} ${y}` */
export const P = (parts, ...values) =>
  parts.reduce((text, part, i) => text + (typeof values[i - 1] === 'number' ? n(values[i - 1]) : values[i - 1]) + part);

export const ell = (cx, cy, rx, ry = rx) => P`M${cx - rx} ${cy}A${rx} ${ry} 0 0 1 ${cx + rx} ${cy}A${rx} ${ry} 0 0 1 ${cx - rx} ${cy}Z`;

export const box = (x, y, w, h, r = 0) =>
  r === 0
    ? P`M${x} ${y}h${w}v${h}h${-w}Z`
    : P`M${x + r} ${y}h${w - 2 * r}q${r} 0 ${r} ${r}v${h - 2 * r}q0 ${r} ${-r} ${r}h${2 * r - w}q${-r} 0 ${-r} ${-r}v${2 * r - h}q0 ${-r} ${r} ${-r}Z`;

export const poly = (...points) => 'M' + points.map(([x, y]) => P`${x} ${y}`).join('L') + 'Z';

/** A turned body between two circles seen slightly from above. */
export const drum = (cx, rTop, yTop, rBase, yBase, e = 0.13) =>
  P`M${cx - rTop} ${yTop}L${cx - rBase} ${yBase}A${rBase} ${rBase * e} 0 0 0 ${cx + rBase} ${yBase}L${cx + rTop} ${yTop}A${rTop} ${rTop * e} 0 0 0 ${cx - rTop} ${yTop}Z`;

export const fill = (d, colour, opacity = 1) =>
  `<path d="${d}" fill="${colour}"${opacity < 1 ? ` fill-opacity="${n(opacity)}"` : ''}/>`;

export function line(d, width = 0.8, colour = INK, opacity = 1) {
  const o = opacity < 1 ? ` stroke-opacity="${n(opacity)}"` : '';
  return `<path d="${d}" fill="none" stroke="${colour}"${o} stroke-width="${n(width / scale)}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** A stroke whose width belongs to the thing (a wire, a seam), not to the pen. */
export const wire = (d, width, colour, cap = 'round') =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="${cap}" stroke-linejoin="round"/>`;

export function clip(d, inner) {
  const id = `c${(clips += 1)}`;
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${inner}</g>`;
}

export const group = (transform, inner) => `<g transform="${transform}">${inner}</g>`;

export function place(x, y, k, draw, turn = 0) {
  const before = scale;
  scale *= k;
  const inner = draw();
  scale = before;
  const rotate = turn === 0 ? '' : ` rotate(${n(turn)})`;
  const size = k === 1 ? '' : ` scale(${Math.round(k * 1000) / 1000})`;
  return group(`translate(${n(x)} ${n(y)})${rotate}${size}`, inner);
}

/** Ink that stays visible: dark things get their inner lines in a light tint. */
export const inkOn = (colour) => (lightness(colour) > 0.42 ? INK : tint(colour, 0.32));

/**
 * A flat solid in two tones. `lit` shifts the lit copy of the contour towards the window and leaves a crescent of shade;
 * `bands` are vertical planes [from, to, amount] for turned and folded bodies (negative: shade, positive: light).
 */
export function solid(d, colour, { lit, bands = [], inside = '', depth = 0.2, ink = 0.95 } = {}) {
  let inner = '';
  if (lit) inner += hatch(d) + `<path d="${d}" transform="translate(${n(-lit[0])} ${n(-lit[1])})" fill="${colour}"/>`;
  for (const [from, to, amount] of bands)
    inner += fill(box(from, -900, to - from, 1800), amount < 0 ? shade(colour, -amount) : tint(colour, amount)) + (amount <= -0.16 ? hatch(box(from + (to - from) * 0.34, -900, to - from, 1800)) : '');
  inner += inside;
  return fill(d, lit ? shade(colour, depth) : colour) + (inner ? clip(d, inner) : '') + (ink ? line(d, ink) : '');
}

/** Planes of a turned body of radius r around cx: a soft highlight on the left, the darker side on the right. */
export const turned = (cx, r, gloss = 0.3, depth = 0.2) => [
  [cx - r * 0.74, cx - r * 0.5, gloss],
  [cx + r * 0.38, cx + r * 1.2, -depth],
];

/** Polished metal: harder edges and a reflex on the far side. */
export const polished = (cx, r) => [
  [cx - r * 1.1, cx - r * 0.86, -0.14],
  [cx - r * 0.62, cx - r * 0.3, 0.6],
  [cx - r * 0.22, cx - r * 0.16, 0.45],
  [cx + r * 0.3, cx + r * 0.84, -0.24],
  [cx + r * 0.5, cx + r * 0.66, -0.36],
];

/** A bent tube: handles, spouts, wires. */
export function tube(d, width, colour, { ink = 0.95, light = true, cap = 'butt' } = {}) {
  const edge = (2 * ink) / scale;
  return (
    wire(d, width + edge, INK, cap) +
    wire(d, width, colour, cap) +
    group(`translate(${n(width * 0.2)} ${n(width * 0.14)})`, wire(d, width * 0.5, shade(colour, 0.18), cap)) +
    (light ? group(`translate(${n(-width * 0.16)} ${n(-width * 0.14)})`, wire(d, width * 0.22, tint(colour, 0.35), cap)) : '')
  );
}

/** A soft reflection on glaze or glass. */
export const gleam = (d, width, colour, amount = 0.55) => wire(d, width, tint(colour, amount));

/** Standing shadow: a dark touch below the thing and a long flat one away from the window. */
export const contact = (x0, x1, y, ground, reach = 46) => {
  const w = x1 - x0;
  const h = Math.min(15, 5 + w * 0.045);
  return (
    fill(P`M${x0 + 4} ${y - h * 0.5}C${x0 + w * 0.4} ${y - h * 1.5} ${x1 + reach * 0.6} ${y - h * 1.9} ${x1 + reach} ${y - h * 0.9}C${x1 + reach * 0.9} ${y + h * 0.3} ${x1} ${y + h * 0.95} ${x0 + w * 0.5} ${y + h * 0.8}Z`, shade(ground, 0.17)) +
    fill(P`M${x0 - 3} ${y - 1}C${x0 + w * 0.25} ${y + h * 0.72} ${x1 - w * 0.2} ${y + h * 0.72} ${x1 + 7} ${y - 1}C${x1} ${y - h * 0.5} ${x0 + 4} ${y - h * 0.5} ${x0 - 3} ${y - 1}Z`, shade(ground, 0.42))
  );
};
