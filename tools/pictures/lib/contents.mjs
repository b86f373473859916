// What is in the packs: beans, leaves, crystals; and the small things that lie beside them.
import { mix, shade, tint } from './colour.mjs';
import { INK, P, clip, ell, fill, line, place, wire } from './pen.mjs';

export function bean(x, y, size, turn, colour) {
  return place(x, y, size / 20, () =>
    fill(ell(0, 0, 7, 10), shade(colour, 0.25)) + clip(ell(0, 0, 7, 10), fill(ell(-2, -1.6, 7, 10), colour) + wire('M-4-5C-5-2-5 1-4 4', 1.4, tint(colour, 0.3))) +
    line(ell(0, 0, 7, 10), 0.7) + line('M1-9.6C-3-3 3.4 3-1 9.6', 0.8, shade(colour, 0.6)), turn);
}

/** A heap drawn row by row from the back; `piece(x, y, i)` draws one. */
export function heap(rnd, cx, baseY, halfWidth, height, step, piece) {
  let s = '';
  const rows = Math.max(2, Math.round(height / (step * 0.55)));
  for (let row = 0; row < rows; row++) {
    const t = row / (rows - 1);
    const y = baseY - height * (1 - t);
    const w = halfWidth * Math.sin(Math.acos(1 - (0.16 + 0.84 * t)));
    const count = Math.max(1, Math.round((2 * w) / step));
    for (let i = 0; i < count; i++) {
      const x = cx - w + (2 * w * (i + 0.5)) / count + rnd.between(-0.25, 0.25) * step;
      s += piece(x, y + rnd.between(-0.12, 0.12) * step, i);
    }
  }
  return s;
}

export const KINDS = {
  bean: (colour) => (rnd) => (x, y, size) => bean(x, y, size * 1.35, rnd.between(0, 180), mix(colour, tint(colour, 0.25), rnd.next() * 0.5)),
  // twisted leaf, open leaf and blossom crumbs of loose tea
  leaf: (colour, fleck) => (rnd) => (x, y, size) => {
    const turn = rnd.between(-75, 75);
    const c = rnd.next() < 0.14 ? fleck : rnd.next() < 0.5 ? colour : mix(colour, tint(colour, 0.4), rnd.next() * 0.7);
    return place(x, y, size / 16, () => {
      if (rnd.next() < 0.55) {
        const d = P`M-10 1C-6 ${-4} 4 ${-4} 10 ${rnd.between(-3, 1)}C5 2 -4 4 -10 1Z`;
        return fill(d, c) + line(d, 0.5, shade(c, 0.55)) + line('M-7 0C-2-1 3-1 7-1', 0.5, shade(c, 0.4));
      }
      const d = 'M-9 2C-5-3 1 2 9-3L9.6-1C3 4-3 1-8 4Z';
      return fill(d, c) + line(d, 0.5, shade(c, 0.55));
    }, turn);
  },
  // crystals of rock candy
  crystal: (colour) => (rnd) => (x, y, size) => place(x, y, size / 15, () => fill('M-7 2L-4-6L3-7L8-1L5 6L-3 7Z', colour) + fill('M-4-6L3-7L1 0L-7 2Z', tint(colour, 0.5)) + fill('M1 0L8-1L5 6L-3 7Z', shade(colour, 0.14)) + line('M-7 2L-4-6L3-7L8-1L5 6L-3 7ZM-7 2L1 0L3-7M1 0L-3 7', 0.5, shade(colour, 0.55)), rnd.between(0, 90)),
  cube: (colour) => (rnd) => (x, y, size) => place(x, y, size / 15, () => fill('M-7-3L0-7L7-3V4L0 8L-7 4Z', colour) + fill('M-7-3L0-7L7-3L0 1Z', tint(colour, 0.45)) + fill('M0 1L7-3V4L0 8Z', shade(colour, 0.18)) + line('M-7-3L0-7L7-3V4L0 8L-7 4ZM-7-3L0 1L7-3M0 1V8', 0.5, shade(colour, 0.55)), rnd.between(-30, 30)),
  // rolled pearls
  pearl: (colour, fleck) => (rnd) => (x, y, size) => { const c = rnd.next() < 0.16 ? fleck : mix(colour, tint(colour, 0.35), rnd.next() * 0.6); return place(x, y, size / 15, () => fill(ell(0, 0, 6.4, 5.8), shade(c, 0.25)) + fill(ell(-1, -1, 5.2, 4.6), c) + line('M-4 1C-2-4 3-4 4 0M-2 4C0 0 3 0 5 2', 0.5, shade(c, 0.45)) + line(ell(0, 0, 6.4, 5.8), 0.6), rnd.between(0, 180)); },
  // dried fruit and petals
  berry: (colour, fleck) => (rnd) => (x, y, size) => { const c = rnd.next() < 0.35 ? fleck : colour; return place(x, y, size / 16, () => (rnd.next() < 0.6 ? fill(ell(0, 0, 6.6, 6), c) + fill(ell(2, 1.6, 4.2, 4), shade(c, 0.22)) + line(ell(0, 0, 6.6, 6), 0.6) + wire('M-3-1a3 3 0 0 1 3-2.6', 1, tint(c, 0.5)) : fill('M-9 2C-5-5 5-6 9-1C5 4-3 5-9 2Z', tint(c, 0.2)) + line('M-9 2C-5-5 5-6 9-1C5 4-3 5-9 2Z', 0.5)), rnd.between(-60, 60)); },
  powder: (colour) => (rnd) => (x, y, size) => fill(ell(x, y, size * 0.9, size * 0.6), mix(colour, tint(colour, 0.3), rnd.next())),
};

/** Loose pieces on the table around a point. */
export function scatter(rnd, piece, cx, cy, spreadX, spreadY, count, size) {
  const spots = Array.from({ length: count }, () => [cx + rnd.between(-1, 1) * spreadX, cy + rnd.between(-1, 1) * spreadY]).sort((a, b) => a[1] - b[1]);
  return spots.map(([x, y]) => fill(ell(x + size * 0.2, y + size * 0.36, size * 0.62, size * 0.24), INK, 0.13) + piece(x, y, size)).join('');
}

/** A sprig of the tea or coffee bush. */
export function sprig(x, y, size, turn, colour, berry) {
  const leaf = (len, wide, a, c) => place(0, 0, 1, () => {
    const d = P`M0 0C${len * 0.22} ${-wide} ${len * 0.72} ${-wide * 0.9} ${len} 0C${len * 0.72} ${wide * 0.8} ${len * 0.22} ${wide} 0 0Z`;
    return fill(d, c) + clip(d, fill(P`M0 0H${len}V${wide * 2}H0Z`, shade(c, 0.2))) + line(d, 0.7) + line(P`M0 0H${len * 0.9}M${len * 0.25} 0l${wide * 0.5} ${-wide * 0.5}M${len * 0.5} 0l${wide * 0.5} ${-wide * 0.5}M${len * 0.3} 0l${wide * 0.5} ${wide * 0.5}M${len * 0.55} 0l${wide * 0.45} ${wide * 0.45}`, 0.45, shade(c, 0.5));
  }, a);
  return place(x, y, size / 100, () =>
    wire('M0 0C20-10 40-14 74-16', 2.2, shade(colour, 0.35)) +
    place(22, -8, 1, () => leaf(44, 13, 0, colour), 46) + place(30, -12, 1, () => leaf(46, 13, 0, tint(colour, 0.1)), -62) +
    place(54, -15, 1, () => leaf(40, 12, 0, colour), 32) + place(70, -16, 1, () => leaf(42, 11, 0, tint(colour, 0.16)), -14) +
    (berry ? [[40, -8], [49, -22], [36, -20]].map(([bx, by]) => fill(ell(bx, by, 7), berry) + clip(ell(bx, by, 7), fill(ell(bx + 5, by + 4, 7), shade(berry, 0.25))) + wire(P`M${bx - 3} ${by}a3.4 3.4 0 0 1 3-3.4`, 1.2, tint(berry, 0.6)) + line(ell(bx, by, 7), 0.7)).join('') : ''), turn);
}

/** Steam: two calm lines. */
export const steam = (x, y, h, colour) =>
  wire(P`M${x - 8} ${y}C${x - 20} ${y - h * 0.3} ${x + 6} ${y - h * 0.55} ${x - 8} ${y - h}`, 2.6, colour) +
  wire(P`M${x + 9} ${y + 2}C${x - 1} ${y - h * 0.24} ${x + 19} ${y - h * 0.46} ${x + 8} ${y - h * 0.78}`, 2.2, colour);
