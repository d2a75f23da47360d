import pg from 'pg';
import { MovableClock } from '../../src/core/clock.ts';
import type { PersonId } from '../../src/core/ids.ts';
import { createActor } from '../../src/database/act.ts';
import { connect } from '../../src/database/connect.ts';
import { readHome } from '../../src/features/app-home/listeners.ts';
import { homeParts } from '../../src/features.ts';
import { isQuery, recorded } from '../support/recorded.ts';
import { loadHistory } from './history.ts';
import type { Bench } from './measure.ts';
import { makeDatabase } from './place.ts';
import { loading, loadPairs, slotAt, workspaceIdOf } from './seed.ts';
import { median, scaled, timed } from './statistics.ts';

const today = new Date('2026-11-23T09:00:00Z');
const pairsEach = 50;
/** Who looks and their mentorships, then one for each table of which something is shown. */
const allowedQueries = 6;
const person = 'UB1' as PersonId;
const ages = [
  { workspace: 1, weeks: 4, name: 'a month' },
  { workspace: 2, weeks: 260, name: 'five years' },
] as const;

export const home: Bench = {
  name: 'home',
  title: 'App Home of a mentee with one month and with five years of history',
  async run({ serverUrl, scale, say }) {
    const prepared = await makeDatabase(serverUrl);
    await loading(prepared.url, async (client) => {
      const slots = [slotAt(new Date(today.getTime() + 3_600_000))];
      await loadPairs(client, { first: 1, workspaces: ages.length, pairsEach, slots, withContent: true });
      for (const { workspace, weeks } of ages) await loadHistory(client, { workspace, weeks, until: today });
    });
    const database = connect(prepared.url, { maxConnections: 1 });
    const raw = new pg.Client({ connectionString: prepared.url });
    await raw.connect();
    try {
      const actor = createActor(database, new MovableClock(today), []);
      const show = (workspace: number) =>
        actor.asPerson(workspaceIdOf(workspace), person, (act) => readHome(act, homeParts));
      const places = [];
      for (const age of ages) {
        const statements = await recorded(database, () => show(age.workspace));
        const { result } = await show(age.workspace);
        if (!JSON.stringify(result).includes('Give three talks')) throw new Error('the Home shows no goal');
        places.push({ ...age, statements, ours: [] as number[], raws: [] as number[] });
      }
      const each = scaled(60, scale, 10);
      for (let block = -2; block < scaled(15, scale, 3); block += 1) {
        for (const { workspace, statements, ours, raws } of places) {
          const mine: number[] = [];
          const bare: number[] = [];
          for (let times = 0; times < each; times += 1) {
            mine.push(await timed(() => show(workspace)));
            bare.push(
              await timed(async () => {
                for (const { text, values } of statements) await raw.query(text, values);
              }),
            );
          }
          if (block < 0) continue;
          ours.push(median(mine));
          raws.push(median(bare));
        }
      }
      const [month, years] = places;
      if (!month || !years) throw new Error('nothing was measured');
      const queries = Math.max(...places.map(({ statements }) => statements.filter(isQuery).length));
      const [ofMonth, ofYears] = [median(month.ours), median(years.ours)];
      const rawNote = `the same statements as raw SQL: ${median(month.raws).toFixed(2)} ms and ${median(years.raws).toFixed(2)} ms`;
      say(
        `home: ${ofMonth.toFixed(2)} ms with a month, ${ofYears.toFixed(2)} ms with five years, ${queries} queries; ${rawNote}`,
      );
      return [
        {
          name: 'home',
          measure: `App Home with ${years.name} of history`,
          baseline: `the same with ${month.name}`,
          ours: ofYears,
          theirs: ofMonth,
          unit: 'ms',
          ratio: ofYears / ofMonth,
          target: { atMost: 1.3 },
          note: rawNote,
        },
        {
          name: 'home-queries',
          measure: 'queries of an App Home, begin and commit not counted',
          baseline: `the ${allowedQueries} that are allowed`,
          ours: queries,
          theirs: allowedQueries,
          unit: 'queries',
          ratio: queries / allowedQueries,
          target: { atMost: 1 },
        },
      ];
    } finally {
      await raw.end();
      await database.close();
      await prepared.drop();
    }
  },
};
