import type { EventHandler } from '../../database/act.ts';
import type { GoalId, StepId } from '../goals/types.ts';
import { offerGoal, offerHeldWinsAgain, offerMilestone, releaseStep, withdrawOffer } from './actions.ts';

export const winHandlers: readonly EventHandler[] = [
  { event: 'goal.milestone_reached', handle: (act, event) => offerMilestone(act, event.subjectId as StepId) },
  { event: 'goal.milestone_reopened', handle: (act, event) => withdrawOffer(act, event.subjectId as StepId) },
  { event: 'goal.step_removed', handle: (act, event) => releaseStep(act, event.subjectId as StepId) },
  { event: 'goal.achieved', handle: (act, event) => offerGoal(act, event.subjectId as GoalId) },
  { event: 'program.channel_changed', handle: (act) => offerHeldWinsAgain(act) },
];
