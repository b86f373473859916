// Two-level menu: opens on hover after a short wait, by click and by keyboard; Escape closes and gives the focus back.
const items = [...document.querySelectorAll('.menu-item')];
let wait;

function set(item, open) {
  item.classList.toggle('is-open', open);
  item.querySelector('.menu-toggle')?.setAttribute('aria-expanded', String(open));
}
const closeAll = except => items.forEach(item => { if (item !== except) set(item, false); });
const top = item => item.querySelector(':scope > a');

for (const item of items) {
  const toggle = item.querySelector('.menu-toggle');
  const panel = item.querySelector('.menu-panel');

  item.addEventListener('pointerenter', event => {
    if (event.pointerType !== 'mouse') return;
    clearTimeout(wait);
    wait = setTimeout(() => { closeAll(item); if (panel) set(item, true); }, 120);
  });
  item.addEventListener('pointerleave', event => {
    if (event.pointerType !== 'mouse') return;
    clearTimeout(wait);
    wait = setTimeout(() => set(item, false), 220);
  });
  toggle?.addEventListener('click', () => {
    const open = toggle.getAttribute('aria-expanded') !== 'true';
    closeAll(item);
    set(item, open);
  });
  item.addEventListener('keydown', event => keys(event, item, panel));
  item.addEventListener('focusout', event => {
    if (!item.contains(event.relatedTarget)) set(item, false);
  });
}

function keys(event, item, panel) {
  const links = panel ? [...panel.querySelectorAll('a')] : [];
  const at = links.indexOf(document.activeElement);
  const go = element => { event.preventDefault(); element?.focus(); };
  if (event.key === 'Escape') { set(item, false); if (at >= 0) go(item.querySelector('.menu-toggle')); return; }
  if (event.key === 'ArrowDown' && links.length) { closeAll(item); set(item, true); go(links[at < 0 ? 0 : Math.min(at + 1, links.length - 1)]); }
  if (event.key === 'ArrowUp' && at >= 0) go(at === 0 ? item.querySelector('.menu-toggle') : links[at - 1]);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step && at < 0) go(top(items[(items.indexOf(item) + step + items.length) % items.length]));
}

// The phone's drawer closes on Escape and on a tap outside.
const drawer = document.querySelector('.drawer');
drawer?.addEventListener('keydown', event => {
  if (event.key === 'Escape') { drawer.open = false; drawer.querySelector('summary').focus(); }
});
document.addEventListener('click', event => {
  if (drawer?.open && !drawer.contains(event.target)) drawer.open = false;
});

// On phones the index of the account is a row to swipe: where one is, is in sight.
const here = document.querySelector('.side-nav ul [aria-current]');
if (here) {
  const row = here.closest('ul');
  row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}
