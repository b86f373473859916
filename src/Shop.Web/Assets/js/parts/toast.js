// Short messages that a screen reader announces too. The server sends them as an HX-Trigger event:
// {"toast":{"text":"…","kind":"ok|bad","href":"/de/warenkorb","link":"Zum Warenkorb"}}; with "form" instead of "href" the link sends that form.
const icon = name => {
  const sprite = document.body.dataset.icons;
  return `<svg class="icon" aria-hidden="true"><use href="${sprite}#${name}"/></svg>`;
};

export function toast({ text, kind = 'ok', href, link, form }) {
  const host = document.getElementById('toasts');
  if (!host || !text) return;
  const box = document.createElement('div');
  box.className = `toast toast-${kind === 'bad' ? 'bad' : 'ok'}`;
  const words = document.createElement('span');
  words.textContent = text;
  box.append(words);
  if (href && link && href.startsWith('/')) {
    const a = document.createElement('a');
    a.href = href;
    a.textContent = link;
    box.append(a);
  }
  if (form && link) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-small btn-line';
    button.textContent = link;
    button.addEventListener('click', () => { document.getElementById(form)?.requestSubmit(); box.remove(); });
    box.append(button);
  }
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'btn btn-icon btn-small';
  close.setAttribute('aria-label', document.body.dataset.textClose ?? 'Close');
  close.innerHTML = icon('close');
  close.addEventListener('click', () => box.remove());
  box.append(close);
  host.replaceChildren(...[...host.children].slice(-1), box);

  let timer;
  const start = () => { timer = setTimeout(() => box.remove(), 8000); };
  box.addEventListener('pointerenter', () => clearTimeout(timer));
  box.addEventListener('pointerleave', start);
  box.addEventListener('focusin', () => clearTimeout(timer));
  start();
}

document.addEventListener('toast', event => toast(event.detail.value ?? event.detail));
