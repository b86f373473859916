// Runs before the first paint: says that script is there and applies the colour scheme chosen earlier.
const root = document.documentElement;
root.classList.add('js');
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
} catch { /* storage may be blocked; the system's scheme is used then */ }
