import { jumpingClock, newTzdata, type SceneParts, setBackAmongRetries, weekOfDowntime } from './clock-scenes.ts';
import { asleepForAnHour } from './clock-sleeper.ts';
import type { Drill, DrillRow } from './drill.ts';

const seed = 20_261_123;

export const clock: Drill = {
  name: 'clock',
  title: 'sleep, clocks that jump, a week away, and time zones that are redefined',
  async run({ size, serverUrl, say }) {
    const isFull = size === 'full';
    const parts: SceneParts = { serverUrl, seed, pairs: isFull ? 60 : 9 };
    const count = isFull ? 40 : 4;
    const scenes: (() => Promise<DrillRow>)[] = [
      () => asleepForAnHour(parts, isFull ? 20 : 2),
      () => weekOfDowntime(parts),
      () => jumpingClock(parts, 'calendar and machine', count),
      () => jumpingClock(parts, 'calendar', count),
      () => jumpingClock(parts, 'machine', count),
      () => setBackAmongRetries(parts),
      () => newTzdata(parts),
    ];
    const rows: DrillRow[] = [];
    for (const scene of scenes) {
      const row = await scene();
      rows.push(row);
      say(`${row.what}: ${row.done} done`);
    }
    return rows;
  },
};
