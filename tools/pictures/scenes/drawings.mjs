// Small drawings that stay SVG: the mark of the house and two pictures for empty places. Only attributes, no styles, so that any policy lets them pass.
import { P, box, ell, fill, line, newSheet, place, solid, wire } from '../lib/pen.mjs';

const PAPER = '#fbf8f3';
const COPPER = '#a8481f';
const SAND = '#eadfce';

/** A pot under the stepped gable of a counting house. */
const mark = (colour) =>
  `<g fill="${colour}">` +
  '<path fill-rule="evenodd" d="M16.5 30V21.5H20.5V16H24.5V10.8H27.4V9.6A3.5 3.5 0 1 1 32.6 9.6V10.8H35.5V16H39.5V21.5H43.5V30ZM26.8 30V24.4A3.2 3.2 0 0 1 33.2 24.4V30ZM30 14.2A2 2 0 0 0 30 18.2A2 2 0 0 0 30 14.2Z"/>' +
  '<path fill-rule="evenodd" d="M13.6 33H46.4C49.5 43 48 53 41.5 58H18.5C14.5 55 12.3 50.2 11.8 45C6.5 43.5 7.2 36.5 2 33.5L6 28.5C10.8 31 11.3 35 12.8 36.5C13 35.3 13.2 34.2 13.6 33ZM30 38.5C24.6 38.5 22.3 42 22.3 45.6C22.3 49.7 25.6 53 30 53C34.4 53 37.7 49.7 37.7 45.6C37.7 42 35.4 38.5 30 38.5Z"/>' +
  '</g>' +
  `<path d="M30 40.5C26.6 44 33.4 47 30 51" fill="none" stroke="${colour}" stroke-width="2.4" stroke-linecap="round"/>` +
  `<path d="M47 36.5C60 33.5 60 53 45.5 51.5" fill="none" stroke="${colour}" stroke-width="4.2" stroke-linecap="round"/>`;

const document = (w, h, inner) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}">${inner}</svg>\n`;

function emptyCart() {
  newSheet();
  const straw = '#c99a5e';
  const weave = [0, 1, 2].map((row) => wire(Array.from({ length: 6 }, (_, i) => P`M${-60 + i * 22 + (row % 2) * 11} ${-46 + row * 16}q6 5 12 0`).join(''), 3.4, row % 2 ? '#a97c44' : '#dcb57e')).join('');
  return document(240, 180,
    fill(ell(120, 96, 96, 80), SAND) + fill(ell(126, 152, 84, 9), '#211c18', 0.16) +
    place(120, 150, 1, () =>
      wire('M-58-66C-58-146 58-146 58-66', 9, '#211c18') + wire('M-58-66C-58-146 58-146 58-66', 7, straw) + wire('M-57-72C-54-138 48-142 56-80', 1.6, '#e5c592') +
      solid('M-74-62L-60-6Q-59 0-52 0H52Q59 0 60-6L74-62Z', straw, { lit: [16, 3], inside: weave }) + solid('M-78-70Q-78-76-72-76H72Q78-76 78-70V-62Q78-56 72-56H-72Q-78-56-78-62Z', '#b5854a', { inside: fill(box(30, -80, 60, 30), '#8f6531') }) +
      solid('M-8-50L14-53L20-29L-2-26Z', PAPER) + line('M-2-42L11-44M0-36L9-37', 0.8) + line('M0-51C-6-60-2-66 4-66', 0.8)) +
    place(206, 148, 1, () => solid(ell(0, 0, 7, 10), '#6b4126', { lit: [2, 2] }) + line('M1-9C-3-3 3 3-1 9', 0.9), 58));
}

function notFound() {
  newSheet();
  const four = (x, colour) => place(x, 150, 1, () =>
    solid('M-36 0C-40-34-39-72-36-100L-32-118H32L36-100C39-72 40-34 36 0Z', colour, { lit: [13, 0], depth: 0.26 }) + line('M-35-104H35', 0.8, PAPER, 0.6) + solid(box(-23, -88, 46, 62, 3), PAPER) + wire('M6-34V-80L-14-48H14', 5, '#211c18'));
  return document(280, 180,
    fill(ell(140, 94, 124, 82), SAND) + fill(ell(146, 152, 116, 8), '#211c18', 0.16) + four(58, '#27475a') + four(222, COPPER) +
    place(140, 106, 1, () =>
      solid(ell(0, 0, 45), PAPER, { lit: [5, 6], depth: 0.12 }) + line(ell(0, 0, 38), 0.6) + wire('M26-20L44-36', 10, '#211c18') + wire('M26-20L44-36', 8, '#f1e7d8') +
      solid(ell(0, 0, 30), '#f1e7d8') + solid(ell(0, 0, 25), '#5a3119', { lit: [4, 4], depth: 0.35 }) + wire('M-14-8A17 17 0 0 1-3-17', 2.4, '#b97a42')));
}

export function drawings() {
  return [
    { name: 'logo', svg: document(64, 64, mark('currentColor')) },
    { name: 'favicon', svg: document(64, 64, `<rect width="64" height="64" rx="14" fill="${COPPER}"/><g transform="translate(8.4 7.4) scale(.78)">${mark(PAPER)}</g>`) },
    { name: 'empty-cart', svg: emptyCart() },
    { name: 'not-found', svg: notFound() },
  ];
}
