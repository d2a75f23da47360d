import { setTimeout as sleep } from 'node:timers/promises';
import { countRoundTrips } from './counting-proxy.ts';
import type { Bench } from './measure.ts';
import type { SlackClient } from './slack-client.ts';
import { median, scaled } from './statistics.ts';
import { openTwoApps } from './two-apps.ts';

const allowed = 3;
const perBlock = 40;

export const openModal: Bench = {
  name: 'open-modal',
  title: 'from /goal to the call that opens its form, and what that asks of Postgres',
  async run({ serverUrl, scale, say }) {
    let proxy: Awaited<ReturnType<typeof countRoundTrips>> | undefined;
    const apps = await openTwoApps({
      serverUrl,
      bareOpensAView: true,
      through: async (databaseUrl) => {
        proxy = await countRoundTrips(databaseUrl);
        return proxy.url;
      },
    });
    try {
      const { sink, ours, theirs } = apps;
      await sink.ask('behave', { tellsOf: 'views.open' });
      let arrived: (atMs: number) => void = () => {};
      sink.heard = (told) => arrived((told as { atMs: number }).atMs);
      const once = async (client: SlackClient): Promise<number> => {
        const arrival = new Promise<number>((resolve) => {
          arrived = resolve;
        });
        const { sentAtMs } = await client.goal();
        return (await arrival) - sentAtMs;
      };
      const mine: number[] = [];
      const best: number[] = [];
      const trips: number[] = [];
      for (let block = -1; block < scaled(10, scale, 2); block += 1) {
        const our: number[] = [];
        const their: number[] = [];
        for (let times = 0; times < perBlock; times += 1) {
          const before = proxy?.count ?? 0;
          our.push(await once(ours));
          // The call has arrived; what Postgres was asked for it has been counted by then.
          if (block >= 0) trips.push((proxy?.count ?? 0) - before);
          await sleep(2);
        }
        for (let times = 0; times < perBlock; times += 1) their.push(await once(theirs));
        if (block < 0) continue;
        mine.push(median(our));
        best.push(median(their));
      }
      const most = Math.max(...trips);
      const [our, their] = [median(mine), median(best)];
      say(
        `open-modal: ${our.toFixed(2)} ms, bare ${their.toFixed(2)} ms; ${median(trips)} round trips, ${most} at most`,
      );
      return [
        {
          name: 'open-modal',
          measure: '/goal to the views.open call: round trips to Postgres',
          baseline: 'a bare Bolt app opening a constant view, which needs none',
          ours: median(trips),
          theirs: 0,
          unit: 'round trips',
          ratio: median(trips) / allowed,
          target: { atMost: 1 },
          note: `the ratio is to ${allowed} round trips, counted on the wire (begin, role and workspace are one, commit is one; ${most} at most); it takes ${our.toFixed(2)} ms, the bare app ${their.toFixed(2)} ms`,
        },
      ];
    } finally {
      await apps.close();
      proxy?.close();
    }
  },
};
