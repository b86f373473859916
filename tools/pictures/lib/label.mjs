// Labels: the printed face of bags, tins, boxes and jars.
import { lightness, mix, shade, tint } from './colour.mjs';
import { INK, P, box, clip, ell, fill, line } from './pen.mjs';
import { motif } from './motifs.mjs';
import { sizeFor, words, wrap } from './type.mjs';

export const PAPER = '#f8f1e4';
export const textOn = (ground) => (lightness(ground) > 0.66 ? INK : '#fdf8ee');

/** Inks of a pack: the darkest of its own colours writes on paper, so that every label belongs to its pack. */
export function inks(d) {
  const dark = [d.main, d.accent].sort((a, b) => lightness(a) - lightness(b))[0];
  const ink = lightness(dark) < 0.52 ? shade(dark, 0.18) : INK;
  const other = dark === d.main ? d.accent : d.main;
  const two = lightness(other) > 0.86 ? mix(other, dark, 0.45) : other;
  return { ink, two };
}

function lettering(cx, y, w, h, d, ink, sub, { most = 23, lines = 3 } = {}) {
  const name = d.label.toUpperCase();
  const room = sub ? h - 11 : h;
  let rows = wrap(name, w, lines, most);
  let size = Math.min(sizeFor(rows, w, most), (room / rows.length) * 0.86);
  if (rows.length > 2 && size < 9) {
    rows = wrap(name, w, 2, most);
    size = Math.min(sizeFor(rows, w, most), (room / rows.length) * 0.86);
  }
  const step = size * 1.16;
  const top = y + (room - step * rows.length) / 2 + size * 0.94;
  const weight = size < 14 ? 700 : 400;
  const text = rows.map((row, i) => words(cx, top + i * step, row, weight === 700 ? size * 0.97 : size, { fill: ink, weight })).join('');
  if (!sub) return text;
  const subSize = sizeFor([sub], w, 7.4, 0.1);
  return text + words(cx, y + h - 2.2, sub, subSize, { fill: ink, spacing: 0.1 });
}

/** Paper plate with a fine double frame. `shape`: plate, arch, ticket. */
export function plate(x, y, w, h, d, { shape = 'plate', sub = '', paper = PAPER, pick = 0 } = {}) {
  const { ink, two } = inks(d);
  const outline = (i) =>
    shape === 'arch'
      ? P`M${x + i} ${y + h - i}V${y + w * 0.42}A${w / 2 - i} ${w * 0.42 - i} 0 0 1 ${x + w - i} ${y + w * 0.42}V${y + h - i}Z`
      : shape === 'ticket'
        ? P`M${x + i + 9} ${y + i}H${x + w - i - 9}A9 9 0 0 0 ${x + w - i} ${y + i + 9}V${y + h - i - 9}A9 9 0 0 0 ${x + w - i - 9} ${y + h - i}H${x + i + 9}A9 9 0 0 0 ${x + i} ${y + h - i - 9}V${y + i + 9}A9 9 0 0 0 ${x + i + 9} ${y + i}Z`
        : box(x + i, y + i, w - 2 * i, h - 2 * i, 2);
  const cx = x + w / 2;
  const bare = !d.motif || d.motif === 'none';
  const art = bare ? 0 : h * 0.47;
  const head = shape === 'arch' ? h * 0.07 : h * 0.065;
  const size = Math.min(art * 0.98, w * 0.66);
  let s = fill(outline(0), paper) + clip(outline(0), fill(box(x + w * 0.68, y, w, h), shade(paper, 0.075))) + line(outline(0), 0.55) + line(outline(3.6), 0.45, ink, 0.75);
  if (!bare) {
    if (pick % 3 === 1 && shape !== 'arch') {
      // the vignette in a reversed panel
      const panel = box(x + 7, y + 7, w - 14, art + 1);
      s += fill(panel, ink) + motif(d.motif, cx, y + 7 + (art + 1) / 2, size * 0.88, tint(paper, 0.2), lightness(two) < 0.5 ? tint(two, 0.3) : two, ink);
    } else s += motif(d.motif, cx, y + head + art / 2 + 2, size, ink, two, paper);
  }
  const from = y + (bare ? 8 : art + head + 5);
  if (!bare) s += line(P`M${cx - w * 0.13} ${from}H${cx + w * 0.13}`, 0.6, ink);
  return s + (d.label ? lettering(cx, from + 3, w - (shape === 'ticket' ? 18 : 17), y + h - from - 9.5, d, ink, sub) : '');
}

/** Vignette printed straight on the pack, name on a coloured band below. */
export function banded(x, y, w, h, d, { sub = '', bandX = x, bandW = w } = {}) {
  const cx = x + w / 2;
  const two = lightness(d.main) > 0.62 ? mix(d.accent, d.main, 0.25) : tint(d.accent, 0.12);
  const print = lightness(d.main) > 0.62 ? inks(d).ink : tint(d.main, 0.82);
  const bandY = y + h * 0.56;
  const bandH = h * 0.36;
  const bare = !d.motif || d.motif === 'none';
  return (
    (bare ? '' : motif(d.motif, cx, y + h * 0.27, Math.min(h * 0.47, w * 0.66), print, two, d.main)) +
    fill(box(bandX, bandY, bandW, bandH), d.accent) +
    line(P`M${bandX} ${bandY}h${bandW}M${bandX} ${bandY + bandH}h${bandW}`, 0.55) +
    line(P`M${bandX} ${bandY + 3}h${bandW}M${bandX} ${bandY + bandH - 3}h${bandW}`, 0.45, textOn(d.accent), 0.8) +
    (d.label ? lettering(cx, bandY + 6, w - 12, bandH - 12, d, textOn(d.accent), sub, { lines: 2 }) : '')
  );
}

/** Name in an oval. */
export function oval(cx, cy, rx, ry, d, { sub = '', paper = PAPER } = {}) {
  const { ink, two } = inks(d);
  const bare = !d.motif || d.motif === 'none';
  return (
    fill(ell(cx, cy, rx, ry), paper) + clip(ell(cx, cy, rx, ry), fill(box(cx + rx * 0.36, cy - ry, rx, 2 * ry), shade(paper, 0.075))) +
    line(ell(cx, cy, rx, ry), 0.55) + line(ell(cx, cy, rx - 3.4, ry - 3.4), 0.45, ink, 0.75) +
    (bare ? '' : motif(d.motif, cx, cy - ry * 0.44, Math.min(ry * 0.76, rx * 0.95), ink, two, paper)) +
    (d.label ? lettering(cx, cy + (bare ? -ry * 0.4 : -ry * 0.02), rx * 1.56, ry * (bare ? 0.8 : 0.62), d, ink, sub, { lines: 2 }) : '')
  );
}
