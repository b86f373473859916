// Editors: the save bar says that something changed, leaving asks first, the index shows where one is.
const form = document.querySelector('form[data-editor]');
if (form) {
  const bar = form.querySelector('.save-bar');
  const state = bar?.querySelector('.save-state');
  const print = () => {
    const fields = new Map();
    for (const [key, value] of new FormData(form)) if (!('quietField' in (form.elements[key]?.dataset ?? {}))) fields.set(key, `${fields.get(key) ?? ''}\n${value instanceof File ? value.name : value}`);
    return fields;
  };
  const before = print();
  // Something typed earlier came back with the page: a draft, a mistake, a conflict.
  const unsaved = form.dataset.unsaved === 'true';
  const quiet = state?.textContent;
  let leaving = false;

  const look = () => {
    const now = print();
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter(key => before.get(key) !== now.get(key)).length;
    const dirty = unsaved || changed > 0;
    bar?.classList.toggle('is-dirty', dirty);
    if (state) {
      const { dirty: words, dirtyOne = words, dirtyMany = words } = state.dataset;
      state.textContent = !dirty ? quiet : unsaved || changed === 0 ? words : changed === 1 ? dirtyOne : dirtyMany.replace('#', changed);
    }
    return dirty;
  };
  look();
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
  // Alt and page keys step through the sections, as the list beside the form says.
  document.addEventListener('keydown', event => {
    if (!event.altKey || !['PageDown', 'PageUp'].includes(event.key)) return;
    event.preventDefault();
    const at = links.findIndex(link => link.hasAttribute('aria-current'));
    const next = sections[Math.min(sections.length - 1, Math.max(0, at + (event.key === 'PageDown' ? 1 : -1)))];
    next.scrollIntoView();
    const head = next.querySelector('h2') ?? next;
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
  });
  window.addEventListener('scroll', mark, { passive: true });
}

// A dashed field that takes files by drop, anywhere in its section; the file input inside does the work. Such fields may come anew with a part
// of the page. Files that miss it must not make the browser leave the page.
const hasFiles = event => [...(event.dataTransfer?.types ?? [])].includes('Files');
const dropOf = event => event.target.closest?.('.drop') ?? event.target.closest?.('[data-drop-here]')?.querySelector('.drop');
let over = null;
const light = drop => { over?.classList.remove('is-over'); over = drop; over?.classList.add('is-over'); };
document.addEventListener('dragover', event => {
  if (!hasFiles(event)) return;
  const drop = dropOf(event);
  if (drop || form) event.preventDefault();
  if (form && !drop) event.dataTransfer.dropEffect = 'none';
  light(drop);
});
document.addEventListener('dragleave', event => { if (!event.relatedTarget) light(null); });
document.addEventListener('drop', event => {
  if (!hasFiles(event)) return;
  const drop = dropOf(event);
  if (drop || form) event.preventDefault();
  light(null);
  if (!drop) return;
  const input = drop.querySelector('input[type="file"]');
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
});
document.addEventListener('change', event => {
  const name = event.target.matches?.('.drop input[type="file"]') && event.target.closest('.drop').querySelector('[data-file-name]');
  if (name) name.textContent = [...event.target.files].map(file => file.name).join(', ');
});

// A question before something that cannot be taken back: <button data-confirm="…">.
document.addEventListener('submit', event => {
  const words = event.submitter?.dataset.confirm;
  if (words && !window.confirm(words)) { event.preventDefault(); event.stopImmediatePropagation(); }
}, true);
