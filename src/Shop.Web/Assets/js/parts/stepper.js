// Minus and plus around a number field; the field itself fires `change`, so forms and htmx notice.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-step]');
  const input = button?.closest('.stepper')?.querySelector('input');
  if (!input) return;
  const low = Number(input.min || 1);
  const high = Number(input.max || 9999);
  const next = Math.min(high, Math.max(low, (Number(input.value) || low) + Number(button.dataset.step)));
  if (next === Number(input.value)) return;
  input.value = next;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
});
