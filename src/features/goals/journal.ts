import type { JournalContribution } from '../journal/record.ts';
import { listGoalTitles, listTitles } from './queries/titles.ts';
import type { GoalId, RevisionKind, StepId } from './types.ts';

/** Each revision of a goal is an event, and so are a few of its steps. */
interface GoalEvents extends Record<`goal.${RevisionKind}`, GoalId> {
  'goal.step_removed': StepId;
  'goal.milestone_reached': StepId;
  'goal.milestone_reopened': StepId;
}

declare module '../journal/record.ts' {
  interface JournalSubjects extends GoalEvents {}
}

export const goalJournal: JournalContribution<keyof GoalEvents> = {
  kinds: { goals: { title: 'Goals', position: 10 } },
  events: {
    'goal.proposed': { kind: 'goals', did: 'proposed a goal' },
    'goal.agreed': { kind: 'goals', did: 'agreed to a goal' },
    'goal.commented': { kind: 'goals', did: 'commented on a goal' },
    'goal.edited': { kind: 'goals', did: 'edited a goal' },
    'goal.steps_added': { kind: 'goals', did: 'added steps' },
    'goal.step_ticked': { kind: 'goals', did: 'ticked a step' },
    'goal.milestone_reached': { kind: 'goals', did: 'reached a milestone' },
    'goal.progress_logged': { kind: 'goals', did: 'logged progress' },
    'goal.achieved': { kind: 'goals', did: 'achieved a goal' },
    'goal.dropped': { kind: 'goals', did: 'dropped a goal' },
    'goal.reopened': { kind: 'goals', did: 'opened an agreed goal again' },
    'goal.step_changed': { kind: 'goals', did: 'changed a step' },
    'goal.step_unticked': { kind: 'goals', did: 'took back a tick' },
    'goal.step_removed': { kind: 'goals', did: 'removed a step' },
    'goal.milestone_reopened': { kind: 'goals', did: 'opened a milestone again' },
    'goal.suggested': { kind: 'goals', did: 'suggested a change' },
    'goal.suggestion_accepted': { kind: 'goals', did: 'accepted a suggestion' },
    'goal.suggestion_countered': { kind: 'goals', did: 'answered a suggestion with another' },
    'goal.suggestion_withdrawn': { kind: 'goals', did: 'withdrew a suggestion' },
    'goal.focused': { kind: 'goals', did: 'brought a goal into focus' },
    'goal.parked': { kind: 'goals', did: 'parked a goal' },
    'goal.weighed': { kind: 'goals', did: 'weighed a goal' },
    'goal.placed': { kind: 'goals', did: 'said what a goal leads to' },
    'goal.shared': { kind: 'goals', did: 'shared a goal with the program' },
    'goal.unshared': { kind: 'goals', did: 'stopped sharing a goal' },
    'goal.held': { kind: 'goals', did: 'put a goal on hold' },
    'goal.resumed': { kind: 'goals', did: 'took up a goal again' },
    'goal.replaced': { kind: 'goals', did: 'replaced a goal' },
  },
  titlesOf: listTitles,
  listGoals: listGoalTitles,
};
