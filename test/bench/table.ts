import { type Measured, meetsTarget } from './measure.ts';

/** Rows under each other, each column as wide as its widest cell; numbers stand to the right. */
export function tableOf(measured: readonly Measured[]): string[] {
  const head = ['measure', 'Cairn', 'baseline', 'unit', 'ratio', 'target', ''];
  const rows = measured.map((each) => [
    each.measure,
    amount(each.ours),
    amount(each.theirs),
    each.unit,
    each.ratio.toFixed(2),
    targetOf(each),
    meetsTarget(each) ? 'met' : 'MISSED',
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const right = new Set([1, 2, 4, 5]);
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        right.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
}

export function targetOf({ target }: Measured): string {
  return 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
}

/** Three digits are all that such a number is worth. */
export function amount(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return value.toPrecision(3);
}

/** What each was measured beside, and what there is to say of it. */
export function notesOf(measured: readonly Measured[]): string[] {
  return measured.map(({ name, baseline, note }) => `${name}: beside ${baseline}${note ? `; ${note}` : ''}`);
}

/** One sentence, as plain as it is. */
export function verdictOf(measured: readonly Measured[]): string {
  const missed = measured.filter((each) => !meetsTarget(each));
  if (missed.length === 0) return `All ${measured.length} targets are met.`;
  return `${missed.length} of ${measured.length} targets are MISSED: ${missed.map(({ name }) => name).join(', ')}.`;
}
