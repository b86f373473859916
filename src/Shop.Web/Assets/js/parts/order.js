// Rows that are dragged into order; what counts is the order of their hidden fields when the form is sent. Arrows do the same without a mouse.
let moved = null;

document.addEventListener('dragstart', event => {
  const row = event.target.closest?.('[data-order] tr[draggable]');
  if (!row || event.target.closest('a, img')) return;
  moved = row;
  row.classList.add('is-moved');
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', '');
});

document.addEventListener('dragover', event => {
  const row = moved && event.target.closest?.('tr[draggable]');
  if (!row || row.parentElement !== moved.parentElement) return;
  event.preventDefault();
  if (row === moved) return;
  const { top, height } = row.getBoundingClientRect();
  row.parentElement.insertBefore(moved, event.clientY < top + height / 2 ? row : row.nextSibling);
});

document.addEventListener('drop', event => { if (moved) event.preventDefault(); });

document.addEventListener('dragend', () => {
  if (!moved) return;
  moved.classList.remove('is-moved');
  moved.closest('form').requestSubmit();
  moved = null;
});
