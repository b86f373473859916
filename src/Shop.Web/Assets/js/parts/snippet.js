// How a product looks in a list of hits, while one types. Titles are cut by width, as search engines do; texts by letters.
const titleWidth = 580;
const textLetters = 155;
const pen = document.createElement('canvas').getContext('2d');
const value = name => document.querySelector(`[name="Form.${name}"]`)?.value.trim() ?? '';

function fits(text) {
  pen.font = '20px Arial, sans-serif';
  return pen.measureText(text).width <= titleWidth;
}

function cutTitle(text) {
  if (fits(text)) return text;
  let end = text.length;
  while (end > 0 && !fits(`${text.slice(0, end)} …`)) end -= 1;
  return `${text.slice(0, end).trimEnd()} …`;
}

document.querySelectorAll('[data-snippet]').forEach(part => {
  const sign = part.dataset.snippet;
  const said = part.querySelector('[data-said]');
  const text = part.querySelector('[data-text]');
  const usual = text.textContent;
  const first = (...names) => names.map(value).find(Boolean) ?? '';
  const draw = () => {
    const title = first(`SeoTitle.${sign}`, `Name.${sign}`, 'Name.De') + part.dataset.tail;
    const words = first(`SeoDescription.${sign}`, `Summary.${sign}`, 'Summary.De') || usual;
    part.querySelector('[data-title]').textContent = cutTitle(title);
    part.querySelector('[data-slug]').textContent = value(`Slug.${sign}`);
    text.textContent = words.length > textLetters ? `${words.slice(0, words.lastIndexOf(' ', textLetters - 1))} …` : words;
    const cut = long => (long ? ` (${said.dataset.cutSaid})` : '');
    said.textContent = `${said.dataset.titleSaid.replace('#', title.length)}${cut(!fits(title))} · ${said.dataset.textSaid.replace('#', words.length)}${cut(words.length > textLetters)}`;
  };
  document.querySelector('form[data-editor]')?.addEventListener('input', draw);
  draw();
});
