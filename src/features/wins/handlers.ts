import { type EventHandler, on } from '../../database/act.ts';
import { offerGoal, offerHeldWinsAgain, offerMilestone, releaseStep, withdrawOffer } from './actions.ts';

export const winHandlers: readonly EventHandler[] = [
  on('goal.milestone_reached', (act, { subjectId: stepId }) => offerMilestone(act, stepId)),
  on('goal.milestone_reopened', (act, { subjectId: stepId }) => withdrawOffer(act, stepId)),
  on('goal.step_removed', (act, { subjectId: stepId }) => releaseStep(act, stepId)),
  on('goal.achieved', (act, { subjectId: goalId }) => offerGoal(act, goalId)),
  on('program.channel_changed', (act) => offerHeldWinsAgain(act)),
];
