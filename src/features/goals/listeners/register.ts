import type { Door } from '../../../slack/door.ts';
import { registerCharts } from './chart.ts';
import { registerCard } from './goal-card.ts';
import { registerLookingBack } from './look-back.ts';
import { registerProposing } from './propose-goal.ts';

export function registerGoals(door: Door): void {
  registerProposing(door);
  registerCard(door);
  registerLookingBack(door);
  registerCharts(door);
}
