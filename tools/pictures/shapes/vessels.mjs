// Cups, pots and glasses.
import { lightness, mix, shade, tint } from '../lib/colour.mjs';
import { INK, P, box, clip, drum, ell, fill, gleam, inkOn, line, place, polished, solid, tube, turned, wire } from '../lib/pen.mjs';
import { KINDS, heap } from '../lib/contents.mjs';
import { inks, plate } from '../lib/label.mjs';
import { motif } from '../lib/motifs.mjs';
import { words } from '../lib/type.mjs';

export const COFFEE = '#4a2a18';
export const CREMA = '#b97a42';
const GLASS = '#eef0ea';

const drink = (cx, y, r, e, colour, rim = tint(colour, 0.35)) =>
  fill(ell(cx, y, r, r * e), rim) + fill(ell(cx + r * 0.03, y + 0.6, r * 0.9, r * e * 0.86), colour) + fill(P`M${cx - r * 0.6} ${y - r * e * 0.25}Q${cx - r * 0.2} ${y - r * e * 0.7} ${cx + r * 0.3} ${y - r * e * 0.6}Q${cx - r * 0.2} ${y - r * e * 0.35} ${cx - r * 0.6} ${y - r * e * 0.25}Z`, tint(colour, 0.28));

/** Glaze over a part of the body, darker beyond x. */
const half = (d, colour, x) => fill(d, colour) + clip(box(x, -400, 300, 500), fill(d, shade(colour, 0.2)));

/** The open mouth of a vessel: wall, shaded inside and what is in it. */
function mouth(cx, y, r, colour, content, { e = 0.17, deep = 0.4, wall = 3.4 } = {}) {
  const inner = ell(cx, y + 0.6, r - wall, (r - wall) * e);
  return (
    solid(ell(cx, y, r, r * e), tint(colour, 0.34)) + fill(inner, shade(colour, 0.34)) +
    clip(inner, fill(ell(cx + r * 0.3, y + 2, r, r * e), shade(colour, 0.14)) + (content ? drink(cx, y + r * e * deep, r * 0.93, e, content) : '')) + line(inner, 0.55)
  );
}

const rosetta = (cx, y, k) => place(cx, y, k, () => fill('M0 8C-26 4-28-6-16-8C-10-9-3-6 0-2C3-6 10-9 16-8C28-6 26 4 0 8Z', '#f6e7cf') + fill('M0 3C-13 1-15-4-9-5C-5-5-2-3 0-1C2-3 5-5 9-5C15-4 13 1 0 3Z', CREMA) + fill('M0 0.6C-5-0.4-6-2.4-3-3C-1.4-3-0.6-2 0-1.4C0.6-2 1.4-3 3-3C6-2.4 5-0.4 0 0.6Z', '#f6e7cf'));

export function cup(d, v) {
  const c = d.main;
  const style = ['round', 'straight', 'wide'].indexOf(v.form(['round', 'straight', 'wide']));
  const saucer = style === 1 ? d.accent : c;
  const r = [72, 64, 80][style];
  const h = [88, 100, 70][style];
  const body = [
    P`M${-r} ${-18 - h}C${-r} ${-18 - h * 0.3} ${-r * 0.66} -22 -34 -19Q0 -12 34 -19C${r * 0.66} -22 ${r} ${-18 - h * 0.3} ${r} ${-18 - h}A${r} ${r * 0.17} 0 0 0 ${-r} ${-18 - h}Z`,
    P`M${-r} ${-18 - h}L${-r + 9} -42C${-r + 12} -26 -30 -19 -26 -19Q0 -13 26 -19C30 -19 ${r - 12} -26 ${r - 9} -42L${r} ${-18 - h}A${r} ${r * 0.17} 0 0 0 ${-r} ${-18 - h}Z`,
    P`M${-r} ${-18 - h}C${-r + 4} -44 -46 -22 -32 -19Q0 -12 32 -19C46 -22 ${r - 4} -44 ${r} ${-18 - h}A${r} ${r * 0.17} 0 0 0 ${-r} ${-18 - h}Z`,
  ][style];
  const handle = style === 2
    ? P`M${r - 6} ${-10 - h}C${r + 34} ${-16 - h} ${r + 32} -50 ${r - 24} -46`
    : P`M${r - 4} ${-4 - h}C${r + 36} ${-10 - h} ${r + 34} -40 ${r - 16} -46`;
  return {
    box: [-112, -20 - h - r * 0.17, 114, 6], foot: [-70, 70], focus: [16, -h * 0.72, 2],
    draw: () =>
      solid('M-112-16C-106 2-40 8 0 8S106 2 112-16Z', shade(saucer, 0.24)) + solid(ell(0, -16, 112, 17), tint(saucer, 0.12), { inside: fill(ell(24, -10, 104, 14), shade(saucer, 0.06)) + fill(ell(0, -14, 62, 9), shade(saucer, 0.2)) }) + line(ell(0, -15.5, 96, 13), 0.5, inkOn(saucer), 0.6) +
      tube(handle, 10, c) +
      solid(body, c, {
        lit: [r * 0.26, 6],
        inside: (style === 0 ? fill(P`M-120 ${-18 - h + 8}Q0 ${-18 - h + 38} 120 ${-18 - h + 8}V${-18 - h + 17}Q0 ${-18 - h + 47} -120 ${-18 - h + 17}Z`, d.accent) : style === 1 ? half('M-120-52Q0-30 120-52V20H-120Z', d.accent, r * 0.3) : '') +
          (style === 2 && d.motif && d.motif !== 'none' ? motif(d.motif, -2, -46, 40, lightness(c) > 0.62 ? inks(d).ink : tint(c, 0.8), d.accent, c) : '') +
          gleam(P`M${-r * 0.8} ${-h + 2}Q${-r * 0.76} ${-h * 0.55} ${-r * 0.56} ${-h * 0.42}`, 4, c),
      }) +
      mouth(0, -18 - h, r, c, v.tea ? v.liquor : CREMA, { deep: 0.42 }) + (v.tea ? '' : rosetta(0, -18 - h + r * 0.17 * 0.56, r / 74)),
  };
}

export function mug(d, v) {
  const c = d.main;
  const style = ['tall', 'dipped', 'barrel'].indexOf(v.form(['tall', 'dipped', 'barrel']));
  const [r, h] = [[62, 142], [70, 120], [58, 128]][style];
  const body = style === 2
    ? P`M${-r} ${-h}C${-r - 8} ${-h * 0.5} ${-r - 4} -22 -44 -2Q0 8 44 -2C${r + 4} -22 ${r + 8} ${-h * 0.5} ${r} ${-h}A${r} ${r * 0.17} 0 0 0 ${-r} ${-h}Z`
    : P`M${-r} ${-h}L${-r + 3} -20Q${-r + 4} -3 ${-r + 22} 0Q0 8 ${r - 22} 0Q${r - 4} -3 ${r - 3} -20L${r} ${-h}A${r} ${r * 0.17} 0 0 0 ${-r} ${-h}Z`;
  const handle = style === 1 ? P`M${r - 6} ${-h + 22}H${r + 22}Q${r + 38} ${-h + 24} ${r + 36} ${-h * 0.52}Q${r + 34} -30 ${r - 6} -34` : P`M${r - 5} ${-h + 20}C${r + 50} ${-h + 8} ${r + 48} -24 ${r - 8} -32`;
  const dip = style === 1
    ? half('M-120-44C-70-36-60-50-20-42S30-34 60-44S90-40 120-44V20H-120Z', d.accent, r * 0.38)
    : style === 2
      ? half(P`M-120 ${-h - 20}H120V${-h + 30}C90 ${-h + 38} 70 ${-h + 24} 40 ${-h + 34}S0 ${-h + 46} -30 ${-h + 32}S-80 ${-h + 40} -120 ${-h + 30}Z`, d.accent, r * 0.38)
      : half('M-120-30Q0-14 120-30V-20Q0-4-120-20Z', d.accent, r * 0.38);
  return {
    box: [-r - 6, -h - 12, r + 46, 8], foot: [-r + 8, r - 4], focus: [10, -h * 0.6, 2],
    draw: () =>
      tube(handle, 13, style === 2 ? d.accent : c) +
      solid(body, c, { bands: turned(0, r, 0.3), inside: dip + (d.motif && d.motif !== 'none' ? motif(d.motif, -4, -h * 0.5 + (style === 2 ? 12 : -2), 62, lightness(c) > 0.62 ? inks(d).ink : tint(c, 0.8), d.accent, c) : '') + gleam(P`M${-r * 0.76} ${-h + 18}V${-h * 0.34}`, 4.4, style === 2 ? d.accent : c, 0.5) }) +
      mouth(0, -h, r, style === 2 ? d.accent : c, v.tea ? v.liquor : COFFEE, { deep: 0.5 }),
  };
}

export function glass(d, v) {
  const style = ['double', 'latte', 'tumbler'].indexOf(v.form(['double', 'latte', 'tumbler']));
  const fluid = v.tea ? v.liquor : COFFEE;
  if (style === 0) {
    const r = 64;
    const outer = P`M-62 -150C-70 -90 -60 -30 -40 -6Q0 6 40 -6C60 -30 70 -90 62 -150A62 9 0 0 0 -62 -150Z`;
    const inner = 'M-54-146C-54-96-46-60-26-44Q0-32 26-44C46-60 54-96 54-146Z';
    return {
      box: [-r, -160, r, 4], foot: [-38, 40], focus: [0, -96, 2],
      draw: () =>
        solid(outer, GLASS, { inside: fill('M30-170C48-100 40-30 20 10H90V-170Z', INK, 0.07) }) +
        solid(inner, fluid, { ink: 0.7, lit: [14, 3], depth: 0.3, inside: fill(box(-70, -170, 140, 44), GLASS) + (v.tea ? '' : fill('M-70-126Q0-114 70-126V-106Q0-92-70-106Z', mix(CREMA, '#f2dcb8', 0.35))) }) + (v.tea ? fill(ell(0, -126, 52, 7), tint(fluid, 0.28)) : fill(ell(0, -126, 52, 7), '#ecd3ab')) + line(ell(0, -126, 52, 7), 0.5) +
        line(ell(0, -150, 62, 9), 0.9) + line(ell(0, -150, 54, 7), 0.5, INK, 0.7) + gleam('M-56-126C-58-90-52-50-42-28', 4, GLASS, 0.95) + gleam('M50-134C54-100 50-60 42-36', 2, GLASS, 0.95) +
        line('M-36-8Q0 2 36-8', 0.5, INK, 0.6),
    };
  }
  if (style === 2) {
    const facets = [-0.62, -0.2, 0.24, 0.66].map((t) => line(P`M${t * 46} -84L${t * 38} -8`, 0.55, INK, 0.55)).join('');
    return {
      box: [-52, -132, 52, 6], foot: [-38, 40], focus: [0, -80, 1.8],
      draw: () =>
        solid('M-52-124L-40-6Q0 6 40-6L52-124A52 7.6 0 0 0-52-124Z', GLASS, { inside: fill('M-48-98L-38-16Q0-6 38-16L48-98Z', fluid) + fill('M22-98L18-6H60V-98Z', shade(fluid, 0.3)) + (v.tea ? '' : fill('M-60-98H60V-82Q0-72-60-82Z', '#f0dcb9') + fill('M-60-82Q0-72 60-82V-60Q0-48-60-60Z', mix(CREMA, '#e9cba0', 0.3))) + facets + fill(box(28, -130, 40, 34), INK, 0.07) }) +
        fill(ell(0, -98, 48, 6.6), '#fbf0da') + line(ell(0, -98, 48, 6.6), 0.5) + line(ell(0, -124, 52, 7.6), 0.9) + gleam('M-42-114L-34-22', 3.4, GLASS, 0.95) + line('M-38-13Q0-3 38-13', 0.5, INK, 0.6),
    };
  }
  const outer = P`M-50 -176L-44 -4Q0 6 44 -4L50 -176A50 7.5 0 0 0 -50 -176Z`;
  const c = d.accent;
  return {
    box: [-52, -184, 84, 6], foot: [-44, 44], focus: [0, -110, 2],
    draw: () =>
      tube('M46-140C92-146 88-52 43-60', 8, GLASS) +
      solid(outer, GLASS, { inside: fill('M-47-134L-41-14Q0-6 41-14L47-134Z', fluid) + fill('M22-134L18-4H60V-134Z', shade(fluid, 0.3)) + (v.tea ? '' : fill('M-60-134H60V-104Q0-94-60-104Z', '#f0dcb9') + fill('M-60-104Q0-94 60-104V-86Q0-72-60-86Z', CREMA)) + fill(box(24, -180, 40, 46), INK, 0.07) }) +
      fill(ell(0, -134, 47, 6.6), v.tea ? tint(fluid, 0.3) : '#fbf0da') + line(ell(0, -134, 47, 6.6), 0.5) + line(ell(0, -176, 50, 7.5), 0.9) + gleam('M-40-166L-35-18', 3.6, GLASS, 0.95) +
      fill(P`M-49.4 -160L-49 -150Q0 -142 49 -150L49.4 -160Q0 -152 -49.4 -160Z`, c) + line('M-42-12Q0-4 42-12', 0.5, INK, 0.6),
  };
}

export function teapot(d, v) {
  const c = d.main;
  const style = ['belly', 'iron', 'side', 'glass'].indexOf(v.form(['belly', 'iron', 'side'], ['glass']));
  if (style === 3) return glassTeapot(d, v);
  if (style === 1) {
    // cast iron with a hoop handle
    const body = 'M-84-62C-84-104-44-122 0-122S84-104 84-62C84-22 50-4 32-2Q0 6-32-2C-50-4-84-22-84-62Z';
    const studs = [-1, 0, 1].flatMap((row) => Array.from({ length: 11 }, (_, i) => fill(ell(-75 + i * 15 + (row & 1) * 7, -62 + row * 17, 3), tint(c, 0.16)) + line(ell(-75 + i * 15 + (row & 1) * 7, -62 + row * 17, 3), 0.45, INK, 0.8))).join('');
    return {
      box: [-118, -206, 96, 6], foot: [-44, 46], focus: [0, -90, 1.9],
      draw: () =>
        tube('M-66-102C-76-226 76-226 66-102', 8, shade(c, 0.14)) +
        solid('M-70-48C-96-52-98-84-118-96L-104-104C-84-98-84-84-66-86Z', c, { lit: [5, 3] }) +
        solid(body, c, { lit: [22, 8], depth: 0.3, inside: studs + gleam('M-66-72C-64-92-50-106-32-110', 4, c, 0.4) }) +
        solid(P`M-46 -118C-40 -134 40 -134 46 -118A46 7 0 0 1 -46 -118Z`, c, { lit: [10, 2] }) + solid('M-9-130C-12-140-8-148 0-148S12-140 9-130Z', d.accent, { lit: [4, 2] }) +
        solid(ell(-66, -104, 6), c) + solid(ell(66, -104, 6), c) + line('M-34-8Q0 0 34-8', 0.5, inkOn(c), 0.6),
    };
  }
  if (style === 2) {
    // side-handled pot with a straight wooden grip
    const body = 'M-74-70C-74-108-44-120 0-120S74-108 74-70C74-30 52-4 30-2Q0 5-30-2C-52-4-74-30-74-70Z';
    return {
      box: [-106, -170, 128, 6], foot: [-42, 44], focus: [0, -90, 1.9],
      draw: () =>
        solid('M60-74L116-112Q126-116 128-106Q128-98 120-94L66-58Z', d.accent, { lit: [3, 4] }) + solid('M58-80L74-90L80-72L64-58Z', c) +
        solid('M-60-66C-84-72-86-96-104-108L-92-118C-74-106-70-96-52-96Z', c, { lit: [5, 3] }) +
        solid(body, c, { lit: [20, 8], inside: (d.motif && d.motif !== 'none' ? motif(d.motif, -2, -56, 62, lightness(c) > 0.62 ? inks(d).ink : tint(c, 0.75), d.accent, c) : '') + gleam('M-58-78C-56-96-44-106-26-110', 4.4, c) }) +
        solid(P`M-42 -117C-36 -134 36 -134 42 -117A42 7 0 0 1 -42 -117Z`, c, { lit: [10, 2] }) + solid(ell(0, -140, 11, 10), c, { lit: [4, 3] }) + line('M-32-8Q0 0 32-8', 0.5, inkOn(c), 0.6),
    };
  }
  const body = 'M-82-74C-82-124-46-146 0-146S82-124 82-74C82-32 54-8 34-4Q0 6-34-4C-54-8-82-32-82-74Z';
  return {
    box: [-128, -196, 128, 6], foot: [-48, 50], focus: [0, -100, 1.85],
    draw: () =>
      tube('M72-112C138-128 138-30 66-38', 12, c) +
      solid('M-66-42C-104-50-100-96-128-124L-112-132C-86-114-86-92-62-88Z', c, { lit: [6, 4] }) +
      solid(body, c, {
        lit: [22, 8],
        inside: half('M-100-112Q0-92 100-112V-104Q0-84-100-104Z', d.accent, 46) + (d.motif && d.motif !== 'none' ? motif(d.motif, -4, -52, 62, lightness(c) > 0.62 ? inks(d).ink : tint(c, 0.75), d.accent, c) : '') + gleam('M-66-82C-66-106-50-124-30-132', 5, c),
      }) +
      solid(P`M-46 -140C-40 -162 40 -162 46 -140A46 7.6 0 0 1 -46 -140Z`, c, { lit: [12, 2] }) + solid('M-8-156C-12-166-12-178 0-178S12-166 8-156Z', d.accent, { lit: [4, 2] }) + line('M-36-10Q0 0 36-10', 0.5, inkOn(c), 0.6) +
      solid('M-130-122Q-120-130-110-134L-112-130Q-120-126-127-119Z', tint(c, 0.3), { ink: 0.7 }),
  };
}

function glassTeapot(d, v) {
  const a = d.accent;
  const body = 'M-80-66C-80-112-50-136 0-136S80-112 80-66C80-26 54-4 34-2Q0 6-34-2C-54-4-80-26-80-66Z';
  return {
    box: [-124, -192, 128, 6], foot: [-48, 50], focus: [0, -84, 1.85],
    draw: () =>
      tube('M70-104C136-120 136-26 62-32', 10, GLASS) +
      solid('M-62-44C-98-50-98-92-122-116L-108-124C-84-108-84-88-58-84Z', GLASS, { inside: fill('M-62-44C-90-48-96-70-100-82L-84-86C-78-82-70-82-58-80Z', v.liquor, 0.85) }) +
      solid(body, GLASS, {
        inside: fill('M-100-84Q0-68 100-84V20H-100Z', v.liquor) + fill('M46-80Q74-82 100-84V20H22Z', shade(v.liquor, 0.26)) + fill(ell(0, -82, 80, 9), tint(v.liquor, 0.28)) +
          fill('M-26-130L-22-40Q0-34 22-40L26-130Z', shade(v.liquor, 0.2), 0.55) + line('M-26-130L-22-40Q0-34 22-40L26-130', 0.6) + Array.from({ length: 9 }, (_, i) => line(P`M${-25 + (i % 2)} ${-122 + i * 9.4}Q0 ${-116 + i * 9.4} ${25 - (i % 2)} ${-122 + i * 9.4}`, 0.4, INK, 0.5)).join('') +
          heap(v.rnd('pot'), 0, -44, 20, 26, 12, (x, y) => KINDS.leaf(v.leaf, a)(v.rnd(`${x}`))(x, y, 11)) + fill('M40-140C66-110 70-90 70-80L100-80V-140Z', INK, 0.07),
      }) +
      gleam('M-64-76C-64-98-50-116-32-124', 5, GLASS, 0.95) + gleam('M-62-62V-48', 3.4, GLASS, 0.95) +
      solid(P`M-46 -130C-40 -150 40 -150 46 -130A46 7.6 0 0 1 -46 -130Z`, '#c9cbc8', { bands: polished(0, 46).slice(1) }) + solid('M-10-144C-14-158-12-170 0-170S14-158 10-144Z', a, { lit: [4, 2] }) + line('M-36-9Q0 0 36-9', 0.5, INK, 0.6),
  };
}

/** Hourglass carafe with a wooden collar. */
function hourglass(d, v) {
  const wood = d.accent;
  const body = 'M-66-254L-20-142C-30-122-84-84-84-32Q-84-2-62 2Q0 9 62 2Q84-2 84-32C84-84 30-122 20-142L66-254A66 10 0 0 0-66-254Z';
  const fluid = v.tea ? v.liquor : COFFEE;
  return {
    box: [-86, -264, 88, 8], foot: [-66, 68], focus: [0, -120, 1.8],
    draw: () =>
      solid(body, GLASS, { inside: fill('M-100-56Q0-44 100-56V20H-100Z', fluid) + fill('M44-52Q70-52 100-56V20H30Z', shade(fluid, 0.34)) + fill(ell(0, -54, 80, 8), tint(fluid, 0.28)) + fill('M30-260L12-142C26-120 60-90 66-52L100-56V-260Z', INK, 0.07) + fill('M-54-258L-8-150H8L54-258Z', '#f4ead8') + fill('M18-258L4-150H8L54-258Z', '#e2d5bd') + fill('M-44-232Q0-222 44-232L26-190H-26Z', '#6b4126') }) +
      line('M-54-256L-8-150H8L54-256', 0.5, INK, 0.6) + line(ell(0, -254, 66, 10), 0.9) + gleam('M-62-72C-70-58-74-46-74-30', 4.4, GLASS, 0.95) +
      solid('M-38-182Q-32-148-36-116Q0-104 36-116Q32-148 38-182Q0-170-38-182Z', wood, { bands: [[-28, -20, 0.3], [12, 60, -0.22]], inside: [-14, 2, 20].map((x) => line(P`M${x} -182Q${x + 3} -148 ${x} -108`, 0.45, shade(wood, 0.45), 0.8)).join('') }) +
      wire('M-37-147Q0-135 37-147', 3.4, '#6b4a32') + line('M-37-149Q0-137 37-149M-37-145Q0-133 37-145', 0.5) + solid(ell(2, -136, 6, 6), tint(wood, 0.25), { lit: [2, 2] }) + wire('M0-131L-6-112M4-131L8-114', 2, '#6b4a32'),
  };
}

export function teabowl(d, v) {
  const c = d.main;
  const style = ['tall', 'wide'].indexOf(v.form(['tall', 'wide']));
  const r = style ? 84 : 72;
  const h = style ? 92 : 112;
  const body = style
    ? P`M${-r} ${-h}C${-r + 2} -44 -54 -16 -34 -12L-32 -2Q0 5 32 -2L34 -12C54 -16 ${r - 2} -44 ${r} ${-h}A${r} ${r * 0.17} 0 0 0 ${-r} ${-h}Z`
    : P`M${-r} ${-h}C${-r + 6} -66 ${-r + 2} -18 -36 -10L-34 -1Q0 5 34 -1L36 -10C${r - 2} -18 ${r - 6} -66 ${r} ${-h}A${r} ${r * 0.17} 0 0 0 ${-r} ${-h}Z`;
  return {
    box: [-r, -h - 14, r, 6], foot: [-34, 36], focus: [14, -h * 0.66, 2],
    draw: () =>
      solid(body, c, {
        lit: [r * 0.28, 6],
        inside: fill(P`M-120 ${-h - 30}H120V${-h + 34}C96 ${-h + 44} 84 ${-h + 26} 62 ${-h + 36}C50 ${-h + 42} 48 ${-h + 62} 38 ${-h + 62}S26 ${-h + 40} 10 ${-h + 40}S-18 ${-h + 54} -30 ${-h + 50}S-46 ${-h + 32} -64 ${-h + 34}S-100 ${-h + 44} -120 ${-h + 34}Z`, d.accent) +
          fill(P`M${r * 0.45} ${-h - 30}H120V${-h + 60}H${r * 0.5}Z`, shade(d.accent, 0.2), 0.75) + gleam(P`M${-r * 0.84} ${-h + 18}Q${-r * 0.8} ${-h * 0.62} ${-r * 0.7} ${-h * 0.48}`, 4, d.accent, 0.5) +
          fill('M-60-13H60V10H-60Z', shade(c, 0.22)),
      }) +
      mouth(0, -h, r, d.accent, v.liquor, { deep: 0.5 }),
  };
}

export function matchabowl(d, v) {
  const c = d.main;
  const r = 104;
  const h = 104;
  const body = P`M${-r} ${-h}C${-r - 2} -50 -66 -16 -40 -12L-38 -2Q0 6 38 -2L40 -12C66 -16 ${r + 2} -50 ${r} ${-h}A${r} ${r * 0.2} 0 0 0 ${-r} ${-h}Z`;
  const green = '#8fae45';
  const rim = ell(0, -h + 0.8, r - 5, (r - 5) * 0.2);
  const rnd = v.rnd('foam');
  return {
    box: [-r, -h - 22, r, 6], foot: [-40, 42], focus: [10, -h * 0.8, 1.8],
    draw: () =>
      solid(body, c, { lit: [28, 6], inside: fill(P`M-140 -44C-90 -30 -50 -52 -10 -40S70 -34 140 -48V20H-140Z`, d.accent) + fill('M34-42C70-34 100-44 140-48V20H24Z', shade(d.accent, 0.24)) + gleam('M-90-84C-88-66-80-52-70-44', 4.6, c) }) +
      solid(ell(0, -h, r, r * 0.2), tint(c, 0.3)) + fill(rim, shade(c, 0.3)) +
      clip(rim, fill(ell(30, -h + 3, r, 20), shade(c, 0.12)) + fill(ell(0, -h + 10, 90, 17), shade(green, 0.15)) + fill(ell(-3, -h + 9.6, 84, 15), tint(green, 0.16)) + Array.from({ length: 26 }, () => { const a = rnd.between(0, 6.28), q = Math.sqrt(rnd.next()); return line(ell(Math.cos(a) * 70 * q, -h + 9 + Math.sin(a) * 11 * q, rnd.between(1, 3.4), rnd.between(0.7, 1.6)), 0.4, shade(green, 0.4), 0.8); }).join('')) + line(rim, 0.55),
  };
}

export function carafe(d, v) {
  const fluid = v.tea ? v.liquor : COFFEE;
  const c = d.accent;
  const body = 'M-38-170C-40-140-86-110-90-50C-92-16-76 0-56 3Q0 9 56 3C76 0 92-16 90-50C86-110 40-140 38-170Z';
  return {
    box: [-92, -204, 132, 8], foot: [-62, 66], focus: [0, -84, 1.9],
    draw: () =>
      tube('M36-150C84-176 134-150 126-104C120-66 104-46 88-40', 10, d.main) +
      solid(body, GLASS, { inside: fill('M-100-74Q0-58 100-74V20H-100Z', fluid) + fill('M40-70Q70-66 100-74V20H26Z', shade(fluid, 0.34)) + fill(ell(0, -72, 86, 9), tint(fluid, 0.26)) + fill('M34-170C56-130 66-110 68-80L100-60V-170Z', INK, 0.07) }) +
      gleam('M-64-104C-76-84-80-64-80-40', 4.6, GLASS, 0.95) + [-20, -32, -44].map((y, i) => line(P`M${-78 + i * 1} ${y}h12`, 0.6, GLASS)).join('') +
      solid('M-44-196L-52-190L-40-184L-38-160Q0-152 38-160L40-194A42 7 0 0 0-44-196Z', c, { bands: turned(0, 40) }) + solid(ell(-1, -195, 42, 6.4), tint(c, 0.28)) + line('M-38-166Q0-158 38-166', 0.5, inkOn(c), 0.7),
  };
}

export function coldbrew(d, v) {
  const fluid = v.tea ? v.liquor : COFFEE;
  const c = d.main;
  const body = 'M-46-226V-180C-48-164-58-158-58-140V-10Q-58 4-44 5Q0 10 44 5Q58 4 58-10V-140C58-158 48-164 46-180V-226Z';
  return {
    box: [-60, -258, 90, 8], foot: [-54, 56], focus: [0, -120, 1.9],
    draw: () =>
      tube('M50-176C104-190 102-40 56-46', 10, c) +
      solid(body, GLASS, {
        inside: fill('M-70-164Q0-154 70-164V20H-70Z', tint(fluid, 0.1)) + fill(ell(0, -163, 52, 5), tint(fluid, 0.4)) +
          fill(box(-24, -220, 48, 190), shade(fluid, 0.25)) + Array.from({ length: 17 }, (_, i) => line(P`M-24 ${-214 + i * 11}L24 ${-206 + i * 11}M24 ${-214 + i * 11}L-24 ${-206 + i * 11}`, 0.45, tint(fluid, 0.4), 0.8)).join('') + line(box(-24, -220, 48, 190), 0.6) + fill(box(30, -240, 40, 260), INK, 0.13),
      }) +
      gleam('M-48-150V-20', 4.4, GLASS, 0.95) + (d.label ? plate(-42, -104, 84, 84, d, { shape: 'plate' }) : '') +
      solid(drum(0, 48, -244, 49, -218), c, { bands: turned(0, 48) }) + solid('M-49-222Q-62-228-66-236L-48-244Z', c) + solid(ell(0, -244, 48, 6.6), tint(c, 0.25)) + solid(drum(0, 13, -256, 13, -246), d.accent, { bands: turned(0, 13) }) + solid(ell(0, -256, 13, 2), tint(d.accent, 0.2)),
  };
}

export function thermos(d, v) {
  const c = d.main;
  const style = ['slim', 'handle', 'tumbler'].indexOf(v.form(['slim', 'handle'], ['tumbler']));
  if (style === 2) return tumbler(d);
  const r = style ? 54 : 50;
  const h = style ? 172 : 208;
  return {
    box: [-r, -h - 52, style ? r + 34 : r, 8], foot: [-r, r], focus: [0, -h * 0.6, 2],
    draw: () =>
      (style ? tube(P`M${r - 5} ${-h + 26}C${r + 46} ${-h + 20} ${r + 42} -44 ${r - 5} -46`, 11, d.accent) : '') +
      solid(drum(0, r, -h, r, 0), c, {
        bands: turned(0, r, 0.28, 0.22),
        inside: fill(box(-r, -16, 2 * r, 30), shade(d.accent, 0.1)) + fill(box(r * 0.4, -16, r, 30), shade(d.accent, 0.3)) +
          (d.motif && d.motif !== 'none' ? motif(d.motif, -3, -h * 0.5, 62, lightness(c) > 0.62 ? inks(d).ink : tint(c, 0.8), lightness(c) > 0.62 ? d.accent : tint(d.accent, 0.2), c) : ''),
      }) +
      line(P`M${-r} -20A${r} ${r * 0.13} 0 0 0 ${r} -20`, 0.5, inkOn(c)) + line(P`M${-r} ${-h + 12}A${r} ${r * 0.13} 0 0 0 ${r} ${-h + 12}`, 0.5, inkOn(c), 0.7) +
      solid(drum(0, r - 6, -h - 8, r - 1, -h + 2), '#c9c8c3', { bands: polished(0, r) }) +
      solid(drum(0, r - 9, -h - 44, r - 5, -h - 8), d.accent, { bands: turned(0, r - 6) }) + solid(ell(0, -h - 44, r - 9, (r - 9) * 0.13), tint(d.accent, 0.25)),
  };
}

function tumbler(d) {
  const c = d.main;
  return {
    box: [-60, -226, 60, 8], foot: [-44, 46], focus: [0, -130, 1.7],
    draw: () =>
      solid('M-56-186L-44-6Q0 8 44-6L56-186A56 7.4 0 0 0-56-186Z', c, { bands: turned(0, 54, 0.28, 0.22), inside: fill(box(-70, -18, 140, 40), d.accent) + fill(box(20, -18, 140, 40), shade(d.accent, 0.24)) + fill('M-70-142Q0-130 70-142V-86Q0-74-70-86Z', d.accent) + fill('M20-134Q46-136 70-142V-86Q46-80 20-77Z', shade(d.accent, 0.22)) }) +
      (d.label ? words(-2, -102, d.label.toUpperCase(), 25, { fill: lightness(d.accent) > 0.66 ? INK : '#fdf8ee', spacing: 0.1 }) : '') +
      solid(drum(0, 57, -206, 58, -184), d.accent, { bands: turned(0, 57) }) + solid(ell(0, -206, 57, 7.6), tint(d.accent, 0.22)) + solid('M-16-208Q-16-222 2-222H30Q40-222 40-210Q12-202-16-208Z', shade(d.accent, 0.06), { lit: [5, 3] }) + fill(ell(-32, -207, 7, 2), shade(d.accent, 0.6)),
  };
}

export function jug(d, v) {
  const c = d.main;
  const form = v.form(['steel', 'pot'], ['hourglass']);
  if (form === 'hourglass') return hourglass(d, v);
  const style = form === 'steel' ? 0 : 1;
  const metal = style === 0;
  return {
    box: [-86, -158, 116, 8], foot: [-54, 56], focus: [0, -88, 2],
    draw: () =>
      tube(style === 0 ? 'M54-118C96-132 118-122 110-84C106-58 96-40 70-34' : 'M45-128C110-140 110-36 62-40', metal ? 8 : 10, c) +
      solid(style === 0 ? 'M-84-150C-60-146-44-138-20-140C10-144 40-142 57-128C40-116-30-114-57-128Z' : 'M-72-156C-50-152-30-150 0-150C24-150 40-148 46-140C36-130-30-130-46-140Z', shade(c, 0.32), { inside: v.tea ? '' : fill(ell(0, style === 0 ? -122 : -133, 60, 9), '#fbf5e8') + line(ell(0, style === 0 ? -122 : -133, 60, 9), 0.5) }) +
      solid(style === 0 ? 'M-84-150C-70-142-62-134-57-128C-30-114 40-116 57-128C58-100 72-74 72-34Q72 0 50 2Q0 9-50 2Q-72 0-72-34C-72-74-56-100-58-124Q-66-138-84-150Z' : 'M-72-156C-58-152-50-146-46-140C-30-130 36-130 46-140C46-116 66-90 66-44Q66 0 44 2Q0 8-44 2Q-66 0-66-44C-66-90-44-116-46-136Q-56-150-72-156Z', c, {
        bands: metal ? polished(0, 70) : [], lit: metal ? undefined : [18, 5],
        inside: (metal ? '' : gleam('M-50-60C-50-84-40-104-38-116', 5, c)) + (d.motif && d.motif !== 'none' && !metal ? motif(d.motif, 0, -52, 56, lightness(c) > 0.62 ? inks(d).ink : tint(c, 0.8), d.accent, c) : '') + (metal ? fill(box(-90, -12, 180, 30), d.accent) + fill(box(28, -12, 90, 30), shade(d.accent, 0.25)) : ''),
      }),
  };
}

export function frenchpress(d) {
  const c = d.main;
  const metal = d.accent;
  return {
    box: [-62, -270, 114, 8], foot: [-60, 62], focus: [4, -120, 1.9],
    draw: () =>
      tube('M56-176C118-190 116-34 56-42', 12, c) +
      wireRod(0, -268, -200, metal) + solid(ell(0, -262, 13, 11), c, { lit: [4, 3] }) +
      solid(drum(0, 54, -198, 54, -2), GLASS, { inside: fill('M-60-150Q0-138 60-150V20H-60Z', COFFEE) + fill(box(24, -148, 50, 170), shade(COFFEE, 0.35)) + fill(P`M-60 -162Q0 -150 60 -162V-146Q0 -132 -60 -146Z`, CREMA) + fill(ell(0, -161, 54, 7), tint(CREMA, 0.35)) + fill(box(-3, -240, 6, 76), shade(metal, 0.1)) + fill(box(28, -210, 40, 60), INK, 0.07) }) +
      gleam('M-44-186V-20', 4.6, GLASS, 0.9) +
      [[-54, -30], [-6, -2], [44, 10]].map(([x]) => solid(box(x, -190, 9, 194), metal, { inside: fill(box(x + 5, -200, 6, 220), shade(metal, 0.26)) })).join('') +
      solid(P`M-58 -40A58 7.5 0 0 0 58 -40V-26A58 7.5 0 0 1 -58 -26Z`, metal, { bands: polished(0, 58).slice(1) }) + solid(P`M-58 -4A58 7.5 0 0 0 58 -4V2A58 7.5 0 0 1 -58 2Z`, metal, { bands: polished(0, 58).slice(1) }) +
      solid(P`M-58 -192A58 7.5 0 0 0 58 -192V-180A58 7.5 0 0 1 -58 -180Z`, metal, { bands: polished(0, 58).slice(1) }) +
      solid('M-62-200L-74-206L-60-212C-50-232 50-232 58-206V-196A58 7.5 0 0 1-58-196Z', metal, { bands: polished(0, 58).slice(1) }) + line('M-58-204A58 7.5 0 0 0 58-204', 0.5, inkOn(metal), 0.7),
  };
}

const wireRod = (x, y0, y1, colour) => solid(box(x - 2.4, y0, 4.8, y1 - y0), colour, { ink: 0.7 });

export { GLASS, wireRod };
