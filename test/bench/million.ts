import type { BenchOptions } from './measure.ts';
import { type BenchDatabase, makeDatabase, withClient } from './place.ts';
import { loading, loadPairs, type Slot, slotAt } from './seed.ts';

/** Monday 23 November 2026, 00:00 UTC: the first of the hours at which they fall due. */
const firstDueMs = Date.parse('2026-11-23T00:00:00Z');
export const hours = 100;

export const slots: readonly Slot[] = Array.from({ length: hours }, (_, hour) =>
  slotAt(new Date(firstDueMs + hour * 3_600_000)),
);

/** One minute after the hour of a slot; -1 is before anything is due. */
export function momentOf(slot: number): Date {
  return new Date(firstDueMs + slot * 3_600_000 + 60_000);
}

/** As many schedules, a hundred a workspace, of which a hundredth falls due each hour. */
export async function loadSchedules(serverUrl: string, count: number): Promise<BenchDatabase> {
  const database = await makeDatabase(serverUrl);
  const pairsEach = Math.min(100, count);
  await loading(database.url, (client) =>
    loadPairs(client, { first: 1, workspaces: Math.ceil(count / pairsEach), pairsEach, slots, withContent: false }),
  );
  // As autovacuum would have done by then.
  await withClient(database.url, (client) => client.query('vacuum (analyze) check_in_schedules; '));
  return database;
}

const loaded = new Map<string, BenchDatabase>();

/** Two benchmarks need the million; whoever comes second finds it there. It goes when its server goes. */
export async function manySchedules({ serverUrl, say }: BenchOptions, count: number): Promise<BenchDatabase> {
  const key = `${serverUrl} ${count}`;
  const known = loaded.get(key);
  if (known) return known;
  say(`loading ${count.toLocaleString('en')} schedules`);
  const made = await loadSchedules(serverUrl, count);
  loaded.set(key, made);
  return made;
}
