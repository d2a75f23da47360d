import { resolve } from 'node:path';
import type { SinkDeeds } from './children/sink.ts';
import type { Bench } from './measure.ts';
import { makeDatabase } from './place.ts';
import { BenchProcess, freePort, PlainProcess } from './processes.ts';
import { signingSecret } from './seed.ts';
import { median, scaled, timed } from './statistics.ts';

const compileCache = resolve(import.meta.dirname, '../../.data/compile-cache');

export const programs = { ours: 'src/main.ts', theirs: 'test/bench/children/bare-bolt.ts' } as const;
export type Which = keyof typeof programs;

export interface Surroundings {
  readonly databaseUrl: string;
  readonly apiUrl: string;
}

/** Cairn, or a bare Bolt app with Postgres, as `npm start` would start it. */
export function startPlain(which: Which, port: number, { databaseUrl, apiUrl }: Surroundings): PlainProcess {
  return new PlainProcess(programs[which], {
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    SLACK_API_URL: apiUrl,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: signingSecret,
    // As in package.json's "start"; a bare app has none.
    ...(which === 'ours' ? { NODE_COMPILE_CACHE: compileCache } : {}),
  });
}

export const start: Bench = {
  name: 'start',
  title: 'from the start of the process to /readyz answering 200, the database up and migrated',
  async run({ serverUrl, scale, say }) {
    const database = await makeDatabase(serverUrl);
    const sink = new BenchProcess<SinkDeeds>('sink.ts');
    try {
      const { apiUrl } = await sink.ask('listen');
      const took: Record<Which, number[]> = { ours: [], theirs: [] };
      // The first of both warms up the disk.
      for (let round = -1; round < scaled(11, scale, 2); round += 1) {
        for (const which of ['ours', 'theirs'] as const) {
          const port = await freePort();
          let child: PlainProcess | undefined;
          const ms = await timed(async () => {
            child = startPlain(which, port, { databaseUrl: database.url, apiUrl });
            await child.ready(port);
          });
          await child?.end();
          if (round >= 0) took[which].push(ms);
        }
      }
      const [ours, theirs] = [median(took.ours), median(took.theirs)];
      say(`start: ${ours.toFixed(0)} ms, bare ${theirs.toFixed(0)} ms`);
      return [
        {
          name: 'start',
          measure: 'start to ready, warm database',
          baseline: 'a bare Bolt app with pg',
          ours,
          theirs,
          unit: 'ms',
          ratio: ours / theirs,
          target: { atMost: 2 },
          note: `the middle of ${took.ours.length} starts each, in turn; Cairn with what Node compiled before, as npm start keeps it`,
        },
      ];
    } finally {
      await sink.end();
      await database.drop();
    }
  },
};
