// The gallery is a row that scrolls sideways; the thumbnails are links to its pictures and follow along. A click on a picture opens it
// large in a dialog, where arrows and swipes turn the pages and the plus shows its full size; without script it opens as a picture.
function start(gallery) {
  if (gallery.dataset.ready) return;
  gallery.dataset.ready = '1';
  const main = gallery.querySelector('.gallery-main');
  const thumbs = [...gallery.querySelectorAll('.gallery-thumbs a')];
  const mark = index => thumbs.forEach((thumb, i) => {
    if (i === index) thumb.setAttribute('aria-current', 'true'); else thumb.removeAttribute('aria-current');
  });
  const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const go = index => main.scrollTo({ left: index * main.clientWidth, behavior: calm() ? 'auto' : 'smooth' });
  thumbs.forEach((thumb, index) => thumb.addEventListener('click', event => { event.preventDefault(); go(index); }));
  main?.addEventListener('scroll', () => mark(Math.round(main.scrollLeft / main.clientWidth)), { passive: true });
  zoom(gallery, index => main.scrollTo({ left: index * main.clientWidth }));
}

function zoom(gallery, follow) {
  const dialog = gallery.querySelector('.zoom');
  if (!dialog?.showModal) return;
  const openers = [...gallery.querySelectorAll('[data-zoom]')];
  const stage = dialog.querySelector('.zoom-stage');
  const picture = stage.querySelector('img');
  const size = dialog.querySelector('[data-zoom-size]');
  let at = 0;

  const large = on => {
    dialog.classList.toggle('is-large', on);
    size.setAttribute('aria-pressed', on);
    if (on) stage.scrollTo((stage.scrollWidth - stage.clientWidth) / 2, (stage.scrollHeight - stage.clientHeight) / 2);
  };
  const show = index => {
    at = (index + openers.length) % openers.length;
    large(false);
    picture.src = openers[at].href;
    picture.alt = openers[at].querySelector('img').alt;
    dialog.querySelector('.zoom-count').textContent = dialog.dataset.count.replace('{0}', at + 1).replace('{1}', openers.length);
    follow(at);
  };
  openers.forEach((opener, index) => opener.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(index);
    dialog.showModal();
  }));
  dialog.addEventListener('close', () => openers[at].focus());
  dialog.querySelectorAll('[data-zoom-step]').forEach(button => button.addEventListener('click', () => show(at + Number(button.dataset.zoomStep))));
  size.addEventListener('click', () => large(!dialog.classList.contains('is-large')));
  picture.addEventListener('click', () => large(!dialog.classList.contains('is-large')));
  dialog.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    // In full size the arrows move the picture.
    if (!step || openers.length < 2 || dialog.classList.contains('is-large')) return;
    event.preventDefault();
    show(at + step);
  });
  let from;
  stage.addEventListener('pointerdown', event => { from = event.clientX; });
  stage.addEventListener('pointerup', event => {
    const by = event.clientX - from;
    if (openers.length > 1 && Math.abs(by) > 60 && !dialog.classList.contains('is-large')) show(at - Math.sign(by));
  });
}

const all = () => document.querySelectorAll('.gallery').forEach(start);
all();
document.addEventListener('htmx:afterSettle', all);
