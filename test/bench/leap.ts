import type { LeapDeeds } from './children/leap.ts';
import type { Bench, Measured } from './measure.ts';
import { BenchProcess } from './processes.ts';
import { scaled } from './statistics.ts';

/** Slack waits three seconds for an ack. A leap must not be felt in that. */
const allowedMs = 100;

/** The stop of the plain pattern grows with the leap. */
const compared = [
  { days: 1, target: { atMost: 0.03 } },
  { days: 7, target: { atMost: 0.01 } },
] as const;
const longDays = 400;

export const leap: Bench = {
  name: 'leap',
  title: 'the longest stop of the event loop after the wall clock leapt forward, as when a laptop wakes up',
  async run({ scale, say }) {
    const rounds = scaled(5, scale);
    const note = `the least of ${rounds} leaps, one look each`;
    const still = await stopOfOurs(0, rounds);
    const measured: Measured[] = [];
    let plainMsPerDay = 0;
    for (const { days, target } of compared) {
      const ours = await stopOfOurs(days, rounds);
      const theirs = await stopOfPlain(days);
      plainMsPerDay = theirs / days;
      say(`leap: ${days} days, ${ours.toFixed(1)} ms, plain ${theirs.toFixed(0)} ms`);
      measured.push({
        name: `leap-${days}-days`,
        measure: `longest stop after a leap of ${days === 1 ? 'a day' : `${days} days`}`,
        baseline: 'the plain pattern of node-cron, */3 * * * * *',
        ours,
        theirs,
        unit: 'ms',
        ratio: ours / theirs,
        target,
        note: `${note}; the plain one once`,
      });
    }
    const ours = await stopOfOurs(longDays, rounds);
    const plainMinutes = (plainMsPerDay * longDays) / 60_000;
    say(`leap: ${longDays} days, ${ours.toFixed(1)} ms, no leap ${still.toFixed(1)} ms`);
    measured.push({
      name: `leap-${longDays}-days`,
      measure: `longest stop after a leap of ${longDays} days`,
      baseline: `the ${allowedMs} ms that a leap may cost`,
      ours,
      theirs: allowedMs,
      unit: 'ms',
      ratio: ours / allowedMs,
      target: { atMost: 1 },
      note: `${note}, ${still.toFixed(1)} ms without a leap; the plain pattern is left out, it would stand still for ${plainMinutes.toFixed(0)} minutes`,
    });
    return measured;
  },
};

/** The least of some. What a leap costs is in each of them; the stops of a busy machine are not. */
async function stopOfOurs(days: number, rounds: number): Promise<number> {
  const child = new BenchProcess<LeapDeeds>('leap.ts');
  try {
    const stops: number[] = [];
    while (stops.length < rounds) {
      const { stoppedMs, looks } = await child.ask('leap', { way: 'ours', days });
      if (looks !== 1) throw new Error(`${looks} looks after a leap of ${days} days`);
      stops.push(stoppedMs);
    }
    return Math.min(...stops);
  } finally {
    await child.end();
  }
}

async function stopOfPlain(days: number): Promise<number> {
  const child = new BenchProcess<LeapDeeds>('leap.ts');
  try {
    return (await child.ask('leap', { way: 'plain', days })).stoppedMs;
  } finally {
    await child.end();
  }
}
