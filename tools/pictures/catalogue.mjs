// Reads the demo catalogue and says for every product what its pictures need to know.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chocolateOf, forms, looseGoods, otherShapes, pieces, setMembers } from './choices.mjs';

export const dataFolder = () => process.env.CATALOGUE ?? fileURLToPath(new URL('../../src/Shop.Core/Data/DemoData', import.meta.url));

/** So many products get a second picture: the most wanted ones, as far as all files together stay small enough to be committed. */
const GALLERIES = 60;

const FILES = ['coffee', 'tea', 'equipment', 'tableware', 'pantry', 'gifts'];

function read(name) {
  const path = `${dataFolder()}/${name}.json`;
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}

export const categories = () => read('categories');

export function catalogue() {
  const byKey = new Map(categories().map((c) => [c.key, c]));
  const top = (key) => (byKey.get(key)?.parent ? top(byKey.get(key).parent) : key);
  const origins = new Map((read('attributes').find((a) => a.key === 'origin')?.options ?? []).map((o) => [o.key, o.name.de]));
  const seen = {};
  const items = FILES.flatMap(read).map((product) => {
    const shape = otherShapes[product.key] ?? product.drawing.shape;
    product.drawing.shape = shape;
    seen[shape] = (seen[shape] ?? -1) + 1;
    const goods = looseGoods(product.key, product.category);
    const tea = top(product.category) === 'tea' || product.category === 'teaware' || /\btea|tee(?!löffel)/i.test(`${product.name.en} ${product.name.de}`) || (product.attributes?.brew ?? []).some((b) => b === 'pot' || b === 'bowl');
    return {
      product,
      context: {
        key: product.key,
        ground: byKey.get(product.category)?.ground ?? '#efe6da',
        index: seen[shape],
        form: forms[product.key],
        pieces: pieces[product.key] ?? 1,
        sub: originLine(product, origins),
        tea,
        ...goods,
        ...(tea && top(product.category) !== 'tea' ? { kind: 'leaf', leaf: '#4f5a34', fleck: '#b58a3c', liquor: '#b5702c' } : {}),
        choc: chocolateOf(product.name.de),
      },
    };
  });
  const wish = ({ product }) => product.popularity - (product.drawing.second === 'detail' ? 12 : 0);
  const galleries = new Set(items.filter((i) => i.product.drawing.second).sort((a, b) => wish(b) - wish(a)).slice(0, GALLERIES).map((i) => i.product.key));
  for (const { product, context } of items) context.pictures = galleries.has(product.key) ? 2 : 1;
  const item = new Map(items.map((i) => [i.product.key, i]));
  for (const { product, context } of items) context.members = (setMembers[product.key] ?? []).map((key) => item.get(key)).filter(Boolean);
  return items;
}

/** The small line on the label: where it comes from and how much is in it. */
function originLine(product, origins) {
  const from = (product.attributes?.origin ?? []).map((key) => origins.get(key)).filter(Boolean);
  const size = product.options?.find((o) => o.key === 'size')?.values[0]?.name.de;
  const weight = size && /^\d+\s?(g|kg|ml|l)$/i.test(size) ? size : null;
  const place = from.length === 1 ? from[0] : 'Kontor & Kanne';
  return [place, weight].filter(Boolean).join(' · ').toUpperCase();
}
