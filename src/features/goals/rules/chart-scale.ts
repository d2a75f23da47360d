import type { LocalDate } from '../../../core/local-time.ts';
import type { ProgressSeries } from './progress-series.ts';

// From numbers and days to places on a picture.

export interface Tick {
  /** Where it stands, in the units of its axis. */
  readonly at: number;
  readonly label: string;
}

export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly Tick[];
}

const dayMs = 86_400_000;
/** So that a goal of today is not drawn as a needle. */
const fewestDays = 7;
const mostTicks = 5;

/** Days since 1970: the unit of the axis of days. */
export function dayNumber(on: LocalDate): number {
  return Date.parse(`${on}T00:00:00Z`) / dayMs;
}

export function dayAxis({ points, marks, deadlineOn, untilOn }: ProgressSeries): Axis {
  const days = [...points, ...marks].map(({ on }) => dayNumber(on));
  const all = [...days, dayNumber(deadlineOn), dayNumber(untilOn)];
  const min = Math.min(...all);
  const max = Math.max(...all, min + fewestDays);
  const every = Math.ceil((max - min) / (mostTicks - 2));
  const ticks = Array.from({ length: Math.floor((max - min) / every) + 1 }, (_, index) => min + index * every);
  return { min, max, ticks: ticks.map((at) => ({ at, label: shortDate(at) })) };
}

/** Round numbers around everything that is to be seen. */
export function numberAxis({ points, baseline, target }: ProgressSeries): Axis {
  const all = [baseline, target, ...points.map(({ value }) => value)];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const step = roundStep((most - least) / (mostTicks - 1));
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
  return {
    min: tidy(first * step),
    max: tidy(last * step),
    ticks: ticks.map((at) => ({ at, label: shortNumber(at) })),
  };
}

/** 1, 2 or 5 times a power of ten, and 25 and the like: the next at or above. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor =
    (power >= 10 ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10]).find((each) => each * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** What binary fractions add is taken off. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });

/** `2.5`, `12,500` as `12.5K`: the exact number stands in the table. */
export function shortNumber(value: number): string {
  return Math.abs(value) < 10_000 ? String(tidy(value)) : compact.format(value);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `3 Mar 2027`. */
export function shortDate(day: number): string {
  const date = new Date(day * dayMs);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
