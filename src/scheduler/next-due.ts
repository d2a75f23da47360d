import { withClaimer } from '../database/transaction.ts';
import { findNextDeliveryAt } from '../delivery/queries/gates.ts';
import type { Sweep, SweepParts } from './sweep.ts';

/** Something that will be done by itself when its time has come. */
export interface NextDue {
  readonly at: Date;
  /** For people, with nothing private in it: `A check-in opens`. */
  readonly what: string;
}

/**
 * The first thing that falls due after now, of whatever workspace; what is due already is the sweeps' and the pump's.
 * Of two at the same instant the one that is done first.
 */
export async function findNextDue(
  parts: Pick<SweepParts, 'database' | 'calendar'>,
  sweeps: readonly Sweep[],
): Promise<NextDue | undefined> {
  const swept = await Promise.all(
    sweeps.map(async (sweep) => ({ at: await sweep.nextDueAt(parts), what: sweep.title })),
  );
  const sentAt = await withClaimer(parts.database, (tx) => findNextDeliveryAt(tx, parts.calendar.now()));
  let first: NextDue | undefined;
  for (const { at, what } of [...swept, { at: sentAt, what: 'A message goes out' }]) {
    if (at && (!first || at < first.at)) first = { at, what };
  }
  return first;
}
