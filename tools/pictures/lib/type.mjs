// Lettering of the packs: serif capitals, set so that they always fit the width they are given.
import { n } from './pen.mjs';

export const SERIF = "P052,'Palatino Linotype','Book Antiqua',Palatino,'TeX Gyre Pagella','Liberation Serif',serif";

// Advance widths of the capitals, thousandths of the size, so that nothing has to be measured in a browser.
const WIDTHS = {
  A: 778, B: 611, C: 709, D: 774, E: 611, F: 556, G: 763, H: 832, I: 337, J: 333, K: 726, L: 611, M: 946, N: 831, O: 786, P: 604, Q: 786,
  R: 668, S: 525, T: 613, U: 778, V: 722, W: 1000, X: 667, Y: 667, Z: 667, '&': 778, ' ': 250, '.': 250, ',': 250, '·': 300, '-': 333, '’': 278, ß: 560,
};

const plain = (c) => c.normalize('NFD')[0];

export const widthOf = (text, size, spacing = 0) =>
  [...text].reduce((sum, c) => sum + (WIDTHS[plain(c)] ?? (/\d/.test(c) ? 500 : 520)) / 1000 * size + spacing * size, -spacing * size);

/** The largest size up to `most` at which every line fits. */
export const sizeFor = (lines, width, most, spacing = 0.06) =>
  Math.min(most, ...lines.map((text) => width / widthOf(text, 1, spacing)));

/** Breaks a name in one to `most` lines so that it can be set as large as possible. */
export function wrap(text, width, most = 3, largest = 20, spacing = 0.06) {
  const words = text.split(/\s+/);
  let best = [text];
  const tryLines = (lines, rest) => {
    if (rest.length === 0) {
      const score = (l) => sizeFor(l, width, largest, spacing) / (1 + 0.1 * (l.length - 1));
      if (score(lines) > score(best)) best = lines;
      return;
    }
    for (let take = 1; take <= rest.length; take++)
      if (lines.length < most) tryLines([...lines, rest.slice(0, take).join(' ')], rest.slice(take));
  };
  tryLines([], words);
  return best;
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function words(x, y, text, size, { fill = '#211c18', spacing = 0.06, weight = 400, italic = false, anchor = 'middle', opacity = 1 } = {}) {
  const shift = anchor === 'middle' ? (spacing * size) / 2 : 0;
  return `<text x="${n(x + shift)}" y="${n(y)}" font-family="${SERIF}" font-size="${n(size)}"${weight === 400 ? '' : ` font-weight="${weight}"`}${italic ? ' font-style="italic"' : ''} letter-spacing="${n(spacing * size)}" text-anchor="${anchor}" fill="${fill}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}>${escape(text)}</text>`;
}
