import type { Clock } from '../../src/core/clock.ts';
import { silentLogger } from '../../src/core/logger.ts';
import { createActor } from '../../src/database/act.ts';
import { connect, type Database } from '../../src/database/connect.ts';
import { features } from '../../src/features.ts';
import { createQuarantine, type Quarantine } from '../../src/quarantine/quarantine.ts';
import type { SweepParts } from '../../src/scheduler/sweep.ts';
import { sweepBatch } from '../../src/scheduler/sweep-batch.ts';

/** The sweeps of every feature, in their order. */
export const sweeps = features.flatMap((feature) => feature.sweeps ?? []);

export type SweepingParts = SweepParts & { readonly quarantine: Quarantine };

export function sweepParts(database: Database, calendar: Clock): SweepingParts {
  const handlers = features.flatMap((feature) => feature.handlers ?? []);
  const actor = createActor(database, calendar, handlers);
  const logger = silentLogger;
  const quarantine = createQuarantine({ database, actor, clocks: { calendar, machine: calendar }, logger });
  return { database, actor, calendar, logger, quarantine };
}

/** Every sweep once. @returns how many things were due */
export async function sweepOnce(parts: SweepingParts): Promise<number> {
  let done = 0;
  for (const sweep of sweeps) done += await sweepBatch(sweep, parts, parts.quarantine);
  return done;
}

/** What a worker does at a tick, the sending left out. */
export async function sweepUntilEmpty(parts: SweepingParts): Promise<number> {
  let done = 0;
  for (const sweep of sweeps) {
    const batch = () => sweepBatch(sweep, parts, parts.quarantine);
    for (let some = await batch(); some > 0; some = await batch()) done += some;
  }
  return done;
}

/** Puts the prompts of everything that is due in the outbox, as a worker would. */
export async function fillOutbox(url: string, calendar: Clock): Promise<number> {
  const database = connect(url);
  try {
    return await sweepUntilEmpty(sweepParts(database, calendar));
  } finally {
    await database.close();
  }
}
