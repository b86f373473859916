// Suggestions under the search field: arrows move, Escape and leaving close.
document.addEventListener('keydown', event => {
  const search = event.target.closest?.('.site-search');
  const list = search?.querySelector('.suggest');
  if (!list) return;
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement);
  if (event.key === 'ArrowDown' && links.length) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus(); }
  if (event.key === 'ArrowUp' && at >= 0) { event.preventDefault(); (at === 0 ? search.querySelector('input') : links[at - 1]).focus(); }
  if (event.key === 'Escape') { list.replaceChildren(); search.querySelector('input').focus(); }
});
document.addEventListener('focusout', event => {
  const search = event.target.closest?.('.site-search');
  if (search && !search.contains(event.relatedTarget)) setTimeout(() => search.querySelector('.suggest')?.replaceChildren(), 150);
});
