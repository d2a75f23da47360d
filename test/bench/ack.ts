import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Measured } from './measure.ts';
import type { SlackClient } from './slack-client.ts';
import { median, percentile, scaled } from './statistics.ts';
import { openTwoApps } from './two-apps.ts';

/** How many people type /goal in the same moment, how many moments are a block, and the time from one to the next. */
const crowds = [
  { atOnce: 1, moments: 100, apartMs: 10 },
  { atOnce: 32, moments: 8, apartMs: 60 },
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
          // Cairn opens a form for each after its ack. The next crowd comes when those are open: it is the ack that is
          // measured, not how many forms a second this machine can open.
          const our = await sendCrowds(ours, crowd, (sent) => sink.ask('reachViews', sent));
          const their = await sendCrowds(theirs, crowd, async () => {});
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
            note: `the middle of ${mine.length} blocks of ${atOnce * moments}, the next ${atOnce === 1 ? 'one' : 'crowd'} when the forms of the last are open`,
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
  served: (sent: number) => Promise<void>,
): Promise<number[]> {
  const acks: number[] = [];
  for (let moment = 0; moment < moments; moment += 1) {
    const crowd = await Promise.all(Array.from({ length: atOnce }, () => client.goal()));
    acks.push(...crowd.map(({ ackMs }) => ackMs));
    await served(acks.length);
    await sleep(apartMs);
  }
  return acks;
}
