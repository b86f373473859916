// Keeps what is typed on the server a few seconds later: <form data-draft="address">. When that fails (no connection, signed out) it stays
// in this browser and is sent as soon as the editor opens again.
const form = document.querySelector('form[data-draft]');
if (form) {
  const pause = 2500;
  const key = `draft:${form.dataset.draft}`;
  const said = form.querySelector('[data-draft-state]');
  const body = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
  let timer = 0;
  let sent = '';
  let gone = false;

  const post = async (fields, keepalive = false) => {
    const answer = await fetch(form.dataset.draft, { method: 'POST', body: fields, keepalive, headers: { 'X-Requested-With': 'fetch' } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    return answer.status === 204 ? '' : answer.text();
  };

  const keep = async (keepalive = false) => {
    clearTimeout(timer);
    timer = 0;
    const fields = body();
    if (gone || fields.toString() === sent) return;
    try {
      const words = await post(fields, keepalive);
      sent = fields.toString();
      if (said) said.textContent = words;
      localStorage.removeItem(key);
    } catch {
      try { localStorage.setItem(key, fields.toString()); } catch { /* full or forbidden: the guard on leaving still asks */ }
    }
  };

  const later = event => {
    if (event.target.dataset.quietField !== undefined) return;
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  };
  sent = body().toString();
  form.addEventListener('input', later);
  form.addEventListener('change', later);
  // The copy stays until the server says that it has saved: the session may have ended meanwhile.
  form.addEventListener('submit', () => {
    gone = true;
    clearTimeout(timer);
    try { localStorage.setItem(key, body().toString()); } catch { /* full or forbidden */ }
  });
  document.addEventListener('submit', event => { if (event.target.id === 'draft-discard' && !event.defaultPrevented) { gone = true; clearTimeout(timer); localStorage.removeItem(key); } });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden' && timer) keep(true); });

  document.querySelectorAll('[data-preview]').forEach(link => link.addEventListener('click', async event => {
    event.preventDefault();
    await keep();
    window.open(link.href, '_blank');
  }));

  if (form.dataset.saved === 'true') localStorage.removeItem(key);
  const left = localStorage.getItem(key);
  if (left) {
    const fields = new URLSearchParams(left);
    fields.set('__RequestVerificationToken', form.elements.__RequestVerificationToken.value);
    post(fields).then(words => {
      localStorage.removeItem(key);
      if (words && form.dataset.unsaved !== 'true') location.reload();
    }).catch(() => {});
  }
}
