// The tree of categories: a row is dragged beside another (its upper or lower part) or into it (its middle); Alt and the arrows do the same
// by keyboard. What is wished for goes into the hidden field "drag" as "step:id:version:target", the server answers with the new tree.
let moved = null;
const rowOf = event => event.target.closest?.('[data-tree] tr[data-id]');
const clear = () => document.querySelectorAll('.drop-before, .drop-after, .drop-under').forEach(row => row.classList.remove('drop-before', 'drop-after', 'drop-under'));

// Everything below a row follows it with a greater depth.
function below(row) {
  const rows = [];
  for (let next = row.nextElementSibling; next && Number(next.dataset.depth) > Number(row.dataset.depth); next = next.nextElementSibling) rows.push(next);
  return rows;
}

function ask(row, step, target) {
  const form = row.closest('form');
  form.elements.drag.value = [step, row.dataset.id, row.dataset.version, target].filter(part => part !== undefined).join(':');
  form.requestSubmit();
}

document.addEventListener('dragstart', event => {
  const row = rowOf(event);
  if (!row || event.target.closest('a, img')) return;
  moved = row;
  [row, ...below(row)].forEach(each => each.classList.add('is-moved'));
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', '');
});

function placeIn(row, y) {
  const { top, height } = row.getBoundingClientRect();
  const share = (y - top) / height;
  return share < .3 ? 'before' : share > .7 ? 'after' : 'under';
}

document.addEventListener('dragover', event => {
  const row = moved && rowOf(event);
  clear();
  if (!row || row === moved || below(moved).includes(row)) return;
  event.preventDefault();
  row.classList.add('drop-' + placeIn(row, event.clientY));
});

document.addEventListener('drop', event => {
  const row = moved && rowOf(event);
  if (!row || row === moved) return;
  event.preventDefault();
  ask(moved, placeIn(row, event.clientY), row.dataset.id);
});

document.addEventListener('dragend', () => {
  document.querySelectorAll('[data-tree] .is-moved').forEach(row => row.classList.remove('is-moved'));
  clear();
  moved = null;
});

const steps = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };
document.addEventListener('keydown', event => {
  const row = event.altKey && steps[event.key] && rowOf(event);
  if (!row || !row.draggable) return;
  event.preventDefault();
  ask(row, steps[event.key]);
});

// A button that is pressed must not carry along what was dragged before.
document.addEventListener('click', event => {
  const form = event.target.closest?.('[data-tree] button')?.closest('form');
  if (form) form.elements.drag.value = '';
});
