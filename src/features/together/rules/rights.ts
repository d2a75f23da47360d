import { Refusal } from '../../../core/errors.ts';
import { both, type Right, whyNotBy } from '../../pair-records/rules.ts';
import type { Undertaking, UndertakingStatus, UndertakingVerb } from '../types.ts';

interface UndertakingRight extends Right<UndertakingStatus> {
  /** The state it leads to; undefined where it stays in its state. */
  readonly to?: UndertakingStatus;
}

const open: readonly UndertakingStatus[] = ['planned', 'under_way'];

/** The state machine. */
export const rights: Readonly<Record<UndertakingVerb, UndertakingRight>> = {
  start: { by: both, from: ['planned'], to: 'under_way', words: 'say that it begins' },
  edit: { by: both, from: open, words: 'change the plan' },
  change_steps: { by: both, from: open, words: 'change steps' },
  finish: { by: both, from: ['under_way'], to: 'done', words: 'say that it is done' },
  learn: { by: both, from: ['done'], words: 'say what there was to learn' },
  let_go: { by: both, from: open, to: 'let_go', words: 'let it go' },
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

export const whyNot = whyNotBy<UndertakingVerb, Pick<Undertaking, 'status' | 'title'>>(
  rights,
  ({ status, title }) =>
    new Refusal(
      'wrong_state',
      `“${title}” ${stateWords[status]}, so nothing was changed. /mentorship together shows where things stand.`,
    ),
);
