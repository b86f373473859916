// The cart slides in after something was added and from the header's symbol; without script both lead to the cart's page.
import htmx from './htmx.js';

const sheet = document.getElementById('cart-sheet');
let opener;

async function show(from) {
  opener = from;
  await htmx.ajax('GET', sheet.dataset.from, { target: '#cart-sheet-body', swap: 'innerHTML' });
  if (!sheet.open && sheet.querySelector('h2')) sheet.showModal();
}

// A button that was disabled while its form was sent has lost the focus; it gets it back, unless the header's symbol was replaced meanwhile.
sheet?.addEventListener('close', () => (opener?.isConnected ? opener : document.querySelector('[data-cart-link]'))?.focus());

document.addEventListener('click', event => {
  const link = event.target.closest?.('[data-cart-link]');
  if (!link || !sheet || event.button || event.metaKey || event.ctrlKey || event.shiftKey || link.pathname === location.pathname) return;
  event.preventDefault();
  show(link);
});

document.addEventListener('cart-added', event => {
  const live = document.getElementById('live');
  if (live) live.textContent = (event.detail.value ?? event.detail).text;
  if (sheet) show(event.target.querySelector?.('button:not([data-step])') ?? event.target);
});
