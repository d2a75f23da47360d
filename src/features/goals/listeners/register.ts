import type { Door } from '../../../slack/door.ts';
import type { MenuEntry } from '../views/more.ts';
import { registerCharts } from './chart.ts';
import { registerFocus } from './focus.ts';
import { registerFormTools } from './form-tools.ts';
import { registerCard } from './goal-card.ts';
import { registerLiving } from './living.ts';
import { registerLookingBack } from './look-back.ts';
import { registerMore } from './more.ts';
import { registerProgramGoals } from './program.ts';
import { registerProposing } from './propose-goal.ts';
import { registerStarting } from './start.ts';
import { registerSteps } from './steps.ts';
import { registerSuggestions } from './suggestions.ts';

/** @param menu what higher features add to a goal's menu */
export function registerGoals(door: Door, menu: readonly MenuEntry[]): void {
  registerProposing(door);
  registerFormTools(door);
  registerStarting(door);
  registerCard(door);
  registerMore(door, menu);
  registerSuggestions(door);
  registerLiving(door);
  registerSteps(door);
  registerFocus(door);
  registerProgramGoals(door);
  registerLookingBack(door);
  registerCharts(door);
}
