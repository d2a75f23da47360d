import type { Door } from '../../../slack/door.ts';
import { registerLookingBack } from './look-back.ts';
import { registerRaising } from './raise.ts';
import { registerWriting } from './write.ts';

export function registerObstacles(door: Door): void {
  registerRaising(door);
  registerWriting(door);
  registerLookingBack(door);
}
