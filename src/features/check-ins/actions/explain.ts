import type { WorkspaceTransaction } from '../../../database/transaction.ts';
import { findPost } from '../../../delivery/queries/posts.ts';
import { listWorkingTimes } from '../../availability/queries/working-times.ts';
import { hoursFrom } from '../../availability/rules/working-hours.ts';
import { findMentorship } from '../../mentorships/queries.ts';
import type { MentorshipId, Role } from '../../mentorships/types.ts';
import { listAnswers } from '../queries/answers.ts';
import { findNewestCheckIn } from '../queries/check-ins.ts';
import { hasMutedReminders, listParticipations } from '../queries/participations.ts';
import { findSchedule } from '../queries/schedules.ts';
import { type Explained, explain } from '../rules/explain.ts';

/** What happens next in a mentorship's check-ins, and why; undefined where there is no such mentorship. It changes nothing. */
export async function explainMentorship(
  tx: WorkspaceTransaction,
  id: MentorshipId,
  now: Date,
): Promise<Explained[] | undefined> {
  const mentorship = await findMentorship(tx, id);
  const schedule = mentorship && (await findSchedule(tx, id));
  if (!mentorship || !schedule) return undefined;
  const newest = await findNewestCheckIn(tx, id);
  const ids = newest ? [newest.id] : [];
  const muted: Role[] = [];
  const reminded: Role[] = [];
  for (const role of ['mentor', 'mentee'] as const) {
    const personId = mentorship[role].id;
    if (await hasMutedReminders(tx, id, personId)) muted.push(role);
    const reminder = newest && (await findPost(tx, 'check_in.reminder', [newest.id, personId]));
    if (reminder?.state === 'sent') reminded.push(role);
  }
  const answered = (await listAnswers(tx, ids)).map(({ role }) => role);
  const participations = await listParticipations(tx, ids);
  const times = await listWorkingTimes(tx, [mentorship.mentor.id, mentorship.mentee.id]);
  const hoursOf = hoursFrom(times);
  return explain({ schedule, mentorship, newest, answered, participations, muted, reminded, hoursOf }, now);
}
