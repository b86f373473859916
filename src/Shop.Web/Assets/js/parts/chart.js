// A chart drawn from the table beside it, so that picture, keyboard and reader tell the same:
// <div class="chart" data-chart="line|bar" data-table="id" data-unit="€"><canvas …></canvas></div>
// First column: labels. Every further column: a series; its th may carry data-quiet for the comparison.
// Cells may carry data-value with the plain number.
import { BarController, BarElement, CategoryScale, Chart, Filler, LineController, LineElement, LinearScale, PointElement, Tooltip } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, Filler, LineController, LineElement, LinearScale, PointElement, Tooltip);
const drawn = new Map();
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function read(table) {
  const heads = [...table.tHead.rows[0].cells].slice(1);
  const rows = [...table.tBodies[0].rows];
  return {
    labels: rows.map(row => row.cells[0].textContent.trim()),
    series: heads.map((head, i) => ({
      label: head.textContent.trim(),
      quiet: 'quiet' in head.dataset,
      data: rows.map(row => Number(row.cells[i + 1].dataset.value ?? row.cells[i + 1].textContent)),
    })),
  };
}

// Words under bars stand in lines, so that every bar has its name.
function lines(text) {
  return text.split(' ').reduce((all, word) => {
    if (all.length && `${all.at(-1)} ${word}`.length <= 16) all[all.length - 1] += ` ${word}`;
    else all.push(word);
    return all;
  }, []);
}

function dataset(kind, { label, quiet, data }) {
  const ink = colour(quiet ? '--shop-line-strong' : '--shop-accent');
  return {
    label, data,
    borderColor: ink,
    backgroundColor: kind === 'bar' ? ink : colour('--shop-accent-soft'),
    borderWidth: kind === 'bar' ? 0 : quiet ? 1.5 : 2.25,
    borderDash: quiet ? [4, 4] : [],
    borderRadius: 3,
    fill: kind === 'line' && !quiet,
    pointRadius: 0, pointHoverRadius: 5, pointHitRadius: 12, tension: .25,
  };
}

function draw(box) {
  const table = document.getElementById(box.dataset.table);
  if (!table) return;
  const kind = box.dataset.chart;
  const { labels, series } = read(table);
  const language = document.documentElement.lang || 'de';
  const unit = box.dataset.unit ?? '';
  const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  const long = new Intl.NumberFormat(language, unit === '€' ? { style: 'currency', currency: 'EUR' } : { maximumFractionDigits: 2 });
  const muted = colour('--shop-muted');
  drawn.get(box)?.destroy();
  drawn.set(box, new Chart(box.querySelector('canvas'), {
    type: kind,
    data: { labels: kind === 'bar' ? labels.map(lines) : labels, datasets: series.map(one => dataset(kind, one)) },
    options: {
      maintainAspectRatio: false,
      animation: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 200 },
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { grid: { display: false }, border: { color: colour('--shop-line') }, ticks: { color: muted, maxRotation: 0, autoSkipPadding: kind === 'bar' ? 4 : 24 } },
        y: { beginAtZero: true, border: { display: false }, grid: { color: colour('--shop-line') }, ticks: { color: muted, maxTicksLimit: 5, callback: v => `${short.format(v)}${unit ? ` ${unit}` : ''}` } },
      },
      plugins: { tooltip: {
        backgroundColor: colour('--shop-ink'), titleColor: colour('--shop-paper'), bodyColor: colour('--shop-paper'), padding: 10, cornerRadius: 7, displayColors: false,
        callbacks: { title: items => labels[items[0].dataIndex], label: item => `${item.dataset.label}: ${long.format(item.parsed.y)}` },
      } },
    },
  }));
}
const all = () => document.querySelectorAll('[data-chart]').forEach(draw);
all();
document.addEventListener('theme-changed', all);
document.addEventListener('htmx:afterSettle', event => event.detail.elt.querySelectorAll?.('[data-chart]').forEach(draw));
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', all);
