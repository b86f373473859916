// The story: the roasting house on the canal behind the harbour, early in the morning.
import { sheet } from '../compose.mjs';
import { mix, shade, tint } from '../lib/colour.mjs';
import { P, box, clip, ell, fill, line, newSheet, solid, tube, wire } from '../lib/pen.mjs';
import { random } from '../lib/random.mjs';
import { words } from '../lib/type.mjs';

const SKY = '#f4dfc3';
const BRICK = '#a04a34';
const WATER = '#7fa3a3';
const QUAY = 292;

const gables = {
  stepped: (x, w, y) => { const s = w / 9; return P`M${x} ${y}v${-14}h${s}v${-12}h${s}v${-12}h${s}v${-12}h${s}v${-12}h${s}v${12}h${s}v${12}h${s}v${12}h${s}v${12}h${s}v14Z`; },
  peak: (x, w, y) => P`M${x} ${y}V${y - 10}L${x + w / 2} ${y - 56}L${x + w} ${y - 10}V${y}Z`,
  round: (x, w, y) => P`M${x} ${y}V${y - 16}H${x + w * 0.14}C${x + w * 0.16} ${y - 36} ${x + w * 0.3} ${y - 34} ${x + w * 0.32} ${y - 46}H${x + w * 0.38}A${w * 0.12} ${w * 0.12} 0 0 1 ${x + w * 0.62} ${y - 46}H${x + w * 0.68}C${x + w * 0.7} ${y - 34} ${x + w * 0.84} ${y - 36} ${x + w * 0.86} ${y - 16}H${x + w}V${y}Z`,
  flat: (x, w, y) => P`M${x} ${y}V${y - 12}H${x + w}V${y}Z`,
};

function warehouse(x, w, top, { tone = BRICK, gable = 'stepped', columns = 4, rows = 4, winch = false, rnd, ground = 0 }) {
  const dark = shade(tone, 0.5);
  const body = box(x, top, w, QUAY - top);
  let s = solid(gables[gable](x, w, top + 1), tone, { inside: fill(box(x + w * 0.68, top - 100, w, 140), shade(tone, 0.16)) }) + solid(body, tone, { inside: fill(box(x + w * 0.68, top, w, 300), shade(tone, 0.16)) + Array.from({ length: 5 }, (_, i) => line(P`M${x} ${top + 10 + i * ((QUAY - top) / 5)}h${w}`, 0.6, tint(tone, 0.3), 0.7)).join('') });
  s += line(P`M${x + 0.6} ${top + 1}h${w - 1.2}`, 1.2, tone);
  const floor = (QUAY - ground - top) / rows;
  const cell = w / columns;
  for (let row = 0; row < rows; row++) for (let i = 0; i < columns; i++) {
    if (winch && i === Math.floor(columns / 2)) continue;
    const [wx, wy, ww, wh] = [x + cell * (i + 0.24), top + floor * (row + 0.26), cell * 0.52, floor * 0.52];
    const lit = rnd.next() < 0.22;
    const d = P`M${wx} ${wy + wh}V${wy + ww * 0.4}Q${wx + ww / 2} ${wy - ww * 0.2} ${wx + ww} ${wy + ww * 0.4}V${wy + wh}Z`;
    s += fill(d, lit ? '#f4c878' : dark) + line(d, 0.5) + line(P`M${wx + ww / 2} ${wy + ww * 0.1}V${wy + wh}M${wx} ${wy + wh * 0.5}h${ww}`, 0.45, lit ? '#8a5a2c' : tint(tone, 0.5), 0.8);
  }
  if (gable !== 'flat') s += fill(ell(x + w / 2, top - 24, 4.6), dark) + line(ell(x + w / 2, top - 24, 4.6), 0.5, tint(tone, 0.4));
  if (winch) {
    const cx = x + cell * (Math.floor(columns / 2) + 0.5);
    for (let row = 0; row < rows; row++) s += fill(box(cx - cell * 0.3, top + floor * (row + 0.22), cell * 0.6, floor * 0.64), '#3f5f56') + line(P`M${cx - cell * 0.3} ${top + floor * (row + 0.22)}h${cell * 0.6}v${floor * 0.64}h${-cell * 0.6}ZM${cx} ${top + floor * (row + 0.22)}v${floor * 0.64}`, 0.5);
    s += solid(P`M${cx - 3} ${top - 10}h6v10h-6Z`, '#4a3a2e', { ink: 0.6 }) + wire(P`M${cx} ${top - 6}h15`, 3, '#4a3a2e') + line(P`M${cx + 13} ${top - 5}V${top + 92}`, 0.7) + solid(P`M${cx + 5} ${top + 92}q8 -7 16 0l2 13q-10 5 -20 0Z`, '#d8b98a', { lit: [3, 2], ink: 0.7 });
  }
  return s;
}

const gull = (x, y, k) => line(P`M${x - 9 * k} ${y - 2 * k}q${5 * k} ${-5 * k} ${9 * k} ${1 * k}q${4 * k} ${-6 * k} ${9 * k} ${-1 * k}`, 1.1, '#4a4038');

export function harbour() {
  newSheet();
  const rnd = random('harbour');
  const far = mix(SKY, '#8d7f86', 0.34);
  const farther = mix(SKY, '#8d7f86', 0.18);
  const sky = fill(box(0, 0, 600, 400), SKY) + fill('M0 0H600V60C480 84 300 40 0 84Z', shade(SKY, 0.05)) + fill(ell(452, 118, 62), tint('#f6c98a', 0.5)) + fill(ell(452, 118, 40), '#f3b56b') +
    fill('M60 96Q90 80 124 92Q150 76 182 92Q210 92 214 102H48Q50 96 60 96ZM330 66Q354 54 378 64Q400 54 424 66Q440 68 442 74H318Q322 66 330 66Z', tint(SKY, 0.6));
  const skyline =
    fill(P`M0 ${QUAY}V214H40V204H66V190H70L74 176L78 190H82V206H120V198H160V210H600V${QUAY}Z`, farther) +
    // church tower with its green dome
    fill('M356 230V150H352V140H358V118Q358 106 366 102V92H368L370 70L372 92H374V102Q382 106 382 118V140H388V150H384V230Z', far) + fill('M358 118Q358 106 366 102H374Q382 106 382 118Z', mix(far, '#5f8a7a', 0.5)) +
    // harbour cranes
    [[500, 150, 1], [556, 164, 0.8]].map(([x, y, k]) => line(P`M${x} ${QUAY}L${x + 8 * k} ${y}L${x + 22 * k} ${QUAY}M${x + 8 * k} ${y}L${x - 44 * k} ${y - 26 * k}M${x + 8 * k} ${y}L${x + 30 * k} ${y - 8 * k}M${x - 44 * k} ${y - 26 * k}v${30 * k}M${x + 3 * k} ${y + 50 * k}h${14 * k}`, 2.2, far)).join('');
  const smoke = tint(SKY, 0.72);
  const house =
    // chimney and the scent of the roaster
    fill('M300 92C290 74 312 68 304 50C298 36 322 30 318 12C334 26 322 40 326 52C330 68 312 78 314 92Z', smoke) +
    solid('M296 140V96H318V140Z', shade(BRICK, 0.2), { bands: [[309, 330, -0.2]] }) + solid(box(293, 92, 28, 7), shade(BRICK, 0.3));
  const row =
    warehouse(-22, 96, 168, { tone: mix(BRICK, '#c98b62', 0.5), gable: 'peak', columns: 4, rows: 5, rnd }) +
    warehouse(74, 112, 142, { tone: shade(BRICK, 0.1), gable: 'round', columns: 5, rows: 6, winch: true, rnd }) +
    house +
    warehouse(186, 168, 148, { tone: tint(BRICK, 0.06), gable: 'stepped', columns: 7, rows: 4, rnd, ground: 44 }) +
    warehouse(354, 92, 174, { tone: mix(BRICK, '#7a4a52', 0.4), gable: 'peak', columns: 4, rows: 5, rnd, winch: true }) +
    warehouse(446, 84, 206, { tone: mix(BRICK, '#c98b62', 0.35), gable: 'flat', columns: 4, rows: 3, rnd }) + solid('M440 196H536L526 180H450Z', '#6f9484', { inside: fill('M500 178H540V200H510Z', shade('#6f9484', 0.18)) });
  // ground floor of the roasting house: sign, door, shop windows
  const front =
    solid(box(192, 246, 156, 12), '#1f3a33') + words(270, 255.4, 'KONTOR & KANNE', 9.2, { fill: '#f4e3c1', spacing: 0.16 }) +
    [198, 300].map((x) => solid(box(x, 262, 44, 26), '#f6d79b', { inside: fill(P`M${x} 262h16l-12 26h-4Z`, '#fbe9c6') + [6, 16, 27, 36].map((dx, i) => fill(box(x + dx - 3, 280 - (i % 2) * 3, 7, 9 + (i % 2) * 3), ['#7b2d26', '#2f5d50', '#c98b4e', '#27476e'][i])).join('') }) + line(P`M${x + 22} 262v26`, 0.7)).join('') +
    solid('M256 290V268A14 12 0 0 1 284 268V290Z', '#2f5d50') + line('M270 257V290', 0.7) + fill(ell(273, 277, 1.2), '#e3b04b') +
    [192, 294].map((x) => solid(P`M${x} 258h56l4 9h-64Z`, '#f3e6cf', { inside: [0, 2, 4].map((i) => fill(P`M${x + 2 + i * 10} 258h9l1 10h-11Z`, '#a8481f')).join(''), ink: 0.7 })).join('');
  const quay =
    fill(box(0, QUAY, 600, 30), '#b7a48d') + fill(box(0, QUAY, 600, 5), '#d3c2aa') + Array.from({ length: 3 }, (_, r) => line(P`M0 ${QUAY + 10 + r * 7}H600`, 0.45, '#7d6c5a', 0.8) + Array.from({ length: 21 }, (_, i) => line(P`M${i * 30 + (r % 2) * 15} ${QUAY + 10 + r * 7 - 6}v6`, 0.45, '#7d6c5a', 0.8)).join('')).join('') + line(P`M0 ${QUAY}H600`, 0.9) + line('M0 322H600', 0.9) +
    [60, 168, 404, 520].map((x) => solid(P`M${x - 4} ${QUAY + 2}V${QUAY - 8}Q${x} ${QUAY - 12} ${x + 4} ${QUAY - 8}V${QUAY + 2}Z`, '#3a322c', { ink: 0.6 })).join('') +
    // sacks and a cart by the door
    [[362, 288], [376, 289], [369, 279]].map(([x, y]) => solid(P`M${x - 8} ${y + 3}Q${x - 10} ${y - 8} ${x - 3} ${y - 9}H${x + 3}Q${x + 10} ${y - 8} ${x + 8} ${y + 3}Q${x} ${y + 6} ${x - 8} ${y + 3}Z`, '#d8b98a', { lit: [3, 2], ink: 0.7 })).join('');
  const reflections = [[-22, 96, mix(BRICK, '#c98b62', 0.5)], [74, 112, shade(BRICK, 0.1)], [186, 168, BRICK], [354, 92, mix(BRICK, '#7a4a52', 0.4)], [446, 84, '#8a6a58']].map(([x, w, c], n) => {
    let edge = '';
    for (let i = 0; i < 8; i++) edge += P`q${-w / 32} ${i % 2 ? 7 : -7} ${-w / 16} 0t${-w / 16} ${i % 2 ? -5 : 5}`;
    return fill(P`M${x} 322H${x + w}V${368 + (n % 2) * 8}${edge}V322Z`, mix(c, WATER, 0.62));
  }).join('');
  const glitter = Array.from({ length: 15 }, (_, i) => { const y = 327 + i * 5, w = 22 + i * 3 + rnd.between(-10, 14), x = 452 - i * 1.6 + rnd.between(-7, 7); return wire(P`M${x - w / 2} ${y}q${w / 4} -1.6 ${w / 2} 0t${w / 2} 0`, 2.4, mix('#f8d79c', WATER, 0.12)); }).join('');
  const ripples = Array.from({ length: 46 }, () => { const x = rnd.between(-20, 600), y = rnd.between(326, 396), w = rnd.between(14, 60); return wire(P`M${x} ${y}q${w / 4} -2 ${w / 2} 0t${w / 2} 0`, rnd.between(0.9, 2), rnd.next() < 0.6 ? tint(WATER, 0.4) : shade(WATER, 0.22)); }).join('');
  const water = fill(box(0, 322, 600, 78), WATER) + clip(box(0, 322, 600, 78), reflections + ripples + glitter);
  const barge =
    fill('M126 368H396L384 378H140Z', shade(WATER, 0.4), 0.7) +
    [[206, 344], [232, 344], [258, 344], [284, 344], [310, 344], [219, 331], [245, 331], [271, 331], [297, 331], [232, 319], [258, 319], [284, 319]].map(([x, y]) => solid(P`M${x - 13} ${y + 7}Q${x - 15} ${y - 6} ${x - 6} ${y - 7}H${x + 6}Q${x + 15} ${y - 6} ${x + 13} ${y + 7}Z`, '#d8b98a', { lit: [5, 2], ink: 0.75 }) + line(P`M${x - 6} ${y}h12`, 0.5, '#8a6a42')).join('') +
    solid('M118 342C130 346 140 349 152 350H366C380 349 388 344 394 336L398 340C394 358 386 368 372 372H150C134 370 124 358 118 342Z', '#27404f', { inside: fill('M118 342C130 346 140 349 152 350H398V356H120Z', '#a8481f') + fill(box(320, 330, 90, 50), '#000000', 0.16) }) +
    solid('M150 349V322H192V349Z', '#f3e6cf', { bands: [[178, 200, -0.14]] }) + fill(box(157, 328, 12, 10), '#5f7d86') + fill(box(174, 328, 12, 10), '#5f7d86') + line('M157 328h12v10h-12ZM174 328h12v10h-12Z', 0.6) + solid('M145 322H197L193 316H149Z', '#a8481f') + tube('M184 316V298', 5, '#3a322c', { light: false }) + wire('M184 296C178 288 190 284 184 276', 2.4, smoke) +
    line('M386 338V304M386 306L372 310L386 315', 0.9) + fill('M386 305L371 310L386 316Z', '#a8481f');
  return sheet(600, 400, sky + skyline + row + front + quay + water + barge + gull(120, 60, 1.2) + gull(152, 78, 0.8) + gull(424, 46, 1) + gull(540, 96, 0.8) + gull(240, 44, 0.7));
}
