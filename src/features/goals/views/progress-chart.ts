import { clip } from '../../../slack/text.ts';
import { type Axis, dayAxis, dayNumber, numberAxis, shortDate, shortNumber } from '../rules/chart-scale.ts';
import type { ProgressMark, ProgressSeries } from '../rules/progress-series.ts';

// The progress of a goal as SVG. What is drawn in colour has a shape of its own as well. Slack shows it some 360 pixels
// wide, half of what is drawn here, so its letters are large.

const width = 720;
const height = 430;
const plot = { top: 92, right: width - 34, bottom: height - 54 };
const gap = 16;
const letter = 18;
/** How wide a letter of the font is, on average, against its height. */
const letterShare = 0.6;

const ink = {
  text: '#1d1c1d',
  line: '#0b5394',
  target: '#1b6e3c',
  deadline: '#8a3a00',
  grid: '#dcdcdc',
  hold: '#e9e6ef',
};
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
  const y = (value: number) =>
    round(plot.bottom - ((value - numbers.min) / (numbers.max - numbers.min)) * (plot.bottom - plot.top));
  const place = { x, y, left };
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
    ...legend(series, unitToDraw(unit)),
    '</svg>',
  ].join('');
}

interface Place {
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
}

const hatching = `<defs><pattern id="hold" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="10" height="10" fill="${ink.hold}"/><path d="M0 0V10" stroke="#a59db5" stroke-width="2"/></pattern></defs>`;

function holdBands({ holds, untilOn }: ProgressSeries, { x }: Place): string[] {
  return holds.map(({ from, to }) => {
    const begin = x(dayNumber(from));
    const wideness = Math.max(3, x(dayNumber(to ?? untilOn)) - begin);
    return `<rect x="${begin}" y="${plot.top}" width="${round(wideness)}" height="${plot.bottom - plot.top}" fill="url(#hold)"/>`;
  });
}

function grid(days: Axis, numbers: Axis, { x, y, left }: Place): string[] {
  return [
    ...numbers.ticks.flatMap(({ at, label }) => [
      `<path d="M${left} ${y(at)}H${plot.right}" stroke="${ink.grid}" stroke-width="1.5"/>`,
      words(label, left - 10, y(at) + letter / 3, 'end'),
    ]),
    `<path d="M${left} ${plot.bottom}H${plot.right}" stroke="${ink.text}" stroke-width="2"/>`,
    ...days.ticks.flatMap(({ at, label }) => [
      `<path d="M${x(at)} ${plot.bottom}v8" stroke="${ink.text}" stroke-width="2"/>`,
      words(label, inside(x(at), label), plot.bottom + 32, 'middle'),
    ]),
  ];
}

function limits({ target, deadlineOn }: ProgressSeries, { x, y, left }: Place): string[] {
  return [
    `<path d="M${left} ${y(target)}H${plot.right}" stroke="${ink.target}" stroke-width="3.5" stroke-dasharray="14 8"/>`,
    `<path d="M${x(dayNumber(deadlineOn))} ${plot.top}V${plot.bottom}" stroke="${ink.deadline}" stroke-width="3.5" stroke-dasharray="3 7"/>`,
  ];
}

/** More would hide the line. */
const mostDots = 60;

function progressLine({ points, untilOn }: ProgressSeries, { x, y }: Place): string[] {
  const last = points.at(-1);
  if (!last) return [];
  const path = points
    .map(({ on, value }, index) => `${index === 0 ? 'M' : 'L'}${x(dayNumber(on))} ${y(value)}`)
    .join('');
  const [endX, endY] = [x(dayNumber(last.on)), y(last.value)];
  const label = shortNumber(last.value);
  // Above the last point; where the picture ends there, beside it.
  const isHigh = endY - plot.top < 32;
  const isRight = plot.right - endX < wide(label) + 24;
  const labelX = isHigh ? endX + (isRight ? -16 : 16) : inside(endX, label);
  const labelY = isHigh ? endY + 26 : endY - 22;
  const anchor = isHigh ? (isRight ? 'end' : 'start') : 'middle';
  return [
    `<path d="M${endX} ${endY}H${Math.max(endX, x(dayNumber(untilOn)))}" stroke="${ink.line}" stroke-width="3" stroke-dasharray="2 6"/>`,
    `<path d="${path}" fill="none" stroke="${ink.line}" stroke-width="4.5" stroke-linejoin="round"/>`,
    ...(points.length > mostDots ? [] : points).map(
      ({ on, value }) => `<circle cx="${x(dayNumber(on))}" cy="${y(value)}" r="5.5" fill="${ink.line}"/>`,
    ),
    `<circle cx="${endX}" cy="${endY}" r="8" fill="#ffffff" stroke="${ink.line}" stroke-width="4.5"/>`,
    words(label, labelX, labelY, anchor, 'font-weight="bold" stroke="#ffffff" stroke-width="6" paint-order="stroke"'),
  ];
}

/** Milestones stand on the line, with the number under which the message names them; other steps on the axis. */
function markShapes(series: ProgressSeries, { x, y }: Place): string[] {
  const numbered = new Map(milestonesOf(series).map((mark, index) => [mark, index + 1]));
  return series.marks.map((mark) => {
    const at = x(dayNumber(mark.on));
    if (mark.kind === 'step') return `<path d="M${at} ${plot.bottom}v-14" stroke="${ink.text}" stroke-width="5"/>`;
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

function diamond(x: number, y: number, half = 16): string {
  const side = `l${half} ${half}l-${half} ${half}l-${half} -${half}z`;
  return `<path d="M${x} ${round(y - half)}${side}" fill="#ffffff" stroke="${ink.text}" stroke-width="3"/>`;
}

/** In two rows: what there is always, and what this goal has. */
function legend(series: ProgressSeries, unit: string): string[] {
  const sample = (stroke: string) => (x: number, y: number) => `<path d="M${x} ${y}h34" ${stroke}/>`;
  const always: Entry[] = [
    [
      (x, y) =>
        `<path d="M${x} ${y}h34" stroke="${ink.line}" stroke-width="4.5"/><circle cx="${x + 17}" cy="${y}" r="6" fill="${ink.line}"/>`,
      'progress',
    ],
    [
      sample(`stroke="${ink.target}" stroke-width="3.5" stroke-dasharray="14 6"`),
      `target ${shortNumber(series.target)} ${unit}`.trimEnd(),
    ],
  ];
  const has = (kind: ProgressMark['kind']) => series.marks.some((mark) => mark.kind === kind);
  const own: Entry[] = [
    [
      sample(`stroke="${ink.deadline}" stroke-width="3.5" stroke-dasharray="3 7"`),
      `deadline ${shortDate(dayNumber(series.deadlineOn))}`,
    ],
    ...(has('milestone') ? [[(x: number, y: number) => diamond(x + 17, y, 12), 'milestone'] satisfies Entry] : []),
    ...(has('step')
      ? [
          [
            (x: number, y: number) => `<path d="M${x + 17} ${y - 8}v16" stroke="${ink.text}" stroke-width="5"/>`,
            'step',
          ] satisfies Entry,
        ]
      : []),
    ...(series.holds.length > 0
      ? [
          [
            (x: number, y: number) => `<rect x="${x}" y="${y - 10}" width="34" height="20" fill="url(#hold)"/>`,
            'on hold',
          ] satisfies Entry,
        ]
      : []),
  ];
  return [...legendRow(always, 26), ...legendRow(own, 58)];
}

type Entry = [shape: (x: number, y: number) => string, label: string];

function legendRow(entries: readonly Entry[], y: number): string[] {
  let x = 24;
  return entries.map(([shape, label]) => {
    const drawn = `${shape(x, y)}${words(label, x + 44, y + letter / 3, 'start')}`;
    x += 44 + wide(label) + 22;
    return drawn;
  });
}

function words(text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end', more = ''): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" ${more}>${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function wide(text: string): number {
  return text.length * letter * letterShare;
}

/** As near as a centred label can come to the edges. */
function inside(x: number, label: string): number {
  const half = wide(label) / 2;
  return Math.min(width - half - 6, Math.max(half + 6, x));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
