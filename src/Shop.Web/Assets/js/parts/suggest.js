// Suggestions under the search field, as a combobox with a listbox: the focus stays in the field, arrows choose, Enter goes there,
// Escape and leaving close. How many there are is said to readers.
const field = '.site-search input[type="search"]';
const listOf = search => search.querySelector('.suggest');
const optionsOf = search => [...listOf(search).querySelectorAll('[role="option"]')];
const say = (search, words) => { search.querySelector('[data-suggest-said]').textContent = words; };

function close(search) {
  const input = search.querySelector('input');
  listOf(search).replaceChildren();
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-controls');
  input.removeAttribute('aria-activedescendant');
}

function choose(search, option) {
  optionsOf(search).forEach(one => one.setAttribute('aria-selected', String(one === option)));
  const input = search.querySelector('input');
  if (!option) { input.removeAttribute('aria-activedescendant'); return; }
  input.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}

document.querySelectorAll(field).forEach(input => {
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
});

// Later suggestions don't take away what was chosen among the earlier ones.
let chosen = null;
document.addEventListener('htmx:beforeSwap', event => {
  if (event.detail.target.matches?.('.suggest')) chosen = event.detail.target.querySelector('[aria-selected="true"]')?.href ?? null;
});

document.addEventListener('htmx:afterSwap', event => {
  const search = event.detail.target.closest?.('.site-search');
  if (!search || !event.detail.target.matches('.suggest')) return;
  const input = search.querySelector('input');
  const said = listOf(search).querySelector('[data-said]')?.dataset.said ?? '';
  const options = optionsOf(search);
  if (options.length === 0 || document.activeElement !== input) close(search);
  else {
    input.setAttribute('aria-expanded', 'true');
    input.setAttribute('aria-controls', listOf(search).firstElementChild.id);
    choose(search, options.find(one => one.href === chosen));
  }
  say(search, said);
});

document.addEventListener('keydown', event => {
  if (!event.target.matches?.(field) || event.isComposing) return;
  const search = event.target.closest('.site-search');
  const options = optionsOf(search);
  if (options.length === 0) return;
  const at = options.findIndex(one => one.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    // One step beyond either end is the field itself.
    const places = options.length + 1;
    const next = (at + 1 + (event.key === 'ArrowDown' ? 1 : places - 1)) % places;
    choose(search, options[next - 1]);
  }
  if (event.key === 'Enter' && at >= 0) { event.preventDefault(); options[at].click(); }
  if (event.key === 'Escape') { event.preventDefault(); close(search); say(search, ''); }
});

document.addEventListener('focusout', event => {
  const search = event.target.closest?.('.site-search');
  if (search && !search.contains(event.relatedTarget)) setTimeout(() => { if (!search.contains(document.activeElement)) close(search); }, 150);
});
