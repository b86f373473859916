// What is current is in sight: the screen in the left column, the tab in its row.
for (const here of document.querySelectorAll('.side-areas [aria-current], .tabs [aria-current]')) {
  const box = here.closest('.side-areas, .tabs');
  const inner = here.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  if (box.matches('.side-areas')) {
    if (inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 2;
  } else if (inner.right > outer.right) box.scrollLeft += inner.left - outer.left - 24;
}
