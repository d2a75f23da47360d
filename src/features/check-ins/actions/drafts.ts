import type { PersonalAct } from '../../../database/act.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import { listAnswers } from '../queries/answers.ts';
import { upsertDraft } from '../queries/drafts.ts';
import { answerMark } from '../rules/answers.ts';
import type { CheckInId, Typed } from '../types.ts';
import { lockCheckIn } from './lock-check-in.ts';

/**
 * Keeps what somebody typed and has not sent, for them alone. A form that was sent meanwhile, here or on another device, is
 * none: its draft would come back as something that was never said.
 * @param seen the mark of the answer that the form began with (`answerMark`)
 * @returns whether it was kept
 * @throws Refusal
 */
export async function keepDraft(
  act: PersonalAct,
  id: CheckInId,
  { typed, seen }: { typed: Typed; seen: string },
): Promise<boolean> {
  const locked = await lockCheckIn(act, id);
  if (!locked) throw notYours();
  await requireActivePartner(act, locked.checkIn.mentorshipId);
  const answers = await listAnswers(act.tx, [id]);
  const own = answers.find(({ personId }) => personId === act.personId);
  if (answerMark(own) !== seen) return false;
  await upsertDraft(act.tx, {
    workspaceId: act.workspaceId,
    checkInId: id,
    personId: act.personId,
    typed,
    savedAt: act.now,
  });
  return true;
}
