import { Refusal } from '../../../core/errors.ts';
import { both, type Right, whyNotBy } from '../../pair-records/rules.ts';
import type { Goal, GoalStatus, GoalVerb } from '../types.ts';

interface GoalRight extends Right<GoalStatus> {
  /**
   * The status that it leads to: `same`; `as before` it was put on hold; `by the changes`, where an agreed goal stays agreed
   * unless what the two agreed on changes; `agreed if seen`, unless that changed without the other one's knowing.
   */
  readonly to: GoalStatus | 'same' | 'as before' | 'by the changes' | 'agreed if seen';
}

const open: readonly GoalStatus[] = ['proposed', 'agreed'];
const living: readonly GoalStatus[] = [...open, 'on_hold'];
const all: readonly GoalStatus[] = [...living, 'achieved', 'dropped', 'replaced'];

/** Whether it is worked on: proposed or agreed. */
export function isOpen(goal: Pick<Goal, 'status'>): boolean {
  return open.includes(goal.status);
}

/** Open or on hold: not closed for good. */
export function isLiving(goal: Pick<Goal, 'status'>): boolean {
  return living.includes(goal.status);
}

/** The state machine: who may do what, from which state, and where it leads. The mentee owns the goal; the mentor refines it. */
export const rights: Readonly<Record<GoalVerb, GoalRight>> = {
  agree: { by: ['mentor'], from: ['proposed'], to: 'agreed', words: 'agree to a goal' },
  reopen: { by: both, from: ['agreed'], to: 'proposed', words: 'open an agreed goal again' },
  suggest: { by: ['mentor'], from: open, to: 'same', words: 'suggest a change' },
  accept: { by: both, from: open, to: 'agreed if seen', words: 'accept a suggestion' },
  counter: { by: both, from: open, to: 'same', words: 'answer a suggestion with another' },
  withdraw: { by: both, from: open, to: 'same', words: 'withdraw a suggestion' },
  comment: { by: both, from: living, to: 'same', words: 'comment on a goal' },
  edit: { by: ['mentee'], from: open, to: 'by the changes', words: 'edit a goal' },
  add_steps: { by: both, from: open, to: 'same', words: 'add steps' },
  change_steps: { by: both, from: open, to: 'same', words: 'change a step' },
  tick_step: { by: both, from: open, to: 'same', words: 'tick a step' },
  log_progress: { by: ['mentee'], from: open, to: 'same', words: 'log progress' },
  focus: { by: ['mentee'], from: open, to: 'same', words: 'bring a goal into focus' },
  park: { by: ['mentee'], from: open, to: 'same', words: 'park a goal' },
  weigh: { by: both, from: living, to: 'same', words: 'weigh a goal' },
  place: { by: ['mentee'], from: living, to: 'same', words: 'say what a goal leads to' },
  share: { by: ['mentee'], from: all, to: 'same', words: 'share a goal with the program' },
  // What was shown to others can be taken back at any time.
  unshare: { by: ['mentee'], from: all, to: 'same', words: 'stop sharing a goal', alsoWhenEnded: true },
  hold: { by: ['mentee'], from: open, to: 'on_hold', words: 'put a goal on hold' },
  resume: { by: ['mentee'], from: ['on_hold'], to: 'as before', words: 'take up a goal again' },
  replace: { by: ['mentee'], from: living, to: 'replaced', words: 'replace a goal' },
  achieve: { by: ['mentee'], from: open, to: 'achieved', words: 'say that a goal is achieved' },
  drop: { by: ['mentee'], from: living, to: 'dropped', words: 'drop a goal' },
};

const standsWords: Readonly<Record<GoalStatus, string>> = {
  proposed: 'is still proposed',
  agreed: 'is agreed already',
  on_hold: 'is on hold',
  achieved: 'has been achieved',
  dropped: 'has been dropped',
  replaced: 'has been replaced',
};

const wrongState = 'wrong_state';

/** Whether it was refused for nothing but the state that the goal is in. */
export function isWrongState(error: unknown): boolean {
  return error instanceof Refusal && error.code === wrongState;
}

export const whyNot = whyNotBy<GoalVerb, Pick<Goal, 'status' | 'title'>>(
  rights,
  ({ title, status }) =>
    new Refusal(
      wrongState,
      `“${title}” ${standsWords[status]}, so nothing was changed. /goal list shows where your goals stand.`,
    ),
);

/**
 * Where a verb leads a goal that it may be done to (`whyNot`).
 * @param changed the fields that it changes, as its history calls them; of `accept`, those that its author has not seen
 */
export function statusAfter(
  verb: GoalVerb,
  goal: Pick<Goal, 'status' | 'heldFrom'>,
  changed: readonly string[] = [],
): GoalStatus {
  const { to } = rights[verb];
  if (to === 'same') return goal.status;
  if (to === 'as before') return goal.heldFrom ?? 'proposed';
  if (to !== 'by the changes' && to !== 'agreed if seen') return to;
  const asksAgain = changed.some((field) => agreedFields.has(field));
  return !asksAgain && (to === 'agreed if seen' || goal.status === 'agreed') ? 'agreed' : 'proposed';
}

/** What the two agreed on: changing one of these asks the other again. */
export const agreedFields: ReadonlySet<string> = new Set(['title', 'measure', 'deadline']);
