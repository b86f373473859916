// Lists of the back office: rows open on click, boxes select, the bulk bar counts; j/k or arrows move, enter opens, x selects, q edits in the row, / searches.
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
  const down = event.key === 'j' || event.key === 'ArrowDown';
  // The arrows scroll until the list has been entered, so that a long page can still be read.
  if (down || event.key === 'k' || event.key === 'ArrowUp') {
    if (event.key.startsWith('Arrow')) { if (!here) return; event.preventDefault(); }
    const next = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(here) + (down ? 1 : -1)))];
    here?.classList.remove('is-here');
    next?.classList.add('is-here');
    next?.scrollIntoView({ block: 'nearest' });
    next?.querySelector('a')?.focus({ preventScroll: true });
  }
  if ((event.key === 'Enter' || event.key === 'e') && here?.dataset.href && !event.target.closest('a, button')) location.href = here.dataset.href;
  if (event.key === 'q') here?.querySelector('[data-quick-open]')?.click();
  if (event.key === 'x' && here) { const box = here.querySelector('.pick input'); if (box) { box.checked = !box.checked; refresh(list); } }
});

// A row opened for editing: Esc gives up, Tab in the last field saves and opens the next row.
let onward;
document.addEventListener('keydown', event => {
  const form = event.target.closest?.('form[data-quick]');
  if (!form) return;
  if (event.key === 'Escape') { event.preventDefault(); form.querySelector('[data-quick-cancel]').click(); return; }
  const fields = [...form.querySelectorAll('input:not([type="hidden"])')];
  if (event.key !== 'Tab' || event.shiftKey || event.target !== fields.at(-1)) return;
  const next = form.closest('tr').nextElementSibling;
  if (!next?.querySelector('[data-quick-open]')) return;
  event.preventDefault();
  onward = next.id;
  if (fields.some(field => field.value !== field.defaultValue)) form.requestSubmit();
  else form.querySelector('[data-quick-cancel]').click();
});
document.addEventListener('htmx:afterSwap', event => {
  const swapped = document.getElementById(event.detail.target?.id);
  if (swapped?.matches('tr[data-href]') && !swapped.closest('table').querySelector('tr.is-here')) swapped.classList.add('is-here');
  const row = document.querySelector('form[data-quick]');
  row?.querySelector('input:not([type="hidden"])')?.select();
  if (!onward || row) { if (row) onward = undefined; return; }
  const next = document.getElementById(onward);
  onward = undefined;
  if (event.detail.xhr?.status === 200) next?.querySelector('[data-quick-open]')?.click();
});

// Small boxes that open below their button close like menus do.
document.addEventListener('click', event => document.querySelectorAll('details.pop[open]').forEach(box => { if (!box.contains(event.target)) box.open = false; }));
document.addEventListener('keydown', event => {
  const box = event.key === 'Escape' && document.querySelector('details.pop[open]');
  if (box) { box.open = false; box.querySelector('summary').focus(); }
});
if (location.hash === '#spalten') document.getElementById('spalten')?.setAttribute('open', '');

// A form of which only the parts are shown that the chosen kind needs; without script all of them stand there.
document.querySelectorAll('form[data-parts]').forEach(form => {
  const follow = () => {
    const kind = form.querySelector(`[name="${form.dataset.parts}"]:checked`)?.value;
    form.querySelectorAll('[data-part]').forEach(part => { part.hidden = !part.dataset.part.split(' ').includes(kind); });
  };
  form.addEventListener('change', follow);
  follow();
});
