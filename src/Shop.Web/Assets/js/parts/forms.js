// Small kindnesses for forms: a select that submits itself, one submit per click, focus on the first mistake.
document.addEventListener('change', event => {
  if (event.target.matches('[data-submit-on-change]')) event.target.form.requestSubmit();
});

document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = '1';
  setTimeout(() => { delete form.dataset.sent; }, 4000);
});
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => { delete form.dataset.sent; }));

document.querySelector('.input-validation-error')?.focus();

// Opens or hides what depends on a checkbox or radio: <input data-shows="id"> (another radio of the group closes it).
function follow(input) {
  const group = input.type === 'radio' ? document.querySelectorAll(`input[name="${CSS.escape(input.name)}"]`) : [input];
  group.forEach(one => {
    const part = one.dataset.shows && document.getElementById(one.dataset.shows);
    if (part) part.hidden = !one.checked;
  });
}
document.addEventListener('change', event => { if (event.target.matches('input')) follow(event.target); });
document.querySelectorAll('input[data-shows]').forEach(follow);

// A field that was marked wrong is no longer so once it changes; the server looks again when the form is sent.
document.addEventListener('input', ({ target }) => {
  if (!target.matches('[aria-invalid="true"]')) return;
  const fields = target.type === 'radio' ? document.querySelectorAll(`input[name="${CSS.escape(target.name)}"]`) : [target];
  fields.forEach(field => {
    field.classList.remove('input-validation-error');
    field.removeAttribute('aria-invalid');
    document.getElementById(field.getAttribute('aria-describedby'))?.replaceChildren();
  });
  document.getElementById(target.getAttribute('aria-describedby'))?.classList.replace('field-validation-error', 'field-validation-valid');
});
