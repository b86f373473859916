// A filter far down the page may leave so few products that one looks at the page's end; then the list comes into view again.
document.addEventListener('htmx:afterSettle', () => {
  const results = document.getElementById('results');
  if (results && !document.body.classList.contains('is-held') && results.getBoundingClientRect().bottom < innerHeight / 2) results.scrollIntoView({ block: 'start' });
});
