// Editors: the save bar says that something changed, leaving asks first, the index shows where one is.
const form = document.querySelector('form[data-editor]');
if (form) {
  const bar = form.querySelector('.save-bar');
  const state = bar?.querySelector('.save-state');
  const print = () => JSON.stringify([...new FormData(form)].map(([key, value]) => [key, value instanceof File ? value.name : value]));
  const before = print();
  const quiet = state?.textContent;
  let leaving = false;

  const look = () => {
    const dirty = print() !== before;
    bar?.classList.toggle('is-dirty', dirty);
    if (state) state.textContent = dirty ? state.dataset.dirty : quiet;
    return dirty;
  };
  form.addEventListener('input', look);
  form.addEventListener('change', look);
  form.addEventListener('submit', () => { leaving = true; });
  window.addEventListener('beforeunload', event => { if (!leaving && look()) event.preventDefault(); });
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') { event.preventDefault(); form.requestSubmit(); }
  });
}

const links = [...document.querySelectorAll('.editor-index a[href^="#"]')];
if (links.length) {
  const sections = links.map(link => document.querySelector(link.getAttribute('href'))).filter(Boolean);
  sections.forEach((section, i) => links[i].classList.toggle('has-error', !!section.querySelector('.input-validation-error')));
  const mark = () => {
    const end = window.innerHeight + window.scrollY >= document.body.scrollHeight - 4;
    const at = end ? sections.length - 1 : Math.max(0, sections.findLastIndex(section => section.getBoundingClientRect().top < 140));
    links.forEach((link, i) => { if (i === at) link.setAttribute('aria-current', 'true'); else link.removeAttribute('aria-current'); });
  };
  mark();
  window.addEventListener('scroll', mark, { passive: true });
}

// A dashed field that takes files by drop; the file input inside does the work.
document.querySelectorAll('.drop').forEach(drop => {
  const input = drop.querySelector('input[type="file"]');
  const name = drop.querySelector('[data-file-name]');
  drop.addEventListener('dragover', event => { event.preventDefault(); drop.classList.add('is-over'); });
  drop.addEventListener('dragleave', () => drop.classList.remove('is-over'));
  drop.addEventListener('drop', event => {
    event.preventDefault();
    drop.classList.remove('is-over');
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  input?.addEventListener('change', () => { if (name) name.textContent = [...input.files].map(file => file.name).join(', '); });
});

// A question before something that cannot be taken back: <button data-confirm="…">.
document.addEventListener('submit', event => {
  const words = event.submitter?.dataset.confirm;
  if (words && !window.confirm(words)) { event.preventDefault(); event.stopImmediatePropagation(); }
}, true);
