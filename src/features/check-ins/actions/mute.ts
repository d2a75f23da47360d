import type { PersonalAct } from '../../../database/act.ts';
import { enqueueUpdate } from '../../../delivery/enqueue.ts';
import { requirePartner } from '../../mentorships/actions.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { deleteMute, insertMute } from '../queries/participations.ts';
import type { CheckInId } from '../types.ts';

/** Whether this person is reminded of check-ins of this mentorship; the prompts in the group DM stay. @throws Refusal */
export async function muteReminders(
  act: PersonalAct,
  mentorshipId: MentorshipId,
  checkInId: CheckInId,
  isMuted: boolean,
): Promise<void> {
  await requirePartner(act, mentorshipId);
  const { workspaceId, personId } = act;
  if (isMuted) await insertMute(act.tx, { workspaceId, mentorshipId, personId, mutedAt: act.now });
  else await deleteMute(act.tx, mentorshipId, personId);
  await enqueueUpdate(act, 'check_in.reminder', [checkInId, personId]);
}
