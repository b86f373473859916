// The header slides away a little on the way down and comes back on the way up.
const header = document.querySelector('.site-header:not(.site-header-calm)');
if (header) {
  let last = window.scrollY;
  let waiting = false;
  const look = () => {
    waiting = false;
    const now = Math.max(0, window.scrollY);
    if (Math.abs(now - last) < 8) return;
    const open = header.querySelector('.menu-item.is-open, .drawer[open], .suggest:not(:empty)');
    header.classList.toggle('is-small', now > last && now > 160 && !open);
    last = now;
  };
  window.addEventListener('scroll', () => {
    if (!waiting) { waiting = true; requestAnimationFrame(look); }
  }, { passive: true });
}
