// Which product was seen, clicked and put into the cart in which place of the shop. Nothing is kept in the browser and nothing tells who
// it was: the server adds up counts a day. A list says <ul data-slot="shelf" data-first="24">, its items data-p="12" (the product).
const most = 40;
const pause = 4000;
const dwell = 500;
const quiet = navigator.globalPrivacyControl || navigator.doNotTrack === '1' || !('IntersectionObserver' in window) || !navigator.sendBeacon;
const waiting = [];
let timer;

function send() {
  clearTimeout(timer);
  timer = undefined;
  while (waiting.length) navigator.sendBeacon('/placements', new Blob([JSON.stringify(waiting.splice(0, most))], { type: 'application/json' }));
}

function note(kind, place, position, product) {
  if (quiet || !product) return;
  waiting.push({ kind, place, position, product });
  if (waiting.length >= most) send();
  else timer ??= setTimeout(send, pause);
}

const itemOf = element => element?.closest?.('[data-slot] > [data-p]');
function where(item) {
  const list = item.parentElement;
  return [list.dataset.slot, Number(list.dataset.first ?? 0) + [...list.children].indexOf(item), Number(item.dataset.p)];
}

const watched = new WeakSet();
const waits = new WeakMap();
const watcher = quiet ? null : new IntersectionObserver(entries => entries.forEach(({ target, isIntersecting }) => {
  clearTimeout(waits.get(target));
  if (isIntersecting) waits.set(target, setTimeout(() => { watcher.unobserve(target); if (target.isConnected) note('seen', ...where(target)); }, dwell));
}), { threshold: .5 });

function watch() {
  document.querySelectorAll('[data-slot] > [data-p]').forEach(item => {
    if (watched.has(item)) return;
    watched.add(item);
    watcher?.observe(item);
  });
}
watch();
document.addEventListener('htmx:afterSettle', watch);

// The link itself carries where it was clicked, behind the # that no server sees; the product page takes it out of its address at once.
const came = location.hash.match(/^#aus-([a-z0-9]+)-(\d+)$/);
if (came) history.replaceState(history.state, '', location.pathname + location.search);
const opened = Number(document.querySelector('[data-product]')?.dataset.product);

function clicked(event) {
  const link = event.target.closest?.('a[href]');
  const item = itemOf(link);
  if (!item || quiet || event.button > 1) return;
  const [place, position, product] = where(item);
  note('click', place, position, product);
  send();
  link.hash = `aus-${place}-${position}`;
}
document.addEventListener('click', clicked);
document.addEventListener('auxclick', clicked);

document.addEventListener('cart-added', event => {
  const item = itemOf(event.target);
  if (item) note('cart', ...where(item));
  else if (came && event.target.closest?.('[data-product]')) note('cart', came[1], Number(came[2]), opened);
});

document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') send(); });
addEventListener('pagehide', send);
