// Puts a thing on its ground: the plain picture, the close look, the scene with companions and the scoop with the contents.
import { lightness, mix, shade, tint } from './lib/colour.mjs';
import { KINDS, heap, scatter, sprig, steam } from './lib/contents.mjs';
import { P, box, clip, contact, ell, fill, gleam, group, line, newSheet, place, solid, tube } from './lib/pen.mjs';
import { hash, random } from './lib/random.mjs';
import { shapes } from './shapes/index.mjs';
import { COFFEE } from './shapes/vessels.mjs';

const W = 400;
const H = 500;
const HORIZON = 352;
const BASE = 424;

export const sheet = (w, h, inner) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}">${inner}</svg>`;

/** Wall, table and the light of a window that stands to the left. */
export function ground(colour, seed, { w = W, h = H, horizon = HORIZON, bars = false } = {}) {
  const table = shade(colour, 0.065);
  const shift = ((seed % 7) - 3) * 9;
  const beam = (x, wide) => P`M${x} 0H${x + wide}L${x + wide - h * 0.36} ${horizon}H${x - h * 0.36}Z`;
  const fall = (x, wide) => P`M${x - h * 0.36} ${horizon}H${x + wide - h * 0.36}L${x + wide - h * 0.36 - (h - horizon) * 0.9} ${h}H${x - h * 0.36 - (h - horizon) * 0.9}Z`;
  const light = (x, wide) => fill(beam(x, wide), tint(colour, 0.36)) + fill(fall(x, wide), tint(table, 0.34));
  const at = w * 0.6 + shift;
  return (
    fill(box(0, 0, w, h), colour) + fill(box(0, horizon, w, h - horizon), table) +
    (bars ? light(at, w * 0.2) + light(at + w * 0.23, w * 0.2) : light(at, w * 0.42)) +
    line(P`M0 ${horizon}H${w}`, 0.7, shade(colour, 0.3))
  );
}

/** What a picture may vary, all of it derived from the key and the place among its like. */
function variation(product, context) {
  const rnd = random(product.key);
  const v = {
    seed: hash(product.key) % 997,
    sub: context.sub,
    tea: context.tea,
    leaf: context.leaf,
    liquor: context.liquor,
    choc: context.choc,
    rnd: (name) => random(`${product.key}/${name}`),
    pick: (list) => rnd.pick(list),
    /** The build of the thing: named for this product, else the next in turn, so that neighbours differ. */
    form: (names, rare = []) => ([...names, ...rare].includes(context.form) ? context.form : names[context.index % names.length]),
    other: (shape, d, form) => shapes[shape](d, { ...v, label: null, form: (names) => form ?? names[0], pick: (list) => list[0] }),
  };
  return v;
}

function sized(shape, wide, high, most = 1.5) {
  const [x0, y0, x1, y1] = shape.box;
  return Math.min(most, wide / (x1 - x0), high / (y1 - y0));
}

/** The thing with its shadow, its middle at x and its foot at y. */
function stand(shape, x, y, k, tone) {
  const [x0, , x1] = shape.box;
  const left = x - ((x0 + x1) / 2) * k;
  return (
    contact(left + shape.foot[0] * k, left + shape.foot[1] * k, y, tone, 30 + 26 * k) +
    place(left, y, k, shape.draw, shape.lean ?? 0)
  );
}

/** Low things stand further back, so that they keep to the middle of the picture. */
const footOf = (shape, k) => Math.min(BASE + 8, 288 - ((shape.box[1] + shape.box[3]) / 2) * k);

const tableOf = (colour) => shade(colour, 0.065);

function plain(product, context) {
  const shape = shapes[product.drawing.shape](described(product), variation(product, context));
  const k = sized(shape, 290, 316, 1.6);
  return ground(context.ground, hash(product.key)) + stand(shape, 196, footOf(shape, k), k, tableOf(context.ground));
}

function detail(product, context) {
  const shape = shapes[product.drawing.shape](described(product), variation(product, context));
  const k = sized(shape, 290, 316, 1.6);
  const [x0, , x1] = shape.box;
  const zoom = shape.focus[2];
  const fx = 196 - ((x0 + x1) / 2) * k + shape.focus[0] * k;
  const base = footOf(shape, k);
  const fy = base + shape.focus[1] * k;
  const picture = () => ground(context.ground, hash(product.key)) + stand(shape, 196, base, k, tableOf(context.ground));
  return fill(box(0, 0, W, H), context.ground) + place(W / 2 - fx * zoom, H * 0.5 - fy * zoom, zoom * 1, () => picture());
}

function contents(context) {
  const rnd = random(`${context.key}/contents`);
  if (context.kind === 'leaf') return KINDS.leaf(context.leaf, context.fleck)(rnd);
  if (context.kind === 'crystal') return KINDS.crystal(context.leaf)(rnd);
  if (context.kind === 'powder') return KINDS.powder(context.leaf)(rnd);
  return KINDS.bean(context.roast)(rnd);
}

/** A wooden scoop lying on the table, full. */
function scoop(x, y, k, piece, rnd, wood = '#b9834e') {
  return place(x, y, k, () =>
    contact(-62, 60, 4, '#d8c9b4', 26).replaceAll('fill="', 'fill-opacity="0.5" fill="') +
    tube('M40-26C70-40 96-50 124-58', 12, wood) +
    solid('M-66-34C-72-6-40 6-6 6S52-4 54-34Z', wood, { lit: [12, 5], depth: 0.28 }) + fill(ell(-6, -34, 60, 13), shade(wood, 0.4)) + line(ell(-6, -34, 60, 13), 0.8) +
    heap(rnd, -8, -30, 54, 26, 17, (px, py) => piece(px, py, 14)) + solid('M-66-34C-70-12-44-2-30 2C-54-6-62-18-60-33Z', tint(wood, 0.16), { ink: 0 }));
}

/** A small stoneware bowl, full. */
function dish(x, y, k, piece, rnd, clay) {
  return place(x, y, k, () =>
    fill(ell(26, 2, 70, 9), '#000000', 0.1) +
    heap(rnd, 0, -50, 56, 26, 17, (px, py) => piece(px, py, 14)) +
    solid('M-66-52C-62-18-38-4-26-3L-24 3Q0 8 24 3L26-3C38-4 62-18 66-52A66 9 0 0 1-66-52Z', clay, { lit: [16, 5], inside: gleam('M-54-40C-50-24-42-16-36-12', 4, clay, 0.5) }) + line('M-66-52A66 9 0 0 0 66-52', 0.9));
}

function scooped(product, context) {
  const shape = shapes[product.drawing.shape](described(product), variation(product, context));
  const rnd = random(`${product.key}/scoop`);
  const piece = contents(context);
  const k = sized(shape, 222, 264);
  const useDish = context.index % 2 === 1;
  return (
    ground(context.ground, hash(product.key) + 3) + stand(shape, 158, 402, k, tableOf(context.ground)) +
    (useDish ? dish(272, 452, 0.98, piece, rnd, lightness(product.drawing.main) > 0.8 ? '#8a7763' : '#efe6d6') : scoop(262, 446, 1, piece, rnd)) +
    scatter(rnd, piece, useDish ? 150 : 132, 456, 64, 14, 9, 13) + scatter(rnd, piece, 330, 470, 40, 8, 3, 13)
  );
}

// Who keeps whom company.
const companions = {
  coffee: ['cup', 'jug', 'glass', 'mug'],
  tea: ['teabowl', 'teapot', 'glass', 'cup'],
  make: ['cup', 'bag', 'mug'],
};

function scene(product, context) {
  const rnd = random(`${product.key}/scene`);
  const own = product.drawing.shape;
  const shape = shapes[own](described(product), variation(product, context));
  const cups = ['cup', 'mug', 'glass', 'teabowl', 'jug', 'matchabowl', 'spoon', 'tamper'];
  const list = cups.includes(own) ? (context.tea ? ['teapot', 'caddy'] : ['bag', 'dripper', 'frenchpress']) : own === 'teapot' ? ['teabowl', 'cup'] : context.tea ? companions.tea : companions.coffee;
  const name = list.filter((s) => s !== own)[context.index % list.filter((s) => s !== own).length];
  const tall = ['bag', 'dripper', 'frenchpress', 'caddy', 'teapot'].includes(name);
  const tone = lightness(context.ground) > 0.9 ? 0.5 : 0.35;
  const friend = { key: product.key, main: tall ? mix(product.drawing.accent, '#7d6a55', 0.45) : '#f7f0e3', accent: tall ? '#efe4d0' : mix(product.drawing.main, '#a8481f', tone), motif: tall ? 'leaf' : 'none', label: null };
  const v = variation({ key: `${product.key}/friend` }, { ...context, sub: '' });
  const other = shapes[name](friend, v);
  const k = sized(shape, tall ? 218 : 232, tall ? 220 : 270, 1.15);
  const piece = contents(context);
  const t = tableOf(context.ground);
  const own_ = (x, y) => stand(shape, x, y, k, t);
  const leafy = context.tea ? '#5d7d45' : '#4f7351';
  const sprigX = context.index % 2 ? 330 : 44;
  const picture = tall
    ? stand(other, 286, 396, sized(other, 150, 230, 0.92), t) + own_(150, 442)
    : own_(158, 404) + stand(other, 302, 452, sized(other, 142, 120, 0.8), t);
  return (
    ground(context.ground, hash(product.key) + 5, { bars: true }) + picture +
    (tall ? '' : steam(302, 352, 44, tint(context.ground, 0.75))) +
    sprig(sprigX === 44 ? 20 : 232, 470, 76, sprigX === 44 ? -4 : -8, leafy, context.tea ? null : '#a5372c') +
    scatter(rnd, piece, 150, 474, 60, 10, context.kind === 'leaf' ? 6 : 5, 12)
  );
}

const described = (product) => ({ key: product.key, label: null, motif: 'none', ...product.drawing });

/** Picture `n` of a product as an SVG document. */
export function productPicture(product, n, context) {
  newSheet();
  const draw = n === 1 ? plain : { detail, scene, scoop: scooped }[product.drawing.second];
  return sheet(W, H, draw(product, context));
}

export { COFFEE, W, H, clip, group, stand, sized, variation };
