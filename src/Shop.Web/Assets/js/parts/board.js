// The board of a shelf: pictures are dragged to where they shall stand. A number on a card pins it; dropping a card numbers it and all before it.
let moved = null;
const cardOf = event => event.target.closest?.('[data-board] li[draggable]');

document.addEventListener('dragstart', event => {
  const card = cardOf(event);
  if (!card) return;
  moved = card;
  card.classList.add('is-moved');
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', '');
});

document.addEventListener('dragover', event => {
  const card = moved && cardOf(event);
  if (!card || card.parentElement !== moved.parentElement) return;
  event.preventDefault();
  if (card === moved) return;
  const { left, width } = card.getBoundingClientRect();
  card.parentElement.insertBefore(moved, event.clientX < left + width / 2 ? card : card.nextSibling);
});

document.addEventListener('drop', event => { if (moved && cardOf(event)) event.preventDefault(); });

document.addEventListener('dragend', () => {
  if (!moved) return;
  const cards = [...moved.parentElement.children];
  moved.classList.remove('is-moved');
  const last = Math.max(cards.indexOf(moved), cards.findLastIndex(card => card.querySelector('input').value !== ''));
  cards.forEach((card, i) => {
    card.querySelector('input').value = i <= last ? i + 1 : '';
    card.classList.toggle('is-pinned', i <= last);
  });
  moved.querySelector('input').dispatchEvent(new Event('input', { bubbles: true }));
  moved = null;
});
