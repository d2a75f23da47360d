import type { ModalView } from '@slack/types';
import type { PersonalAct } from '../../database/act.ts';
import type { Door } from '../../slack/door.ts';
import { meetVisitor } from '../people/lookups.ts';
import { decideWin, openDecision, toggleKudos } from './actions.ts';
import { decideForm, winButtons, winRef } from './inputs.ts';
import type { WinId } from './types.ts';
import { celebrateModal } from './views.ts';

export function registerWins(door: Door): void {
  door.button(winButtons.decide, winRef, async (visit, { win }) => {
    await visit.showModal(await visit.act((act) => openCelebration(act, win)));
  });
  door.submit(decideForm, async (act, { values, subject }) => {
    await decideWin(act, subject.win, values);
    return undefined;
  });
  door.button(winButtons.kudos, winRef, async (visit, { win }) => {
    await meetVisitor(visit);
    await visit.actOnce((act) => toggleKudos(act, win));
  });
}

/** Asks the mentee how to celebrate. @throws Refusal */
export async function openCelebration(act: PersonalAct, id: WinId): Promise<ModalView> {
  return celebrateModal(await openDecision(act, id));
}
