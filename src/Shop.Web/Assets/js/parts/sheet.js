// Things that slide over the page on phones (filters, the back office's navigation) and native dialogs.
// <button data-sheet="id"> opens and closes an element; <button data-dialog="id"> opens a <dialog>; [data-close] closes.
let open, opener, veil;

function close() {
  if (!open) return;
  open.classList.remove('is-open');
  opener?.setAttribute('aria-expanded', 'false');
  document.body.classList.remove('is-held');
  veil.remove();
  opener?.focus();
  open = opener = undefined;
}

function show(sheet, button) {
  open = sheet;
  opener = button;
  sheet.classList.add('is-open');
  button.setAttribute('aria-expanded', 'true');
  document.body.classList.add('is-held');
  veil = document.createElement('div');
  veil.className = 'veil';
  veil.addEventListener('click', close);
  sheet.before(veil);
  sheet.querySelector('button, a, input, select, summary')?.focus();
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-sheet]');
  if (button) {
    event.preventDefault();
    const sheet = document.getElementById(button.dataset.sheet);
    if (open === sheet) close(); else if (sheet) show(sheet, button);
    return;
  }
  const dialogButton = event.target.closest('[data-dialog]');
  if (dialogButton) document.getElementById(dialogButton.dataset.dialog)?.showModal();
  const closer = event.target.closest('[data-close]');
  if (closer) { closer.closest('dialog')?.close(); close(); }
  if (event.target.matches?.('dialog.sheet')) event.target.close();
});

document.addEventListener('keydown', event => {
  if (!open) return;
  if (event.key === 'Escape') close();
  if (event.key !== 'Tab') return;
  const stops = [...open.querySelectorAll('a[href], button, input, select, summary, textarea')].filter(e => e.offsetParent && !e.disabled);
  const end = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement === end) { event.preventDefault(); (event.shiftKey ? stops.at(-1) : stops[0]).focus(); }
});
window.matchMedia('(min-width: 992px)').addEventListener('change', close);
