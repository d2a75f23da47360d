import type { Door } from '../../../slack/door.ts';
import { registerFocus } from './focus.ts';
import { registerCard } from './goal-card.ts';
import { registerLookingBack } from './look-back.ts';
import { registerProposing } from './propose-goal.ts';
import { registerSteps } from './steps.ts';

export function registerGoals(door: Door): void {
  registerProposing(door);
  registerCard(door);
  registerSteps(door);
  registerFocus(door);
  registerLookingBack(door);
}
