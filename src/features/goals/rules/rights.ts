import { Refusal } from '../../../core/errors.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import type { Goal, GoalStatus } from '../types.ts';

/** What can be done to a goal. */
export type GoalVerb = 'agree' | 'comment' | 'edit' | 'add_steps' | 'tick_step' | 'log_progress' | 'achieve' | 'drop';

interface Right {
  readonly by: readonly Role[];
  readonly from: readonly GoalStatus[];
  /** After “can”: `agree to a goal`. */
  readonly words: string;
}

const open: readonly GoalStatus[] = ['proposed', 'agreed'];

export function isOpen(goal: Pick<Goal, 'status'>): boolean {
  return open.includes(goal.status);
}

/** The state machine: who may do what, from which state. The mentee owns the goal; the mentor refines it. */
export const rights: Readonly<Record<GoalVerb, Right>> = {
  agree: { by: ['mentor'], from: ['proposed'], words: 'agree to a goal' },
  comment: { by: ['mentor', 'mentee'], from: open, words: 'comment on a goal' },
  edit: { by: ['mentee'], from: open, words: 'edit a goal' },
  add_steps: { by: ['mentee'], from: open, words: 'add steps' },
  tick_step: { by: ['mentee'], from: open, words: 'tick a step' },
  log_progress: { by: ['mentee'], from: open, words: 'log progress' },
  achieve: { by: ['mentee'], from: open, words: 'say that a goal is achieved' },
  drop: { by: ['mentee'], from: open, words: 'drop a goal' },
};

const closedWords: Readonly<Record<GoalStatus, string>> = {
  proposed: 'is still proposed',
  agreed: 'is agreed already',
  achieved: 'has been achieved',
  dropped: 'has been dropped',
};

/** Why this person cannot do this to the goal now; undefined where they can. */
export function whyNot(
  verb: GoalVerb,
  goal: Pick<Goal, 'status' | 'title'>,
  role: Role,
  mentorship: Mentorship,
): Refusal | undefined {
  const right = rights[verb];
  if (!right.by.includes(role)) {
    const who = right.by.map((each) => mentorship[each].name).join(' or ');
    return new Refusal('not_your_part', `Only ${who} can ${right.words} here.`);
  }
  if (!right.from.includes(goal.status)) {
    return new Refusal(
      'wrong_state',
      `“${goal.title}” ${closedWords[goal.status]}, so nothing was changed. /goal list shows where your goals stand.`,
    );
  }
  return undefined;
}
