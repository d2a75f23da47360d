import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Measured } from './measure.ts';
import type { SlackClient } from './slack-client.ts';
import { median, percentile, scaled } from './statistics.ts';
import { openTwoApps } from './two-apps.ts';

/** How many people type /goal in the same moment, how many moments are a block, and the time from one to the next. */
const crowds = [
  { atOnce: 1, moments: 100, apartMs: 15 },
  { atOnce: 32, moments: 8, apartMs: 200 },
] as const;
const judged = [
  { percent: 50, atMost: 1.3 },
  { percent: 99, atMost: 1.5 },
] as const;

export const ack: Bench = {
  name: 'ack',
  title: 'the ack of /goal, which Cairn follows up by opening its form',
  async run({ serverUrl, scale, say }) {
    const { sink, ours, theirs, close } = await openTwoApps({ serverUrl, bareOpensAView: false });
    try {
      const measured: Measured[] = [];
      for (const crowd of crowds) {
        const { atOnce, moments } = crowd;
        const mine: number[][] = [];
        const best: number[][] = [];
        // In turn, so that whatever else this machine does meets both; the first blocks warm up.
        for (let block = -2; block < scaled(12, scale, 3); block += 1) {
          await sink.ask('behave', {});
          const our = await sendCrowds(ours, crowd);
          // What it was asked has been done before the other one is measured.
          await sink.ask('reachViews', atOnce * moments);
          const their = await sendCrowds(theirs, crowd);
          if (block < 0) continue;
          mine.push(our);
          best.push(their);
        }
        for (const { percent, atMost } of judged) {
          const [our, their] = [mine, best].map((blocks) => median(blocks.map((acks) => percentile(acks, percent))));
          if (our === undefined || their === undefined) throw new Error('nothing was measured');
          say(`ack: p${percent} with ${atOnce} at once ${our.toFixed(2)} ms, bare ${their.toFixed(2)} ms`);
          measured.push({
            name: `ack-p${percent}-of-${atOnce}`,
            measure: `ack of /goal, p${percent}, ${atOnce === 1 ? 'one at a time' : `${atOnce} at once`}`,
            baseline: 'a bare Bolt app that only acks',
            ours: our,
            theirs: their,
            unit: 'ms',
            ratio: our / their,
            target: { atMost },
            note: `the middle of ${mine.length} blocks of ${atOnce * moments}`,
          });
        }
      }
      return measured;
    } finally {
      await close();
    }
  },
};

async function sendCrowds(
  client: SlackClient,
  { atOnce, moments, apartMs }: (typeof crowds)[number],
): Promise<number[]> {
  const acks: number[] = [];
  for (let moment = 0; moment < moments; moment += 1) {
    const crowd = await Promise.all(Array.from({ length: atOnce }, () => client.goal()));
    acks.push(...crowd.map(({ ackMs }) => ackMs));
    await sleep(apartMs);
  }
  return acks;
}
