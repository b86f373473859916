// Builds Assets/ into wwwroot/dist/: styles, scripts, the icon sprite and the display font.
// Nothing is done when every output is newer than every source; `--watch` rebuilds on change.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, 'Assets');
const dist = join(here, 'wwwroot', 'dist');
const modules = join(here, 'node_modules');
const outputs = ['shop.css', 'admin.css', 'shop.js', 'admin.js', 'theme.js', 'icons.svg', 'fonts/hedvig-letters-serif-5.woff2'];
const sources = [join(here, 'build.mjs'), join(here, 'package-lock.json'), ...filesUnder(assets)];

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name));
}

function isUpToDate() {
  const built = outputs.map(name => join(dist, name));
  if (!built.every(existsSync)) return false;
  const newestSource = Math.max(...sources.map(file => statSync(file).mtimeMs));
  return Math.min(...built.map(file => statSync(file).mtimeMs)) >= newestSource;
}

async function buildStyles() {
  const [sass, { transform }] = await Promise.all([import('sass'), import('esbuild')]);
  for (const name of ['shop', 'admin']) {
    const { css } = sass.compile(join(assets, 'scss', `${name}.scss`), {
      loadPaths: [join(assets, 'scss'), modules],
      quietDeps: true,
      // Bootstrap 5.3 is written with @import; sass announces its end with a warning a line.
      logger: sass.Logger.silent,
    });
    const { code } = await transform(css, { loader: 'css', minify: true, target: ['chrome111', 'firefox113', 'safari16.4'] });
    writeFileSync(join(dist, `${name}.css`), code.replace(/\/\*![\s\S]*?\*\//g, ''));
  }
}

async function buildScripts() {
  const { build } = await import('esbuild');
  await build({
    entryPoints: ['shop', 'admin', 'theme'].map(name => join(assets, 'js', `${name}.js`)),
    outdir: dist,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    absWorkingDir: here,
    nodePaths: [modules],
  });
}

function buildIcons() {
  const chosen = JSON.parse(readFileSync(join(assets, 'icons.json'), 'utf8'));
  const symbols = Object.entries(chosen).map(([name, file]) => {
    const svg = readFileSync(join(modules, 'bootstrap-icons', 'icons', `${file}.svg`), 'utf8');
    const shapes = svg.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '').replace(/\s*\n\s*/g, '');
    return `<symbol id="${name}" viewBox="0 0 16 16">${shapes}</symbol>`;
  });
  writeFileSync(join(dist, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`);
}

function copyFont() {
  const font = readFileSync(join(modules, '@fontsource/hedvig-letters-serif/files/hedvig-letters-serif-latin-400-normal.woff2'));
  writeFileSync(join(dist, 'fonts', 'hedvig-letters-serif-5.woff2'), font);
}

async function buildAll() {
  const started = Date.now();
  mkdirSync(join(dist, 'fonts'), { recursive: true });
  await Promise.all([buildStyles(), buildScripts()]);
  buildIcons();
  copyFont();
  const now = new Date();
  for (const name of outputs) utimesSync(join(dist, name), now, now);
  console.log(`assets: ${outputs.length} files in ${Date.now() - started} ms`);
}

if (process.argv.includes('--clean')) rmSync(dist, { recursive: true, force: true });
if (!isUpToDate()) await buildAll();

if (process.argv.includes('--watch')) {
  let pending;
  watch(assets, { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(() => buildAll().catch(error => console.error(error.message)), 80);
  });
}
