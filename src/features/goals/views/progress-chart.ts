import { clip } from '../../../slack/text.ts';
import { type Axis, dayAxis, dayNumber, numberAxis, shortNumber } from '../rules/chart-scale.ts';
import type { ProgressMark, ProgressSeries } from '../rules/progress-series.ts';
import { diamond, dot, hatching, ink, inside, letter, round, strokes, wide, width, words } from './chart-drawing.ts';
import { chartLegend } from './chart-legend.ts';

// The progress of a goal as SVG. What is drawn in colour has a shape of its own as well.

const plot = { right: width - 34, height: 290 };
/** Below the axis of days, for its labels. */
const foot = 54;
const gap = 16;
const longestUnit = 16;

/** What the font has letters for. Of anything else the picture says the numbers only; message and table say the rest. */
const drawable =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Georgian}\p{Script=Armenian}0-9 !"#%&'()*+,./:;<=>?@[\]_{|}~°²³€£$’–—-]+$/u;

export function unitToDraw(unit: string): string {
  const composed = unit.normalize('NFC').trim();
  return drawable.test(composed) ? clip(composed, longestUnit) : '';
}

export function progressChart(series: ProgressSeries, unit: string): string {
  const days = dayAxis(series);
  const numbers = numberAxis(series);
  const left = 24 + Math.max(...numbers.ticks.map(({ label }) => wide(label)));
  // The first day keeps away from the numbers of the axis.
  const begin = left + gap;
  const x = (day: number) => round(begin + ((day - days.min) / (days.max - days.min)) * (plot.right - begin));
  const legend = chartLegend(series, unitToDraw(unit));
  const top = legend.height + gap;
  const bottom = top + plot.height;
  const height = bottom + foot;
  const y = (value: number) => round(bottom - ((value - numbers.min) / (numbers.max - numbers.min)) * plot.height);
  const place = { x, y, left, top, bottom };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` font-family="sans-serif" font-size="${letter}" fill="${ink.text}">`,
    hatching,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...holdBands(series, place),
    ...grid(days, numbers, place),
    ...limits(series, place),
    ...progressLine(series, place),
    ...markShapes(series, place),
    legend.svg,
    '</svg>',
  ].join('');
}

interface Place {
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

function holdBands({ holds, untilOn }: ProgressSeries, { x, top }: Place): string[] {
  return holds.map(({ from, to }) => {
    const begin = x(dayNumber(from));
    const wideness = Math.max(3, x(dayNumber(to ?? untilOn)) - begin);
    return `<rect x="${begin}" y="${top}" width="${round(wideness)}" height="${plot.height}" fill="url(#hold)"/>`;
  });
}

function grid(days: Axis, numbers: Axis, { x, y, left, bottom }: Place): string[] {
  return [
    ...numbers.ticks.flatMap(({ at, label }) => [
      `<path d="M${left} ${y(at)}H${plot.right}" stroke="${ink.grid}" stroke-width="1.5"/>`,
      words(label, left - 10, y(at) + letter / 3, 'end'),
    ]),
    `<path d="M${left} ${bottom}H${plot.right}" stroke="${ink.text}" stroke-width="2"/>`,
    ...days.ticks.flatMap(({ at, label }) => [
      `<path d="M${x(at)} ${bottom}v8" stroke="${ink.text}" stroke-width="2"/>`,
      words(label, inside(x(at), label), bottom + 32, 'middle'),
    ]),
  ];
}

function limits({ target, deadlineOn }: ProgressSeries, { x, y, left, top, bottom }: Place): string[] {
  return [
    `<path d="M${left} ${y(target)}H${plot.right}" ${strokes.target}/>`,
    `<path d="M${x(dayNumber(deadlineOn))} ${top}V${bottom}" ${strokes.deadline}/>`,
  ];
}

/** More would hide the line. */
const mostDots = 60;

function progressLine({ points, untilOn }: ProgressSeries, { x, y, top }: Place): string[] {
  const last = points.at(-1);
  if (!last) return [];
  const path = points
    .map(({ on, value }, index) => `${index === 0 ? 'M' : 'L'}${x(dayNumber(on))} ${y(value)}`)
    .join('');
  const [endX, endY] = [x(dayNumber(last.on)), y(last.value)];
  const label = shortNumber(last.value);
  // Above the last point; where the picture ends there, beside it.
  const isHigh = endY - top < 40;
  const isRight = plot.right - endX < wide(label) + 24;
  const labelX = isHigh ? endX + (isRight ? -16 : 16) : inside(endX, label);
  const labelY = isHigh ? endY + 30 : endY - 24;
  const anchor = isHigh ? (isRight ? 'end' : 'start') : 'middle';
  return [
    `<path d="M${endX} ${endY}H${Math.max(endX, x(dayNumber(untilOn)))}" stroke="${ink.line}" stroke-width="3" stroke-dasharray="2 6"/>`,
    `<path d="${path}" fill="none" ${strokes.progress} stroke-linejoin="round"/>`,
    ...(points.length > mostDots ? [] : points).map(({ on, value }) => dot(x(dayNumber(on)), y(value))),
    `<circle cx="${endX}" cy="${endY}" r="8" fill="#ffffff" stroke="${ink.line}" stroke-width="4.5"/>`,
    words(label, labelX, labelY, anchor, 'font-weight="bold" stroke="#ffffff" stroke-width="6" paint-order="stroke"'),
  ];
}

/** Milestones stand on the line, with the number under which the message names them; other steps on the axis. */
function markShapes(series: ProgressSeries, { x, y, bottom }: Place): string[] {
  const numbered = new Map(milestonesOf(series).map((mark, index) => [mark, index + 1]));
  return series.marks.map((mark) => {
    const at = x(dayNumber(mark.on));
    if (mark.kind === 'step') return `<path d="M${at} ${bottom}v-14" stroke="${ink.text}" stroke-width="5"/>`;
    const number = numbered.get(mark);
    const middle = y(valueOn(series, mark));
    if (number === undefined) return diamond(at, middle, 8);
    return `${diamond(at, middle)}${words(String(number), at, middle + 6, 'middle', 'font-size="16" font-weight="bold"')}`;
  });
}

/** The newest ones: more would stand on top of each other. */
const mostNumbered = 9;

export function milestonesOf({ marks }: ProgressSeries): ProgressMark[] {
  return marks.filter(({ kind }) => kind === 'milestone').slice(-mostNumbered);
}

/** Where the line is on the day of a mark. */
function valueOn({ points, baseline }: ProgressSeries, { on }: ProgressMark): number {
  const before = points.findLast((point) => point.on <= on);
  const next = points.find((point) => point.on > on);
  if (!before || !next) return before?.value ?? next?.value ?? baseline;
  const share = (dayNumber(on) - dayNumber(before.on)) / (dayNumber(next.on) - dayNumber(before.on));
  return before.value + share * (next.value - before.value);
}
