import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/core/clock.ts';
import type { BareSenderDeeds } from './children/bare-sender.ts';
import type { CairnDeeds } from './children/cairn.ts';
import type { SinkDeeds, SinkState } from './children/sink.ts';
import type { Bench, BenchOptions, Measured } from './measure.ts';
import { type BenchDatabase, makeDatabase } from './place.ts';
import { BenchProcess } from './processes.ts';
import { loading, loadPairs, signingSecret, slotAt } from './seed.ts';
import { scaled } from './statistics.ts';
import { fillOutbox } from './sweeping.ts';

const workers = 2;
const pairsEach = 20;
/** In ms; the slower ones first: their peaks of open calls say how many Cairn sends at once. */
const sinks = [250, 50, 0] as const;

export const deliveries: Bench = {
  name: 'deliveries',
  title: '20,000 due check-in prompts of 1,000 workspaces, sent by two workers',
  async run(options) {
    const workspaces = scaled(1_000, options.scale, 5);
    const full = await fullOutbox(options, workspaces);
    const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-calls-'));
    const sink = new BenchProcess<SinkDeeds>('sink.ts');
    try {
      const { apiUrl } = await sink.ask('listen');
      const measured: Measured[] = [];
      let atOnce = 0;
      for (const delayMs of sinks) {
        const due = workspaces * pairsEach;
        options.say(`deliveries: ${due} messages, a sink that takes ${delayMs} ms`);
        await sink.ask('behave', { delayMs, keeps: true });
        const database = await makeDatabase(options.serverUrl, full);
        const ours = await sentByCairn({ sink, apiUrl, databaseUrl: database.url, due });
        await database.drop();
        // A sink that answers at once never has many calls open: there the last number stands.
        if (delayMs > 0) atOnce = Math.max(workers, ours.mostOpen);
        options.say(`deliveries: Cairn sent ${rateOf(ours).toFixed(0)}/s, ${ours.mostOpen} calls at once at most`);
        const paths = Array.from({ length: workers }, (_, index) => join(folder, `${delayMs}-${index}.jsonl`));
        await sink.ask('save', paths);
        await sink.ask('behave', { delayMs });
        const theirs = await sentBare({ sink, apiUrl, paths, due, atOnce: Math.ceil(atOnce / workers) });
        options.say(`deliveries: the bare loop sent ${rateOf(theirs).toFixed(0)}/s`);
        measured.push({
          name: `deliveries-sink-${delayMs}ms`,
          measure: `delivery of ${due.toLocaleString('en')} due messages, ${workers} workers, a Slack that takes ${delayMs} ms`,
          baseline: `${workers} bare WebClient loops posting the same messages, ${atOnce} calls at once`,
          ours: rateOf(ours),
          theirs: rateOf(theirs),
          unit: 'messages/s',
          ratio: rateOf(ours) / rateOf(theirs),
          target: { atLeast: 0.7 },
        });
      }
      return measured;
    } finally {
      await sink.end();
      await full.drop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** A database whose outbox was filled by the sweep: the rows are what they are in production. */
async function fullOutbox({ serverUrl, say }: BenchOptions, workspaces: number): Promise<BenchDatabase> {
  const database = await makeDatabase(serverUrl);
  const slots = [slotAt(new Date(Date.now() - 5 * 60_000))];
  await loading(database.url, (client) =>
    loadPairs(client, { first: 1, workspaces, pairsEach, slots, withContent: true }),
  );
  say(`deliveries: ${await fillOutbox(database.url, systemClock)} prompts fall due`);
  return database;
}

/** Messages a second, from the first to the last. */
export function rateOf({ posts, firstAtMs, lastAtMs }: SinkState): number {
  return ((posts - 1) / (lastAtMs - firstAtMs)) * 1000;
}

type Sink = BenchProcess<SinkDeeds>;

/** Starts workers on a database and waits until so many messages have come. */
export async function sentByCairn(given: {
  sink: Sink;
  apiUrl: string;
  databaseUrl: string;
  due: number;
}): Promise<SinkState> {
  const { sink, apiUrl, databaseUrl, due } = given;
  const all = Array.from({ length: workers }, () => new BenchProcess<CairnDeeds>('cairn.ts'));
  try {
    const reached = sink.ask('reach', due);
    await Promise.all(all.map((worker) => worker.ask('start', { databaseUrl, apiUrl, signingSecret, role: 'worker' })));
    const state = await reached;
    await Promise.all(all.map((worker) => worker.ask('stop')));
    return state;
  } finally {
    await Promise.all(all.map((worker) => worker.end()));
  }
}

async function sentBare(given: {
  sink: Sink;
  apiUrl: string;
  paths: readonly string[];
  due: number;
  atOnce: number;
}): Promise<SinkState> {
  const { sink, apiUrl, paths, due, atOnce } = given;
  const senders = paths.map(() => new BenchProcess<BareSenderDeeds>('bare-sender.ts'));
  try {
    await Promise.all(senders.map((sender, index) => sender.ask('load', { path: paths[index] ?? '', apiUrl })));
    const reached = sink.ask('reach', due);
    await Promise.all(senders.map((sender) => sender.ask('send', { atOnce })));
    return await reached;
  } finally {
    await Promise.all(senders.map((sender) => sender.end()));
  }
}
