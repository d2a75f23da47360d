import { type EventHandler, on } from '../../database/act.ts';
import { noticeSetAside } from './actions.ts';

export const quarantineHandlers: readonly EventHandler[] = [on('row.quarantined', (act) => noticeSetAside(act))];
