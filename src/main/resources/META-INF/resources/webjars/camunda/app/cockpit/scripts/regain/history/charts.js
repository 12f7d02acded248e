/* Charts of the history's numbers, by Chart.js. Series are told apart by pattern as well as by colour, so that a print in black and
   white says the same; each chart has a table behind it, which says it to whoever does not see it. */

import { el, webjar } from './page.js';

const INK = '#1f2733';
const LINE = '#d9dee5';

let loaded;
const chartJs = () => {
  loaded = loaded || import(webjar('chart.js/4.5.1/dist/chart.umd.min.js')).then(() => {
    const { Chart } = window;
    Object.assign(Chart.defaults, { animation: false, color: INK, maintainAspectRatio: false });
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    return Chart;
  });
  return loaded;
};

/** How a series is filled: a colour, and the lines that are drawn on it. */
export const FILLS = {
  solid: { colour: '#155cb5' },
  light: { colour: '#cfe0f5', stroke: '#155cb5', lines: 'dots' },
  hatched: { colour: '#fbe3cf', stroke: '#9a3b00', lines: 'rising' },
  crossed: { colour: '#ececec', stroke: '#3d4654', lines: 'crossed' },
  falling: { colour: '#f3e4f4', stroke: '#6d2077', lines: 'falling' },
  striped: { colour: '#e3f1e6', stroke: '#1a6b3c', lines: 'level' },
};

const STROKES = {
  rising: [[0, 8, 8, 0], [-2, 2, 2, -2], [6, 10, 10, 6]],
  falling: [[0, 0, 8, 8], [-2, 6, 2, 10], [6, -2, 10, 2]],
  crossed: [[0, 8, 8, 0], [0, 0, 8, 8]],
  level: [[0, 4, 8, 4]],
};

const pattern = ({ colour, stroke, lines }) => {
  if (!lines) {
    return colour;
  }
  const tile = el('canvas', { width: 8, height: 8 });
  const pen = tile.getContext('2d');
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = stroke;
  pen.fillStyle = stroke;
  pen.lineWidth = 1.5;
  if (lines === 'dots') {
    pen.beginPath();
    pen.arc(4, 4, 1.5, 0, 2 * Math.PI);
    pen.fill();
  } else {
    STROKES[lines].forEach(([fromX, fromY, toX, toY]) => {
      pen.beginPath();
      pen.moveTo(fromX, fromY);
      pen.lineTo(toX, toY);
      pen.stroke();
    });
  }
  return pen.createPattern(tile, 'repeat');
};

const bar = ({ label, values, fill, stack }) => ({
  type: 'bar',
  label,
  data: values,
  stack,
  backgroundColor: pattern(FILLS[fill]),
  borderColor: FILLS[fill].stroke || FILLS[fill].colour,
  borderWidth: 1,
  maxBarThickness: 26,
});

/** A line that goes with bars, by a scale of its own from 0 to 100 per cent. */
const line = ({ label, values }) => ({
  type: 'line',
  label,
  data: values,
  yAxisID: 'share',
  borderColor: INK,
  backgroundColor: '#fff',
  borderWidth: 2,
  pointStyle: 'rectRot',
  pointRadius: 5,
});

/**
 * Draws bars into a part of the page.
 *
 * @param labels what each bar is about
 * @param series {label, values, fill, stack} each; or with `share`, the line of a Pareto chart
 * @param say how a value is told in words
 * @param lying bars from left to right; stacked one on the other; logarithmic, for what is from seconds to weeks
 */
export const bars = async (node, labels, series, { title, say = String, lying = false, stacked = false, logarithmic = false }) => {
  const Chart = await chartJs();
  const canvas = el('canvas', { role: 'img', 'aria-label': title });
  const groups = new Set(series.map((one) => one.stack)).size;
  const height = lying ? 70 + labels.length * (stacked ? 14 + 16 * groups : 10 + 18 * series.length) : 280;
  const frame = el('div', { class: 'rg-chart', style: `height: ${height}px` }, canvas);
  const values = {
    stacked,
    type: logarithmic ? 'logarithmic' : 'linear',
    beginAtZero: !logarithmic,
    grid: { color: LINE },
    ticks: { callback: (value) => say(value), maxTicksLimit: 8, precision: 0 },
  };
  const names = { stacked, grid: { display: false }, ticks: { autoSkip: false } };
  const share = series.some((one) => one.share)
    ? { share: { position: 'right', min: 0, max: 100, grid: { display: false }, ticks: { callback: (value) => `${value} %` } } }
    : {};
  // It takes its size from the page.
  node.append(frame);
  return new Chart(canvas, {
    data: { labels, datasets: series.map((one) => (one.share ? line(one) : bar(one))) },
    options: {
      indexAxis: lying ? 'y' : 'x',
      scales: { ...(lying ? { x: values, y: names } : { x: names, y: values }), ...share },
      plugins: {
        legend: { display: series.length > 1, position: 'top', align: 'start', labels: { boxWidth: 28 } },
        tooltip: {
          callbacks: {
            label: ({ dataset, raw }) => `${dataset.label}: ${dataset.yAxisID === 'share' ? `${Math.round(raw)} %` : say(raw)}`,
          },
        },
      },
    },
  });
};
