/** `2026-11-23 04:15Z` */
export function minute(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

/** What a limit leaves out. */
export function limited(rows: readonly unknown[], total: number): string {
  return rows.length < total ? `, of which ${rows.length} are shown (--limit N shows more)` : '';
}

export function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const all = [head.map((word) => word.toUpperCase()), ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
