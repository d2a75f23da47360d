/** One measure beside its baseline, both taken in the same run. */
export interface Measured {
  /** `ack-p50-of-1` */
  readonly name: string;
  /** What was measured: `ack of /goal, p50, one at a time`. */
  readonly measure: string;
  /** Beside what: `a bare Bolt app that only acks`. */
  readonly baseline: string;
  /** Both in `unit`; the ratio is ours / theirs unless it says otherwise. */
  readonly ours: number;
  readonly theirs: number;
  readonly unit: string;
  readonly ratio: number;
  /** How the ratio is judged; a bare number of anything is a ratio to one. */
  readonly target: { readonly atMost: number } | { readonly atLeast: number };
  readonly note?: string;
}

export interface BenchOptions {
  /** The maintenance database of a Postgres of one's own, where the benchmark may make databases. */
  readonly serverUrl: string;
  /** Of the full amount of work how much is done: 1 but for a quick look, whose numbers prove nothing. */
  readonly scale: number;
  /** Progress, for whoever waits. */
  say(line: string): void;
}

export interface Bench {
  /** `ack` */
  readonly name: string;
  /** One sentence. */
  readonly title: string;
  run(options: BenchOptions): Promise<readonly Measured[]>;
}

export function meetsTarget({ ratio, target }: Measured): boolean {
  return 'atMost' in target ? ratio <= target.atMost : ratio >= target.atLeast;
}

/** The line of a benchmark, read by machines. */
export function lastLine({ name, ratio, target }: Measured): string {
  const goal = 'atMost' in target ? `<=${target.atMost}` : `>=${target.atLeast}`;
  return `bench ${name}: ratio ${ratio.toFixed(2)} target ${goal}`;
}
