// Light, dark or as the system has it. Kept in this browser only.
const root = document.documentElement;
const switches = () => document.querySelectorAll('[data-theme-set]');

function show() {
  const now = root.dataset.theme ?? 'auto';
  switches().forEach(button => button.setAttribute('aria-pressed', String(button.dataset.themeSet === now)));
}
document.addEventListener('click', event => {
  const button = event.target.closest('[data-theme-set]');
  if (!button) return;
  const wanted = button.dataset.themeSet;
  if (wanted === 'auto') delete root.dataset.theme; else root.dataset.theme = wanted;
  try {
    if (wanted === 'auto') localStorage.removeItem('theme'); else localStorage.setItem('theme', wanted);
  } catch { /* storage may be blocked: the choice lasts for this page */ }
  show();
  document.dispatchEvent(new CustomEvent('theme-changed'));
});
show();
