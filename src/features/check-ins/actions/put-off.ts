import { Refusal } from '../../../core/errors.ts';
import { addHours } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../../delivery/enqueue.ts';
import { findPost, movePost } from '../../../delivery/queries/posts.ts';
import { record } from '../../journal/record.ts';
import { requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import { notYours, partnerOf } from '../../mentorships/rules.ts';
import type { PutOffFields, SnoozeFields } from '../inputs.ts';
import { listAnswers } from '../queries/answers.ts';
import { updateCheckIn } from '../queries/check-ins.ts';
import { listParticipations, upsertParticipation } from '../queries/participations.ts';
import { toSchedule } from '../queries/schedules.ts';
import { windowHours } from '../rules/schedule.ts';
import { byDayForBoth, type SnoozeKind, snoozeChoices, whyNotPutOff } from '../rules/snooze.ts';
import type { CheckIn, CheckInId } from '../types.ts';
import { closeLocked } from './close-check-in.ts';
import { lockCheckIn } from './lock-check-in.ts';

// Putting a check-in off: snoozing and skipping, for both or for oneself alone.

export type ForWhom = 'both' | 'me';

/** Asks again later: both in their group DM, or only the acting person by their one private reminder. @throws Refusal */
export async function snoozeCheckIn(
  act: PersonalAct,
  id: CheckInId,
  { kind, forWhom }: { readonly kind: SnoozeKind; readonly forWhom: ForWhom },
): Promise<{ readonly until: Date; readonly waitsForDay: boolean }> {
  const { checkIn, mentorship, role, hasAnswered, ...locked } = await lockOpen(act, id, forWhom);
  const schedule = toSchedule(locked.schedule);
  const choice = snoozeChoices(schedule, act.now, mentorship[role].timeZone).find((each) => each.kind === kind);
  const zones = { own: mentorship[role].timeZone, other: partnerOf(mentorship, act.personId).timeZone };
  const until = choice && (forWhom === 'both' ? byDayForBoth(choice.until, zones) : choice.until);
  if (!choice || !until || (schedule.nextDueAt && until >= schedule.nextDueAt)) {
    throw new Refusal<SnoozeFields>(
      'after_the_next',
      'The next check-in comes before that. Skip this one instead.',
      'until',
    );
  }
  if (forWhom === 'me') {
    if (hasAnswered[role]) throw alreadyAnswered();
    await remindAt(act, checkIn, until);
  } else {
    const { nextDueAt } = schedule;
    const end = addHours(until, windowHours);
    // Two check-ins that wait for answers at once would be one too many.
    const closesAt = nextDueAt && nextDueAt < end ? nextDueAt : end;
    await updateCheckIn(act.tx, id, { snoozedUntil: until, closesAt });
    await enqueue(act, 'check_in.again', [id, until], { target: theirDm(mentorship), dueAt: until });
    await enqueueUpdate(act, 'check_in.prompt', id);
  }
  await record(act, {
    event: 'check_in.snoozed',
    mentorshipId: mentorship.id,
    subjectId: id,
    detail: { until: until.toISOString(), forWhom },
  });
  return { until, waitsForDay: until > choice.until };
}

/** Leaves this check-in out, for both or for the acting person alone; it counts against nobody. @throws Refusal */
export async function skipCheckIn(
  act: PersonalAct,
  id: CheckInId,
  { reason, forWhom }: { readonly reason: string; readonly forWhom: ForWhom },
): Promise<void> {
  const open = await lockOpen(act, id, forWhom);
  const { mentorship, role, hasAnswered } = open;
  if (hasAnswered[role]) throw alreadyAnswered();
  const own = { checkInId: id, personId: act.personId, snoozedUntil: null };
  await upsertParticipation(act.tx, act.workspaceId, { ...own, skippedAt: act.now, skipReason: reason || null });
  await record(act, { event: 'check_in.skipped', mentorshipId: mentorship.id, subjectId: id, detail: { forWhom } });
  const participations = await listParticipations(act.tx, [id]);
  const skipped = participations.filter(({ skippedAt }) => skippedAt !== null);
  const closing = { ...open, participations };
  if (open.answered > 0) {
    await closeLocked(act, closing, 'both_answered');
  } else if (forWhom === 'both' || skipped.length === 2) {
    await closeLocked(act, closing, 'skipped');
    // Whoever is not there learns it by a message: an update of the prompt notifies nobody.
    await enqueue(act, 'check_in.skipped', id, { target: theirDm(mentorship) });
  } else {
    await enqueueUpdate(act, 'check_in.prompt', id);
  }
}

async function remindAt(act: PersonalAct, checkIn: CheckIn, until: Date): Promise<void> {
  if (until >= checkIn.closesAt) {
    throw new Refusal<SnoozeFields>(
      'after_its_end',
      'The check-in closes before that. Choose an earlier time, or “Both of us”.',
      'until',
    );
  }
  const subject = [checkIn.id, act.personId] as const;
  const reminder = await findPost(act.tx, 'check_in.reminder', subject);
  if (reminder?.state === 'sent' || reminder?.state === 'sending') {
    throw new Refusal<SnoozeFields>(
      'reminded_already',
      'I have reminded you of this one already, and do so once only. You can answer until it closes, or skip it.',
      'forWhom',
    );
  }
  const own = { checkInId: checkIn.id, personId: act.personId, skippedAt: null, skipReason: null };
  await upsertParticipation(act.tx, act.workspaceId, { ...own, snoozedUntil: until });
  if (await movePost(act.tx, 'check_in.reminder', subject, until)) return;
  // The one of this check-in may have come to nothing already: no working hour was left in its window.
  await enqueue(act, 'check_in.reminder', subject, {
    target: { kind: 'people', ids: [act.personId] },
    dedupKey: `check_in.reminder:${checkIn.id}/${act.personId}:${until.toISOString()}`,
    dueAt: until,
  });
}

async function lockOpen(act: PersonalAct, id: CheckInId, forWhom: ForWhom) {
  const locked = await lockCheckIn(act, id);
  if (!locked) throw notYours();
  const { checkIn, newestId, schedule } = locked;
  const { mentorship, role } = await requireActivePartner(act, checkIn.mentorshipId);
  const answers = await listAnswers(act.tx, [id]);
  const names = answers.map((answer) => mentorship[answer.role].name);
  const refusal = whyNotPutOff(checkIn, newestId, forWhom === 'both' ? names : []);
  if (refusal) throw refusal;
  const hasAnswered = { mentor: false, mentee: false };
  for (const answer of answers) hasAnswered[answer.role] = true;
  return { checkIn, schedule, mentorship, role, hasAnswered, answered: answers.length };
}

function alreadyAnswered(): Refusal {
  return new Refusal<PutOffFields>(
    'you_answered',
    'You have answered this one already: there is nothing left to put off.',
    'forWhom',
  );
}
