// Words as chips over a plain field with commas, and products beside a product: found by typing, put in order by arrows.
const changed = element => element.dispatchEvent(new Event('input', { bubbles: true }));

document.querySelectorAll('input[data-tags]').forEach(input => {
  const box = document.createElement('div');
  box.className = 'chip-field';
  const typed = document.createElement('input');
  typed.id = `${input.id}-typed`;
  typed.autocomplete = 'off';
  typed.maxLength = 60;
  typed.dataset.quietField = '';
  typed.setAttribute('list', input.getAttribute('list'));
  typed.setAttribute('aria-describedby', input.getAttribute('aria-describedby') ?? '');
  document.querySelector(`label[for="${input.id}"]`)?.setAttribute('for', typed.id);
  input.after(box);
  input.type = 'hidden';
  const words = () => input.value.split(/[,;]/).map(word => word.trim()).filter(Boolean);

  const set = list => {
    input.value = list.join(', ');
    draw();
    changed(input);
  };
  const add = () => {
    const more = typed.value.split(/[,;]/).map(word => word.trim()).filter(word => word && !words().some(has => has.toLowerCase() === word.toLowerCase()));
    typed.value = '';
    if (more.length) set([...words(), ...more]);
  };
  function draw() {
    box.replaceChildren(...words().map(word => {
      const chip = document.createElement('span');
      chip.className = 'chip';
      chip.textContent = word;
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.textContent = '×';
      remove.setAttribute('aria-label', input.dataset.textRemove.replace('{0}', word));
      remove.addEventListener('click', () => { set(words().filter(one => one !== word)); typed.focus(); });
      chip.append(remove);
      return chip;
    }), typed);
  }
  typed.addEventListener('keydown', event => {
    if ((event.key === 'Enter' || event.key === ',') && typed.value.trim()) { event.preventDefault(); add(); typed.focus(); }
    if (event.key === 'Backspace' && typed.value === '' && words().length) { set(words().slice(0, -1)); typed.focus(); }
  });
  // A suggestion that was picked is a word; one that is half typed becomes one on leaving.
  typed.addEventListener('input', event => {
    event.stopPropagation();
    if (event.inputType === 'insertReplacementText' || event.inputType === undefined) { add(); typed.focus(); }
  });
  typed.addEventListener('blur', add);
  draw();
});

document.querySelectorAll('[data-related]').forEach(part => {
  const list = part.querySelector('[data-related-list]');
  const none = part.querySelector('[data-related-none]');
  const row = part.querySelector('template[data-related-row]');
  const search = part.querySelector('input[name="Form.AddRelated"]');
  const found = part.querySelector('.related-found');
  const arrows = item => item.querySelectorAll('[data-related-up],[data-related-down]').forEach(button => { button.hidden = false; });
  [...list.children].forEach(arrows);

  part.addEventListener('click', event => {
    const pick = event.target.closest('[data-relate]');
    if (pick) {
      const known = list.querySelector(`input[value="${pick.dataset.relate}"]`);
      if (known) known.checked = true;
      else {
        const item = row.content.firstElementChild.cloneNode(true);
        item.querySelector('input').value = pick.dataset.relate;
        item.querySelector('[data-name]').textContent = pick.dataset.name;
        item.querySelector('[data-sku]').textContent = pick.dataset.sku;
        arrows(item);
        list.append(item);
      }
      none.hidden = true;
      search.value = '';
      found.replaceChildren();
      search.focus();
      changed(list);
    }
    const button = event.target.closest('[data-related-up],[data-related-down]');
    if (button) {
      const item = button.closest('li');
      if (button.matches('[data-related-up]')) item.previousElementSibling?.before(item);
      else item.nextElementSibling?.after(item);
      button.focus();
      changed(list);
    }
  });
  search.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    found.querySelector('[data-relate]')?.click();
  });
});
