import type { Clock } from '../../src/core/clock.ts';
import { silentLogger } from '../../src/core/logger.ts';
import { createActor } from '../../src/database/act.ts';
import { connect, type Database } from '../../src/database/connect.ts';
import { features } from '../../src/features.ts';
import type { SweepParts } from '../../src/scheduler/sweep.ts';

/** The sweeps of every feature, in their order. */
export const sweeps = features.flatMap((feature) => feature.sweeps ?? []);

export function sweepParts(database: Database, calendar: Clock): SweepParts {
  const handlers = features.flatMap((feature) => feature.handlers ?? []);
  return { database, actor: createActor(database, calendar, handlers), calendar, logger: silentLogger };
}

/** Every sweep once. @returns how many things were due */
export async function sweepOnce(parts: SweepParts): Promise<number> {
  let done = 0;
  for (const sweep of sweeps) done += await sweep.run(parts);
  return done;
}

/** What a worker does at a tick, the sending left out. */
export async function sweepUntilEmpty(parts: SweepParts): Promise<number> {
  let done = 0;
  for (const sweep of sweeps) {
    for (let some = await sweep.run(parts); some > 0; some = await sweep.run(parts)) done += some;
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
