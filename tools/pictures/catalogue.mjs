// Reads the demo catalogue and says for every product what its pictures need to know.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chocolateOf, forms, looseGoods } from './choices.mjs';

export const dataFolder = () => process.env.CATALOGUE ?? fileURLToPath(new URL('../../src/Shop.Core/Data/DemoData', import.meta.url));

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
  return FILES.flatMap(read).map((product) => {
    const { shape } = product.drawing;
    seen[shape] = (seen[shape] ?? -1) + 1;
    const goods = looseGoods(product.key, product.category);
    const tea = top(product.category) === 'tea' || product.category === 'teaware' || /tee(?!k?lo)|tea(?!m)/i.test(product.name.en + product.name.de) || (product.attributes?.brew ?? []).some((b) => b === 'pot' || b === 'bowl');
    return {
      product,
      context: {
        key: product.key,
        ground: byKey.get(product.category)?.ground ?? '#efe6da',
        index: seen[shape],
        form: forms[product.key],
        sub: originLine(product, origins),
        tea,
        ...goods,
        ...(tea && top(product.category) !== 'tea' ? { kind: 'leaf', leaf: '#4f5a34', fleck: '#b58a3c', liquor: '#b5702c' } : {}),
        choc: chocolateOf(product.name.de),
      },
    };
  });
}

/** The small line on the label: where it comes from and how much is in it. */
function originLine(product, origins) {
  const from = (product.attributes?.origin ?? []).map((key) => origins.get(key)).filter(Boolean);
  const size = product.options?.find((o) => o.key === 'size')?.values[0]?.name.de;
  const weight = size && /^\d+\s?(g|kg|ml|l)$/i.test(size) ? size : null;
  const place = from.length === 1 ? from[0] : 'Kontor & Kanne';
  return [place, weight].filter(Boolean).join(' · ').toUpperCase();
}
