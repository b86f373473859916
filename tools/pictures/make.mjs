// Draws every picture of the demo shop: node make.mjs [word in the key …]
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { openBrowser } from './browser.mjs';
import { catalogue, categories, dataFolder } from './catalogue.mjs';
import { productPicture } from './compose.mjs';
import { drawings } from './scenes/drawings.mjs';
import { scenes } from './scenes/index.mjs';

const folder = process.env.PICTURES ?? `${dataFolder()}/pictures`;
const PRODUCT = [[320, 400, 0.58], [640, 800, 0.42, 0.92], [1280, 1600, 0.24, 0.74]];
const LIMIT = 6_000_000;

const only = process.argv.slice(2);
const wanted = (name) => only.length === 0 || only.some((word) => name.includes(word));

mkdirSync(folder, { recursive: true });
if (only.length === 0)
  for (const file of readdirSync(folder)) if (/\.(webp|svg)$/.test(file)) rmSync(`${folder}/${file}`);

const browser = await openBrowser();
try {
  const items = catalogue();
  for (const { product, context } of items) {
    if (!wanted(product.key)) continue;
    for (let n = 1; n <= context.pictures; n++) {
      const images = await browser.render(productPicture(product, n, context), PRODUCT);
      images.forEach((image, i) => writeFileSync(`${folder}/${product.key}-${n}-${PRODUCT[i][0]}.webp`, image));
    }
  }
  for (const { name, svg, sizes } of scenes(categories(), items)) {
    if (!wanted(name)) continue;
    const images = await browser.render(svg, sizes);
    images.forEach((image, i) => writeFileSync(`${folder}/${name}-${sizes[i][0]}.webp`, image));
  }
} finally {
  await browser.close();
}
for (const { name, svg } of drawings()) if (wanted(name)) writeFileSync(`${folder}/${name}.svg`, svg);

const files = readdirSync(folder).map((file) => [file, statSync(`${folder}/${file}`).size]);
const total = files.reduce((sum, [, size]) => sum + size, 0);
console.log(`${files.length} files, ${(total / 1e6).toFixed(2)} MB in ${folder}`);
if (total > LIMIT) {
  console.error(`More than ${LIMIT / 1e6} MB: lower the quality or draw fewer lines.`);
  process.exitCode = 1;
}
