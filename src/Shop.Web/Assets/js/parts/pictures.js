// Pictures of a product: files dropped or chosen go up one after the other with their progress, order by grip or arrow, focus by click.
import htmx from './htmx.js';

const part = () => document.getElementById('pictures');
const token = () => document.querySelector('#picture input[name="__RequestVerificationToken"]')?.value ?? '';

async function refresh() {
  const old = part();
  const answer = await fetch(old.dataset.pictures, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const typed = new Map([...old.querySelectorAll('[data-picture]')].map(row => [row.dataset.picture, [...row.querySelectorAll('input:not([type=hidden])')].map(field => field.value)]));
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('pictures');
  fresh.querySelectorAll('[data-picture]').forEach(row => {
    const values = typed.get(row.dataset.picture);
    if (values) row.querySelectorAll('input:not([type=hidden])').forEach((field, i) => { field.value = values[i]; });
  });
  old.querySelectorAll('.uploads .is-refused').forEach(line => { const list = fresh.querySelector('[data-uploads]'); list.hidden = false; list.append(line); });
  old.replaceWith(fresh);
  htmx.process(fresh);
  marks();
  document.querySelector('form[data-editor]')?.dispatchEvent(new Event('change', { bubbles: true }));
}

function send(file, line) {
  return new Promise(done => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('__RequestVerificationToken', token());
    body.append('uploads', file);
    const bar = line.querySelector('progress');
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) { bar.max = event.total; bar.value = event.loaded; } });
    request.addEventListener('loadend', () => {
      const ok = request.status === 200;
      let text = '';
      try { text = JSON.parse(request.responseText).text; } catch { text = document.body.dataset.textFailed; }
      if (!ok) { line.classList.add('is-refused'); line.textContent = text || `${file.name}: ${document.body.dataset.textFailed}`; }
      else line.classList.add('is-done');
      done(ok);
    });
    request.open('POST', part().dataset.pictures);
    request.setRequestHeader('Accept', 'application/json');
    request.send(body);
  });
}

async function upload(files) {
  const list = part().querySelector('[data-uploads]');
  const said = part().querySelector('[data-picture-said]');
  list.hidden = false;
  const lines = files.map(file => {
    const line = document.createElement('li');
    const name = document.createElement('span');
    name.textContent = file.name;
    const bar = document.createElement('progress');
    bar.setAttribute('aria-label', file.name);
    bar.max = 1;
    bar.value = 0;
    line.append(name, bar);
    list.append(line);
    return line;
  });
  let done = 0;
  for (const [i, file] of files.entries()) {
    if (await send(file, lines[i])) done++;
    said.textContent = part().dataset.textLeft.replace('{0}', i + 1).replace('{1}', files.length);
  }
  await refresh();
  part().querySelector('[data-picture-said]').textContent = done > 0 ? part().dataset.textDone.replace('{0}', done) : '';
}

document.addEventListener('change', event => {
  const input = event.target.closest?.('[data-drop-pictures] input[type="file"]');
  if (!input || !input.files.length) return;
  const files = [...input.files];
  input.value = '';
  upload(files);
});
document.addEventListener('dragover', event => { if (event.target.closest?.('[data-drop-pictures]')) event.preventDefault(); });

function save() {
  const body = new FormData();
  body.append('__RequestVerificationToken', token());
  part().querySelectorAll('[data-picture]').forEach(row => body.append('order', row.dataset.picture));
  fetch(`${part().dataset.pictures}/move`, { method: 'POST', body });
}
document.addEventListener('dragend', event => { if (event.target.closest?.('[data-picture]')) save(); });
document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-picture-step]');
  if (!button) return;
  event.preventDefault();
  const row = button.closest('[data-picture]');
  const next = button.dataset.pictureStep === '-1' ? row.previousElementSibling : row.nextElementSibling;
  if (!next) return;
  if (button.dataset.pictureStep === '-1') next.before(row); else next.after(row);
  button.focus();
  save();
});

// Taking away and back stays on the page, so that nothing typed is lost; without script the forms do it.
async function post(address, name, value) {
  const body = new FormData();
  body.append('__RequestVerificationToken', token());
  body.append(name, value);
  const answer = await fetch(`${part().dataset.pictures}/${address}`, { method: 'POST', body, headers: { Accept: 'application/json' } });
  const text = answer.ok ? '' : await answer.json().then(words => words.text, () => document.body.dataset.textFailed);
  await refresh();
  return text;
}
document.addEventListener('click', async event => {
  const remove = event.target.closest?.('[data-picture-remove]');
  const back = event.target.closest?.('[data-picture-back]');
  if (!remove && !back) return;
  event.preventDefault();
  const refused = remove ? await post('remove', 'pictureId', remove.value) : await post('put-back', 'removedId', back.value);
  (remove ? part().querySelector('[data-picture-back]') : part().querySelector('[data-drop-pictures] input'))?.focus();
  part().querySelector('[data-picture-said]').textContent = refused || (remove ? part().dataset.textGone : part().dataset.textBack);
});

// Where one clicks is what matters; the numbers say the same.
const fields = row => [row.querySelector('[data-focus-x]'), row.querySelector('[data-focus-y]')];
function mark(row) {
  const spot = row.querySelector('.focus-mark');
  const [x, y] = fields(row);
  if (spot && x) { spot.style.left = `${x.value}%`; spot.style.top = `${y.value}%`; }
}
const marks = () => document.querySelectorAll('[data-picture]').forEach(mark);
marks();
document.addEventListener('click', event => {
  const place = event.target.closest?.('[data-focus]');
  if (!place) return;
  const box = place.querySelector('img').getBoundingClientRect();
  const [x, y] = fields(place.closest('[data-picture]'));
  x.value = Math.round(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * 100);
  y.value = Math.round(Math.min(1, Math.max(0, (event.clientY - box.top) / box.height)) * 100);
  x.dispatchEvent(new Event('input', { bubbles: true }));
  mark(place.closest('[data-picture]'));
});
document.addEventListener('input', event => { if (event.target.matches?.('[data-focus-x], [data-focus-y]')) mark(event.target.closest('[data-picture]')); });
