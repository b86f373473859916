// Lists that are put in order by their grip (the order of the fields is what is saved), and the table of variants that is typed in like a sheet.
let moved = null;

document.addEventListener('pointerdown', event => {
  const item = event.target.closest?.('[data-grip]')?.closest('[data-sort-item], tr[data-row]');
  if (item) item.draggable = true;
});
document.addEventListener('dragstart', event => {
  if (!event.target.matches?.('[data-sort-item][draggable="true"], tr[data-row][draggable="true"]')) return;
  moved = event.target;
  moved.classList.add('is-moved');
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', '');
});
document.addEventListener('dragover', event => {
  const item = moved && event.target.closest?.('[data-sort-item], tr[data-row]');
  if (!item || item.parentElement !== moved.parentElement) return;
  event.preventDefault();
  if (item === moved) return;
  const { top, height } = item.getBoundingClientRect();
  item.parentElement.insertBefore(moved, event.clientY < top + height / 2 ? item : item.nextSibling);
});
document.addEventListener('drop', event => { if (moved) event.preventDefault(); });
document.addEventListener('dragend', () => {
  if (!moved) return;
  moved.classList.remove('is-moved');
  moved.draggable = false;
  changed(moved);
  moved = null;
});
document.addEventListener('pointerup', () => document.querySelectorAll('[data-sort-item][draggable], tr[data-row][draggable]').forEach(item => { if (item !== moved) item.draggable = false; }));

const changed = element => element.closest('form')?.dispatchEvent(new Event('change', { bubbles: true }));
const rowsOf = row => [...row.parentElement.querySelectorAll(':scope > tr[data-row]')];

function step(row, by) {
  const rows = rowsOf(row);
  const next = rows[rows.indexOf(row) + by];
  if (!next) return;
  row.parentElement.insertBefore(row, by < 0 ? next : next.nextSibling);
  changed(row);
  const said = row.closest('[data-grid]').querySelector('[data-said]');
  const name = row.querySelector('.sheet-name span[id]')?.textContent.trim();
  if (said) said.textContent = row.closest('[data-grid]').dataset.textMoved.replace('{0}', name).replace('{1}', rowsOf(row).indexOf(row) + 1);
}

// The arrows of a row move it at once; without script the server does.
document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-grid] tr[data-row] button[data-step]');
  if (!button) return;
  event.preventDefault();
  step(button.closest('tr'), Number(button.dataset.step));
  button.focus();
});

const cells = row => [...row.querySelectorAll('.cell, .cell-check')];
function go(from, down, right) {
  const row = from.closest('tr');
  const at = cells(row).indexOf(from);
  const rows = rowsOf(row);
  const target = cells(rows[rows.indexOf(row) + down] ?? row)[at + right];
  if (!target || target === from) return false;
  target.focus();
  target.select?.();
  target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

document.addEventListener('focusin', event => { if (event.target.matches('[data-grid] .cell')) event.target.dataset.before = event.target.value; });
document.addEventListener('keydown', event => {
  const cell = event.target;
  if (!cell.matches?.('[data-grid] .cell, [data-grid] .cell-check') || event.ctrlKey || event.metaKey) return;
  if (event.altKey) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    step(cell.closest('tr'), event.key === 'ArrowUp' ? -1 : 1);
    cell.focus();
    return;
  }
  const text = cell.matches('input.cell');
  const atStart = !text || (cell.selectionStart === 0 && (cell.selectionEnd === 0 || cell.selectionEnd === cell.value.length));
  const atEnd = !text || cell.selectionEnd === cell.value.length;
  const list = cell.matches('select');
  let done = false;
  if (event.key === 'Enter') { go(cell, event.shiftKey ? -1 : 1, 0); done = true; }
  else if (event.key === 'ArrowDown' && !list) done = go(cell, 1, 0);
  else if (event.key === 'ArrowUp' && !list) done = go(cell, -1, 0);
  else if (event.key === 'ArrowLeft' && atStart && !event.shiftKey) done = go(cell, 0, -1);
  else if (event.key === 'ArrowRight' && atEnd && !event.shiftKey) done = go(cell, 0, 1);
  else if (event.key === 'Escape' && text) { cell.value = cell.dataset.before ?? cell.value; cell.select(); changed(cell); base(cell); done = true; }
  if (done) event.preventDefault();
});

// Cells copied from a sheet are spread over the table, from the cell on.
document.addEventListener('paste', event => {
  const cell = event.target;
  if (!cell.matches?.('[data-grid] input.cell')) return;
  const lines = (event.clipboardData?.getData('text/plain') ?? '').replace(/\r/g, '').replace(/\n$/, '').split('\n').map(line => line.split('\t'));
  if (lines.length < 2 && lines[0].length < 2) return;
  event.preventDefault();
  const rows = rowsOf(cell.closest('tr'));
  const first = rows.indexOf(cell.closest('tr'));
  const at = cells(rows[first]).indexOf(cell);
  lines.forEach((line, down) => line.forEach((value, right) => {
    const target = rows[first + down] && cells(rows[first + down])[at + right];
    if (target?.matches('input.cell:not([readonly])')) { target.value = value.trim(); base(target); }
  }));
  changed(cell);
});

// The price per kg, l or m follows what is typed (§ 4 PAngV).
const units = { Kilogram: 'kg', Litre: 'l', Metre: 'm', SquareMetre: 'm²' };
const number = text => {
  const plain = (text ?? '').replace(/[€\s\u00a0]/g, '');
  const last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'));
  return last < 0 ? Number(plain || NaN) : Number(plain.slice(0, last).replace(/[.,]/g, '') + '.' + plain.slice(last + 1));
};
function base(field) {
  const row = field.closest('[data-row]');
  const shown = row?.querySelector('[data-base]');
  if (!shown || !field.matches('[data-f="Price"], [data-f="Content"], [data-f="ContentUnit"]')) return;
  const value = name => row.querySelector(`[data-f="${name}"]`)?.value;
  const unit = units[value('ContentUnit')];
  const perUnit = number(value('Price')) / number(value('Content'));
  shown.textContent = unit && Number.isFinite(perUnit) && perUnit > 0
    ? `${perUnit.toLocaleString(document.documentElement.lang, { style: 'currency', currency: 'EUR' })} / ${unit}` : row.matches('tr') ? '–' : '';
}
document.addEventListener('input', event => { if (event.target.matches?.('[data-row] [data-f]')) base(event.target); });
document.addEventListener('change', event => { if (event.target.matches?.('[data-row] select[data-f]')) base(event.target); });

// What was filled in by the server is not saved yet; the bar says so.
document.addEventListener('htmx:afterSettle', () => { const form = document.querySelector('form[data-grid]'); if (form) form.dispatchEvent(new Event('change', { bubbles: true })); });
