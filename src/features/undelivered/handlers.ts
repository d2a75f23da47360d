import type { Id } from '../../core/ids.ts';
import type { EventHandler } from '../../database/act.ts';
import { noticeFailure } from './actions.ts';

export const undeliveredHandlers: readonly EventHandler[] = [
  { event: 'delivery.failed', handle: (act, event) => noticeFailure(act, event.subjectId as Id<'deliveries'>) },
];
