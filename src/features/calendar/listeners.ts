import type { PersonalAct } from '../../database/act.ts';
import type { Door } from '../../slack/door.ts';
import type { Visit } from '../../slack/visit.ts';
import { meetVisitor } from '../people/lookups.ts';
import { makeAddress, readState, stopFeed } from './actions.ts';
import { calendarButtons, nothing, seenFeed } from './inputs.ts';
import { feedAddress } from './rules/address.ts';
import { calendarModal } from './views.ts';

export function registerCalendar(door: Door): void {
  door.subcommand('/checkin', {
    name: 'calendar',
    usage: 'calendar',
    does: 'puts your check-ins into your own calendar',
    run: (visit) => openCalendar(visit),
  });
  door.button(calendarButtons.open, nothing, (visit) => openCalendar(visit));

  door.button(calendarButtons.make, seenFeed, async (visit, { after }) => {
    const { publicUrl } = visit;
    if (publicUrl === undefined) return openCalendar(visit);
    await meetVisitor(visit);
    const { secret, state } = await visit.act(async (act) => ({
      secret: await makeAddress(act, after),
      state: await readState(act),
    }));
    const isReachable = true;
    if (secret) {
      const address = feedAddress(publicUrl, visit.workspaceId, secret);
      await visit.showModal(calendarModal({ state, isReachable, address }), 'instead');
    } else {
      // Pressed twice: the address that the first press is about to show must not be written over.
      await visit.showModal(calendarModal({ state, isReachable }), 'reshaped');
    }
  });

  door.button(calendarButtons.stop, seenFeed, async (visit, { after }) => {
    await visit.act((act) => stopFeed(act, after));
    await show(visit, 'instead');
  });
}

async function openCalendar(visit: Visit): Promise<void> {
  await meetVisitor(visit);
  await show(visit, 'on top');
}

async function show(visit: Visit, how: 'on top' | 'instead'): Promise<void> {
  const state = await visit.act((act: PersonalAct) => readState(act));
  await visit.showModal(calendarModal({ state, isReachable: visit.publicUrl !== undefined }), how);
}
