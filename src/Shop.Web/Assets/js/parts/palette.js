// Ctrl+K: jump to a screen, or search everything. The screens come from the navigation that the role may see.
const palette = document.getElementById('palette');
if (palette) {
  const input = palette.querySelector('.palette-input');
  const list = palette.querySelector('ul');
  const screens = [...document.querySelectorAll('.side a[href]')].map(a => ({ href: a.href, name: a.querySelector('span')?.textContent.trim() ?? a.textContent.trim() }));
  let at = 0;

  const options = () => [...list.querySelectorAll('a')];
  const mark = () => options().forEach((a, i) => {
    a.setAttribute('aria-selected', String(i === at));
    if (i === at) { a.scrollIntoView({ block: 'nearest' }); input.setAttribute('aria-activedescendant', a.id); }
  });
  const entry = ({ href, name, note }, i) => {
    const li = document.createElement('li');
    li.setAttribute('role', 'presentation');
    const a = document.createElement('a');
    a.href = href;
    a.id = `palette-${i}`;
    a.setAttribute('role', 'option');
    a.textContent = name;
    if (note) { const small = document.createElement('small'); small.textContent = note; a.append(small); }
    li.append(a);
    return li;
  };
  const show = () => {
    const words = input.value.trim().toLowerCase();
    const found = screens.filter(screen => screen.name.toLowerCase().includes(words)).slice(0, 9);
    const places = words ? JSON.parse(palette.dataset.places || '[]').map(place => ({ href: place.href + encodeURIComponent(input.value.trim()), name: `${place.name}: ${input.value.trim()}`, note: place.note })) : [];
    list.replaceChildren(...[...found, ...places].map(entry));
    at = 0;
    mark();
  };
  const open = () => { input.value = ''; show(); palette.showModal(); input.focus(); };

  input.addEventListener('input', show);
  input.addEventListener('keydown', event => {
    const count = options().length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); at = (at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count; mark(); }
    if (event.key === 'Enter') { event.preventDefault(); options()[at]?.click(); }
  });
  palette.addEventListener('click', event => { if (event.target === palette) palette.close(); });
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); open(); }
  });
  document.addEventListener('click', event => { if (event.target.closest('[data-palette]')) { event.preventDefault(); open(); } });
}
