// Lists of the back office: rows open on click, boxes select, the bulk bar counts; j/k move, enter opens, x selects, / searches.
const boxes = list => [...list.querySelectorAll('tbody .pick input')];

function refresh(list) {
  const chosen = boxes(list).filter(box => box.checked);
  boxes(list).forEach(box => box.closest('tr').classList.toggle('is-selected', box.checked));
  const bar = document.querySelector(`[data-bulk="${list.id}"]`);
  if (bar) {
    bar.hidden = chosen.length === 0;
    const count = bar.querySelector('[data-count]');
    if (count) count.textContent = chosen.length;
  }
  const all = list.querySelector('thead .pick input');
  if (all) { all.checked = chosen.length > 0 && chosen.length === boxes(list).length; all.indeterminate = chosen.length > 0 && !all.checked; }
}

document.querySelectorAll('table.list').forEach(refresh);
document.addEventListener('htmx:afterSettle', () => document.querySelectorAll('table.list').forEach(refresh));

document.addEventListener('change', event => {
  const list = event.target.closest?.('table.list');
  if (!list || !event.target.closest('.pick')) return;
  if (event.target.closest('thead')) boxes(list).forEach(box => { box.checked = event.target.checked; });
  refresh(list);
});

document.addEventListener('click', event => {
  if (event.target.closest('[data-unselect]')) {
    const list = document.getElementById(event.target.closest('[data-bulk]').dataset.bulk);
    boxes(list).forEach(box => { box.checked = false; });
    refresh(list);
    return;
  }
  const row = event.target.closest?.('tr[data-href]');
  if (!row || event.target.closest('a, button, input, select, label, textarea, summary') || window.getSelection().toString()) return;
  if (event.ctrlKey || event.metaKey) window.open(row.dataset.href); else location.href = row.dataset.href;
});

const typing = element => element?.closest?.('input, textarea, select, [contenteditable], dialog');
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === '/') { const field = document.querySelector('.list-tools input[type="search"]'); if (field) { event.preventDefault(); field.focus(); } return; }
  const list = document.querySelector('table.list');
  if (!list) return;
  const rows = [...list.tBodies[0].rows];
  const here = list.querySelector('tr.is-here');
  if (event.key === 'j' || event.key === 'k') {
    const next = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(here) + (event.key === 'j' ? 1 : -1)))];
    here?.classList.remove('is-here');
    next?.classList.add('is-here');
    next?.scrollIntoView({ block: 'nearest' });
    next?.querySelector('a')?.focus({ preventScroll: true });
  }
  if ((event.key === 'Enter' || event.key === 'e') && here?.dataset.href && !event.target.closest('a, button')) location.href = here.dataset.href;
  if (event.key === 'x' && here) { const box = here.querySelector('.pick input'); if (box) { box.checked = !box.checked; refresh(list); } }
});
