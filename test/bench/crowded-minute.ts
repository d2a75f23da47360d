import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/core/clock.ts';
import { slackLimits } from '../../src/delivery/pacing.ts';
import type { BareSenderDeeds } from './children/bare-sender.ts';
import type { SinkDeeds, SinkState } from './children/sink.ts';
import { sentByCairn } from './deliveries.ts';
import type { Bench } from './measure.ts';
import { makeDatabase } from './place.ts';
import { BenchProcess } from './processes.ts';
import { loading, loadPairs, slotAt } from './seed.ts';
import { scaled } from './statistics.ts';
import { fillOutbox } from './sweeping.ts';

/** What this Slack takes of one workspace in any minute: a little more than Cairn allows itself. */
const slackTakes = slackLimits.perMinute['chat.postMessage'] + 10;

export const crowdedMinute: Bench = {
  name: 'crowded-minute',
  title: '500 check-ins of one workspace due in the same minute, before a Slack that keeps to its limits',
  async run({ serverUrl, scale, say }) {
    const pairs = scaled(500, scale, 5);
    const database = await makeDatabase(serverUrl);
    const slots = [slotAt(new Date(Date.now() - 60_000))];
    await loading(database.url, (client) =>
      loadPairs(client, { first: 1, workspaces: 1, pairsEach: pairs, slots, withContent: true }),
    );
    const due = await fillOutbox(database.url, systemClock);
    const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-crowd-'));
    const sink = new BenchProcess<SinkDeeds>('sink.ts');
    try {
      const { apiUrl } = await sink.ask('listen');
      await sink.ask('behave', { keeps: true, perMinute: slackTakes });
      const ours = await sentByCairn({ sink, apiUrl, databaseUrl: database.url, due });
      say(
        `crowded-minute: the last of ${due} prompts came ${latenessOf(ours).toFixed(1)} s after the first, ${ours.refused} refused`,
      );
      if (ours.refused > 0) throw new Error(`Slack had to refuse ${ours.refused} calls of Cairn's`);
      const path = join(folder, 'calls.jsonl');
      await sink.ask('save', [path]);
      await sink.ask('behave', { perMinute: slackTakes });
      const theirs = await sentInTurns({ sink, apiUrl, path, due });
      say(`crowded-minute: by the bare loop ${latenessOf(theirs).toFixed(1)} s, ${theirs.refused} refused`);
      return [
        {
          name: 'crowded-minute',
          measure: `lateness of the last of ${due} prompts of one workspace, due in one minute`,
          baseline: `a bare WebClient loop that posts the same, ${slackLimits.perMinute['chat.postMessage']} a minute`,
          ours: latenessOf(ours),
          theirs: latenessOf(theirs),
          unit: 's',
          ratio: latenessOf(ours) / latenessOf(theirs),
          target: { atMost: 1.15 },
          note: `Slack refused ${ours.refused} calls of Cairn's and ${theirs.refused} of the loop's`,
        },
      ];
    } finally {
      await sink.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** In seconds, from the first message on. */
function latenessOf({ firstAtMs, lastAtMs }: SinkState): number {
  return (lastAtMs - firstAtMs) / 1000;
}

async function sentInTurns(given: {
  sink: BenchProcess<SinkDeeds>;
  apiUrl: string;
  path: string;
  due: number;
}): Promise<SinkState> {
  const { sink, apiUrl, path, due } = given;
  const sender = new BenchProcess<BareSenderDeeds>('bare-sender.ts');
  try {
    await sender.ask('load', { path, apiUrl });
    const reached = sink.ask('reach', due);
    await sender.ask('send', { atOnce: 4, perMinute: slackLimits.perMinute['chat.postMessage'] });
    return await reached;
  } finally {
    await sender.end();
  }
}
