import type { Goal, Measure } from '../types.ts';

/** How much of the way from baseline to target is walked: 0 to 1, whichever way the numbers run. */
export function shareWalked({ baseline, target, progress }: Measure & { progress: number }): number {
  const share = (progress - baseline) / (target - baseline);
  return Math.min(1, Math.max(0, share));
}

const cells = 10;

/** `▰▰▰▰▱▱▱▱▱▱ 2 of 5 talks (40 %)`, downwards `▰▰▱▱▱▱▱▱▱▱ 18 hours, from 20 to 10 (20 %)`. A bar is full only at the target, however close the numbers are. */
export function progressBar(goal: Pick<Goal, 'measure' | 'baseline' | 'target' | 'unit' | 'progress'>): string {
  const filled = walkedIn(cells, goal);
  const bar = '▰'.repeat(filled) + '▱'.repeat(cells - filled);
  const percent = `${walkedIn(100, goal)} %`;
  if (goal.measure === 'yes_no') return `${bar} ${percent}`;
  const { baseline, target, progress } = goal;
  // "18 of 10 hours" would not read as the way down from 20.
  const isDownwards = target < baseline;
  const reached = isDownwards
    ? `${amountInWords(progress, goal)}, from ${baseline} to ${target}`
    : `${progress} of ${amountInWords(target, goal)}`;
  return `${bar} ${reached} (${percent})`;
}

/** `▰▰▰▰▰▱▱▱▱▱ 52 %` of a share, 0 to 1. */
export function shareBar(share: number): string {
  const filled = Math.floor(share * cells + 1e-6);
  return `${'▰'.repeat(filled)}${'▱'.repeat(cells - filled)} ${Math.floor(share * 100 + 1e-6)} %`;
}

/** How many of `parts` equal parts of the way are behind. What binary fractions lose is forgiven. */
function walkedIn(parts: number, goal: Measure & { progress: number }): number {
  const { baseline, target, progress } = goal;
  const isReached = target > baseline ? progress >= target : progress <= target;
  if (isReached) return parts;
  return Math.min(parts - 1, Math.floor(shareWalked(goal) * parts + 1e-6));
}

/** A logged number in its unit: `2 talks`, `40 %`. */
export function amountInWords(amount: number, { unit }: Pick<Measure, 'unit'>): string {
  return `${amount} ${unit}`.trimEnd();
}
