// The large pictures: hero, the rooms of the shop and the story.
import { board, build, dish, ground, napkin, scoop, sheet, sized, stand, tableOf } from '../compose.mjs';
import { mix, shade, tint } from '../lib/colour.mjs';
import { KINDS, scatter, sprig, steam } from '../lib/contents.mjs';
import { P, box, fill, line, newSheet, place, solid } from '../lib/pen.mjs';
import { random } from '../lib/random.mjs';
import { shapes } from '../shapes/index.mjs';
import { harbour } from './harbour.mjs';

const WALL = '#f0e0cb';

const plainVariation = (name, form, extra = {}) => ({
  seed: 1, sub: '', tea: false, leaf: '#4f5a34', liquor: '#b5702c', choc: '#43251a', long: false,
  rnd: (part) => random(`${name}/${part}`), pick: (list) => list[0], form: (names) => form ?? names[0], members: () => [], ...extra,
});

/** A thing that isn't for sale: only for company. */
const prop = (shape, main, accent, { form, motif = 'none', label = null, ...extra } = {}) =>
  shapes[shape]({ key: shape, main, accent, motif, label }, plainVariation(shape, form, extra));

/** Light of a window with bars, thrown on the wall. */
function windowLight(x, y, w, h, columns, rows, slant, colour) {
  let s = '';
  for (let row = 0; row < rows; row++) for (let i = 0; i < columns; i++) {
    const gap = 5;
    const [x0, x1] = [x + (w / columns) * i + gap / 2, x + (w / columns) * (i + 1) - gap / 2];
    const [y0, y1] = [y + (h / rows) * row + gap / 2, y + (h / rows) * (row + 1) - gap / 2];
    const at = (v) => (v - y) * slant;
    s += fill(P`M${x0 - at(y0)} ${y0 + (x0 - x) * 0.12}L${x1 - at(y0)} ${y0 + (x1 - x) * 0.12}L${x1 - at(y1)} ${y1 + (x1 - x) * 0.12}L${x0 - at(y1)} ${y1 + (x0 - x) * 0.12}Z`, colour);
  }
  return s;
}

const room = (w, h, horizon, light) => {
  const table = '#d0a16c';
  return (
    fill(box(0, 0, w, h), WALL) + light +
    fill(box(0, horizon, w, h - horizon), table) + fill(P`M${w * 0.36} ${horizon}H${w * 0.92}L${w * 0.7} ${h}H${w * 0.06}Z`, tint(table, 0.3)) +
    [0.22, 0.52, 0.8].map((t, i) => line(P`M0 ${horizon + (h - horizon) * t}q${w * 0.25} ${i % 2 ? 3 : -3} ${w * 0.5} 0t${w * 0.5} 0`, 0.5, shade(table, 0.3), 0.6)).join('') +
    line(P`M0 ${horizon}H${w}`, 0.9, shade(table, 0.45)) + fill(box(0, horizon, w, 2.4), tint(table, 0.4), 0.6)
  );
};

const vase = (x, y, k) => place(x, y, k, () =>
  sprig(2, -70, 110, -78, '#5f8062', '#a5372c') + sprig(-2, -70, 100, -118, '#54755a', null) + sprig(4, -66, 84, -44, '#6c8d68', null) +
  solid('M-14-84H14C14-66 34-56 34-28Q34 0 16 1Q0 5-16 1Q-34 0-34-28C-34-56-14-66-14-84Z', '#5f7d86', { lit: [10, 4] }) + line('M-14-84Q0-80 14-84', 0.8));

function shelf(x, y, w) {
  const wood = '#b9834e';
  const dim = (c) => mix(c, WALL, 0.28);
  const row = [
    [prop('tin', dim('#2f5d50'), dim('#c9a24b'), { motif: 'leaf', form: 'tall' }), 30, 0.33], [prop('caddy', dim('#a8481f'), dim('#efdfc4'), { motif: 'sun', form: 'square' }), 78, 0.3],
    [prop('teapot', dim('#efe6d6'), dim('#27476e'), { form: 'belly' }), 142, 0.33], 
  ];
  return (
    fill(P`M${x + 4} ${y + 8}H${x + w + 10}V${y + 26}L${x + w - 20} ${y + 8}Z`, shade(WALL, 0.1)) +
    row.filter(([, dx]) => dx < w - 20).map(([thing, dx, k]) => place(x + dx, y, k, thing.draw)).join('') +
    solid(box(x, y, w, 9), wood, { inside: fill(box(x, y, w, 2.6), tint(wood, 0.3)) }) + line(P`M${x + 22} ${y + 9}v16M${x + w - 22} ${y + 9}v16`, 2, '#4a3a2e')
  );
}

function heroThings(thing) {
  return {
    bag: thing('hafenlicht'), kettle: thing('kettle-gooseneck'), mill: thing('handgrinder-wood'),
    dripper: prop('dripper', '#f5efe4', '#b5651d', { form: 'server' }),
    cup: prop('cup', '#2f5d50', '#e9dcc3', { form: 'round' }),
  };
}

function hero(thing) {
  newSheet();
  const { bag, kettle, mill, dripper, cup } = heroThings(thing);
  const rnd = random('hero');
  const beans = KINDS.bean('#5b3620')(rnd);
  const t = '#c08f5c';
  const light = windowLight(250, -14, 250, 282, 3, 3, 0.42, '#faf0dc');
  return sheet(600, 400,
    room(600, 400, 270, light) + shelf(372, 92, 196) + vase(36, 296, 0.94) +
    stand(mill, 552, 306, 0.6, t) + stand(bag, 452, 320, 0.82, t) +
    stand(kettle, 154, 332, 0.74, t) + board(318, 346, 176) + stand(dripper, 318, 350, 0.8, t) +
    napkin(508, 376, 0.72, '#a8481f') + stand(cup, 506, 378, 0.58, t) + steam(504, 307, 32, '#fdf6e6') +
    scoop(196, 378, 0.52, beans, rnd) + scatter(rnd, beans, 262, 382, 40, 7, 6, 9) + scatter(rnd, beans, 404, 380, 26, 7, 4, 9));
}

function heroPhone(thing) {
  newSheet();
  const { bag, kettle, dripper, cup } = heroThings(thing);
  const rnd = random('hero phone');
  const beans = KINDS.bean('#5b3620')(rnd);
  const t = '#c08f5c';
  return sheet(400, 500,
    room(400, 500, 340, windowLight(196, -12, 220, 340, 2, 4, 0.36, '#faf0dc')) + shelf(24, 128, 190) +
    stand(kettle, 98, 382, 0.66, t) + stand(bag, 306, 394, 0.84, t) + board(190, 426, 164) + stand(dripper, 188, 430, 0.8, t) +
    stand(cup, 326, 466, 0.6, t) + steam(324, 392, 30, '#fdf6e6') + scoop(78, 462, 0.56, beans, rnd) + scatter(rnd, beans, 178, 472, 46, 8, 8, 10));
}

/** Things of a room of the shop on its ground: [key, x, y, width, height] from back to front. */
const ROOMS = {
  coffee: [['hafenlicht', 142, 392, 190, 232], ['yirgacheffe', 282, 400, 150, 190], ['cup-cappuccino', 286, 450, 150, 120]],
  tea: [['jasmine', 92, 386, 124, 210], ['earl-grey', 306, 384, 156, 176], ['teapot-porcelain', 204, 450, 196, 150]],
  brewing: [['handgrinder-steel', 330, 384, 100, 240], ['kettle-gooseneck', 124, 398, 220, 170], ['dripper-glass', 244, 444, 170, 220]],
  tableware: [['jug-milk', 104, 392, 140, 160], ['thermos', 322, 388, 90, 230], ['mug-stoneware', 252, 416, 150, 140], ['tea-cup-rose', 140, 452, 170, 110]],
  accessories: [['tin-coffee', 124, 388, 150, 210], ['filters-paper', 286, 396, 190, 150], ['scale-timer', 150, 456, 200, 120], ['tamper', 308, 460, 80, 120]],
  sweets: [['choc-70', 106, 392, 120, 200], ['cantuccini', 246, 398, 180, 210], ['honey-heath', 180, 454, 130, 120]],
  gifts: [['book-tea', 108, 394, 130, 190], ['set-sweet', 244, 412, 210, 210], ['voucher-barista', 132, 462, 150, 110]],
};

function roomPicture(category, thing) {
  newSheet();
  const rnd = random(`room ${category.key}`);
  const t = tableOf(category.ground);
  const tea = category.key === 'tea';
  const piece = tea ? KINDS.leaf('#4c5a32', '#b58a3c')(rnd) : KINDS.bean('#5b3620')(rnd);
  const things = (ROOMS[category.key] ?? []).flatMap(([key, x, y, w, h]) => {
    const shape = thing(key);
    return shape ? [[shape, x, y, sized(shape, w, h, 1.3)]] : [];
  });
  return sheet(400, 500,
    ground(category.ground, category.key.length, { bars: true, horizon: 314 }) +
    place(0, -32, 1, () => things.map(([shape, ...at]) => stand(shape, ...at, t)).join('') +
    (category.key === 'coffee' ? scoop(120, 452, 0.8, piece, rnd) + scatter(rnd, piece, 206, 462, 34, 8, 5, 12) : '') +
    (tea ? dish(330, 462, 0.6, piece, rnd, '#efe6d6') + sprig(24, 462, 84, -6, '#5d7d45', null) + scatter(rnd, piece, 250, 474, 40, 6, 4, 11) : '') +
    (['sweets', 'gifts', 'tableware'].includes(category.key) ? sprig(278, 470, 80, -6, '#54755a', '#a5372c') : '') +
    (category.key === 'brewing' ? scatter(rnd, piece, 110, 446, 50, 12, 6, 12) : '')));
}

/** Every large picture with its sizes: [width, height, quality, sharpness]. */
export function scenes(categories, items) {
  const byKey = new Map(items.map((i) => [i.product.key, i]));
  const thing = (key) => byKey.has(key) && build(byKey.get(key).product, byKey.get(key).context);
  return [
    { name: 'hero', svg: hero(thing), sizes: [[1600, 1067, 0.55, 0.9], [960, 640, 0.55]] },
    { name: 'hero-phone', svg: heroPhone(thing), sizes: [[800, 1000, 0.45]] },
    { name: 'story', svg: harbour(), sizes: [[1280, 853, 0.42, 0.9], [640, 427, 0.5]] },
    ...categories.filter((c) => c.parent === null).map((c) => ({ name: `category-${c.key}`, svg: roomPicture(c, thing), sizes: [[640, 800, 0.42, 0.92], [320, 400, 0.58]] })),
  ];
}

