// Puts a thing on its ground: the plain picture, the close look, the scene with companions and the scoop with the contents.
import { lightness, mix, shade, tint } from './lib/colour.mjs';
import { KINDS, heap, scatter, sprig, steam } from './lib/contents.mjs';
import { HATCH, P, box, contact, ell, fill, gleam, line, newSheet, place, solid, tube } from './lib/pen.mjs';
import { hash, random } from './lib/random.mjs';
import { shapes } from './shapes/index.mjs';

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
    long: (product.drawing?.label ?? '').split(/\s+/).some((word) => word.length > 9),
    members: () => (context.members ?? []).map((m) => build(m.product, m.context)),
    rnd: (name) => random(`${product.key}/${name}`),
    pick: (list) => rnd.pick(list),
    /** The build of the thing: named for this product, else the next in turn, so that neighbours differ. */
    form: (names, rare = []) => ([...names, ...rare].includes(context.form) ? context.form : names[context.index % names.length]),
    other: (shape, d, form) => shapes[shape](d, { ...v, label: null, form: (names) => form ?? names[0], pick: (list) => list[0] }),
  };
  return v;
}

const described = (product) => ({ key: product.key, label: null, motif: 'none', ...product.drawing });

/** The thing itself; what is sold in pairs stands there in pairs. */
function build(product, context) {
  const one = () => shapes[product.drawing.shape](described(product), variation(product, context));
  const shape = one();
  if (!(context.pieces > 1)) return shape;
  const [x0, y0, x1, y1] = shape.box;
  const step = (x1 - x0) * 0.62;
  const behind = Array.from({ length: context.pieces - 1 }, (_, i) => [step * (i + 1) * (context.pieces === 2 ? 1 : i ? -1 : 1) / (context.pieces === 2 ? 1 : i ? 2 : 1), -26 - i * 2]);
  return {
    ...shape,
    box: [Math.min(x0, ...behind.map(([x]) => x0 + x)), y0 - 28, Math.max(x1, ...behind.map(([x]) => x1 + x)), y1],
    foot: [Math.min(shape.foot[0], ...behind.map(([x]) => shape.foot[0] + x)), Math.max(shape.foot[1], ...behind.map(([x]) => shape.foot[1] + x))],
    draw: () => behind.map(([x, y]) => place(x, y, 1, () => contact(shape.foot[0], shape.foot[1], 0, context.ground, 30) + one().draw())).join('') + shape.draw(),
  };
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
  const shape = build(product, context);
  const k = sized(shape, 290, 316, 1.6);
  return ground(context.ground, hash(product.key)) + stand(shape, 196, footOf(shape, k), k, tableOf(context.ground));
}

function detail(product, context) {
  const shape = build(product, context);
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
  return KINDS[context.kind](context.leaf, context.fleck)(rnd);
}

/** A wooden scoop lying on the table, full. */
function scoop(x, y, k, piece, rnd, wood = '#b9834e') {
  return place(x, y, k, () =>
    contact(-62, 60, 4, '#d8c9b4', 26).replaceAll('fill="', 'fill-opacity="0.5" fill="') +
    tube('M40-26C70-40 96-50 124-58', 12, wood, { cap: 'round' }) +
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
  const shape = build(product, context);
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

/** A folded linen cloth on the table. */
function napkin(x, y, k, colour) {
  const linen = '#f3ece0';
  return place(x, y, k, () =>
    fill('M-84 8L70-22L104 16L-50 44Z', '#000000', 0.09) +
    solid('M-90 2L66-30L98 10L-58 40Z', linen, { inside: [8, 14, 24].map((o, i) => line(P`M${-90 + o * 2.2} ${2 - o * 0.45}L${-58 + o * 2.2} ${40 - o * 0.45}`, i === 2 ? 2.2 : 1, colour)).join('') + fill('M20-40L98 10L60 30L40-30Z', shade(linen, 0.06)) }) + line('M-74 21L82-10', 0.5, shade(linen, 0.4)));
}

/** A board of oak under the things. */
const board = (x, y, w) => {
  const oak = '#cfa877';
  const d = P`M${x - w / 2 + 16} ${y - 22}H${x + w / 2 - 16}L${x + w / 2} ${y + 14}H${x - w / 2}Z`;
  return fill(P`M${x - w / 2 - 4} ${y + 20}H${x + w / 2 + 16}L${x + w / 2 + 22} ${y + 12}H${x - w / 2}Z`, '#000000', 0.12) + solid(d, oak, { inside: [-12, -3, 6].map((o, i) => line(P`M${x - w / 2} ${y + o}q${w * 0.3} ${i % 2 ? -3 : 3} ${w * 0.55} 0t${w * 0.5} 0`, 0.45, shade(oak, 0.35), 0.8)).join('') }) + solid(P`M${x - w / 2} ${y + 14}H${x + w / 2}V${y + 22}H${x - w / 2}Z`, shade(oak, 0.22));
};

const CUPS = ['cup', 'mug', 'glass', 'teabowl', 'jug', 'matchabowl', 'spoon', 'tamper'];
const TALL = ['bag', 'dripper', 'frenchpress', 'caddy', 'teapot', 'kettle'];

/** Who keeps whom company. */
function companion(own, context) {
  const choice = CUPS.includes(own) ? (context.tea ? ['teapot', 'caddy'] : ['dripper', 'bag', 'frenchpress'])
    : own === 'dripper' ? ['kettle']
    : own === 'kettle' ? (context.tea ? ['teapot'] : ['dripper'])
    : own === 'teapot' ? ['teabowl', 'cup']
    : own === 'whisk' ? ['matchabowl']
    : context.kind === 'powder' ? ['matchabowl']
    : context.tea ? ['teabowl', 'cup', 'glass', 'teapot']
    : ['cup', 'glass', 'mug', 'jug'];
  return choice[context.index % choice.length];
}

function scene(product, context) {
  const rnd = random(`${product.key}/scene`);
  const own = product.drawing.shape;
  const shape = build(product, context);
  const name = companion(own, context);
  const tall = TALL.includes(name);
  const { main, accent } = product.drawing;
  const glaze = ['#f7f0e3', mix(main, '#f3ece0', 0.55), mix(accent, '#f3ece0', 0.6)][hash(product.key) % 3];
  const friend = { key: product.key, main: tall ? (name === 'dripper' || name === 'kettle' ? mix(accent, '#efe6d8', 0.55) : mix(accent, '#7d6a55', 0.45)) : glaze, accent: tall ? '#8a5a36' : mix(main, '#a8481f', 0.35), motif: name === 'bag' || name === 'caddy' ? 'leaf' : 'none', label: null };
  const other = shapes[name](friend, { ...variation({ key: `${product.key}/friend` }, { ...context, form: undefined, sub: '' }), ...(name === 'dripper' ? { form: () => 'server' } : {}) });
  const t = tableOf(context.ground);
  const piece = contents(context);
  const seed = hash(product.key) >>> 3;
  const extra = ['sprig', 'board', 'napkin', 'sprig'][seed % 4];
  const ownWidth = tall ? 226 : 238;
  const k = sized(shape, ownWidth, tall ? 220 : 290, 1.25);
  const wide = (shape.box[2] - shape.box[0]) * k;
  const lift = extra === 'board' ? -6 : 0;
  const [x, y] = tall ? [150, 446 + lift] : [Math.max(152, 26 + wide / 2), 410 + lift];
  const picture = tall
    ? stand(other, 286, 398, sized(other, 178, 240, 1), t) + (extra === 'board' ? board(x, y, Math.min(270, wide + 60)) : '') + stand(shape, x, y, k, t)
    : (extra === 'board' ? board(x, y, Math.min(280, wide + 50)) : '') + stand(shape, x, y, k, t) + (extra === 'napkin' ? napkin(296, 452, 1, mix(main, '#a8481f', 0.4)) : '') + stand(other, 302, 454, sized(other, 150, 128, 0.86), t);
  const leafy = context.tea ? '#5d7d45' : '#4f7351';
  return (
    ground(context.ground, hash(product.key) + 5, { bars: true }) + (tall && extra === 'napkin' ? napkin(284, 462, 1, mix(main, '#a8481f', 0.4)) : '') + picture +
    (tall || name === 'jug' ? '' : steam(300, 452 - sized(other, 150, 128, 0.86) * -other.box[1] - 8, 46, tint(context.ground, 0.75))) +
    (extra === 'sprig' ? sprig(18, 470, 82, -4, leafy, context.tea || seed % 3 === 0 ? null : '#a5372c') : '') +
    (extra === 'board' ? '' : scatter(rnd, piece, extra === 'napkin' ? 110 : 160, 474, 56, 9, context.kind === 'leaf' ? 6 : 4, 12))
  );
}

/** Picture `n` of a product as an SVG document. */
export function productPicture(product, n, context) {
  newSheet(n === 2 && product.drawing.second === 'detail');
  const draw = n === 1 ? plain : { detail, scene, scoop: scooped }[product.drawing.second];
  return sheet(W, H, (n === 2 && product.drawing.second === 'detail' ? HATCH : '') + draw(product, context));
}

export { board, build, dish, napkin, scoop, sized, stand, tableOf };
