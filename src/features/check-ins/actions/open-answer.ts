import type { PersonalAct } from '../../../database/act.ts';
import { requirePartner } from '../../mentorships/actions.ts';
import { hasEnded, notYours } from '../../mentorships/rules.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import type { Question } from '../../questions/types.ts';
import { listAnswers } from '../queries/answers.ts';
import { type CheckInAndNewest, findCheckIn, findCheckInAndNewest, findNewestCheckIn } from '../queries/check-ins.ts';
import { listParticipations } from '../queries/participations.ts';
import { askedOf, whyNotAnswer } from '../rules/answers.ts';
import type { Answer, CheckIn, CheckInId, Participation } from '../types.ts';
import { type LockedCheckIn, lockCheckIn } from './lock-check-in.ts';
import { questionsOf } from './questions-of.ts';

export interface AnswerForm {
  readonly checkIn: CheckIn;
  readonly mentorship: Mentorship;
  readonly role: Role;
  /** What the acting person is asked; where they have answered, what they were asked then. */
  readonly asked: readonly Question[];
  /** What both have said so far. */
  readonly answers: readonly Answer[];
}

/** The form of a check-in that is locked: all of it stays as it is until the transaction ends. */
export interface LockedAnswerForm extends AnswerForm, Pick<LockedCheckIn, 'schedule'> {
  readonly participations: readonly Participation[];
}

/** What the form shows; it locks nothing. @throws Refusal */
export async function openAnswer(act: PersonalAct, id: CheckInId): Promise<AnswerForm> {
  const found = await findCheckInAndNewest(act.tx, id);
  if (!found) throw notYours();
  return readForm(act, found);
}

/** What an answer is about, read under the locks of the check-in and its schedule. @throws Refusal */
export async function lockAnswer(act: PersonalAct, id: CheckInId): Promise<LockedAnswerForm> {
  const locked = await lockCheckIn(act, id);
  if (!locked) throw notYours();
  const form = await readForm(act, locked);
  return { ...form, schedule: locked.schedule, participations: await listParticipations(act.tx, [id]) };
}

async function readForm(act: PersonalAct, { checkIn, newestId }: CheckInAndNewest): Promise<AnswerForm> {
  const { mentorship, role } = await requirePartner(act, checkIn.mentorshipId);
  const refusal = whyNotAnswer(checkIn, newestId);
  if (refusal) throw refusal;
  if (mentorship.status === 'ended') throw hasEnded(mentorship);
  const answers = await listAnswers(act.tx, [checkIn.id]);
  const own = answers.find((answer) => answer.personId === act.personId);
  const asked = own ? askedOf(own) : await questionsOf(act, checkIn, role);
  return { checkIn, mentorship, role, asked, answers };
}

/** The check-in that can be answered instead of an old one that is over; undefined where that one still can. @throws Refusal */
export async function findCurrentInstead(
  act: PersonalAct,
  id: CheckInId,
): Promise<{ readonly old: CheckIn; readonly newest: CheckIn } | undefined> {
  const old = await findCheckIn(act.tx, id);
  if (!old) throw notYours();
  const { mentorship } = await requirePartner(act, old.mentorshipId);
  const newest = await findNewestCheckIn(act.tx, old.mentorshipId);
  if (!newest || newest.id === id || mentorship.status === 'ended' || newest.closedBecause === 'never_asked') return;
  return { old, newest };
}
