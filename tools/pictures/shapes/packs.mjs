// Packs: bags, tins, boxes, jars and bottles, with their labels.
import { lightness, mix, shade, tint } from '../lib/colour.mjs';
import { INK, P, box, clip, drum, ell, fill, gleam, inkOn, line, place, poly, polished, solid, turned, wire } from '../lib/pen.mjs';
import { PAPER, banded, inks, oval, plate, textOn } from '../lib/label.mjs';
import { KINDS, heap } from '../lib/contents.mjs';
import { motif } from '../lib/motifs.mjs';
import { sizeFor, words } from '../lib/type.mjs';

const face = (kind, x, y, w, h, d, sub, pick) =>
  kind === 'band' ? banded(x, y, w, h, d, { sub, bandX: x - 40, bandW: w + 80 })
  : kind === 'oval' ? oval(x + w / 2, y + h / 2, w / 2, h / 2, d, { sub })
  : plate(x, y, w, h, d, { shape: kind, sub, pick });

// ---------------------------------------------------------------- bags

function gussetBag(d, v) {
  const c = d.main;
  const front = 'M-78 0C-87-54-87-150-80-206L-72-252H58L66-206C73-150 73-54 64 0Z';
  const side = 'M64 0C73-54 73-150 66-206L58-252L62-252C84-214 94-160 94-90C94-56 93-30 91-9Z';
  const labels = v.long ? v.pick(['band', 'plate']) : v.pick(['plate', 'arch', 'ticket', 'band', 'oval']);
  const label = labels === 'oval' ? face('oval', -68, -180, 130, 160, d, v.sub, v.seed)
    : labels === 'band' ? face('band', -76, -192, 140, 180, d, v.sub, v.seed)
    : face(labels, -66, -192, 126, 170, d, v.sub, v.seed);
  return {
    box: [-87, -254, 94, 0], foot: [-78, 91], focus: [4, -138, 1.66],
    draw: () =>
      solid(side, shade(c, 0.3), { inside: fill('M64 0C73-54 73-150 66-206L58-252C72-214 79-160 79-90C79-56 78-30 78-4Z', shade(c, 0.42)) }) + line('M78-4C78-30 79-56 79-90C79-160 72-214 60-251', 0.6, inkOn(shade(c, 0.42))) +
      solid(front, c, {
        inside:
          fill('M28-252C46-200 50-60 40 0H80V-252Z', shade(c, 0.12)) + fill('M-62-236C-74-170-75-80-68-8L-60-6C-66-80-66-170-55-236Z', tint(c, 0.24)) +
          fill('M-84-206L-20-222L40-206L66-214V-204L38-198L-20-214L-84-198Z', shade(c, 0.1)) + (labels === 'band' ? label : ''),
      }) +
      solid(P`M-72 -252H58L61.5 -232H-75.5Z`, tint(c, 0.08), { inside: Array.from({ length: 24 }, (_, i) => line(P`M${-72 + i * 5.8} -252v20`, 0.45, inkOn(c), 0.4)).join('') }) +
      line('M-74-226H60', 0.5, inkOn(c), 0.6) + line('M-72-214C-66-206-64-202-62-196M54-214C50-206 50-200 51-194M-70-4C-67-24-66-30-64-34', 0.6, inkOn(c), 0.6) +
      valve(-7, -207, c) + (labels === 'band' ? '' : label),
  };
}

function foldedBag(d, v) {
  const c = d.main;
  const front = 'M-76 0C-80-60-80-150-77-212H67C70-150 70-60 66 0Z';
  const side = 'M66 0C70-60 70-150 67-212L88-218C92-150 92-60 90-10Z';
  const kind = v.long ? v.pick(['band', 'plate']) : v.pick(['plate', 'ticket', 'band', 'arch']);
  const label = kind === 'band' ? face('band', -74, -192, 140, 182, d, v.sub, v.seed) : face(kind, -67, -184, 124, 170, d, v.sub, v.seed);
  const fold = mix(c, PAPER, 0.1);
  return {
    box: [-82, -252, 92, 0], foot: [-76, 90], focus: [6, -132, 1.66],
    draw: () =>
      solid(side, shade(c, 0.3), { inside: fill('M78-3C81-60 81-150 74-214L60-212V0Z', shade(c, 0.4)) }) + line('M78-4C81-60 81-150 77-214', 0.6, inkOn(shade(c, 0.4))) +
      solid(front, c, { inside: fill('M36-212C44-150 46-60 38 0H80V-212Z', shade(c, 0.11)) + fill('M-70-206C-74-140-73-70-69-6L-62-6C-66-70-66-140-63-206Z', tint(c, 0.22)) + (kind === 'band' ? label : '') }) +
      // rolled top with the tin tie
      solid('M-81-249Q-83-252-80-253L86-256Q90-256 90-251L92-216L68-208H-79Z', fold, { inside: fill('M40-256L92-258V-206H48Z', shade(fold, 0.14)) }) +
      line('M-80-230L91-235', 0.55, inkOn(c), 0.6) +
      solid('M-91-228L-91-217L103-224L103-235Z', d.accent, { inside: fill(box(46, -260, 80, 70), shade(d.accent, 0.2)) }) +
      solid('M-91-228L-91-217L-80-217.4L-80-228.4ZM92-234.6V-223.6L103-224V-235Z', shade(d.accent, 0.3)) +
      (kind === 'band' ? '' : label),
  };
}

function pouch(d, v) {
  const c = d.main;
  const front = 'M-84-4C-90-60-82-150-86-244Q-86-250-80-250H76Q82-250 82-244C78-150 88-60 84-4C50 4-50 4-84-4Z';
  const kind = v.long ? 'plate' : v.pick(['oval', 'arch', 'plate', 'ticket']);
  const label = kind === 'oval' ? face('oval', -66, -182, 132, 158, d, v.sub, v.seed) : face(kind, -66, -188, 132, 162, d, v.sub, v.seed);
  return {
    box: [-88, -250, 88, 2], foot: [-80, 82], focus: [4, -136, 1.66],
    draw: () =>
      solid(front, c, {
        inside:
          fill('M44-250C56-180 60-70 50 4H100V-250Z', shade(c, 0.17)) + fill('M-74-204C-76-140-79-80-75-20L-66-20C-69-80-67-140-65-204Z', tint(c, 0.26)) +
          fill('M-90-26C-40-6 40-6 90-26V10H-90Z', shade(c, 0.26)),
      }) +
      line('M-85-26C-40-6 40-6 86-26', 0.65, inkOn(c), 0.8) +
      line('M-85-236H82M-85-218H81', 0.5, inkOn(c), 0.55) + line('M-85.5-214.5H81', 1.3, inkOn(c), 0.4) +
      fill('M-86-229L-81-226L-86-223Z', shade(c, 0.5)) + fill('M82-229L77-226L82-223Z', shade(c, 0.5)) +
      valve(-2, -200, c) + label,
  };
}

const valve = (x, y, c) => fill(ell(x, y, 7), shade(c, 0.1)) + line(ell(x, y, 7), 0.6, inkOn(c)) + [[-2.4, -1], [2.4, -1], [0, 2.6]].map(([dx, dy]) => fill(ell(x + dx, y + dy, 0.95), inkOn(c))).join('');

export function bag(d, v) {
  return { gusset: gussetBag, folded: foldedBag, pouch }[v.form(['gusset', 'folded', 'pouch', 'gusset', 'folded'])](d, v);
}


// ---------------------------------------------------------------- tins and caddies

export function tin(d, v) {
  const c = d.main;
  const tall = v.form(['low', 'tall']) === 'tall';
  const r = tall ? 66 : 76;
  const h = tall ? 196 : 164;
  const lid = shade(d.accent, 0.04);
  const body = drum(0, r, -h, r, 0);
  const kind = v.long ? 'band' : v.pick(['band', 'plate', 'arch', 'oval']);
  const lw = r * 1.42;
  const label = () =>
    kind === 'band' ? banded(-r * 0.78, -h + 12, r * 1.56, h - 14, d, { sub: v.sub, bandX: -r - 5, bandW: 2 * r + 10 })
    : kind === 'oval' ? oval(0, -h * 0.46, lw / 2 + 4, h * 0.39, d, { sub: v.sub })
    : plate(-lw / 2, -h + 22, lw, h - 32, d, { shape: kind, sub: v.sub, pick: v.seed });
  return {
    box: [-r - 4, -h - 50, r + 4, 8], foot: [-r, r], focus: [4, -h * 0.62, 1.7],
    draw: () =>
      solid(body, c, { bands: turned(0, r), inside: label() + fill(box(r * 0.74, -300, r, 320), shade(c, 0.3), 0.55) }) +
      line(P`M${-r} -7A${r} ${r * 0.13} 0 0 0 ${r} -7`, 0.55, inkOn(c), 0.7) +
      solid(drum(0, r + 3.5, -h - 36, r + 3.5, -h - 2), lid, { bands: polished(0, r + 3).slice(1) }) +
      line(P`M${-r - 3.5} ${-h - 10}A${r} ${r * 0.13} 0 0 0 ${r + 3.5} ${-h - 10}`, 0.5, inkOn(lid), 0.6) +
      solid(ell(0, -h - 36, r + 3.5, (r + 3.5) * 0.13), tint(lid, 0.3)) + line(ell(0, -h - 36.6, r - 4, (r - 4) * 0.12), 0.5, inkOn(lid), 0.7) +
      (tall ? '' : solid(P`M-10 ${-h - 40}C-12 ${-h - 52} -8 ${-h - 58} 0 ${-h - 58}S12 ${-h - 52} 10 ${-h - 40}Z`, lid, { lit: [4, 2] })),
  };
}

export function caddy(d, v) {
  const c = d.main;
  // a square caddy with shoulders and a round lid
  if (v.form(['square', 'round']) === 'square') {
    const front = 'M-72 0L-74-176Q-74-186-64-190L-40-196H24Q46-192 54-186L56-178L54 0Z';
    const side = 'M54 0L56-178L54-186Q68-192 72-192L84-184L82-12Z';
    return {
      box: [-74, -244, 84, 0], foot: [-72, 82], focus: [-8, -96, 2.1],
      draw: () =>
        solid(side, shade(c, 0.34)) +
        solid(front, c, { inside: fill(box(-68, -180, 6, 176), tint(c, 0.3)) + fill(box(34, -190, 30, 190), shade(c, 0.1)) + fill('M-80-178H60V-200H-80Z', tint(c, 0.16)) }) +
        line('M-74-178H56', 0.6, inkOn(c)) +
        solid(drum(2, 40, -226, 40, -194), d.accent, { bands: polished(2, 40).slice(1) }) + solid(ell(2, -226, 40, 6), tint(d.accent, 0.3)) + line('M-38-202A40 5 0 0 0 42-202', 0.5, inkOn(d.accent)) +
        plate(-62, -168, 106, 156, d, { shape: v.pick(['plate', 'ticket', 'arch']), sub: v.sub, pick: v.seed }),
    };
  }
  // a round caddy in patterned paper
  const r = 62;
  const pattern = Array.from({ length: 9 }, (_, row) => Array.from({ length: 7 }, (_, i) => {
    const x = -66 + i * 22 + (row % 2) * 11, y = -166 + row * 20;
    return [9, 6, 3].map((q) => line(P`M${x - q} ${y}A${q} ${q} 0 0 1 ${x + q} ${y}`, 0.7, d.accent)).join('');
  }).join('')).join('');
  return {
    box: [-r, -232, r, 8], foot: [-r, r], focus: [0, -110, 2.1],
    draw: () =>
      solid(drum(0, r, -172, r, 0), c, { bands: turned(0, r), inside: pattern + fill(box(r * 0.6, -300, 60, 320), shade(c, 0.4), 0.4) }) +
      solid(drum(0, r + 1.5, -224, r + 1.5, -168), shade(c, 0.06), { bands: turned(0, r), inside: `<g transform="translate(0 -62)">${pattern}</g>` + fill(box(r * 0.6, -300, 60, 320), shade(c, 0.4), 0.4) }) +
      solid(ell(0, -224, r + 1.5, 8), tint(c, 0.2)) +
      oval(0, -84, 46, 58, d, { sub: v.sub }),
  };
}

// ---------------------------------------------------------------- boxes

export function teabox(d, v) {
  const c = d.main;
  const label = v.pick(['band', 'plate', 'arch']);
  return {
    box: [-84, -206, 96, 4], foot: [-80, 92], focus: [4, -104, 1.66],
    draw: () =>
      solid('M56 0L92-16V-188L56-176Z', shade(c, 0.3)) + solid('M-80-176H56L92-188H-36Z', tint(c, 0.3)) +
      solid(box(-80, -176, 136, 176), c, {
        inside: fill(box(26, -180, 40, 190), shade(c, 0.09)) + fill(box(-76, -172, 5, 168), tint(c, 0.22)) +
          (label === 'band' ? banded(-76, -172, 128, 170, d, { sub: v.sub, bandX: -90, bandW: 150 }) : ''),
      }) +
      (label === 'band' ? '' : plate(-68, -164, 112, 152, d, { shape: label, sub: v.sub, pick: v.seed })) +
      line('M-10-182C-4-190 8-196 30-196C60-196 70-150 74-120', 0.8) +
      solid('M62-120L87-124L91-92L66-88Z', PAPER, { inside: fill('M78-130L95-130V-80H82Z', shade(PAPER, 0.1)) }) + motif(d.motif, 76.5, -106, 19, inks(d).ink, inks(d).two, PAPER),
  };
}

export function samples(d, v) {
  const c = d.main;
  const tones = [d.accent, mix(c, PAPER, 0.55), mix(d.accent, '#1f4d3a', 0.5), mix(c, d.accent, 0.5), tint(d.accent, 0.45)];
  const sachet = (x, y, tone, turn, mark) => place(x, y, 1, () =>
    solid('M-24 0L-25-96H25L24 0Z', tone, { inside: fill(box(10, -100, 30, 110), shade(tone, 0.16)) + fill(box(-21, -88, 4, 90), tint(tone, 0.3)) }) +
    line('M-25-86H25', 0.5, inkOn(tone), 0.6) + motif(mark, 0, -56, 32, textOn(tone) === INK ? INK : '#fdf8ee', tint(tone, 0.55), tone), turn);
  const marks = ['mountain', 'leaf', 'sun', 'berry', 'bird'];
  return {
    box: [-106, -190, 118, 2], foot: [-100, 114], focus: [-6, -80, 1.9],
    draw: () =>
      solid('M-92-92L106-100L112-88L-100-84Z', shade(c, 0.55)) +
      sachet(-66, -62, tones[0], -5, d.motif && d.motif !== 'none' ? d.motif : marks[0]) + sachet(-26, -72, tones[1], 1, marks[(v.seed + 1) % 5]) + sachet(14, -66, tones[2], -2, marks[(v.seed + 2) % 5]) + sachet(52, -72, tones[3], 3, marks[(v.seed + 3) % 5]) + sachet(86, -60, tones[4], 7, marks[(v.seed + 4) % 5]) +
      solid('M90 0L114-12V-96L90-84Z', shade(c, 0.32)) + solid(box(-100, -84, 190, 84), c, { inside: fill(box(50, -90, 60, 100), shade(c, 0.1)) + fill(box(-96, -80, 5, 78), tint(c, 0.25)) }) +
      plate(-74, -72, 140, 60, { ...d, motif: 'none' }, { shape: 'ticket', sub: v.sub }),
  };
}

export function giftset(d, v) {
  const c = d.main;
  const tissue = '#f3ead9';
  const form = v.form(['open', 'tied'], ['lineup', 'calendar']);
  if (form === 'lineup') return lineup(v.members());
  if (form === 'calendar') return calendar(d);
  if (form === 'tied') {
    // tied box
    const ribbon = d.accent;
    return {
      box: [-104, -214, 112, 2], foot: [-98, 108], focus: [-6, -112, 1.8],
      draw: () =>
        solid('M72 0L108-18V-122L72-108Z', shade(c, 0.32)) + solid(box(-98, -108, 170, 108), c, { inside: fill(box(36, -110, 50, 120), shade(c, 0.1)) + fill(box(-94, -104, 5, 100), tint(c, 0.24)) }) +
        solid('M78-104L114-120V-148L78-134Z', shade(c, 0.26)) + solid('M-104-134H78L114-148H-62Z', tint(c, 0.32)) + solid(box(-104, -134, 182, 32), tint(c, 0.06), { inside: fill(box(40, -136, 50, 40), shade(c, 0.06)) }) +
        solid('M-20-134V0H2V-134Z', ribbon, { inside: fill(box(-9, -140, 20, 150), shade(ribbon, 0.14)) }) + solid('M-20-134L18-148H40L2-134Z', tint(ribbon, 0.12)) +
        solid('M6-146C-10-176-46-196-58-178C-66-162-30-148 6-144Z', ribbon, { lit: [8, 6] }) + solid('M10-146C22-180 62-198 72-180C80-162 42-148 10-144Z', ribbon, { lit: [8, 6] }) +
        solid('M4-146C-14-134-34-124-48-104L-36-100L-30-92C-18-116-4-132 10-142Z', tint(ribbon, 0.06), { lit: [5, 3] }) + solid('M8-146C24-138 42-122 52-104L40-102L36-92C26-114 14-130 2-142Z', shade(ribbon, 0.08), { lit: [5, 3] }) +
        solid('M-4-154Q8-160 18-153Q22-144 16-138Q6-134-2-139Q-8-146-4-154Z', ribbon, { lit: [4, 3] }) +
        (d.label ? plate(-92, -86, 62, 74, { ...d }, { shape: 'plate' }) : ''),
    };
  }
  const found = v.members();
  const members = found.map((m, i) => {
    const high = m.box[3] - m.box[1];
    const k = Math.min(0.86, (found.length > 2 ? [88, 88, 104][i] : 104) / (m.box[2] - m.box[0]), (i < 2 ? 170 : 128) / high);
    return { m, k, x: found.length > 2 ? [-54, 60, 2][i] : [-46, 44][i], y: Math.min(-84, -98 + high * k * 0.12), turn: [-3, 3, 0][i] };
  });
  return {
    box: [-112, Math.min(-190, ...members.map(({ m, y, k }) => y + m.box[1] * k - 4)), 122, 2], foot: [-106, 118], focus: [0, -104, 1.45],
    draw: () =>
      solid('M-98-96L104-104L116-90L-106-86Z', shade(c, 0.5)) +
      clip('M-200-400H200V-70H-200Z', members.map(({ m, x, y, k, turn }) => place(x - ((m.box[0] + m.box[2]) / 2) * k, y, k, m.draw, turn)).join('')) +
      solid('M-104-84C-98-104-88-96-80-110C-70-98-60-112-48-104C-40-114-24-100-14-110C-4-98 8-112 20-104C32-114 44-100 56-112C68-100 82-112 92-104C102-112 110-98 112-90L96-76H-100Z', tissue, { inside: fill('M-60-110L-50-80L-40-110ZM0-110L10-80L20-110ZM60-120L70-80L84-110Z', shade(tissue, 0.1)) }) +
      solid('M94 0L118-14V-98L94-84Z', shade(c, 0.32)) + solid(box(-106, -84, 200, 84), c, { inside: fill(box(52, -90, 60, 100), shade(c, 0.1)) + fill(box(-102, -80, 5, 78), tint(c, 0.24)) }) +
      solid(box(-106, -30, 200, 13), d.accent, { inside: fill(box(52, -40, 60, 40), shade(d.accent, 0.16)) }) + solid('M94-30L118-44V-31L94-17Z', shade(d.accent, 0.3)) +
      solid('M-6-26C-22-46-48-46-46-30C-44-18-20-18-6-22Z', d.accent, { lit: [4, 4] }) + solid('M-6-26C10-46 36-46 34-30C32-18 8-18-6-22Z', d.accent, { lit: [4, 4] }) + solid(ell(-6, -25, 7, 6), d.accent, { lit: [2, 2] }) +
      (d.label ? words(-6, -52, d.label.toUpperCase(), sizeFor([d.label.toUpperCase()], 170, 15), { fill: textOn(c) }) : ''),
  };
}

/** Things of a set side by side: the largest behind, the small ones in front. */
function lineup([back, side, ...small]) {
  const centre = (m, k) => ((m.box[0] + m.box[2]) / 2) * k;
  return {
    box: [-150, -206, 156, 22], foot: [-140, 146], focus: [-20, -100, 1.5],
    draw: () =>
      place(-48 - centre(back, 0.74), -10, 0.74, back.draw) + place(96 - centre(side, 0.72), -6, 0.72, side.draw) +
      small.map((m, i) => { const k = Math.min(0.5, 86 / (m.box[3] - m.box[1])); return place([-104, 46, 126][i] - centre(m, k), [14, 18, 16][i], k, m.draw); }).join(''),
  };
}

function calendar(d) {
  const c = d.main;
  const a = d.accent;
  const order = [7, 19, 3, 12, 24, 1, 15, 22, 9, 5, 17, 11, 20, 2, 14, 8, 23, 6, 18, 10, 4, 21, 13, 16];
  const open = new Set([1, 2, 3]);
  const doors = order.map((number, i) => {
    const x = -88 + (i % 4) * 42, y = -196 + Math.floor(i / 4) * 32;
    const tone = [shade(c, 0.12), tint(c, 0.14), c][(i * 7) % 3];
    return open.has(number)
      ? fill(box(x, y, 36, 27), shade(c, 0.6)) + solid(P`M${x + 9} ${y + 27}V${y + 9}H${x + 27}V${y + 27}Z`, a, { bands: [[x + 20, x + 40, -0.2]], ink: 0.7 }) + line(box(x, y, 36, 27), 0.7) + solid(P`M${x} ${y}L${x - 11} ${y + 4}V${y + 31}L${x} ${y + 27}Z`, tint(c, 0.3), { ink: 0.7 })
      : fill(box(x, y, 36, 27, 1.5), tone) + line(box(x, y, 36, 27, 1.5), 0.55, inkOn(c), 0.7) + words(x + 18, y + 18.4, String(number), 14, { fill: number === 24 ? a : textOn(c), spacing: 0 });
  }).join('');
  return {
    box: [-98, -252, 112, 2], foot: [-96, 108], focus: [-4, -130, 1.5],
    draw: () =>
      solid('M86 0L110-14V-216L86-206V0Z', shade(c, 0.34)) + solid('M-96 0V-206L-5-250L86-206V0Z', c, { inside: fill('M40-260H100V10H56Z', shade(c, 0.1)) }) + solid('M-5-250L86-206L110-216L20-252Z', shade(c, 0.2)) +
      motif(d.motif, -5, -220, 34, textOn(c), a, c) + doors,
  };
}

export function capsule(d, v) {
  const c = d.main;
  const one = (x, y, tone, k = 1) => place(x, y, k, () =>
    solid('M-22-40C-20-18-17-6-14-1A14 2.4 0 0 0 14-1C17-6 20-18 22-40Z', tone, { bands: polished(0, 22).slice(1), inside: line('M-21-30H21', 0.5, inkOn(tone), 0.5) }) +
    solid(ell(0, -41, 27, 5), tint(tone, 0.3)) + line(ell(0, -41.5, 20, 3.4), 0.5, inkOn(tone), 0.6));
  return {
    box: [-112, -190, 118, 14], foot: [-92, 84], focus: [0, -90, 1.9],
    draw: () =>
      solid('M48-14L80-26V-182L48-172Z', shade(c, 0.3)) + solid('M-84-172H48L80-182H-46Z', tint(c, 0.3)) + solid(box(-84, -172, 132, 158), c, { inside: fill(box(20, -180, 40, 190), shade(c, 0.09)) + fill(box(-80, -168, 5, 150), tint(c, 0.22)) }) +
      plate(-72, -162, 108, 126, d, { shape: v.pick(['plate', 'arch']), sub: v.sub, pick: v.seed }) +
      one(-80, 4, d.accent) + one(-24, 8, mix(d.accent, c, 0.5)) + one(34, 6, d.accent) + one(88, 2, tint(c, 0.3)),
  };
}

export function filters(d, v) {
  const c = d.main;
  const paper = v.pick(['#f7f1e5', '#e2c9a4']);
  const cone = (x, y, turn) => place(x, y, 1, () =>
    solid('M-58-96Q0-112 58-96L22 0Q0 6-22 0Z', paper, { lit: [10, 2], depth: 0.12, inside: line('M-58-96Q0-80 58-96', 0.6, INK, 0.6) }) + line('M50-92L16 0', 0.5, INK, 0.5) + line('M-24-6Q0 0 24-6', 0.5, INK, 0.5), turn);
  return {
    box: [-112, -190, 132, 10], foot: [-98, 104], focus: [4, -100, 1.35],
    draw: () =>
      solid('M26-8L52-20V-184L26-176Z', shade(c, 0.3)) + solid('M-110-176H26L52-184H-76Z', tint(c, 0.3)) + solid(box(-110, -176, 136, 168), c, { inside: fill(box(-2, -180, 40, 190), shade(c, 0.09)) + fill(box(-106, -172, 5, 160), tint(c, 0.24)) }) +
      fill('M-92-118Q-58-128-24-118L-42-64Q-58-60-74-64Z', paper) + line('M-92-118Q-58-128-24-118L-42-64Q-58-60-74-64ZM-92-118Q-58-108-24-118M-28-116L-46-64', 0.6) +
      (d.label ? words(-42, -144, d.label.toUpperCase(), sizeFor([d.label.toUpperCase()], 112, 19), { fill: textOn(c) }) + words(-58, -42, 'KONTOR & KANNE', 7.2, { fill: textOn(c), spacing: 0.12 }) : '') +
      cone(52, 0, 12) + cone(66, 3, 7) + cone(80, 7, 2),
  };
}

// ---------------------------------------------------------------- pantry

export function chocolate(d, v) {
  if (v.form(['bar'], ['box']) === 'box') return truffleBox(d, v);
  const c = d.main;
  const choc = v.choc;
  const squares = () => {
    let s = '';
    for (let row = 0; row < 2; row++) for (let i = 0; i < 4; i++) {
      const x = -66 + i * 33, y = -262 + row * 36;
      s += fill(box(x, y, 33, 36), choc) + fill(poly([x + 4, y + 4], [x + 29, y + 4], [x + 25, y + 9], [x + 8, y + 9]), tint(choc, 0.3)) + fill(poly([x + 29, y + 4], [x + 29, y + 32], [x + 25, y + 27], [x + 25, y + 9]), shade(choc, 0.35)) + line(box(x, y, 33, 36), 0.6) + line(box(x + 5, y + 5, 23, 26), 0.45, shade(choc, 0.6));
    }
    return s;
  };
  const foil = '#e4dccb';
  const wrap = 'M-70-184H70V0H-70Z';
  return {
    box: [-76, -264, 82, 0], foot: [-70, 80], focus: [4, -160, 1.6], lean: -4,
    draw: () =>
      solid('M66-262L75-260V-10L70 0V-180Z', shade(c, 0.4)) +
      clip('M-66-262H66V-150H-66Z', squares()) + line('M-66-180V-262H66V-180', 0.9) +
      solid('M-70-176L-69-206L-52-196L-38-212L-22-197L-4-210L12-195L28-211L44-198L58-209L70-199V-176Z', foil, { inside: fill('M-52-196L-38-212L-34-176H-50ZM-4-210L12-195L8-176H-6ZM28-211L44-198L40-176H28Z', shade(foil, 0.14)) }) +
      solid(wrap, c, {
        inside: fill(box(34, -190, 40, 200), shade(c, 0.1)) + fill(box(-66, -182, 5, 180), tint(c, 0.26)) + banded(-64, -172, 128, 164, d, { sub: v.sub, bandX: -80, bandW: 160 }),
      }),
  };
}

function truffleBox(d, v) {
  const c = d.main;
  const rnd = v.rnd('truffles');
  const tones = [v.choc, tint(v.choc, 0.1), '#6a4128', '#e6cfae'];
  const one = (x, y) => {
    const tone = tones[Math.floor(rnd.next() * tones.length)];
    return solid('M-24 8L-20-4H20L24 8Q0 14-24 8Z', d.accent, { ink: 0.6 }).replace('<path', `<g transform="translate(${x} ${y})"><path`) + solid(ell(0, -6, 19, 15), tone, { lit: [6, 4], depth: 0.35 }) + wire('M-10-12Q-5-18 3-18', 2.2, tint(tone, 0.4)) + wire('M-12-3Q0-8 12-4', 1.1, tint(tone, 0.5)) + '</g>';
  };
  let row = '';
  for (const y of [-58, -30]) for (let i = 0; i < 4; i++) row += one(-82 + i * 52 - (y === -58 ? -6 : 0), y);
  return {
    box: [-124, -206, 124, 4], foot: [-116, 118], focus: [-10, -70, 1.6],
    draw: () =>
      solid('M-96-84L-92-200Q-92-206-84-206H108Q116-206 116-200L112-84Z', c, { inside: fill('M70-210H130V-80H84Z', shade(c, 0.14)) + fill(box(-90, -204, 210, 5), tint(c, 0.24)) }) + line('M-86-94L-83-196H106L103-94Z', 0.5, textOn(c), 0.7) +
      motif(d.motif, -44, -146, 56, tint(c, 0.8), d.accent, c) + (d.label ? words(40, -144, d.label.toUpperCase(), sizeFor([d.label.toUpperCase()], 104, 22), { fill: textOn(c) }) + words(40, -124, 'KONTOR & KANNE', 7.4, { fill: textOn(c), spacing: 0.14 }) : '') +
      solid('M-96-84H112L122-16H-118Z', shade(c, 0.5)) + row +
      solid('M-120-18H122V0Q122 4 116 4H-114Q-120 4-120 0Z', c, { inside: fill(box(70, -20, 60, 30), shade(c, 0.2)) + fill(box(-120, -18, 250, 4), tint(c, 0.3)) }),
  };
}

export function cookies(d, v) {
  const c = d.main;
  const form = v.form(['chips'], ['cantuccini', 'oat', 'gingerbread']);
  const dough = { chips: '#d9a866', cantuccini: '#dcae6e', oat: '#cf9d5c', gingerbread: '#7d4728' }[form];
  const crumb = (list, tone) => list.map(([px, py]) => fill(ell(px, py, 3.4, 2), tone)).join('');
  const cookie = (x, y, k, tilt = 0) => place(x, y, k, () =>
    form === 'cantuccini'
      ? solid('M-40 2C-44-12-30-22-6-22S38-16 40-2C40 8 20 10-4 10S-38 10-40 2Z', dough, { lit: [5, 5], depth: 0.26, inside: [[-20, -8, 12], [6, -4, -20], [20, -10, 30], [-4, -15, 0]].map(([px, py, t]) => place(px, py, 1, () => fill(ell(0, 0, 8, 3.6), '#f2dfba') + line(ell(0, 0, 8, 3.6), 0.5, '#8a5a2c'), t)).join('') })
      :
    solid('M-34-3A34 13 0 0 1 34-3V1A34 13 0 0 1-34 1Z', shade(dough, 0.25)) + solid(ell(0, -5, 34, 13), dough, { inside: form === 'gingerbread' ? fill(ell(0, -6, 29, 10), '#f4e8d4') + crumb([[0, -6]], '#b5763f') + [0, 72, 144, 216, 288].map((a) => fill(ell(Math.cos((a * Math.PI) / 180) * 14, -6 + Math.sin((a * Math.PI) / 180) * 5, 5.4, 2.6), '#c99a62')).join('') : crumb([[-16, -7], [2, -11], [14, -5], [-4, -2], [20, -9], [-22, -2]], form === 'oat' ? '#f0d9ab' : '#6a4326') + wire('M-26-9C-18-14-6-16 4-16', 1.6, tint(dough, 0.5)) }), tilt);
  const glass = '#fbf7ee';
  return {
    box: [-86, -226, 112, 10], foot: [-74, 104], focus: [8, -90, 1.6],
    draw: () =>
      solid('M-72 0C-78-60-78-130-74-186L58-186C62-130 62-60 58 0Z', c, { inside: fill('M30-186C38-130 40-60 32 0H80V-190Z', shade(c, 0.12)) + fill(box(-69, -180, 5, 176), tint(c, 0.24)) }) +
      solid('M58 0C62-60 62-130 58-186L78-192C84-130 84-60 82-10Z', shade(c, 0.32)) +
      solid('M-78-222L-74-184L58-184L80-191L76-228Z', mix(c, PAPER, 0.12), { inside: fill('M40-230L90-230V-180H48Z', shade(c, 0.12)) }) + line('M-77-204L79-209', 0.55, inkOn(c), 0.6) +
      solid('M-20-190C-34-214-60-214-58-198C-56-186-34-186-20-188ZM-16-190C-2-214 24-214 22-198C20-186-2-186-16-188Z', d.accent, { lit: [4, 3] }) + solid(ell(-18, -190, 7, 6), d.accent) +
      plate(-62, -172, 112, 106, d, { shape: v.pick(['plate', 'ticket']), sub: v.sub, pick: v.seed }) +
      solid(ell(-7, -32, 48, 24), glass, { inside: cookie(-30, -20, 0.8) + cookie(14, -18, 0.8) + cookie(-8, -32, 0.8) }) +
      cookie(68, 6, 0.92) + cookie(74, -9, 0.92) + cookie(66, -24, 0.92, -4),
  };
}

export function honey(d, v) {
  const c = d.main;
  const body = 'M-58-128C-66-122-70-112-70-100V-18Q-70 4-50 6Q0 12 50 6Q70 4 70-18V-100C70-112 66-122 58-128Z';
  return {
    box: [-72, -176, 104, 10], foot: [-62, 64], focus: [0, -70, 2],
    draw: () =>
      solid(body, c, { lit: [16, 4], depth: 0.24, inside: fill('M-80-130H80V-112C40-104-40-104-80-112Z', tint(c, 0.55), 0.8) + gleam('M-60-100V-24', 6, c, 0.6) + gleam('M-50-100V-70', 2.4, c, 0.6) }) +
      plate(-46, -98, 88, 88, d, { shape: v.pick(['plate', 'ticket', 'arch']), sub: v.sub, pick: v.seed }) +
      solid(drum(0, 60, -160, 60, -126), d.accent, { bands: turned(0, 60) }) + solid(ell(0, -160, 60, 8), tint(d.accent, 0.25)) + line('M-60-136A60 8 0 0 0 60-136', 0.5, inkOn(d.accent), 0.7) +
      // dipper
      place(92, 2, 1, () => wire('M0-20L14-150', 6.4, INK) + wire('M0-20L14-150', 4.6, '#c99a5e') + [0, 1, 2, 3, 4].map((i) => solid(ell(-1.5 + i * 1.2, -4 - i * 9, i === 0 || i === 4 ? 11 : 15, 5), '#c99a5e', { lit: [5, 1] })).join('')),
  };
}

export function sugar(d, v) {
  const form = v.form(['jar'], ['bowl', 'cubes']);
  if (form === 'bowl') return sugarBowl(d);
  const c = d.main;
  const rnd = v.rnd('sugar');
  const glass = '#f3f1ea';
  const crystal = KINDS[form === 'cubes' ? 'cube' : 'crystal'](c)(rnd);
  const jar = 'M-60-132C-68-126-70-118-70-106V-14Q-70 6-48 8Q0 12 48 8Q70 6 70-14V-106C70-118 68-126 60-132Z';
  return {
    box: [-74, -182, 110, 12], foot: [-64, 66], focus: [0, -60, 2],
    draw: () =>
      solid(jar, glass, { inside: fill(box(-80, -104, 160, 130), shade(c, 0.2)) + heap(rnd, 0, 4, 78, 112, 17, (x, y) => crystal(x, y, 17)) + Array.from({ length: 40 }, () => crystal(rnd.between(-70, 70), rnd.between(-92, 6), 17)).join('') + fill(box(38, -140, 40, 160), INK, 0.12) + gleam('M-60-112V-20', 5, glass, 0.9) }) +
      plate(-42, -88, 84, 70, d, { shape: 'ticket', sub: v.sub }) +
      solid(drum(0, 54, -160, 60, -130), '#cfa877', { bands: turned(0, 58) }) + solid(ell(0, -160, 54, 7), '#e2c193') +
      solid('M-64-124H64V-116H-64Z', d.accent, { inside: fill(box(24, -130, 60, 30), shade(d.accent, 0.2)) }) +
      crystal(86, 2, 20) + crystal(104, 6, 15),
  };
}

function sugarBowl(d) {
  const c = d.main;
  const body = 'M-72-96C-76-40-52-8-34-5L-32 0Q0 7 32 0L34-5C52-8 76-40 72-96A72 10 0 0 0-72-96Z';
  return {
    box: [-84, -176, 92, 6], foot: [-36, 38], focus: [0, -80, 1.8],
    draw: () =>
      wire('M52-100L84-150', 5.4, INK) + wire('M52-100L84-150', 3.8, '#c6c7c3') + solid(ell(86, -154, 6, 8), '#c6c7c3', { lit: [2, 2] }) +
      solid(body, c, { lit: [20, 6], inside: fill('M-100-70Q0-52 100-70V-62Q0-44-100-62Z', d.accent) + fill('M-100-56Q0-38 100-56V-53Q0-35-100-53Z', d.accent) + gleam('M-58-84C-60-60-52-38-44-28', 4.4, c) }) +
      solid('M-76-98C-66-138 66-138 76-98A76 11 0 0 1-76-98Z', c, { lit: [20, 4], inside: fill('M-100-104Q0-86 100-104V-98Q0-80-100-98Z', d.accent) + gleam('M-50-112C-42-122-28-126-16-127', 4, c) }) + solid('M-8-126C-16-140-12-150 0-150S16-140 8-126Z', d.accent, { lit: [4, 3] }),
  };
}

export function bottle(d, v) {
  const c = d.main;
  const glass = shade(c, 0.05);
  const tall = v.form(['wide', 'tall']) === 'tall';
  const body = tall
    ? 'M-16-262V-214C-18-190-52-178-52-142V-10Q-52 6-36 7Q0 10 36 7Q52 6 52-10V-142C52-178 18-190 16-214V-262Z'
    : 'M-17-224V-196C-18-172-60-166-60-128V-10Q-60 6-42 7Q0 11 42 7Q60 6 60-10V-128C60-166 18-172 17-196V-224Z';
  const top = tall ? -262 : -224;
  const w = tall ? 52 : 60;
  return {
    box: [-w, top - 24, w, 10], foot: [-w + 4, w - 2], focus: [0, -80, 2],
    draw: () =>
      solid(body, glass, { bands: [[-w, -w * 0.84, -0.16], [-w * 0.74, -w * 0.56, 0.4], [w * 0.42, w * 1.1, -0.24]] }) + gleam(tall ? 'M-10-250V-214' : 'M-10-216V-196', 3, glass, 0.5) +
      clip(body, plate(-w * 0.8, tall ? -136 : -122, w * 1.6, 112, d, { shape: v.pick(['plate', 'ticket', 'arch']), sub: v.sub, pick: v.seed })) +
      solid(drum(0, 20, top - 18, 20, top + 6), d.accent, { bands: turned(0, 20) }) + solid(ell(0, top - 18, 20, 2.6), tint(d.accent, 0.25)),
  };
}

export function voucher(d, v) {
  const c = d.main;
  const { two } = inks(d);
  const env = tint(d.accent, 0.1);
  return {
    box: [-124, -176, 124, 4], foot: [-112, 112], focus: [-8, -84, 1.5],
    draw: () =>
      place(14, 0, 1, () => solid(box(-112, -150, 212, 140, 3), env, { inside: fill('M-112-10L-6-88L100-10Z', shade(env, 0.1)) + line('M-112-10L-6-88L100-10', 0.6, inkOn(env), 0.7) }), 5) +
      place(-10, 4, 1, () =>
        solid(box(-112, -142, 214, 134, 4), c, { inside: fill(box(60, -150, 80, 160), shade(c, 0.1)) + fill(box(-112, -142, 9, 134), tint(c, 0.2)) }) +
        line(box(-105, -135, 200, 120, 3), 0.5, textOn(c), 0.7) + motif(d.motif === 'none' ? 'house' : d.motif, -58, -76, 74, textOn(c), lightness(c) > 0.66 ? two : tint(d.accent, 0.2), c) +
        words(36, -78, (d.label ?? 'Gutschein').toUpperCase(), sizeFor([(d.label ?? 'Gutschein').toUpperCase()], 108, 20), { fill: textOn(c) }) +
        line('M12-62H60', 0.6, textOn(c)) + words(36, -44, 'KONTOR & KANNE', 8.4, { fill: textOn(c), spacing: 0.14 }), -6),
  };
}

export function book(d, v) {
  const c = d.main;
  const pages = '#f4ecdc';
  return {
    box: [-84, -232, 100, 6], foot: [-78, 96], focus: [2, -136, 1.5],
    draw: () =>
      solid('M70 0L96-14V-220L70-222Z', pages, { inside: [76, 81, 86, 91].map((x) => line(P`M${x} 0V-222`, 0.4, INK, 0.5)).join('') + fill(box(84, -230, 20, 240), INK, 0.08) }) +
      solid('M-78-222L-52-232H98L96-220L70-222Z', shade(pages, 0.06)) +
      solid('M-78 2V-222Q-78-226-72-226H72V2Z', c, { inside: fill(box(36, -230, 50, 240), shade(c, 0.08)) + fill(box(-78, -230, 13, 240), shade(c, 0.26)) + fill(box(-62, -226, 3, 240), tint(c, 0.24)) }) +
      line('M-65-226V2', 0.5, inkOn(c)) + line(box(-54, -214, 114, 204, 2), 0.5, textOn(c), 0.8) +
      motif(d.motif, 3, -146, 92, textOn(c) === INK ? inks(d).ink : '#fdf8ee', lightness(c) > 0.66 ? inks(d).two : tint(d.accent, 0.1), c) +
      bookTitle(d, textOn(c)) + words(3, -20, 'KONTOR & KANNE', 6.6, { fill: textOn(c), spacing: 0.16 }),
  };
}

function bookTitle(d, colour) {
  const text = (d.label ?? '').toUpperCase().split(/\s+/).filter(Boolean);
  const rows = text.length > 2 ? [text.slice(0, Math.ceil(text.length / 2)).join(' '), text.slice(Math.ceil(text.length / 2)).join(' ')] : text;
  const size = rows.length ? sizeFor(rows, 102, 18) : 0;
  return rows.map((row, i) => words(3, -72 + i * size * 1.2, row, size, { fill: colour })).join('');
}
