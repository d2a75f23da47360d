import type { Door } from '../../../slack/door.ts';
import { registerAnswer } from './answer.ts';
import { registerHistory } from './history.ts';
import { registerKeepingObstacles } from './keep-obstacle.ts';
import { registerSchedule } from './schedule.ts';

export function registerCheckIns(door: Door): void {
  registerSchedule(door);
  registerAnswer(door);
  registerHistory(door);
  registerKeepingObstacles(door);
}
