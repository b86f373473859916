// One Chromium that turns SVG into WebP.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export async function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`No browser at ${executablePath}. Install Chromium or name one in the variable CHROMIUM.`);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--font-render-hinting=none'],
  });
  const page = await (await browser.newContext({ offline: true })).newPage();
  return {
    /** Renders one SVG at several widths; `sizes` are [width, height, quality]. */
    async render(svg, sizes, type = 'image/webp') {
      const images = await page.evaluate(
        async ({ svg, sizes, type }) => {
          const results = [];
          for (const [w, h, quality] of sizes) {
            const sized = svg.replace(/width="\d+" height="\d+"/, `width="${w}" height="${h}"`);
            const url = URL.createObjectURL(new Blob([sized], { type: 'image/svg+xml' }));
            const image = new Image();
            image.src = url;
            await image.decode();
            const canvas = document.createElement('canvas');
            canvas.width = w;
            canvas.height = h;
            canvas.getContext('2d').drawImage(image, 0, 0, w, h);
            URL.revokeObjectURL(url);
            results.push(canvas.toDataURL(type, quality).split(',')[1]);
          }
          return results;
        },
        { svg, sizes, type },
      );
      return images.map((base64) => Buffer.from(base64, 'base64'));
    },
    page,
    close: () => browser.close(),
  };
}
