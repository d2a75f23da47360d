import { Refusal } from '../../../core/errors.ts';
import { instantInWords } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { noticeModal } from '../../../slack/blocks.ts';
import type { Door } from '../../../slack/door.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import { notYours, partnerOf } from '../../mentorships/rules.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { muteReminders } from '../actions/mute.ts';
import { skipCheckIn, snoozeCheckIn } from '../actions/put-off.ts';
import { checkInButtons, checkInRef, type SkipFields, skipForm, snoozeForm } from '../inputs.ts';
import { listAnswers } from '../queries/answers.ts';
import { findCheckIn, findNewestCheckIn } from '../queries/check-ins.ts';
import { findSchedule } from '../queries/schedules.ts';
import { maxSkipReasonLength, snoozeChoices, whyNotPutOff } from '../rules/snooze.ts';
import type { CheckInId } from '../types.ts';
import { skipModal, snoozeModal } from '../views/put-off.ts';

export function registerPuttingOff(door: Door): void {
  door.button(checkInButtons.snooze, checkInRef, async (visit, { checkIn }) => {
    await visit.showModal(await visit.act((act) => openSnooze(act, checkIn)));
  });
  door.button(checkInButtons.skip, checkInRef, async (visit, { checkIn }) => {
    await visit.showModal(await visit.act((act) => openSkip(act, checkIn)));
  });

  door.submit(snoozeForm, async (act, { values, subject: { checkIn } }) => {
    const { until: kind, forWhom } = values;
    // The form without choices has nothing to send.
    if (!kind || !forWhom) return undefined;
    const { until, waitsForDay } = await snoozeCheckIn(act, checkIn, { kind, forWhom });
    const { mentorship, role } = await requireActivePartner(act, (await getCheckIn(act, checkIn)).mentorshipId);
    const at = instantInWords(until, mentorship[role].timeZone);
    const { name } = partnerOf(mentorship, act.personId);
    const said = waitsForDay ? `${at}: at the time you chose it is night for ${name}` : at;
    return noticeModal(
      forWhom === 'both' ? `Snoozed. I ask you both again ${said}.` : `I remind you ${said}, here in our DM.`,
    );
  });

  door.submit(skipForm, async (act, { values, subject }) => {
    const { reason = '', forWhom } = values;
    if (reason.length > maxSkipReasonLength) {
      throw new Refusal<SkipFields>('too_long', `Please keep it under ${maxSkipReasonLength} characters.`, 'reason');
    }
    if (!forWhom) throw new Refusal<SkipFields>('for_whom', 'Choose for whom.', 'forWhom');
    await skipCheckIn(act, subject.checkIn, { reason, forWhom });
    return noticeModal(forWhom === 'both' ? 'Skipped, for both of you.' : 'Skipped, for you.');
  });

  door.button(checkInButtons.mute, checkInRef, async (visit, { mentorship, checkIn }) => {
    await visit.act((act) => muteReminders(act, mentorship, checkIn, true));
    await visit.reply('Muted: no more reminders of these check-ins. The prompts in your group DM still come.');
  });
  door.button(checkInButtons.unmute, checkInRef, async (visit, { mentorship, checkIn }) => {
    await visit.act((act) => muteReminders(act, mentorship, checkIn, false));
    await visit.reply('I remind you again, once a check-in.');
  });
}

/** What a command acts on: the newest check-in of this mentorship. @throws Refusal where there is none to put off */
export async function openPutOff(act: PersonalAct, id: MentorshipId, what: 'snooze' | 'skip') {
  await requireActivePartner(act, id);
  const newest = await findNewestCheckIn(act.tx, id);
  if (!newest) {
    throw new Refusal('none_yet', 'No check-in has come yet. /checkin next says when the first one does.');
  }
  return what === 'snooze' ? openSnooze(act, newest.id) : openSkip(act, newest.id);
}

async function openSnooze(act: PersonalAct, id: CheckInId) {
  const parts = await openToPutOff(act, id);
  const schedule = await findSchedule(act.tx, parts.mentorship.id);
  if (!schedule) throw notYours();
  const choices = snoozeChoices(schedule, act.now, parts.mentorship[parts.role].timeZone);
  return snoozeModal({ ...parts, personId: act.personId, choices });
}

async function openSkip(act: PersonalAct, id: CheckInId) {
  return skipModal({ ...(await openToPutOff(act, id)), personId: act.personId });
}

async function openToPutOff(act: PersonalAct, id: CheckInId) {
  const checkIn = await getCheckIn(act, id);
  const { mentorship, role } = await requireActivePartner(act, checkIn.mentorshipId);
  const newest = await findNewestCheckIn(act.tx, mentorship.id);
  const refusal = whyNotPutOff(checkIn, newest?.id ?? id, []);
  if (refusal) throw refusal;
  const answers = await listAnswers(act.tx, [id]);
  return { checkIn, mentorship, role, answers };
}

async function getCheckIn(act: PersonalAct, id: CheckInId) {
  const checkIn = await findCheckIn(act.tx, id);
  if (!checkIn) throw notYours();
  return checkIn;
}
