import type { Door } from '../../../slack/door.ts';
import { registerProgramDays } from './program-days.ts';
import { registerTimeOff } from './time-off.ts';
import { registerTimes } from './times.ts';

export function registerAvailability(door: Door): void {
  registerTimeOff(door);
  registerTimes(door);
  registerProgramDays(door);
}
