import { type Measured, meetsTarget } from './measure.ts';
import { amount, targetOf, verdictOf } from './table.ts';

const left = 380;
const width = 960;
const right = width - 150;
const rowHeight = 26;
const top = 84;

/** Ratios as bars on a logarithmic scale, the target of each as a line across its bar. */
export function pictureOf(measured: readonly Measured[], machine: string): string {
  const decades = decadesOf(measured);
  const x = (value: number) =>
    left + ((Math.log10(clamp(value, decades)) - decades.from) / (decades.to - decades.from)) * (right - left);
  const height = top + measured.length * rowHeight + 24;
  const ticks = Array.from({ length: decades.to - decades.from + 1 }, (_, index) => 10 ** (decades.from + index));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13">`,
    '<title id="title">What Cairn costs beside the best possible</title>',
    `<desc id="desc">${quoted(describe(measured))}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    '<text x="16" y="26" font-size="17" font-weight="600" fill="#1d1c1d">What Cairn costs beside the best possible</text>',
    `<text x="16" y="46" fill="#454245">Ratio to the baseline, logarithmic. The dark line is the target. ${quoted(machine)}</text>`,
    ...ticks.map(
      (tick) =>
        `<path d="M${x(tick).toFixed(1)} ${top - 8}V${height - 20}" stroke="#d5d4d6"/><text x="${x(tick).toFixed(1)}" y="${top - 14}" text-anchor="middle" fill="#454245">${tick}</text>`,
    ),
    ...measured.map((each, index) => bar(each, top + index * rowHeight, x)),
    '</svg>',
    '',
  ].join('\n');
}

function bar(each: Measured, y: number, x: (value: number) => number): string {
  const goal = x('atMost' in each.target ? each.target.atMost : each.target.atLeast).toFixed(1);
  const isMet = meetsTarget(each);
  const end = x(each.ratio);
  return [
    `<text x="${left - 10}" y="${y + 15}" text-anchor="end" fill="#1d1c1d">${quoted(each.name)}</text>`,
    `<rect x="${left}" y="${y + 3}" width="${Math.max(1, end - left).toFixed(1)}" height="16" fill="${isMet ? '#2f7d5b' : '#b3432b'}"/>`,
    `<path d="M${goal} ${y}V${y + 22}" stroke="#1d1c1d" stroke-width="2"/>`,
    `<text x="${right + 12}" y="${y + 15}" fill="#1d1c1d">${amount(each.ratio)} (${targetOf(each)}${isMet ? '' : ', missed'})</text>`,
  ].join('');
}

interface Decades {
  readonly from: number;
  readonly to: number;
}

function decadesOf(measured: readonly Measured[]): Decades {
  const values = measured.flatMap(({ ratio, target }) => [ratio, 'atMost' in target ? target.atMost : target.atLeast]);
  const logs = values.filter((value) => value > 0).map(Math.log10);
  return { from: Math.min(-1, Math.floor(Math.min(...logs))), to: Math.max(1, Math.ceil(Math.max(...logs))) };
}

/** A logarithm knows no zero: it stands at the left edge. */
function clamp(value: number, { from, to }: Decades): number {
  return Math.min(10 ** to, Math.max(10 ** from, value));
}

function describe(measured: readonly Measured[]): string {
  const each = measured.map(
    (one) =>
      `${one.name}: ratio ${amount(one.ratio)}, target ${targetOf(one)}, ${meetsTarget(one) ? 'met' : 'missed'}.`,
  );
  return [verdictOf(measured), ...each].join(' ');
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
