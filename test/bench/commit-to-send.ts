import pg from 'pg';
import { systemClock } from '../../src/core/clock.ts';
import type { PersonId } from '../../src/core/ids.ts';
import { createActor } from '../../src/database/act.ts';
import { connect } from '../../src/database/connect.ts';
import { enqueue } from '../../src/delivery/enqueue.ts';
import type { MentorshipId } from '../../src/features/mentorships/types.ts';
import type { CairnDeeds } from './children/cairn.ts';
import type { SinkDeeds } from './children/sink.ts';
import type { Bench } from './measure.ts';
import { makeDatabase, withClient } from './place.ts';
import { BenchProcess } from './processes.ts';
import { loading, loadPairs, signingSecret, slotAt, workspaceIdOf } from './seed.ts';
import { monotonicMs, percentile, scaled } from './statistics.ts';

const targetMs = 50;
const restMs = 30;
/** The first ones warm up: connections, prepared code. */
const warmUp = 20;

export const commitToSend: Bench = {
  name: 'commit-to-send',
  title: 'from the commit of an action to the arrival of its message, one at a time, the worker idle',
  async run({ serverUrl, scale, say }) {
    const times = warmUp + scaled(300, scale, 20);
    const database = await makeDatabase(serverUrl);
    const weekAhead = [slotAt(new Date(Date.now() + 7 * 86_400_000))];
    await loading(database.url, (client) =>
      loadPairs(client, {
        first: 1,
        workspaces: 10,
        pairsEach: Math.ceil(times / 10),
        slots: weekAhead,
        withContent: true,
      }),
    );
    const pairs = await listPairs(database.url);
    const sink = new BenchProcess<SinkDeeds>('sink.ts');
    const worker = new BenchProcess<CairnDeeds>('cairn.ts');
    const own = connect(database.url, { maxConnections: 1 });
    try {
      const { apiUrl } = await sink.ask('listen');
      await worker.ask('start', { databaseUrl: database.url, apiUrl, signingSecret, role: 'worker' });
      const actor = createActor(own, systemClock, []);
      const ours: number[] = [];
      for (const [index, pair] of pairs.slice(0, times).entries()) {
        await rest();
        await sink.ask('behave', {});
        const arrived = sink.ask('reach', 1);
        // The welcome of a mentorship: its row is there, and each pair is told once.
        await actor.asTime(pair.workspaceId, (act) =>
          enqueue(act, 'mentorship.welcome', pair.id, {
            target: { kind: 'people', ids: pair.members },
          }),
        );
        const committedAtMs = monotonicMs();
        const { firstAtMs } = await arrived;
        if (index >= warmUp) ours.push(firstAtMs - committedAtMs);
      }
      const theirs = await notifyRoundTrips(database.url, times);
      const p95 = percentile(ours, 95);
      say(`commit-to-send: p50 ${percentile(ours, 50).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
      return [
        {
          name: 'commit-to-send',
          measure: 'commit to arrival at Slack, an idle worker, p95',
          baseline: 'a bare NOTIFY round trip, p95',
          ours: p95,
          theirs: percentile(theirs, 95),
          unit: 'ms',
          ratio: p95 / targetMs,
          target: { atMost: 1 },
          note: `the ratio is to ${targetMs} ms, not to the baseline; p50 ${percentile(ours, 50).toFixed(1)} ms, of ${ours.length}`,
        },
      ];
    } finally {
      await worker.end();
      await sink.end();
      await own.close();
      await database.drop();
    }
  },
};

async function listPairs(url: string) {
  const { rows } = await withClient(url, (client) =>
    client.query<{ workspace_id: string; id: MentorshipId; members: PersonId[] }>(
      `select workspace_id, id, array[mentor_id, mentee_id] as members from mentorships order by mentor_id, workspace_id`,
    ),
  );
  const known = new Map(
    Array.from({ length: 10 }, (_, index) => [String(workspaceIdOf(index + 1)), workspaceIdOf(index + 1)]),
  );
  return rows.flatMap(({ workspace_id, id, members }) => {
    const workspaceId = known.get(workspace_id);
    return workspaceId ? [{ workspaceId, id, members }] : [];
  });
}

/** One connection notifies, another one hears it: nothing between a commit and its worker can be faster. */
async function notifyRoundTrips(url: string, times: number): Promise<number[]> {
  return withClient(url, async (speaker) => {
    const listener = new pg.Client({ connectionString: url });
    await listener.connect();
    const took: number[] = [];
    try {
      await listener.query('listen bench_hint');
      for (let index = 0; index < times; index += 1) {
        await rest();
        const heard = new Promise<number>((resolve) => listener.once('notification', () => resolve(monotonicMs())));
        const saidAtMs = monotonicMs();
        await speaker.query('notify bench_hint');
        const heardAtMs = await heard;
        if (index >= warmUp) took.push(heardAtMs - saidAtMs);
      }
    } finally {
      await listener.end();
    }
    return took;
  });
}

/** Until the one before has been marked, and nobody is at anything. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, restMs));
}
