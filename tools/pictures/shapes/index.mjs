import * as equipment from './equipment.mjs';
import * as packs from './packs.mjs';
import * as vessels from './vessels.mjs';

const { bag, book, bottle, caddy, capsule, chocolate, cookies, filters, giftset, honey, samples, sugar, teabox, tin, voucher } = packs;
const { carafe, coldbrew, cup, frenchpress, glass, jug, matchabowl, mug, teabowl, teapot, thermos } = vessels;
const { brush, dripper, espressomachine, frother, grinder, handgrinder, infuser, kettle, knockbox, moka, scale, spoon, steamer, strainer, tamper, towel, tray, whisk } = equipment;

/** Every thing the shop sells, by the name the catalogue uses for its drawing. */
export const shapes = {
  bag, tin, teabox, caddy, cup, mug, glass, teapot, kettle, handgrinder, grinder, espressomachine, frenchpress, dripper, moka, scale, filters, spoon,
  bottle, chocolate, cookies, giftset, teabowl, capsule, thermos, jug, tamper, brush, book, voucher, knockbox, tray, honey, sugar, coldbrew, whisk,
  matchabowl, strainer, infuser, towel, carafe, steamer, frother, samples,
};
