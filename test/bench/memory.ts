import { setTimeout as sleep } from 'node:timers/promises';
import type { CairnDeeds } from './children/cairn.ts';
import type { SinkDeeds } from './children/sink.ts';
import type { Bench, BenchOptions, Measured } from './measure.ts';
import { makeDatabase } from './place.ts';
import { BenchProcess, freePort } from './processes.ts';
import { loading, loadPairs, signingSecret, slotAt } from './seed.ts';
import { startPlain, type Which } from './start.ts';
import { median, scaled } from './statistics.ts';

const mib = 2 ** 20;
const idleMs = 4_000;
const pairsEach = 50;

export const memory: Bench = {
  name: 'memory',
  title: 'memory of a worker after 1,000 and after 100,000 deliveries, and of an idle Cairn',
  async run(options) {
    return [...(await whileSending(options)), await whileIdle(options)];
  },
};

async function whileSending({ serverUrl, scale, say }: BenchOptions): Promise<Measured[]> {
  const first = 1_000;
  const all = Math.max(2 * first, scaled(100_000, scale));
  const database = await makeDatabase(serverUrl);
  const sink = new BenchProcess<SinkDeeds>('sink.ts');
  const worker = new BenchProcess<CairnDeeds>('cairn.ts', ['--expose-gc']);
  // The worker sweeps as well: what falls due is found, opened and sent by itself.
  const fallDue = (firstWorkspace: number, count: number) =>
    loading(database.url, (client) => {
      const slots = [slotAt(new Date(Date.now() - 60_000))];
      const workspaces = Math.ceil(count / pairsEach);
      return loadPairs(client, { first: firstWorkspace, workspaces, pairsEach, slots, withContent: true });
    });
  try {
    const { apiUrl } = await sink.ask('listen');
    await sink.ask('behave', {});
    await worker.ask('start', { databaseUrl: database.url, apiUrl, signingSecret, role: 'worker' });
    await fallDue(1, first);
    await sink.ask('reach', first);
    await sleep(1_000);
    const before = await worker.ask('memory');
    say(`memory: ${inMib(before.rssBytes)} MiB resident, ${inMib(before.heapBytes)} MiB heap after ${first}`);
    await fallDue(1 + first / pairsEach, all - first);
    await sink.ask('reach', all);
    await sleep(1_000);
    const after = await worker.ask('memory');
    say(`memory: ${inMib(after.rssBytes)} MiB resident, ${inMib(after.heapBytes)} MiB heap after ${all}`);
    const judged = (what: string, key: 'rssBytes' | 'heapBytes'): Measured => ({
      name: `memory-${key === 'rssBytes' ? 'resident' : 'heap'}`,
      measure: `${what} of a worker after ${all.toLocaleString('en')} deliveries`,
      baseline: `after ${first.toLocaleString('en')}`,
      ours: after[key] / mib,
      theirs: before[key] / mib,
      unit: 'MiB',
      ratio: after[key] / before[key],
      target: { atMost: 1.2 },
      note: 'after a garbage collection',
    });
    return [judged('resident memory', 'rssBytes'), judged('heap', 'heapBytes')];
  } finally {
    await worker.end();
    await sink.end();
    await database.drop();
  }
}

async function whileIdle({ serverUrl, scale, say }: BenchOptions): Promise<Measured> {
  const database = await makeDatabase(serverUrl);
  const sink = new BenchProcess<SinkDeeds>('sink.ts');
  try {
    const { apiUrl } = await sink.ask('listen');
    const resident: Record<Which, number[]> = { ours: [], theirs: [] };
    for (let round = 0; round < scaled(3, scale); round += 1) {
      for (const which of ['ours', 'theirs'] as const) {
        const port = await freePort();
        const child = startPlain(which, port, { databaseUrl: database.url, apiUrl });
        try {
          await child.ready(port);
          await sleep(idleMs);
          resident[which].push((await child.residentBytes()) / mib);
        } finally {
          await child.end();
        }
      }
    }
    const [ours, theirs] = [median(resident.ours), median(resident.theirs)];
    say(`memory: idle ${ours.toFixed(0)} MiB, bare ${theirs.toFixed(0)} MiB`);
    return {
      name: 'memory-idle',
      measure: 'resident memory of an idle Cairn',
      baseline: 'a bare Bolt app with pg',
      ours,
      theirs,
      unit: 'MiB',
      ratio: ours / theirs,
      target: { atMost: 1.5 },
      note: `${idleMs / 1000} s after the start, the middle of ${resident.ours.length} each`,
    };
  } finally {
    await sink.end();
    await database.drop();
  }
}

function inMib(bytes: number): string {
  return (bytes / mib).toFixed(1);
}
