import { systemClock } from '../../src/core/clock.ts';
import type { SinkDeeds } from './children/sink.ts';
import { rateOf, sentByCairn } from './deliveries.ts';
import type { Bench } from './measure.ts';
import { makeDatabase, withClient } from './place.ts';
import { BenchProcess } from './processes.ts';
import { loading, loadPairs, slotAt, tokenOf, workspaceIdOf } from './seed.ts';
import { median, scaled } from './statistics.ts';
import { fillOutbox } from './sweeping.ts';

const others = 300;
const pairsEach = 20;
/** The blocked workspace: so many true check-ins, and its pending messages are about those. */
const blockedPairs = 100;
const closed = workspaceIdOf(1);
const rounds = 2;

export const closedGate: Bench = {
  name: 'closed-gate',
  title: 'one workspace with 100,000 pending messages that Slack asked to wait an hour, and the pace of the others',
  async run({ serverUrl, scale, say }) {
    const workspaces = scaled(others, scale, 5);
    const pending = scaled(100_000, scale, 200);
    const slots = [slotAt(new Date(Date.now() - 5 * 60_000))];
    const alone = await makeDatabase(serverUrl);
    await loading(alone.url, (client) =>
      loadPairs(client, { first: 2, workspaces, pairsEach, slots, withContent: true }),
    );
    const beside = await makeDatabase(serverUrl, alone);
    // Its messages are the oldest of all: whoever takes the oldest first meets it again and again.
    const earlier = [slotAt(new Date(Date.now() - 8 * 60_000))];
    await loading(beside.url, (client) =>
      loadPairs(client, { first: 1, workspaces: 1, pairsEach: blockedPairs, slots: earlier, withContent: true }),
    );
    const due = await fillOutbox(alone.url, systemClock);
    await fillOutbox(beside.url, systemClock);
    await addPending(beside.url, pending - blockedPairs);
    say(`closed-gate: ${due} messages of ${workspaces} workspaces, beside one with ${pending}`);

    const sink = new BenchProcess<SinkDeeds>('sink.ts');
    try {
      const { apiUrl } = await sink.ask('listen');
      const rates = { alone: [] as number[], beside: [] as number[] };
      let refused = 0;
      for (let round = 0; round < rounds; round += 1) {
        for (const which of ['alone', 'beside'] as const) {
          const database = await makeDatabase(serverUrl, which === 'alone' ? alone : beside);
          await sink.ask('behave', { refuses: tokenOf(closed) });
          const state = await sentByCairn({ sink, apiUrl, databaseUrl: database.url, due });
          await database.drop();
          rates[which].push(rateOf(state));
          if (which === 'beside') refused = Math.max(refused, state.refused);
          say(`closed-gate: ${which} ${rateOf(state).toFixed(0)}/s, ${state.refused} calls refused`);
        }
      }
      if (refused === 0) throw new Error('the gate was never closed: nothing was measured');
      return [
        {
          name: 'closed-gate',
          measure: `pace of ${workspaces} workspaces beside one with ${pending.toLocaleString('en')} pending and a closed gate`,
          baseline: 'the same without it',
          ours: median(rates.beside),
          theirs: median(rates.alone),
          unit: 'messages/s',
          ratio: median(rates.beside) / median(rates.alone),
          target: { atLeast: 0.95 },
          note: `${refused} calls were made for the closed workspace; the middle of ${rounds} runs each`,
        },
      ];
    } finally {
      await sink.end();
      await alone.drop();
      await beside.drop();
    }
  },
};

/** More prompts of the blocked workspace's check-ins, as many as a pile-up of weeks. */
async function addPending(databaseUrl: string, count: number): Promise<void> {
  await withClient(databaseUrl, (client) =>
    client.query(
      `insert into deliveries (workspace_id, id, kind, operation, subject_id, target_kind, target, dedup_key, due_at, state, created_at)
        select d.workspace_id, gen_random_uuid(), d.kind, d.operation, d.subject_id, d.target_kind, d.target,
          d.dedup_key || '/' || n, d.due_at + n * interval '1 millisecond', 'pending', d.created_at
        from (select *, row_number() over (order by id) as nth from deliveries where workspace_id = $1) as d
          join generate_series(1, $2::int) as n on n % $3 + 1 = d.nth`,
      [closed, count, blockedPairs],
    ),
  );
  await withClient(databaseUrl, (client) => client.query('analyze'));
}
