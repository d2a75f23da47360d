import type { Door } from '../../../slack/door.ts';
import { registerAnswer } from './answer.ts';
import { registerCommands } from './commands.ts';
import { registerDrafts } from './drafts.ts';
import { registerHistory } from './history.ts';
import { registerKeepingObstacles } from './keep-obstacle.ts';
import { registerMakingSteps } from './make-steps.ts';
import { registerPuttingOff } from './put-off.ts';
import { registerReview } from './review.ts';
import { registerSchedule } from './schedule.ts';
import { registerSilence } from './silence.ts';

export function registerCheckIns(door: Door): void {
  registerSchedule(door);
  registerCommands(door);
  registerAnswer(door);
  registerDrafts(door);
  registerHistory(door);
  registerPuttingOff(door);
  registerSilence(door);
  registerReview(door);
  registerKeepingObstacles(door);
  registerMakingSteps(door);
}
