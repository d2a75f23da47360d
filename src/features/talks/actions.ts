import { Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { type LocalDate, localDateOf } from '../../core/local-time.ts';
import type { PersonalAct } from '../../database/act.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { readSaid } from '../availability/queries/said.ts';
import { whenFree } from '../availability/rules/working-hours.ts';
import { record } from '../journal/record.ts';
import { requireActivePartner, theirDm } from '../mentorships/actions.ts';
import { lockMentorship } from '../mentorships/queries.ts';
import type { Mentorship, MentorshipId, Role } from '../mentorships/types.ts';
import type { ProposeTimeFields } from './inputs.ts';
import { hasTalkOn, upsertTalk } from './queries.ts';
import { offerTimes, whyNotDay } from './rules.ts';
import type { Offered, TalkId } from './types.ts';

declare module '../../database/act.ts' {
  interface MentorshipEventSubjects {
    /** A day that the journal has already is told of anew. */
    'talk.updated': MentorshipId;
  }
}

/**
 * The two have talked. Told twice by one person, a day is one; the other's telling of the same day stands beside it.
 * @throws Refusal
 */
export async function logTalk(
  act: PersonalAct,
  { mentorshipId, heldOn, line }: { mentorshipId: MentorshipId; heldOn: LocalDate; line: string | undefined },
): Promise<void> {
  const { mentorship, role } = await requireActivePartner(act, mentorshipId);
  const refusal = whyNotDay(heldOn, localDateOf(act.now, mentorship[role].timeZone));
  if (refusal) throw refusal;
  const talk = {
    ...{ workspaceId: act.workspaceId, id: newId<TalkId>(), mentorshipId, heldOn },
    ...{ line: line ?? null, loggedBy: act.personId, loggedAt: act.now },
  };
  // Both may tell of one day at once: it is one conversation.
  await lockMentorship(act.tx, mentorshipId);
  const isFirst = !(await hasTalkOn(act.tx, mentorshipId, heldOn));
  if (!(await upsertTalk(act.tx, talk))) return;
  if (isFirst) await record(act, { event: 'talk.logged', mentorshipId, subjectId: talk.id, detail: { heldOn } });
  else await act.tell({ name: 'talk.updated', mentorshipId, subjectId: mentorshipId });
}

/** Times that suit both, on the acting person's clock. @throws Refusal */
export async function openOffer(
  act: PersonalAct,
  id: MentorshipId,
): Promise<{ mentorship: Mentorship; role: Role; offered: Offered }> {
  const { mentorship, role } = await requireActivePartner(act, id);
  const today = localDateOf(act.now, mentorship[role].timeZone);
  const said = await readSaid(act.tx, [mentorship.mentor.id, mentorship.mentee.id], today);
  const other = role === 'mentor' ? mentorship.mentee : mentorship.mentor;
  return { mentorship, role, offered: offerTimes(whenFree(mentorship[role], said), whenFree(other, said), act.now) };
}

/** Asks the other, in their group DM, whether this time suits. Said twice it is asked once. @throws Refusal */
export async function proposeTime(act: PersonalAct, mentorshipId: MentorshipId, at: Date): Promise<void> {
  const { mentorship, offered } = await openOffer(act, mentorshipId);
  if (!offered.times.some((time) => time.getTime() === at.getTime())) {
    throw new Refusal<ProposeTimeFields>(
      'not_offered',
      'That time does not suit both of you any more. Close this and press Find a time again.',
      'time',
    );
  }
  await enqueue(act, 'talk.proposed', [mentorshipId, act.personId, at], { target: theirDm(mentorship) });
}
