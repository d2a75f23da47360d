/** What one kind of trouble did. */
export interface DrillRow {
  /** What was done: `kill -9 after send, before mark`. */
  readonly what: string;
  /** How often. */
  readonly done: number;
  /** Of what had to happen, how much did not. */
  readonly lost: number;
  /** Of what had to happen once, how much happened again. */
  readonly doubled: number;
  /** Of what happened, how much came after its time (each drill says what that is). */
  readonly late: number;
  /** Anything else worth a number: `takeover ≤ 16.2 s`. */
  readonly note?: string;
}

export interface DrillOptions {
  /** `full` takes minutes and is what `npm run drill` does; `short` takes seconds and is part of `npm test`. */
  readonly size: 'full' | 'short';
  /** The maintenance database of a Postgres of one's own, where the drill may make databases. */
  readonly serverUrl: string;
  /** Progress, for whoever waits. */
  say(line: string): void;
}

/** Trouble made on purpose, and a count of what came of it. */
export interface Drill {
  /** `kill-storm` */
  readonly name: string;
  /** One sentence. */
  readonly title: string;
  run(options: DrillOptions): Promise<readonly DrillRow[]>;
}

export function totalOf(rows: readonly DrillRow[]): Omit<DrillRow, 'what' | 'note'> {
  const sum = (of: 'done' | 'lost' | 'doubled' | 'late') => rows.reduce((total, row) => total + row[of], 0);
  return { done: sum('done'), lost: sum('lost'), doubled: sum('doubled'), late: sum('late') };
}

/** The last line of a drill, read by machines. */
export function lastLine(name: string, rows: readonly DrillRow[]): string {
  const { done, lost, doubled, late } = totalOf(rows);
  return `drill ${name}: ${done} done, ${lost} lost, ${doubled} doubled, ${late} late`;
}
