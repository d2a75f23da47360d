import { Refusal } from '../../../core/errors.ts';
import { both, type Right, whyNotBy } from '../../pair-records/rules.ts';
import type { Obstacle, ObstacleRevisionKind, ObstacleStatus, ObstacleVerb, PartName } from '../types.ts';

interface ObstacleRight extends Right<ObstacleStatus> {
  /** Where it leads; undefined where the obstacle stays as it is. */
  readonly to?: ObstacleStatus;
  readonly kind: ObstacleRevisionKind;
  readonly writes: readonly PartName[];
}

const open: readonly ObstacleStatus[] = ['raised', 'planned'];

/** The state machine: who may write which parts, from which state, and where it leads. */
export const rights: Readonly<Record<ObstacleVerb, ObstacleRight>> = {
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

export const whyNot = whyNotBy<ObstacleVerb, Pick<Obstacle, 'status'>>(rights, ({ status }) =>
  status === 'closed'
    ? new Refusal(
        'closed_before',
        'This obstacle is closed already, so nothing was changed. /goal obstacles shows what came of it.',
      )
    : new Refusal(
        'still_open',
        'This obstacle is still open. Close it first; then there is something to look back on.',
      ),
);
