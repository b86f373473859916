import htmx from './htmx.js';

// Product page: says a changed variant aloud and shows the buy bar on phones once the buy button is out of sight.
let watcher;
function watchButton() {
  watcher?.disconnect();
  const bar = document.querySelector('.buy-bar');
  const button = document.querySelector('.buy-row');
  if (!bar || !button) return;
  // The root reaches far below the window, so the button only leaves it at the top.
  watcher = new IntersectionObserver(([entry]) => bar.classList.toggle('is-away', entry.isIntersecting), { rootMargin: '0px 0px 100000px 0px' });
  watcher.observe(button);
}
watchButton();

document.addEventListener('htmx:afterSwap', event => {
  if (!event.detail.target?.closest?.('[data-product]')) return;
  watchButton();
  const live = document.getElementById('live');
  const spoken = document.querySelector('[data-product] [data-spoken]');
  if (live && spoken) live.textContent = spoken.dataset.spoken;
});

// Business customers and countries of delivery have prices of their own; the page is everyone's, so they come apart, again for each variant.
document.addEventListener('htmx:afterSettle', () => {
  const price = document.getElementById('own-price');
  if (!price || price.dataset.asked || !document.querySelector('[data-business], [data-country]')) return;
  price.dataset.asked = '1';
  htmx.trigger(price, 'own-price');
});
