import { Refusal } from '../../../core/errors.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import type { Obstacle, ObstacleRevisionKind, ObstacleStatus, PartName } from '../types.ts';

/** What can be done to an obstacle that stands. */
export type ObstacleVerb = 'view' | 'plan' | 'close' | 'reflect';

interface Right {
  readonly by: readonly Role[];
  readonly from: readonly ObstacleStatus[];
  /** Where it leads; undefined where the obstacle stays as it is. */
  readonly to?: ObstacleStatus;
  readonly kind: ObstacleRevisionKind;
  readonly writes: readonly PartName[];
  /** After “can”. */
  readonly words: string;
}

const both: readonly Role[] = ['mentee', 'mentor'];
const open: readonly ObstacleStatus[] = ['raised', 'planned'];

/** The state machine: who may write which parts, from which state, and where it leads. */
export const rights: Readonly<Record<ObstacleVerb, Right>> = {
  view: { by: ['mentor'], from: open, kind: 'viewed', writes: ['view'], words: 'add the mentor’s view' },
  plan: { by: both, from: open, to: 'planned', kind: 'planned', writes: ['plan'], words: 'plan' },
  close: {
    by: both,
    from: open,
    to: 'closed',
    kind: 'closed',
    writes: ['reflection', 'lesson'],
    words: 'close an obstacle',
  },
  reflect: {
    by: both,
    from: ['closed'],
    kind: 'reflected',
    writes: ['reflection', 'lesson'],
    words: 'look back on it',
  },
};

export function isOpen({ status }: Pick<Obstacle, 'status'>): boolean {
  return open.includes(status);
}

/** Why this person cannot do this to the obstacle now; undefined where they can. */
export function whyNot(
  verb: ObstacleVerb,
  { status }: Pick<Obstacle, 'status'>,
  role: Role,
  mentorship: Mentorship,
): Refusal | undefined {
  const right = rights[verb];
  if (!right.by.includes(role)) {
    const who = right.by.map((each) => mentorship[each].name).join(' or ');
    return new Refusal('not_your_part', `Only ${who} can ${right.words} here.`);
  }
  if (right.from.includes(status)) return undefined;
  return status === 'closed'
    ? new Refusal(
        'closed_before',
        'This obstacle is closed already, so nothing was changed. /goal obstacles shows what came of it.',
      )
    : new Refusal(
        'still_open',
        'This obstacle is still open. Close it first; then there is something to look back on.',
      );
}
