import { type EventHandler, on } from '../../database/act.ts';
import { noticeFailure } from './actions.ts';

export const undeliveredHandlers: readonly EventHandler[] = [
  on('delivery.failed', (act, { subjectId }) => noticeFailure(act, subjectId)),
];
