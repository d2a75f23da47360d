import type { EventHandler } from '../../database/act.ts';
import { noticeSetAside } from './actions.ts';

export const quarantineHandlers: readonly EventHandler[] = [
  { event: 'row.quarantined', handle: (act) => noticeSetAside(act) },
];
