// Vignettes in the manner of linocuts: one or two flat inks with carved lines, in a field of 100 by 100 around the middle.
import { P, box, clip, ell, fill, poly, wire } from './pen.mjs';

const dir = (angle, r) => [Math.cos((angle * Math.PI) / 180) * r, Math.sin((angle * Math.PI) / 180) * r];
const ring = (count, draw, from = 0) => Array.from({ length: count }, (_, i) => draw(from + (360 / count) * i, i)).join('');
const spin = (angle, inner) => `<g transform="rotate(${Math.round(angle * 10) / 10})">${inner}</g>`;
const move = (x, y, inner) => `<g transform="translate(${x} ${y})">${inner}</g>`;

const leafShape = (len, wide) => P`M0 0C${len * 0.2} ${-wide} ${len * 0.7} ${-wide} ${len} 0C${len * 0.7} ${wide} ${len * 0.2} ${wide} 0 0Z`;
const carvedLeaf = (len, wide, ink, cut, veins = 4) => {
  let lines = wire(P`M0 0H${len * 0.86}`, 1.6, cut);
  for (let i = 1; i <= veins; i++) {
    const x = (len * 0.72 * i) / (veins + 0.4);
    lines += wire(P`M${x} 0L${x + wide * 0.62} ${-wide * 0.62}M${x} 0L${x + wide * 0.62} ${wide * 0.62}`, 1.3, cut);
  }
  return fill(leafShape(len, wide), ink) + clip(leafShape(len, wide), lines);
};

const drawings = {
  mountain: (ink, two, cut) =>
    fill(ell(14, -14, 21), two) +
    fill(poly([-50, 34], [-18, -22], [-6, -4], [8, -30], [50, 34]), ink) +
    wire('M-18-14L-27 8M-16-6L-20 20M-12 6L-13 30M8-20L-2 6M10-12L6 16M13-4L15 28M20 4L25 30M26 14L34 30M-30 18L-36 30', 1.8, cut) +
    wire('M-44 41H44M-30 47H30', 2.2, ink),
  sun: (ink, two, cut) =>
    clip(box(-50, -50, 100, 68), fill(ell(0, 18, 25), two) + ring(18, (a) => { const [x, y] = dir(a, 31); const [u, v] = dir(a, a % 40 === 0 ? 50 : 44); return wire(P`M${x} ${y + 18}L${u} ${v + 18}`, 3, ink); }, 0) + wire('M-22 10H22M-24 4H24M-21-3H21', 1.1, cut)) +
    wire('M-46 20H46', 3, ink) + wire('M-38 28H38M-26 36H26M-12 44H12', 2.2, ink),
  leaf: (ink, two, cut) =>
    wire('M2 48C0 26 0 10 4-8', 2.6, ink) +
    move(3, 12, spin(-148, carvedLeaf(46, 13, ink, cut))) +
    move(2, 4, spin(-34, carvedLeaf(46, 13, ink, cut))) +
    move(4, -8, spin(-84, carvedLeaf(40, 8, two, cut, 3))),
  flower: (ink, two, cut) =>
    wire('M0 8C4 24 2 36-6 48', 2.4, ink) + move(1, 34, spin(-28, carvedLeaf(36, 9, ink, cut, 3))) + move(-2, 40, spin(-160, carvedLeaf(30, 8, ink, cut, 3))) +
    move(0, -10, ring(5, (a) => spin(a, fill('M0-2C-17-12-17-34 0-39C17-34 17-12 0-2Z', two) + wire('M0-10V-26M-5-14L-7-27M5-14L7-27', 1.3, cut)), 0) + fill(ell(0, 0, 6.5), ink) + ring(5, (a) => { const [x, y] = dir(a, 10); return fill(ell(x, y, 1.7), ink); }, 18)),
  bird: (ink, two, cut) =>
    fill(ell(20, -20, 15), two) +
    fill('M-48 8C-36-2-24-4-12-2C-14-18-24-32-40-42C-16-40 4-26 10-6C20-6 30-2 36 6L50 10L36 14C26 24 8 28-8 22C-20 26-36 34-48 30C-38 24-32 18-28 14C-34 12-42 10-48 8Z', ink) +
    wire('M-30-34C-18-26-8-16-4-2M-22-34C-8-26 0-14 3-2M-22 8C-12 14 2 16 14 12M-16 14C-8 18 2 20 10 18', 1.6, cut) + fill(ell(32, 6, 1.8), cut) +
    wire('M-20 42H30M-4 48H20', 2.2, ink),
  wave: (ink, two, cut) => {
    const crest = 'M-48 34C-44-4-20-34 12-34C32-34 44-20 40-4C34-14 22-16 14-8C4 2 8 22 26 34Z';
    return (
      fill(ell(-30, -28, 13), two) + fill(crest, ink) +
      clip(crest, wire('M-40 36C-36 4-16-22 8-25C18-26 26-22 30-17M-31 36C-28 10-14-10 4-15M-21 36C-19 16-10 2-1-5M-10 36C-9 22-6 14-3 8', 2, cut)) +
      fill(ell(45, -14, 2.6), ink) + fill(ell(48, -2, 1.8), ink) + fill(ell(40, -26, 2), ink) +
      fill('M12 34C18 16 34 8 48 14C40 16 38 24 48 34Z', two) +
      wire('M-48 38C-40 33-32 33-24 38S-8 43 0 38S16 33 24 38S40 43 48 38M-34 47C-27 43-20 43-12 47S4 51 12 47S28 43 34 47', 2.6, ink)
    );
  },
  berry: (ink, two, cut) =>
    wire('M-40-34C-20-28-2-16 6 6', 2.6, ink) + move(-22, -28, spin(-20, carvedLeaf(50, 12, ink, cut))) + move(-26, -28, spin(78, carvedLeaf(46, 12, ink, cut))) +
    [[4, 12, 12], [24, 4, 12], [18, 28, 13], [-4, 34, 11]].map(([x, y, r]) => fill(ell(x, y, r + 1.6), cut) + fill(ell(x, y, r), two) + wire(P`M${x - r * 0.5} ${y - r * 0.1}A${r * 0.55} ${r * 0.55} 0 0 1 ${x} ${y - r * 0.6}`, 1.6, cut) + fill(ell(x + r * 0.25, y + r * 0.35, 1.8), ink)).join(''),
  bean: (ink, two, cut) =>
    [[-17, 8, -32, ink], [19, -8, 28, two]].map(([x, y, a, c]) => move(x, y, spin(a, fill(ell(0, 0, 21.5, 33.5), cut) + fill(ell(0, 0, 20, 32), c) + wire('M2-31C-12-12 12 8-2 31', 3, cut) + wire('M-13-14C-16-4-15 6-12 14M13-12C16-2 15 8 11 16', 1.3, cut)))).join(''),
  star: (ink, two) =>
    ring(8, (a, i) => spin(a, i % 2 ? fill('M0 0L-7-9L0-30Z', ink) + fill('M0 0L7-9L0-30Z', two) : ''), 0) +
    ring(4, (a) => spin(a, fill('M0 0L-10-12L0-49Z', ink) + fill('M0 0L10-12L0-49Z', two)), 0) +
    ring(24, (a) => { const [x, y] = dir(a, 37); return a % 45 === 0 ? '' : fill(ell(x, y, 1.3), ink); }, 0),
  stripe: (ink, two) =>
    clip(ell(0, 0, 44), fill(ell(0, 0, 44), two) + Array.from({ length: 9 }, (_, i) => wire(P`M${-80 + i * 17} 60L${-20 + i * 17} -60`, 6.5, ink)).join('')) + wire(ell(0, 0, 48), 1.6, ink),
  dot: (ink, two) => {
    let s = '';
    for (let y = -3; y <= 3; y++) for (let x = -3; x <= 3; x++) {
      const d = Math.hypot(x, y);
      if (d < 3.7) s += fill(ell(x * 13, y * 13, 5.6 - d * 0.95), (x + y) % 2 === 0 ? ink : two);
    }
    return s;
  },
  moon: (ink, two, cut) =>
    fill('M14-44A40 40 0 1 0 40 22A33 33 0 0 1 14-44Z', ink) + wire('M-20-14C-26 2-22 20-8 30M-12-24C-20-4-16 16 0 28M-3-30C-10-10-7 10 8 24', 1.5, cut) +
    [[30, -22, 7], [42, -2, 4], [18, -4, 4.5]].map(([x, y, r]) => move(x, y, fill(P`M0 ${-r}L${r * 0.3} ${-r * 0.3}L${r} 0L${r * 0.3} ${r * 0.3}L0 ${r}L${-r * 0.3} ${r * 0.3}L${-r} 0L${-r * 0.3} ${-r * 0.3}Z`, two))).join(''),
  fern: (ink, two) => {
    let s = wire('M-10 48C-6 20 0-10 16-44', 2.4, ink);
    for (let i = 0; i < 10; i++) {
      const t = i / 10, x = -10 + 26 * t ** 1.5, y = 46 - 88 * t, len = 38 * (1 - t) ** 0.7 + 5;
      const leaf = fill(leafShape(len, 4.4 - t * 1.6), i % 3 === 2 ? two : ink);
      s += move(x, y, spin(-12 - t * 40, leaf) + spin(-162 + t * 4, leaf));
    }
    return s;
  },
  citrus: (ink, two, cut) =>
    move(24, -32, spin(-24, carvedLeaf(30, 9, ink, cut, 3))) + move(-4, 4, fill(ell(0, 0, 40), ink) + fill(ell(0, 0, 36), cut) + ring(8, (a) => spin(a, fill('M0-5L-10.5-27Q0-37 10.5-27Z', two) + wire('M0-14V-24M-4-18L-6-25M4-18L6-25', 1.1, cut)), 11)),
  spice: (ink, two, cut) =>
    ring(8, (a) => spin(a, fill('M0-4C-10-16-9-32 0-48C9-32 10-16 0-4Z', ink) + fill('M0-14C-4-20-4-28 0-36C4-28 4-20 0-14Z', cut) + fill(ell(0, -25, 2.8, 5), two)), 0) + fill(ell(0, 0, 6), two),
  house: (ink, two, cut) =>
    fill('M-34 40V-8H-27V-18H-19V-28H-11V-38H-4L0-46L4-38H11V-28H19V-18H27V-8H34V40Z', ink) +
    [[-20, 0], [-4, 0], [12, 0], [-12, -17], [4, -17]].map(([x, y]) => fill(box(x, y, 8, 11), cut) + wire(P`M${x + 4} ${y}V${y + 11}M${x} ${y + 5}H${x + 8}`, 1.1, ink)).join('') +
    fill(ell(0, -29, 3.4), cut) + fill('M-7 40V26A7 7 0 0 1 7 26V40Z', two) + fill(box(-24, 19, 9, 12), cut) + fill(box(15, 19, 9, 12), cut) + wire('M-46 41H46', 2.6, ink) + wire('M-40 47C-34 44-30 44-24 47S-12 50-6 47S6 44 12 47S24 50 30 47S38 45 42 47', 1.8, ink),
  ship: (ink, two, cut) =>
    wire('M-18 22V-34M10 22V-44', 2.4, ink) + fill('M-20-30C-12-22-12-8-20 8H-42C-32-6-28-18-20-30Z', two) + fill('M8-40C20-26 20-6 8 10H-14C-4-8-2-24 8-40Z', ink) + fill('M13-36C30-22 38-8 40 8H13C18-8 18-22 13-36Z', two) +
    wire('M-30-4H-15M-6-16H14M-10-4H15M18-10H30M18 0H36', 1.3, cut) + fill('M-46 18H46C42 30 36 36 30 38H-30C-38 34-44 28-46 18Z', ink) + wire('M-38 25H38', 1.5, cut) + wire('M-48 43C-40 38-32 38-24 43S-8 48 0 43S16 38 24 43S40 48 48 43', 2.4, ink),
};

/** One vignette around (x, y), as wide as `size`. */
export function motif(name, x, y, size, ink, two, cut) {
  const draw = drawings[name];
  return draw ? `<g transform="translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}) scale(${Math.round(size * 10) / 1000})">${draw(ink, two, cut)}</g>` : '';
}
