import type { ApiCall } from '../../src/sandbox/slack/model.ts';

/** How one "come back in so many seconds" was heeded. */
export interface Wait {
  /** A call came before. */
  readonly isEarly: boolean;
  /** How long after it the next call came. */
  readonly lateByMs: number;
}

/** What was on its way already when Slack said so is nobody's impatience. */
const onItsWayMs = 500;

/** Reads from the log of one workspace's calls how long it was left alone after each 429; overlapping ones are one. */
export function readWaits(calls: readonly ApiCall[], retryAfterSeconds: number): Wait[] {
  const waits: Wait[] = [];
  const sorted = calls.map((call) => ({ at: call.receivedAt.getTime(), is429: call.status === 429 }));
  sorted.sort((a, b) => a.at - b.at);
  for (let index = 0; index < sorted.length; index += 1) {
    const limited = sorted[index];
    if (!limited?.is429) continue;
    let until = limited.at + retryAfterSeconds * 1000;
    let last = index;
    for (let other = sorted[last + 1]; other && other.at <= limited.at + onItsWayMs; other = sorted[last + 1]) {
      last += 1;
      if (other.is429) until = other.at + retryAfterSeconds * 1000;
    }
    const next = sorted[last + 1];
    index = last;
    if (!next) continue;
    waits.push({ isEarly: next.at < until, lateByMs: Math.max(0, next.at - until) });
  }
  return waits;
}
