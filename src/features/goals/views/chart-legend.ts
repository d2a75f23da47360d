import { dayNumber, shortDate, shortNumber } from '../rules/chart-scale.ts';
import type { ProgressMark, ProgressSeries } from '../rules/progress-series.ts';
import { diamond, dot, ink, letter, strokes, wide, width, words } from './chart-drawing.ts';

interface Entry {
  readonly shape: (x: number, y: number) => string;
  readonly label: string;
}

const left = 24;
const sampleWidth = 34;
const rowHeight = 34;

const line =
  (stroke: string): Entry['shape'] =>
  (x, y) =>
    `<path d="M${x} ${y}h${sampleWidth}" ${stroke}/>`;

/** What the shapes of a picture mean, of those that it has, in as many rows as that takes. */
export function chartLegend(series: ProgressSeries, unit: string): { readonly svg: string; readonly height: number } {
  let x = left;
  let y = 26;
  const drawn = entriesOf(series, unit).map(({ shape, label }) => {
    const needed = sampleWidth + 10 + wide(label);
    if (x > left && x + needed > width) {
      x = left;
      y += rowHeight;
    }
    const entry = `${shape(x, y)}${words(label, x + sampleWidth + 10, y + letter / 3, 'start')}`;
    x += needed + 16;
    return entry;
  });
  return { svg: drawn.join(''), height: y + rowHeight / 2 };
}

function entriesOf(series: ProgressSeries, unit: string): Entry[] {
  const { target, deadlineOn, holds, marks } = series;
  const has = (kind: ProgressMark['kind']) => marks.some((mark) => mark.kind === kind);
  const milestone: Entry = { shape: (x, y) => diamond(x + sampleWidth / 2, y, 12), label: 'milestone' };
  const step: Entry = {
    shape: (x, y) => `<path d="M${x + sampleWidth / 2} ${y - 8}v16" stroke="${ink.text}" stroke-width="5"/>`,
    label: 'step',
  };
  const onHold: Entry = {
    shape: (x, y) => `<rect x="${x}" y="${y - 10}" width="${sampleWidth}" height="20" fill="url(#hold)"/>`,
    label: 'on hold',
  };
  return [
    { shape: (x, y) => line(strokes.progress)(x, y) + dot(x + sampleWidth / 2, y), label: 'progress' },
    { shape: line(strokes.target), label: `target ${shortNumber(target)} ${unit}`.trimEnd() },
    { shape: line(strokes.deadline), label: `deadline ${shortDate(dayNumber(deadlineOn))}` },
    ...(has('milestone') ? [milestone] : []),
    ...(has('step') ? [step] : []),
    ...(holds.length > 0 ? [onHold] : []),
  ];
}
