import { sql } from 'kysely';
import { MovableClock } from '../../src/core/clock.ts';
import { connect } from '../../src/database/connect.ts';
import type { Bench } from './measure.ts';
import { loadSchedules, manySchedules, momentOf } from './million.ts';
import { median, scaled, timed } from './statistics.ts';
import { sweepOnce, sweepParts } from './sweeping.ts';

const few = 1_000;
const blocks = 20;

export const sweepIdle: Bench = {
  name: 'sweep-idle',
  title: 'every sweep once with nothing due, among 1,000 and among 1,000,000 schedules',
  async run(options) {
    const { serverUrl, scale, say } = options;
    const many = scaled(1_000_000, scale, 10_000);
    const small = await loadSchedules(serverUrl, few);
    const large = await manySchedules(options, many);
    const places = [small, large].map(({ url }) => {
      const database = connect(url, { maxConnections: 1 });
      return {
        database,
        parts: sweepParts(database, new MovableClock(momentOf(-1))),
        sweeps: [] as number[],
        selects: [] as number[],
      };
    });
    try {
      const each = scaled(50, scale, 10);
      for (let block = -1; block < blocks; block += 1) {
        for (const { database, parts, sweeps, selects } of places) {
          const swept: number[] = [];
          const selected: number[] = [];
          for (let times = 0; times < each; times += 1) {
            swept.push(
              await timed(async () => {
                if ((await sweepOnce(parts)) > 0) throw new Error('something was due');
              }),
            );
            selected.push(await timed(() => sql`select 1`.execute(database.kysely)));
          }
          // The first block warms up.
          if (block < 0) continue;
          sweeps.push(median(swept));
          selects.push(median(selected));
        }
      }
      const [atFew, atMany] = places.map(({ sweeps }) => median(sweeps));
      const select = median(places.flatMap(({ selects }) => selects));
      if (atFew === undefined || atMany === undefined) throw new Error('nothing was measured');
      say(
        `sweep-idle: ${atFew.toFixed(2)} ms at ${few}, ${atMany.toFixed(2)} ms at ${many}, SELECT 1 ${select.toFixed(2)} ms`,
      );
      return [
        {
          name: 'sweep-idle',
          measure: `all sweeps with nothing due at ${many.toLocaleString('en')} schedules`,
          baseline: `the same at ${few.toLocaleString('en')}`,
          ours: atMany,
          theirs: atFew,
          unit: 'ms',
          ratio: atMany / atFew,
          target: { atMost: 1.5 },
          note: `SELECT 1 on the same connection takes ${select.toFixed(2)} ms`,
        },
      ];
    } finally {
      for (const { database } of places) await database.close();
      await small.drop();
    }
  },
};
