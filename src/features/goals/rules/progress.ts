import type { Goal, Measure } from '../types.ts';

/** How much of the way from baseline to target is walked: 0 to 1, whichever way the numbers run. */
export function shareWalked({ baseline, target, progress }: Measure & { progress: number }): number {
  const share = (progress - baseline) / (target - baseline);
  return Math.min(1, Math.max(0, share));
}

const cells = 10;

/** `▰▰▰▰▱▱▱▱▱▱ 2 of 5 talks (40 %)`. A bar is full only at the target. */
export function progressBar(goal: Pick<Goal, 'measure' | 'baseline' | 'target' | 'unit' | 'progress'>): string {
  const share = shareWalked(goal);
  const filled = Math.floor(share * cells + 1e-9);
  const bar = '▰'.repeat(filled) + '▱'.repeat(cells - filled);
  const percent = `${Math.floor(share * 100 + 1e-9)} %`;
  if (goal.measure === 'yes_no') return `${bar} ${percent}`;
  const reached = `${goal.progress} of ${goal.target} ${goal.unit}`.trimEnd();
  return `${bar} ${reached} (${percent})`;
}

/** A logged number in its unit: `2 talks`, `40 %`. */
export function amountInWords(amount: number, { unit }: Pick<Measure, 'unit'>): string {
  return `${amount} ${unit}`.trimEnd();
}

/** How many goals are worked on at a time. */
const focusSize = 3;

/** The goals a check-in asks about: until the mentee chooses, the first three that were agreed. */
export function focusOf<T extends Pick<Goal, 'status' | 'agreedAt'>>(goals: readonly T[]): T[] {
  return goals
    .filter((goal) => goal.status === 'agreed' && goal.agreedAt !== null)
    .sort((a, b) => (a.agreedAt?.getTime() ?? 0) - (b.agreedAt?.getTime() ?? 0))
    .slice(0, focusSize);
}
