import { Refusal } from '../../../core/errors.ts';
import type { Undertaking, UndertakingStatus } from '../types.ts';

/** What can be done to a lab or a project. Both of the two may do all of it. */
export type UndertakingVerb = 'start' | 'edit' | 'change_steps' | 'finish' | 'learn' | 'let_go';

interface Move {
  readonly from: readonly UndertakingStatus[];
  /** The state it leads to; undefined where it stays in its state. */
  readonly to?: UndertakingStatus;
}

const open: readonly UndertakingStatus[] = ['planned', 'under_way'];

/** The state machine. */
export const moves: Readonly<Record<UndertakingVerb, Move>> = {
  start: { from: ['planned'], to: 'under_way' },
  edit: { from: open },
  change_steps: { from: open },
  finish: { from: ['under_way'], to: 'done' },
  learn: { from: ['done'] },
  let_go: { from: open, to: 'let_go' },
};

export function isOpen({ status }: Pick<Undertaking, 'status'>): boolean {
  return open.includes(status);
}

const stateWords: Readonly<Record<UndertakingStatus, string>> = {
  planned: 'is planned and not under way yet',
  under_way: 'is under way',
  done: 'is done',
  let_go: 'was let go',
};

/** Why this cannot be done to it now; undefined where it can. */
export function whyNot(
  verb: UndertakingVerb,
  { status, title }: Pick<Undertaking, 'status' | 'title'>,
): Refusal | undefined {
  if (moves[verb].from.includes(status)) return undefined;
  return new Refusal(
    'wrong_state',
    `“${title}” ${stateWords[status]}, so nothing was changed. /mentorship together shows where things stand.`,
  );
}
