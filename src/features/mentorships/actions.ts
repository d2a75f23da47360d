import { Refusal } from '../../core/errors.ts';
import { type ChannelId, newId } from '../../core/ids.ts';
import { type LocalDate, localDateOf } from '../../core/local-time.ts';
import type { PersonalAct } from '../../database/act.ts';
import { enqueue, type Target } from '../../delivery/enqueue.ts';
import { findConversationMembers } from '../../delivery/queries/conversations.ts';
import { record } from '../journal/record.ts';
import type { Person } from '../people/types.ts';
import { actsAsLead, ensureProgram, requireLead } from '../programs/actions.ts';
import { findMentorship, getMentorship, insertMentorship, listMentorshipsOf, updateEnded } from './queries.ts';
import { hasEnded, notYours, roleOf, whyNotPair } from './rules.ts';
import type { Mentorship, MentorshipId, Role } from './types.ts';

/** Pairs two people: the welcome goes to their group DM. @throws Refusal */
export async function pairPeople(
  act: PersonalAct,
  pair: { mentor: Person; mentee: Person; endsOn: LocalDate | null },
): Promise<Mentorship> {
  await requireLead(act, 'pair people');
  const { mentor, mentee, endsOn } = pair;
  const startsOn = localDateOf(act.now, mentee.timeZone);
  const refusal = whyNotPair({ mentor, mentee, startsOn, endsOn });
  if (refusal) throw refusal;
  const program = await ensureProgram(act);
  const id = newId<MentorshipId>();
  const isNew = await insertMentorship(act.tx, {
    workspaceId: act.workspaceId,
    id,
    programId: program.id,
    mentorId: mentor.id,
    menteeId: mentee.id,
    status: 'active',
    startsOn,
    endsOn,
    pairedBy: act.personId,
    pairedAt: act.now,
  });
  if (!isNew) {
    throw new Refusal(
      'already_paired',
      `${mentor.name} already mentors ${mentee.name}. /mentorship list shows every pair.`,
    );
  }
  const mentorship = await getMentorship(act.tx, id);
  await enqueue(act, 'mentorship.welcome', id, { target: theirDm(mentorship) });
  await record(act, { event: 'mentorship.paired', mentorshipId: id, subjectId: id });
  return mentorship;
}

/** Ends a mentorship; the features that prompt stop, the history stays. Ending twice ends once. @throws Refusal */
export async function endMentorship(act: PersonalAct, id: MentorshipId): Promise<Mentorship> {
  const mentorship = await findMentorship(act.tx, id);
  if (!mentorship) throw notYours();
  if (!roleOf(mentorship, act.personId) && !(await actsAsLead(act))) throw notYours();
  if (await updateEnded(act.tx, id, act.personId, act.now)) {
    await enqueue(act, 'mentorship.ended', id, { target: theirDm(mentorship) });
    await record(act, { event: 'mentorship.ended', mentorshipId: id, subjectId: id });
  }
  return mentorship;
}

/** The mentorship and the acting person's part in it. @throws Refusal for anybody else, telling them nothing */
export async function requirePartner(
  act: PersonalAct,
  id: MentorshipId,
): Promise<{ mentorship: Mentorship; role: Role }> {
  const mentorship = await findMentorship(act.tx, id);
  const role = mentorship && roleOf(mentorship, act.personId);
  if (!mentorship || !role) throw notYours();
  return { mentorship, role };
}

/** As `requirePartner`, for what adds to a mentorship. */
export async function requireActivePartner(
  act: PersonalAct,
  id: MentorshipId,
): Promise<{ mentorship: Mentorship; role: Role }> {
  const found = await requirePartner(act, id);
  if (found.mentorship.status === 'ended') throw hasEnded(found.mentorship);
  return found;
}

/** The acting person's active mentorships, in one role or in both. */
export async function listOwnActive(act: PersonalAct, role?: Role): Promise<Mentorship[]> {
  const all = await listMentorshipsOf(act.tx, act.personId);
  return all.filter((each) => each.status === 'active' && (role === undefined || roleOf(each, act.personId) === role));
}

/** Those of the acting person's active mentorships that live in this conversation; none anywhere but in a group DM of Cairn's. */
export async function listOwnIn(act: PersonalAct, channelId: ChannelId | undefined): Promise<Mentorship[]> {
  const members = channelId && (await findConversationMembers(act.tx, channelId));
  if (!members?.includes(act.personId)) return [];
  return (await listOwnActive(act)).filter(
    ({ mentor, mentee }) => members.includes(mentor.id) && members.includes(mentee.id),
  );
}

/** The group DM of Cairn with the two. Two mentorships of the same people share it. */
export function theirDm(mentorship: Mentorship): Target {
  return { kind: 'people', ids: [mentorship.mentor.id, mentorship.mentee.id] };
}
