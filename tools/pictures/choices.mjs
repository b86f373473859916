// What the catalogue does not say and an illustrator has to know: which build a thing has, and how its contents look.

/** Which of its forms a product takes, where the turn of the list would pick the wrong one. */
export const forms = {
  'teapot-porcelain': 'belly', 'teapot-iron': 'iron', 'teapot-glass': 'glass',
  'carafe-wood': 'hourglass', 'filter-metal': 'alone', 'dripper-porcelain': 'alone', 'dripper-glass': 'server',
  'kettle-gooseneck': 'electric', 'kettle-stovetop': 'stove', 'kettle-tea': 'short',
  'handgrinder-steel': 'tube', 'handgrinder-wood': 'box', 'espresso-machine-eins': 'single', 'espresso-machine-due': 'twin',
  'cup-espresso': 'straight', 'cup-cappuccino': 'round', 'tea-cup-rose': 'wide', 'mug-stoneware': 'barrel', 'mug-enamel': 'dipped',
  'glass-double': 'double', 'glass-cortado': 'tumbler', 'sugar-bowl': 'bowl', 'spoons-espresso': 'six', 'to-go-mug': 'tumbler', thermos: 'slim',
  truffles: 'box', cantuccini: 'cantuccini', hafertaler: 'oat', gingerbread: 'gingerbread', 'sugar-cubes': 'cubes',
  'set-handfilter': 'open', 'set-espresso': 'lineup', 'set-ostfriesen': 'open', 'set-matcha': 'open', 'set-coldbrew': 'open', 'set-office': 'open', 'set-sweet': 'tied',
  'advent-calendar': 'calendar', 'scale-timer': 'timer', 'scale-pocket': 'pocket', tamper: 'long', 'tamper-engraved': 'ball',
  infuser: 'tongs', 'moka-classic': 'facets', 'moka-induction': 'round', 'tin-coffee': 'low', 'cleaning-tabs': 'low',
};

/** Things drawn as another shape than the catalogue names. */
export const otherShapes = { 'set-espresso': 'giftset' };

/** How many pieces one buys. */
export const pieces = { 'cup-espresso': 2, 'glass-double': 2, 'glass-cortado': 3 };

/** What looks out of the box of a set, from left and right to the front. */
export const setMembers = {
  'set-handfilter': ['morgenpost', 'carafe', 'dripper-porcelain'],
  'set-espresso': ['espresso-machine-eins', 'grinder-espresso', 'pitcher', 'tamper'],
  'set-ostfriesen': ['ostfriesen', 'kluntje', 'tea-cup-rose'],
  'set-matcha': ['matcha-ceremony', 'chasen', 'matchabowl'],
  'set-coldbrew': ['ebbe', 'coldbrew-bottle', 'iced-verbena'],
  'set-office': ['crema-kontor', 'morgenpost', 'breakfast'],
};

/** Loose goods: [kind, main colour, second colour, colour in the cup]. */
const loose = {
  'black-tea': ['leaf', '#3b2a20', '#b58a3c', '#a5531f'],
  'green-tea': ['leaf', '#5c7440', '#93a55c', '#c9b94f'],
  herbal: ['leaf', '#7d8c4a', '#e2b04a', '#d98c3a'],
  matcha: ['powder', '#7fa63a', '#7fa63a', '#8fae45'],
  espresso: ['bean', '#4b2c1a', '#4b2c1a', '#4a2a18'],
  filter: ['bean', '#6b4126', '#6b4126', '#5a3119'],
  decaf: ['bean', '#5b3823', '#5b3823', '#4a2a18'],
};

const looseByKey = {
  'darjeeling-first': ['leaf', '#6f7440', '#4a3a24', '#d9a04a'],
  'darjeeling-second': ['leaf', '#4f3626', '#8a6a3c', '#c0702f'],
  assam: ['leaf', '#3a261b', '#d9a441', '#8f3d18'],
  'earl-grey': ['leaf', '#35271f', '#5b86b8', '#b0622a'],
  chai: ['leaf', '#4a2f20', '#c9803f', '#b5763f'],
  jasmine: ['pearl', '#7c8a5a', '#f4efe0', '#d8c564'],
  'gunpowder-mint': ['pearl', '#4c5a3c', '#7fae6a', '#c9b94f'],
  tieguanyin: ['pearl', '#4d6647', '#7f9460', '#d3b95a'],
  paimutan: ['leaf', '#8f9878', '#d8d8c4', '#e3cf86'],
  longjing: ['leaf', '#7f9a4f', '#a9bb6c', '#d6cc6a'],
  genmaicha: ['leaf', '#5f7a42', '#e9d9a8', '#cdbf5a'],
  deichwiese: ['leaf', '#8a9a4f', '#f2c84b', '#dca94a'],
  peppermint: ['leaf', '#5f9060', '#86b07c', '#cfc66a'],
  'rooibos-vanilla': ['leaf', '#a5452a', '#e9cf9a', '#b8431c'],
  'rote-gruetze': ['berry', '#8c1f3c', '#c8364f', '#b3173c'],
  'ginger-lemon': ['leaf', '#e0b95a', '#d9783a', '#e0b040'],
  bratapfel: ['leaf', '#b5562b', '#e9cf8f', '#b5522a'],
  'iced-verbena': ['leaf', '#8fa860', '#f09a6c', '#e8a860'],
  mate: ['leaf', '#76924f', '#9db06c', '#c8b450'],
  hojicha: ['powder', '#8a5a38', '#8a5a38', '#9c6232'],
  kluntje: ['crystal', '#e8eef2', '#e8eef2', '#a5531f'],
  'sugar-cubes': ['cube', '#c98f4a', '#c98f4a', '#4a2a18'],
  'green-santos': ['bean', '#a9ae7c', '#a9ae7c', '#4a2a18'],
  'green-sidamo': ['bean', '#9cab80', '#9cab80', '#4a2a18'],
};

const chocolates = [['weiß', '#ead9b8'], ['vollmilch', '#7a4a2c'], ['milch', '#7a4a2c']];

export function looseGoods(key, category) {
  const [kind, leaf, fleck, liquor] = looseByKey[key] ?? loose[category] ?? ['bean', '#5b3823', '#5b3823', '#4a2a18'];
  return { kind, leaf, fleck, liquor, roast: kind === 'bean' ? leaf : '#5b3823' };
}

export const chocolateOf = (name) => chocolates.find(([word]) => name.toLowerCase().includes(word))?.[1] ?? '#43251a';
