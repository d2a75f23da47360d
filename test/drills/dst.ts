import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { tzdataVersion } from '../../src/core/local-time.ts';
import type { Drill, DrillOptions, DrillRow } from './drill.ts';
import type { Tally } from './dst-check.ts';
import { Dice } from './dst-dice.ts';
import { addZonesTally, newZonesTally, readClock, sampleZones, type ZonesTally } from './dst-zones.ts';

const seed = 20_261_123;
const sampledZones = 16;

/** Those that Slack may name, and UTC, which Intl leaves out of its list. */
const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

export const dst: Drill = {
  name: 'dst',
  title: 'every rhythm in every time zone, 2026–2031, beside a second way to compute it',
  async run(options) {
    const tally = await (options.size === 'full' ? checkInThreads(options) : sample());
    const { dates, rhythms } = tally;
    const wrong = [dates.once, dates.gap, dates.overlap, ...rhythms].flatMap((each) => each.wrong);
    for (const line of wrong.slice(0, 20)) options.say(line);
    return [
      row('a date and a time', dates.once, inAll(tally)),
      row('… that the clock there leaves out', dates.gap),
      row('… that the clock there shows twice', dates.overlap),
      ...rhythms.map((each, index) => row(index === 0 ? 'every week' : `every ${index + 1} weeks`, each)),
    ].filter(({ done }) => done > 0);
  },
};

function row(what: string, { done, lost, doubled, late }: Tally, note?: string): DrillRow {
  return { what, done, lost, doubled, late, note };
}

function inAll({ clocks }: ZonesTally): string {
  return `${clocks.length} zones, ${new Set(clocks).size} different clocks, tzdata ${tzdataVersion}`;
}

async function sample(): Promise<ZonesTally> {
  const dice = new Dice(seed);
  return sampleZones(dice.some(zones, sampledZones), dice);
}

/** A thread a core; zones whose clocks are alike go to the same one. */
async function checkInThreads({ say }: DrillOptions): Promise<ZonesTally> {
  const total = newZonesTally();
  const threads = availableParallelism();
  let checked = 0;
  const alike = Map.groupBy(zones, readClock);
  const hands: string[][] = Array.from({ length: threads }, () => []);
  for (const group of alike.values()) hands.sort((a, b) => a.length - b.length)[0]?.push(...group);
  const run = async (own: string[]) => {
    const thread = new Worker(join(import.meta.dirname, 'dst-thread.ts'), { workerData: { zones: own, seed } });
    thread.on('message', (message: { zone: string } | { tally: ZonesTally }) => {
      if ('tally' in message) addZonesTally(total, message.tally);
      else if (++checked % 50 === 0) say(`${checked} of ${zones.length} zones`);
    });
    const [code] = await once(thread, 'exit');
    if (code !== 0) throw new Error(`a thread ended with ${code}`);
  };
  await Promise.all(hands.map(run));
  if (total.clocks.length !== zones.length) throw new Error(`${total.clocks.length} of ${zones.length} zones checked`);
  return total;
}
