// Machines and tools of the counter.
import { lightness, mix, shade, tint } from '../lib/colour.mjs';
import { INK, P, box, clip, drum, ell, fill, gleam, inkOn, line, place, poly, polished, solid, tube, turned, wire } from '../lib/pen.mjs';
import { inks, textOn } from '../lib/label.mjs';
import { KINDS, heap } from '../lib/contents.mjs';
import { motif } from '../lib/motifs.mjs';
import { words } from '../lib/type.mjs';
import { COFFEE, CREMA, GLASS, cup, jug, wireRod } from './vessels.mjs';

const STEEL = '#c6c7c3';
const WOOD = '#b9834e';

const grain = (x, y, w, h, colour, rows = 3) => Array.from({ length: rows }, (_, i) => line(P`M${x + 4} ${y + (h * (i + 0.6)) / rows}q${w * 0.3} ${(i % 2 ? -1 : 1) * 2.4} ${w - 8} 0`, 0.45, shade(colour, 0.4), 0.8)).join('');

export function kettle(d, v) {
  const c = d.main;
  const a = d.accent;
  const form = v.form(['stove', 'electric', 'short']);
  const base = form !== 'stove';
  const up = base ? 20 : 0;
  const body = P`M-44 ${-134 - up}C-56 ${-120 - up} -74 ${-50 - up} -78 ${-12 - up}Q-78 ${-1 - up} -66 ${1 - up}Q0 ${9 - up} 66 ${1 - up}Q78 ${-1 - up} 78 ${-12 - up}C74 ${-50 - up} 56 ${-120 - up} 44 ${-134 - up}Z`;
  return {
    box: [form === 'short' ? -114 : -142, -190 - up, 142, 8], foot: [-74, 78], focus: [-20, -104 - up, 1.8],
    draw: () =>
      (base ? solid(drum(0, 74, -16, 80, 0), shade(a, 0.06), { bands: turned(0, 78) }) + line('M-78-6A79 10 0 0 0 78-6', 0.5, inkOn(a), 0.6) + solid(box(30, -8, 18, 5, 2), mix(a, '#e08a5b', 0.7), { ink: 0.5 }) : '') +
      // handle
      tube(P`M40 ${-136 - up}C70 ${-166 - up} 142 ${-176 - up} 140 ${-132 - up}C138 ${-96 - up} 126 ${-62 - up} 116 ${-48 - up}`, 13, a, { cap: 'round' }) + solid(P`M36 ${-142 - up}L60 ${-156 - up}L66 ${-146 - up}L44 ${-130 - up}Z`, shade(STEEL, 0.2), { ink: 0.8 }) +
      (form === 'short' ? solid(P`M-70 ${-44 - up}C-92 ${-64 - up} -86 ${-92 - up} -112 ${-110 - up}L-96 ${-122 - up}C-74 ${-104 - up} -70 ${-92 - up} -56 ${-86 - up}Z`, c, { lit: [5, 4] }) :
      tube(P`M-68 ${-28 - up}C-112 ${-24 - up} -112 ${-74 - up} -106 ${-104 - up}C-101 ${-134 - up} -112 ${-146 - up} -134 ${-150 - up}`, 12, c) + solid(P`M-130 ${-158 - up}L-142 ${-152 - up}L-140 ${-145 - up}L-128 ${-143 - up}Z`, c, { ink: 0.8 }) + solid(P`M-76 ${-44 - up}L-62 ${-52 - up}V${-8 - up}L-78 ${-16 - up}Z`, shade(c, 0.1), { ink: 0.7 })) +
      solid(body, c, { lit: [18, 4], inside: gleam(P`M-38 ${-118 - up}C-48 ${-96 - up} -58 ${-54 - up} -62 ${-22 - up}`, 6.4, c, 0.5) + gleam(P`M-28 ${-118 - up}C-36 ${-96 - up} -42 ${-70 - up} -44 ${-52 - up}`, 2, c, 0.5) + fill(P`M-90 ${-14 - up}Q0 ${-2 - up} 90 ${-14 - up}V20H-90Z`, shade(c, 0.28)) }) +
      line(P`M-75 ${-14 - up}Q0 ${-3 - up} 76 ${-14 - up}`, 0.5, inkOn(c), 0.7) +
      (d.motif && d.motif !== 'none' ? motif(d.motif, 6, -62 - up, 40, lightness(c) > 0.62 ? inks(d).ink : tint(c, 0.7), a, c) : '') +
      solid(P`M-46 ${-134 - up}C-40 ${-152 - up} 40 ${-152 - up} 46 ${-134 - up}A46 7 0 0 1 -46 ${-134 - up}Z`, tint(c, 0.08), { lit: [12, 2] }) + solid(P`M-5 ${-146 - up}V${-156 - up}H5V${-146 - up}Z`, STEEL) + solid(P`M-14 ${-154 - up}C-18 ${-166 - up} -10 ${-172 - up} 0 ${-172 - up}S18 ${-166 - up} 14 ${-154 - up}Q0 ${-150 - up} -14 ${-154 - up}Z`, a, { lit: [5, 3] }),
  };
}

export function handgrinder(d, v) {
  const c = d.main;
  if (v.form(['tube', 'box']) === 'tube') {
    const r = 36;
    return {
      box: [-46, -268, 96, 6], foot: [-38, 38], focus: [4, -150, 2],
      draw: () =>
        solid(drum(0, r, -196, r, -78), c, { bands: polished(0, r) }) + [-182, -176, -96, -90].map((y) => line(P`M${-r} ${y}A${r} ${r * 0.13} 0 0 0 ${r} ${y}`, 0.5, inkOn(c), 0.8)).join('') +
        solid(drum(0, r - 1, -78, r - 1, 0), shade(d.accent, 0.06), { bands: turned(0, r) }) + line(P`M${-r} -78A${r} ${r * 0.13} 0 0 0 ${r} -78`, 0.9) + [-14, -10].map((y) => line(P`M${-r} ${y}A${r} ${r * 0.13} 0 0 0 ${r} ${y}`, 0.45, inkOn(d.accent), 0.7)).join('') +
        solid(P`M${-r - 2} -198C${-r} -214 ${r} -214 ${r + 2} -198A${r + 2} 5 0 0 1 ${-r - 2} -198Z`, shade(c, 0.1), { lit: [8, 2] }) +
        solid(ell(0, -214, 9, 6), STEEL) + tube('M0-216C26-226 52-228 78-226', 6.4, STEEL) +
        solid('M70-230C66-250 68-266 80-267S96-250 92-230Q80-224 70-230Z', WOOD, { lit: [7, 3], depth: 0.28 }) + solid(box(73, -232, 16, 6, 2), STEEL, { ink: 0.7 }),
    };
  }
  // box mill with a drawer
  const wood = d.main;
  return {
    box: [-70, -238, 92, 4], foot: [-64, 82], focus: [0, -96, 2],
    draw: () =>
      solid('M54 0L82-12V-112L54-104Z', shade(wood, 0.34)) + solid(box(-62, -104, 116, 104), wood, { inside: fill(box(26, -110, 40, 120), shade(wood, 0.1)) + grain(-60, -104, 112, 40, wood, 3) + grain(-60, -34, 112, 30, wood, 2) }) +
      solid(box(-42, -62, 76, 40, 2), shade(wood, 0.08), { inside: grain(-42, -62, 76, 40, wood, 2) + fill(box(-42, -62, 76, 4), tint(wood, 0.3)) }) + solid(ell(-4, -42, 6.4), '#c79a45', { lit: [2, 2] }) +
      solid('M-70-104H60L90-114H-34Z', tint(wood, 0.22)) + solid(box(-70, -108, 130, 7), shade(wood, 0.04)) + solid('M60-108L90-118V-111L60-101Z', shade(wood, 0.34)) +
      solid('M-44-112C-48-150-28-168 8-168S64-150 58-112A51 7 0 0 1-44-112Z', d.accent, { lit: [15, 5] }) + gleam('M-32-122C-32-142-20-154-6-158', 4, d.accent, 0.6) +
      solid(box(4, -184, 7, 18), STEEL) + tube('M7-184C-16-198-44-206-62-204', 6.4, STEEL) + solid('M-72-206C-76-226-72-238-62-238S-48-226-52-206Q-62-200-72-206Z', shade(wood, 0.18), { lit: [6, 3] }) + solid(ell(7, -186, 9, 5), STEEL),
  };
}

export function grinder(d, v) {
  const c = d.main;
  const rnd = v.rnd('hopper');
  const beans = KINDS.bean('#5b3620')(rnd);
  const espresso = v.form(['filter', 'espresso']) === 'espresso';
  const hopper = 'M-58-262L-40-190H40L58-262A58 8 0 0 0-58-262Z';
  return {
    box: [-76, -276, 84, 6], foot: [-68, 72], focus: [4, -170, 1.9],
    draw: () =>
      solid('M-70 0V-16Q-70-20-66-20H66Q72-20 72-16V0Q0 8-70 0Z', shade(c, 0.16), { bands: [[34, 100, -0.2]] }) +
      solid('M-54-18V-182Q-54-190-46-190H46Q54-190 54-182V-18Q0-10-54-18Z', c, { bands: [[-46, -36, 0.3], [26, 90, -0.18]] }) +
      // chute and catcher
      solid('M-26-112H26L20-88H-20Z', d.accent, { bands: [[6, 40, -0.2]] }) + solid(box(-30, -124, 60, 13, 3), shade(c, 0.3)) +
      (espresso ? solid('M-44-84H-30V-62H30V-84H44V-50H-44Z', shade(STEEL, 0.3)) + solid(drum(0, 32, -76, 28, -56), STEEL, { bands: polished(0, 30) }) + solid(ell(0, -76, 32, 4.4), '#5a361f') + solid('M-9-52H9L11-14Q0-8-11-14Z', '#2a211b', { lit: [4, 0] }) : solid(drum(0, 33, -66, 36, -14), tint(GLASS, 0.1), { inside: fill('M-40-44Q0-36 40-44V10H-40Z', '#6b4126') + fill(box(14, -44, 40, 50), '#4d2d1a') + gleam('M-28-58V-22', 3, GLASS, 0.9) }) + line(ell(0, -66, 33, 4.3), 0.8)) +
      solid(ell(0, -152, 19), shade(c, 0.12), { lit: [4, 4] }) + line(ell(0, -152, 13), 0.5, inkOn(c)) + wire('M0-152L8-163', 2.6, d.accent) + Array.from({ length: 9 }, (_, i) => { const t = ((i * 30 + 150) * Math.PI) / 180; return line(P`M${Math.cos(t) * 22.6} ${-152 + Math.sin(t) * 22.6}L${Math.cos(t) * 26} ${-152 + Math.sin(t) * 26}`, 0.6, inkOn(c)); }).join('') +
      solid(drum(0, 44, -200, 47, -186), d.accent, { bands: turned(0, 44) }) +
      solid(hopper, GLASS, { inside: fill('M-58-240L-40-190H40L56-240Z', '#4a2c1a') + heap(rnd, 0, -200, 56, 44, 12, (x, y) => beans(x, y, 10)) + fill('M22-270L14-180H70V-270Z', INK, 0.14) + gleam('M-48-254L-34-200', 4, GLASS, 0.9) }) +
      solid(drum(0, 60, -270, 60, -260), d.accent, { bands: turned(0, 60) }) + solid(ell(0, -270, 60, 7.8), tint(d.accent, 0.25)),
  };
}

const gauge = (x, y, r) => solid(ell(x, y, r), STEEL) + solid(ell(x, y, r * 0.78), '#fbf7ee', { ink: 0.6 }) + Array.from({ length: 7 }, (_, i) => { const t = ((150 + i * 40) * Math.PI) / 180; return line(P`M${x + Math.cos(t) * r * 0.56} ${y + Math.sin(t) * r * 0.56}L${x + Math.cos(t) * r * 0.7} ${y + Math.sin(t) * r * 0.7}`, 0.5); }).join('') + wire(P`M${x} ${y}L${x + r * 0.36} ${y - r * 0.42}`, 1.4, '#a8481f') + fill(ell(x, y, 1.6), INK);

export function espressomachine(d, v) {
  const c = d.main;
  const a = d.accent;
  const twin = v.form(['single', 'twin']) === 'twin';
  return {
    box: [-128, -248, 140, 2], foot: [-114, 128], focus: [-12, -128, 1.8],
    draw: () =>
      // cups on the rail
      [-84, -46, -8].map((x) => solid(P`M${x - 15} -244H${x + 15}L${x + 11} -216H${x - 11}Z`, tint(a, 0.7), { bands: [[x + 4, x + 20, -0.12]] })).join('') +
      tube('M-110-212V-226H100V-212', 3.4, STEEL) +
      // back and side
      solid('M104-4L132-18V-204L104-196Z', shade(c, 0.36)) + solid('M-116-196H104L132-206H-84Z', tint(c, 0.28)) +
      solid(box(-100, -150, 190, 150), shade(c, 0.42)) + fill(box(40, -150, 50, 150), shade(c, 0.5)) +
      // drip tray
      solid('M-116-24H104V0H-116Z', c, { inside: fill(box(60, -30, 50, 40), shade(c, 0.1)) }) + solid('M-116-24H104L88-36H-98Z', shade(STEEL, 0.08), { inside: Array.from({ length: 15 }, (_, i) => line(P`M${-96 + i * 13} -36L${-112 + i * 15} -24`, 0.6)).join('') }) +
      // group head, portafilter, cup
      solid(drum(-26, 36, -150, 32, -126), STEEL, { bands: polished(-26, 34) }) +
      solid(drum(-26, 30, -124, 27, -108), shade(STEEL, 0.06), { bands: polished(-26, 30) }) + solid('M-38-106H-14L-18-92H-22L-24-98H-28L-30-92H-34Z', shade(STEEL, 0.16)) +
      tube('M-54-116C-84-114-100-108-112-100', 11, a, { cap: 'round' }) + solid('M-60-123L-50-124V-108L-60-109Z', STEEL, { ink: 0.7 }) +
      wire('M-32-92V-66M-20-92V-66', 1.8, '#7a4a26') +
      solid('M-52-66C-52-46-44-34-38-33Q-26-29-14-33C-8-34 0-46 0-66A26 4.4 0 0 0-52-66Z', '#f6efe2', { lit: [8, 3], depth: 0.14 }) + solid(ell(-26, -66, 26, 4.4), '#fbf7ee') + fill(ell(-26, -65.4, 22, 3.3), CREMA) + tube('M-1-60C14-62 14-44-8-42', 4, '#f6efe2') +
      // head with controls
      solid('M-116-196H104V-150H-116Z', c, { inside: fill(box(60, -200, 50, 60), shade(c, 0.1)) + fill(box(-112, -192, 212, 4), tint(c, 0.3)) }) +
      gauge(-82, -173, 16) + (twin ? gauge(-46, -173, 13) : '') +
      [8, 36, 64].map((x, i) => solid(ell(x, -173, 8), i === 0 ? a : shade(STEEL, 0.04), { lit: [2, 2] })).join('') +
      // steam wand
      (d.label ? words(20, -154.5, d.label.toUpperCase(), 6.4, { fill: inkOn(c), spacing: 0.2 }) : '') + tube('M76-150C78-120 86-100 92-62', 5, STEEL) + solid('M86-64L97-66L99-52L91-50Z', shade(STEEL, 0.3), { ink: 0.7 }) + solid(ell(88, -152, 15, 5.4), STEEL) +
      solid(box(104, -176, 24, 12, 4), a, { inside: fill(box(104, -170, 24, 8), shade(a, 0.2)) }) + solid(box(-104, 0, 22, 4), INK) + solid(box(72, 0, 22, 4), INK),
  };
}

export function dripper(d, v) {
  const c = d.main;
  const server = v.form(['alone', 'server']) === 'server';
  const up = server ? 118 : 20;
  const cone = P`M-84 ${-104 - up}L-28 ${-8 - up}Q0 ${-1 - up} 28 ${-8 - up}L84 ${-104 - up}A84 14 0 0 0 -84 ${-104 - up}Z`;
  const inner = ell(0, -103 - up, 78, 12);
  const ribs = Array.from({ length: 7 }, (_, i) => line(P`M${-72 + i * 24} ${-92 - up}Q${-40 + i * 17} ${-50 - up} ${-14 + i * 6} ${-8 - up}`, 0.55, inkOn(c), 0.6)).join('');
  const body = 'M-30-112C-34-94-74-78-78-36C-79-10-68 0-50 2Q0 8 50 2C68 0 79-10 78-36C74-78 34-94 30-112Z';
  return {
    box: [-88, -126 - up, 112, 6], foot: server ? [-56, 58] : [-48, 50], focus: [0, -72 - up, 1.9],
    draw: () =>
      (server
        ? solid(body, GLASS, { inside: fill('M-90-50Q0-38 90-50V20H-90Z', COFFEE) + fill('M36-48Q60-46 90-50V20H24Z', shade(COFFEE, 0.35)) + fill(ell(0, -48, 76, 7), tint(COFFEE, 0.3)) + wire('M0-120V-50', 1.6, COFFEE) + fill('M30-112C40-96 58-84 62-60L90-50V-120Z', INK, 0.07) }) + gleam('M-52-74C-62-62-66-48-66-32', 4.4, GLASS, 0.95) + tube('M70-60C112-78 116-22 76-22', 8, GLASS)
        : solid(drum(0, 40, -22, 50, 0), shade(c, 0.04), { lit: [12, 3] })) +
      tube(P`M66 ${-78 - up}C118 ${-96 - up} 116 ${-32 - up} 42 ${-32 - up}`, 10, d.accent) +
      solid(P`M-64 ${-12 - up}Q0 ${-26 - up} 64 ${-12 - up}Q66 ${-4 - up} 62 ${-2 - up}Q0 ${10 - up} -62 ${-2 - up}Q-66 ${-4 - up} -64 ${-12 - up}Z`, c, { lit: [18, 2] }) +
      solid(cone, c, { lit: [24, 4], inside: (d.motif === 'dot' ? mesh(-90, -110 - up, 90, 0 - up, inkOn(c), 6) : ribs) + gleam(P`M-70 ${-94 - up}L-34 ${-32 - up}`, 4, c, 0.55) }) +
      solid(ell(0, -104 - up, 84, 14), tint(c, 0.3)) + fill(inner, shade(c, 0.3)) +
      clip(inner, fill(P`M-80 ${-118 - up}Q0 ${-126 - up} 80 ${-118 - up}L30 ${-70 - up}H-30Z`, '#f3e8d4') + fill(P`M20 ${-120 - up}L80 ${-118 - up}L30 ${-70 - up}Z`, '#e0d2b8') + fill(ell(0, -92 - up, 54, 9), '#5a361f') + fill(ell(-4, -93 - up, 40, 6), '#73482a')) + line(inner, 0.55),
  };
}

export function moka(d, v) {
  const c = d.main;
  const round = v.form(['facets', 'round']) === 'round';
  const planes = (yTop, yBase, wTop, wBase) => {
    if (round) return solid(P`M${-wTop} ${yTop}C${-wTop - 8} ${yTop + (yBase - yTop) * 0.5} ${-wBase - 4} ${yBase - 14} ${-wBase} ${yBase}Q0 ${yBase + 8} ${wBase} ${yBase}C${wBase + 4} ${yBase - 14} ${wTop + 8} ${yTop + (yBase - yTop) * 0.5} ${wTop} ${yTop}Z`, c, { bands: polished(0, 52) });
    const at = (t, w) => t * w;
    const cuts = [-1, -0.46, 0.34, 1];
    const tones = [tint(c, 0.22), c, shade(c, 0.24)];
    return tones.map((tone, i) => fill(poly([at(cuts[i], wTop), yTop], [at(cuts[i + 1], wTop), yTop], [at(cuts[i + 1], wBase), yBase], [at(cuts[i], wBase), yBase]), tone)).join('') +
      [1, 2].map((i) => line(P`M${at(cuts[i], wTop)} ${yTop}L${at(cuts[i], wBase)} ${yBase}`, 0.55, inkOn(c), 0.7)).join('') + line(poly([-wTop, yTop], [wTop, yTop], [wBase, yBase], [-wBase, yBase]), 0.95);
  };
  const band = d.motif && d.motif !== 'none';
  return {
    box: [-84, -246, 112, 4], foot: [-56, 56], focus: [0, -150, 2],
    draw: () =>
      tube('M48-196C66-210 104-214 106-192C107-164 100-120 92-104', 13, d.accent, { cap: 'round' }) +
      planes(-92, 0, 44, 56) + solid('M50-60h9v10h-8Z', '#c79a45', { ink: 0.6 }) +
      solid('M-46-106H46V-92H-46Z', shade(c, 0.12), { bands: [[-34, -20, 0.5], [14, 60, -0.2]] }) + line('M-46-99H46', 0.45, inkOn(c), 0.7) +
      solid('M-54-186L-84-214L-58-210L-48-160Z', tint(c, 0.12), { ink: 0.9 }) +
      planes(-206, -106, 60, 40) + (band ? motif(d.motif, -4, -152, 44, lightness(c) > 0.62 ? inks(d).ink : tint(c, 0.7), d.accent, c) : '') +
      solid('M-62-206Q0-196 62-206L40-222H-40Z', tint(c, 0.12), { bands: [[16, 70, -0.2]] }) + line('M-62-206H62', 0.7) +
      solid('M-10-222C-16-240-12-246 0-246S16-240 10-222Z', d.accent, { lit: [4, 2] }) + solid(box(56, -206, 12, 9, 2), shade(c, 0.3), { ink: 0.7 }),
  };
}

function pocketScale(d, v) {
  const c = d.main;
  const rnd = v.rnd('pocket');
  const beans = KINDS.bean('#5b3620')(rnd);
  return {
    box: [-96, -112, 104, 4], foot: [-86, 96], focus: [-20, -50, 1.8],
    draw: () =>
      solid('M-92-22H84V-4Q84 0 78 0H-86Q-92 0-92-4Z', c, { inside: fill(box(40, -24, 60, 30), shade(c, 0.16)) }) + solid('M84-22L104-50V-32L84-2Z', shade(c, 0.34)) + solid('M-92-22H84L104-50H-66Z', tint(c, 0.2)) +
      solid('M-84-17H-14V-5H-84Z', '#1d1f1e', { ink: 0.6 }) + words(-49, -7.6, '12.4 g', 9.6, { fill: '#cfe8f2', spacing: 0.04 }) + solid(ell(20, -11, 6, 5), d.accent, { ink: 0.6 }) + solid(ell(40, -11, 6, 5), tint(c, 0.3), { ink: 0.6 }) +
      fill(ell(16, -35, 60, 7), shade(c, 0.3)) + heap(rnd, 10, -70, 44, 24, 17, (x, y) => beans(x, y, 13)) + solid('M-44-72C-40-46-16-38-8-38H28C36-38 60-46 64-72A54 7 0 0 1-44-72Z', '#d9dcdc', { lit: [14, 4], inside: gleam('M-34-64C-30-52-22-46-14-44', 3.6, '#d9dcdc', 0.8) }) + line('M-44-72A54 7 0 0 0 64-72', 0.8),
  };
}

export function scale(d, v) {
  if (v.form(['timer', 'pocket']) === 'pocket') return pocketScale(d, v);
  const c = d.main;
  const mini = { ...d, main: '#f6efe2', accent: d.accent, motif: 'none' };
  return {
    box: [-128, -150, 128, 4], foot: [-112, 120], focus: [-40, -42, 2],
    draw: () =>
      solid('M-120-18H108V-2Q108 0 104 0H-116Q-120 0-120-2Z', c, { inside: fill(box(50, -20, 70, 30), shade(c, 0.16)) }) + solid('M108-18L128-48V-34L108-2Z', shade(c, 0.34)) +
      solid('M-120-18H108L128-48H-94Z', tint(c, 0.16), { inside: fill('M-30-60L30-18H140V-60Z', tint(c, 0.1)) }) +
      solid('M-112-14H-34V-4H-112Z', '#1d1f1e', { ink: 0.6 }) + words(-92, -5.8, '18.0', 8.4, { fill: '#ffd9a8', spacing: 0.05 }) + words(-55, -5.8, '0:32', 8.4, { fill: '#ffd9a8', spacing: 0.05 }) +
      solid(ell(76, -10, 5, 4), tint(c, 0.3), { ink: 0.6 }) + solid(ell(92, -10, 5, 4), d.accent, { ink: 0.6 }) +
      fill(ell(22, -31, 64, 8), shade(c, 0.3)) + place(10, -33, 0.78, () => cup(mini, { ...v, form: (l) => l[0], pick: (l) => l[0] }).draw()),
  };
}

function sixSpoons(d) {
  const c = d.main;
  return {
    box: [-122, -208, 122, 8], foot: [-22, 24], focus: [0, -130, 1.4],
    draw: () => [-60, -36, -12, 12, 36, 60].map((x, i) => place(x * 0.06, 0, 1, () =>
      solid('M-3.4 0L-2.6-136H2.6L3.4 0Q0 4-3.4 0Z', c, { bands: [[0.6, 9, -0.24]], ink: 0.8 }) + solid('M0-134C-20-142-22-190 0-204C22-190 20-142 0-134Z', c, { lit: [6, 4], depth: 0.26, inside: gleam('M-9-156C-10-172-7-184-3-190', 3, c, 0.7) }), x * 0.6)).join('') +
      solid('M-28-44Q0-34 28-44L20-20Q0-12-20-20Z', d.accent, { bands: [[8, 60, -0.2]] }) + line('M-26-40Q0-30 26-40M-21-24Q0-16 21-24', 0.5, inkOn(d.accent), 0.7),
  };
}

export function spoon(d, v) {
  if (v.form(['scoop'], ['six']) === 'six') return sixSpoons(d);
  const c = d.main;
  const rnd = v.rnd('spoon');
  const fillWith = v.tea ? KINDS.leaf(v.leaf, d.accent)(rnd) : KINDS.bean('#5b3620')(rnd);
  const bowl = 'M-104-46C-104-4-74 6-46 6S14-4 14-46Z';
  return {
    box: [-108, -116, 146, 10], foot: [-84, 24], focus: [-44, -44, 1.8],
    draw: () =>
      tube('M6-44C50-66 90-84 136-104', 11, c) + solid(ell(134, -103, 9, 8), c, { lit: [3, 2] }) + fill(ell(134, -103, 2.6), shade(c, 0.6)) +
      heap(rnd, -45, -40, 54, 26, 16, (x, y) => fillWith(x, y, 13)) +
      solid(bowl, c, { lit: [16, 5], inside: gleam('M-92-38C-90-16-76-6-64-4', 4, c, 0.6) }) + solid('M-106-50H16L14-42H-104Z', tint(c, 0.2), { bands: [[-20, 40, -0.14]] }) +
      heap(rnd, 84, 4, 34, 10, 16, (x, y) => fillWith(x, y, 13)),
  };
}

export function tamper(d, v) {
  const c = d.main;
  const metal = '#c4c5c2';
  const ball = v.form(['long', 'ball']) === 'ball';
  return {
    box: [-58, -190, 60, 6], foot: [-56, 58], focus: [0, -70, 2],
    draw: () =>
      solid(ball ? 'M-15-70C-15-84-46-96-46-132C-46-162-24-180 0-180S46-162 46-132C46-96 15-84 15-70Z' : 'M-16-70C-16-92-34-108-36-138C-37-170-22-188 0-188S37-170 36-138C34-108 16-92 16-70Z', c, { lit: [13, 4], depth: 0.26, inside: (lightness(c) < 0.75 ? grainLines(c) : '') + gleam('M-24-148C-24-164-14-174-4-176', 4, c, 0.5) }) + (ball ? solid(ell(0, -132, 19), d.accent, { lit: [3, 3] }) + motif(d.motif, 0, -132, 26, INK, shade(d.accent, 0.3), d.accent) : '') +
      solid(drum(0, 19, -78, 17, -62), d.accent, { bands: turned(0, 18) }) +
      solid('M-16-62C-18-40-54-36-56-30H56C54-36 18-40 16-62Z', metal, { bands: polished(0, 40) }) + solid(drum(0, 56, -30, 56, 0), metal, { bands: polished(0, 56) }) + line('M-56-30A56 7 0 0 0 56-30', 0.6),
  };
}

const grainLines = (c) => [-12, -2, 8].map((x) => line(P`M${x} -182C${x - 8} -150 ${x + 6} -120 ${x - 1} -76`, 0.45, shade(c, 0.45), 0.7)).join('');

export function brush(d, v) {
  const c = d.main;
  const hair = lightness(d.accent) > 0.3 ? d.accent : '#3a322c';
  return {
    box: [-34, -252, 40, 6], foot: [-30, 32], focus: [0, -70, 2], lean: 8,
    draw: () =>
      solid('M-26-62C-34-30-34-12-30 0Q0 6 30 0C34-12 34-30 26-62Z', hair, { lit: [10, 0], inside: Array.from({ length: 13 }, (_, i) => line(P`M${-22 + i * 3.7} -60Q${-28 + i * 4.7} -26 ${-29 + i * 4.8} 6`, 0.5, shade(hair, 0.5), 0.8)).join('') }) +
      solid(box(-27, -82, 54, 24, 3), '#c79a45', { bands: polished(0, 27).slice(1) }) + line('M-27-76H27M-27-64H27', 0.45) +
      solid('M-24-82C-26-104-12-118-13-150C-14-186-20-214-15-238Q-10-252 0-252T15-238C20-214 14-186 13-150C12-118 26-104 24-82Z', c, { lit: [9, 2], depth: 0.26, inside: gleam('M-7-150C-8-186-12-210-8-232', 3, c, 0.45) }) + line(ell(0, -238, 4, 4), 0.7) + fill(ell(0, -238, 3), shade(c, 0.6)),
  };
}

export function knockbox(d, v) {
  const c = d.main;
  const r = 82;
  return {
    box: [-r, -142, r, 10], foot: [-r + 6, r - 4], focus: [0, -110, 1.9],
    draw: () =>
      solid(drum(0, r, -122, r - 8, 0), c, { bands: turned(0, r), inside: fill(box(-100, -18, 200, 40), d.accent) + fill(box(r * 0.4, -18, 100, 40), shade(d.accent, 0.2)) + (d.motif && d.motif !== 'none' ? motif(d.motif, -4, -62, 60, lightness(c) > 0.62 ? inks(d).ink : tint(c, 0.75), d.accent, c) : '') }) +
      solid(ell(0, -122, r, r * 0.18), tint(c, 0.26)) + fill(ell(0, -121.4, r - 5, (r - 5) * 0.175), shade(c, 0.5)) + clip(ell(0, -121.4, r - 5, (r - 5) * 0.175), solid(ell(-10, -112, 30, 7), '#4a2c1a', { ink: 0.6 }) + solid(ell(34, -110, 26, 6), '#5a361f', { ink: 0.6 })) + line(ell(0, -121.4, r - 5, (r - 5) * 0.175), 0.55) +
      tube(P`M${-r + 2} -126H${r - 2}`, 13, d.accent, { cap: 'butt' }) + solid(ell(-r + 4, -126, 5, 8), shade(d.accent, 0.1)) + solid(ell(r - 4, -126, 5, 8), shade(d.accent, 0.25)),
  };
}

export function tray(d, v) {
  const c = d.main;
  const tea = v.tea;
  const ware = { key: d.key, main: lightness(d.accent) > 0.5 ? d.accent : tint(d.accent, 0.75), accent: d.accent, motif: 'none' };
  const slots = Array.from({ length: 9 }, (_, i) => line(P`M${-104 + i * 26} -34L${-120 + i * 30} -12`, 0.6, inkOn(c), 0.7)).join('');
  return {
    box: [-146, -130, 146, 4], foot: [-134, 138], focus: [-30, -56, 1.8],
    draw: () =>
      solid('M-136-20V0H136V-20Z', shade(c, 0.12), { inside: fill(box(70, -24, 80, 30), shade(c, 0.26)) + grain(-136, -20, 270, 20, c, 2) }) +
      solid('M-136-20H136L112-46H-112Z', c, { inside: (tea ? slots : grain(-126, -44, 250, 24, c, 3)) + fill('M60-46H140V-20H90Z', shade(c, 0.1)) }) +
      solid('M-136-20H136V-14H-136Z', tint(c, 0.16), { ink: 0.7 }) + solid('M-112-46L-136-20L-146-26L-120-52Z', tint(c, 0.1), { ink: 0.8 }) + solid('M112-46L136-20L146-26L120-52Z', shade(c, 0.24), { ink: 0.8 }) +
      fill(ell(-38, -28, 60, 7), shade(c, 0.35)) + fill(ell(66, -24, 40, 6), shade(c, 0.35)) +
      place(-46, -28, 0.62, () => v.other('teapot', { ...ware, main: ware.accent === ware.main ? shade(ware.main, 0.3) : ware.accent, accent: c }).draw()) + place(70, -24, 0.42, () => v.other('teabowl', ware).draw()),
  };
}

export function whisk(d, v) {
  const c = d.main;
  const tines = Array.from({ length: 27 }, (_, i) => {
    const t = (i - 13) / 13;
    return line(P`M${t * 24} -104C${t * 56} -74 ${t * 74} -34 ${t * 46} -6`, 0.7, shade(c, Math.abs(t) > 0.5 && t > 0 ? 0.55 : 0.4));
  }).join('');
  return {
    box: [-58, -228, 60, 6], foot: [-46, 50], focus: [0, -86, 2],
    draw: () =>
      solid('M-24-106C-58-76-76-32-46-6Q0 8 46-6C76-32 58-76 24-106Z', tint(c, 0.22), { lit: [16, 4], inside: tines }) +
      solid('M-12-100C-20-70-22-40-14-22Q0-16 14-22C22-40 20-70 12-100Z', shade(c, 0.14), { ink: 0.6, inside: [-8, -3, 2, 7].map((x) => line(P`M${x} -98V-20`, 0.5, shade(c, 0.5))).join('') }) +
      solid('M-24-100Q0-92 24-100V-126Q0-118-24-126Z', d.accent, { bands: [[6, 40, -0.2]] }) + line('M-24-113Q0-105 24-113', 0.5, inkOn(d.accent)) +
      solid('M-22-124L-19-224Q0-230 19-224L22-124Q0-116-22-124Z', c, { bands: [[-16, -10, 0.35], [6, 40, -0.22]], inside: line('M-21-168Q0-162 21-168', 0.6, shade(c, 0.5)) }) + solid(ell(0, -224, 19, 3.6), tint(c, 0.3)),
  };
}

const mesh = (x0, y0, x1, y1, colour, step = 6) => {
  let s = '';
  for (let x = x0 - (y1 - y0); x < x1; x += step) s += P`M${x} ${y0}L${x + (y1 - y0)} ${y1}M${x + (y1 - y0)} ${y0}L${x} ${y1}`;
  return line(s, 0.4, colour, 0.75);
};

export function strainer(d, v) {
  const c = d.main;
  const bowl = 'M-86-56C-82-16-46-4-20-4S42-16 46-56A66 9 0 0 1-86-56Z';
  return {
    box: [-92, -92, 146, 6], foot: [-62, 26], focus: [-20, -46, 1.9],
    draw: () =>
      solid('M-70-6C-66 4-30 6-20 6S26 4 30-6L34-16H-74Z', d.accent, { lit: [12, 2] }) + solid(ell(-20, -16, 54, 6), tint(d.accent, 0.2)) +
      tube('M40-60C76-70 104-80 138-88', 9, c, { cap: 'round' }) + tube('M-84-58L-92-62', 6, c) +
      solid('M-86-58C-82-20-50-8-20-8S42-20 46-58Z', c, { lit: [15, 5], inside: mesh(-90, -58, 50, 0, inkOn(c), 6.5) }) + solid(ell(-20, -58, 68, 9.4), tint(c, 0.3)) + fill(ell(-20, -57.4, 62, 7.6), shade(c, 0.34)) + clip(ell(-20, -57.4, 62, 7.6), mesh(-90, -66, 50, -48, tint(c, 0.4), 6.5) + (v.tea ? fill(ell(-16, -52, 48, 5), v.leaf) : '')) + line(ell(-20, -57.4, 62, 7.6), 0.5),
  };
}

function tongs(d) {
  const c = d.main;
  return {
    box: [-62, -262, 62, 4], foot: [-40, 30], focus: [-6, -60, 2], lean: 14,
    draw: () =>
      tube('M-14-92C-30-140-22-190-8-224C-2-244-12-258-22-250', 7, c) + tube('M10-92C28-140 18-190 2-224C-6-244 8-262 20-250', 7, shade(c, 0.12)) + solid(ell(-2, -190, 6, 6), tint(c, 0.2)) +
      solid(ell(-2, -50, 50, 50), c, { lit: [15, 8], depth: 0.28, inside: mesh(-60, -104, 60, 4, inkOn(c), 7) + gleam('M-38-58C-36-76-24-86-12-90', 4.4, c, 0.7) }) +
      solid('M-6-101H2V1H-6Z', shade(c, 0.1), { bands: [[-6, -3, 0.5]] }) + solid(ell(-2, -100, 9, 5), d.accent),
  };
}

export function infuser(d, v) {
  const c = d.main;
  const form = v.form(['ball', 'basket'], ['tongs']);
  if (form === 'tongs') return tongs(d);
  if (form === 'ball') {
    return {
      box: [-70, -196, 96, 6], foot: [-42, 44], focus: [-6, -58, 2],
      draw: () =>
        line('M0-112C-10-150 30-196 60-180C76-172 78-150 78-136', 1.6, shade(c, 0.5)) + line('M0-112C-10-150 30-196 60-180C76-172 78-150 78-136', 0.7, tint(c, 0.4)) +
        solid('M66-136H90V-108Q78-100 66-108Z', d.accent, { bands: [[80, 100, -0.2]] }) + motif(d.motif === 'none' ? 'leaf' : d.motif, 78, -121, 17, textOn(d.accent), tint(d.accent, 0.5), d.accent) +
        solid(ell(0, -56, 57, 56), c, { lit: [17, 9], depth: 0.28, inside: mesh(-66, -116, 66, 4, inkOn(c), 8) + gleam('M-40-66C-38-84-26-96-12-100', 5, c, 0.7) }) +
        solid('M-58-60Q0-46 58-60V-51Q0-37-58-51Z', shade(c, 0.06), { bands: polished(0, 58).slice(1) }) + solid('M-8-108H8V-116H-8Z', c, { ink: 0.7 }),
    };
  }
  return {
    box: [-96, -150, 98, 8], foot: [-46, 48], focus: [0, -86, 1.9],
    draw: () =>
      solid('M-94-132Q-98-142-86-142H-54V-128H-84Z', c, { lit: [3, 2] }) + solid('M94-132Q98-142 86-142H54V-128H84Z', shade(c, 0.16)) +
      solid('M-58-134L-50-8Q-50 0-40 2Q0 8 40 2Q50 0 50-8L58-134Z', c, { bands: turned(0, 56, 0.35, 0.24), inside: mesh(-60, -120, 60, -12, inkOn(c), 6) + fill(box(-60, -12, 120, 30), shade(c, 0.1)) }) +
      solid(ell(0, -134, 58, 9.4), tint(c, 0.3)) + fill(ell(0, -133.4, 53, 7.8), shade(c, 0.36)) + clip(ell(0, -133.4, 53, 7.8), heap(v.rnd('inf'), 0, -126, 50, 8, 13, (x, y) => KINDS.leaf(v.leaf, d.accent)(v.rnd(`${x}`))(x, y, 12))) + line(ell(0, -133.4, 53, 7.8), 0.5) + line('M-57-122Q0-112 57-122', 0.5, inkOn(c)),
  };
}

export function towel(d, v) {
  const c = d.main;
  const a = d.accent;
  const style = ['warp', 'weft'].indexOf(v.form(['warp', 'weft']));
  const stripes = style === 0
    ? [-64, -56, -50, 38, 46, 52].map((x, i) => fill(box(x, -260, i % 3 === 0 ? 5 : 2.4, 280), a)).join('')
    : [-44, -36, -32].map((y, i) => fill(box(-100, y, 200, i === 0 ? 5 : 2), a)).join('') + [-204, -198].map((y, i) => fill(box(-100, y, 200, i === 0 ? 2 : 4), a)).join('');
  return {
    box: [-86, -250, 86, 4], foot: [-78, 80], focus: [-8, -70, 2],
    draw: () =>
      tube('M-104-244H104', 7, WOOD, { cap: 'round' }) +
      solid('M-62-248H70C74-180 72-100 76-30H-54C-60-110-58-180-62-248Z', shade(c, 0.2), { inside: `<g transform="translate(14 -26)">${stripes}</g>` }) +
      solid('M-76-250H60C64-170 60-90 66 0C40 6 20-3-4 1S-50 5-74-1C-80-90-74-170-76-250Z', c, {
        inside: stripes + fill('M-40-250C-36-170-44-90-38 10H-22C-30-90-24-170-28-250Z', shade(c, 0.1), 0.6) + fill('M26-250C34-170 24-90 32 10H90V-250Z', shade(c, 0.12), 0.6) + (d.motif && d.motif !== 'none' ? motif(d.motif, -6, -112, 84, a, mix(a, c, 0.4), c) : ''),
      }) + line('M-40-246C-36-170-44-90-39 0M26-246C34-170 24-90 31 1', 0.5, inkOn(c), 0.6) + Array.from({ length: 28 }, (_, i) => line(P`M${-73 + i * 5} ${0 + (i % 3)}v5`, 0.5, shade(c, 0.4))).join('') +
      solid('M-8-250C-8-260 6-260 6-250', a, { ink: 0.8 }),
  };
}

/** The pitcher in which milk is steamed. */
export const steamer = (d, v) => jug(d, { ...v, tea: false, form: () => 'steel' });

export function frother(d, v) {
  const c = d.main;
  return {
    box: [-58, -252, 60, 6], foot: [-50, 52], focus: [0, -170, 2],
    draw: () =>
      // stand
      tube('M-40-6V-150Q-40-164-26-164H-12', 4.4, STEEL) + solid(drum(0, 48, -10, 52, 0), STEEL, { bands: polished(0, 50) }) + solid(ell(0, -10, 48, 6), tint(STEEL, 0.4)) +
      wireRod(0, -136, -26, STEEL) + [0, 4, 8].map((y) => line(ell(0, -22 - y * 0.6, 13, 4.6 - y * 0.12), 1.1, shade(STEEL, 0.5))).join('') +
      solid('M-16-238Q-16-252 0-252T16-238L13-146Q12-134 0-134T-13-146Z', c, { bands: [[-10, -5, 0.45], [5, 30, -0.22]] }) + solid(box(-6, -232, 12, 22, 5), d.accent, { lit: [2, 2] }) + line('M-14.4-152H14.4', 0.5, inkOn(c)) + line('M-12-164H-16M-12-164A14 3 0 0 0 14-164', 1.6, shade(STEEL, 0.4)),
  };
}
