// The gallery is a row that scrolls sideways; the thumbnails are links to its pictures and follow along.
function start(gallery) {
  if (gallery.dataset.ready) return;
  gallery.dataset.ready = '1';
  const main = gallery.querySelector('.gallery-main');
  const thumbs = [...gallery.querySelectorAll('.gallery-thumbs a')];
  const mark = index => thumbs.forEach((thumb, i) => {
    if (i === index) thumb.setAttribute('aria-current', 'true'); else thumb.removeAttribute('aria-current');
  });
  thumbs.forEach((thumb, index) => thumb.addEventListener('click', event => {
    event.preventDefault();
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    main.scrollTo({ left: index * main.clientWidth, behavior: calm ? 'auto' : 'smooth' });
  }));
  main?.addEventListener('scroll', () => mark(Math.round(main.scrollLeft / main.clientWidth)), { passive: true });
}
const all = () => document.querySelectorAll('.gallery').forEach(start);
all();
document.addEventListener('htmx:afterSettle', all);
