import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { noticeModal } from '../../../slack/blocks.ts';
import { type Door, outdated } from '../../../slack/door.ts';
import type { Fields } from '../../../slack/fields.ts';
import type { OpenModal } from '../../../slack/open-modal.ts';
import { joined, mrkdwn } from '../../../slack/text.ts';
import type { Visit } from '../../../slack/visit.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { readRhythm, rhythmInWords } from '../../programs/rules.ts';
import { reshapeCadence } from '../../programs/views.ts';
import { changeRhythm } from '../actions/schedule.ts';
import { scheduleForm } from '../inputs/schedule.ts';
import { checkInButtons, mentorshipRef } from '../inputs.ts';
import { findSchedule } from '../queries/schedules.ts';
import { comingDates } from '../rules/coming.ts';
import { recurrenceFrom, zoneOfRhythm } from '../rules/schedule.ts';
import { comingLines } from '../views/coming.ts';
import { previewBlock, previewSection, scheduleModal, stateLines } from '../views/schedule.ts';

/** So many dates are previewed. */
const previewed = 5;

export function registerSchedule(door: Door): void {
  door.button(checkInButtons.schedule, mentorshipRef, async (visit, { mentorship }) => {
    await visit.showModal(await visit.act((act) => openSchedule(act, mentorship)));
  });

  door.button(checkInButtons.chooseCadence, mentorshipRef.partial(), async (visit) => {
    const { view, typed } = formOf(visit);
    const { everyWeeks } = scheduleForm.read(typed);
    const blocks = reshapeCadence(view.blocks, everyWeeks, checkInButtons.chooseCadence);
    await visit.showModal({ ...view, blocks }, 'reshaped');
  });

  door.button(checkInButtons.preview, mentorshipRef, async (visit, { mentorship }) => {
    const { view, typed } = formOf(visit);
    const preview = await visit.act((act) => previewOf(act, mentorship, typed));
    const blocks = [...view.blocks.filter((block) => block.block_id !== previewBlock), preview];
    await visit.showModal({ ...view, blocks }, 'reshaped');
  });

  door.submit(scheduleForm, async (act, { values, subject }) => {
    const schedule = await changeRhythm(act, subject.mentorship, readRhythm(values), values);
    const { mentorship } = await requireActivePartner(act, subject.mentorship);
    const coming = comingDates(schedule, act.now, previewed, schedule.nextOccursOn ?? undefined);
    return noticeModal(
      joined([
        mrkdwn`Saved.`,
        ...stateLines(schedule, mentorship),
        mrkdwn`*The next ones*`,
        ...comingLines(coming, mentorship, schedule),
      ]),
    );
  });
}

function formOf(visit: Visit): OpenModal {
  const { openModal } = visit;
  if (openModal?.view.callback_id !== scheduleForm.callback) throw outdated('not_the_schedule_form');
  return openModal;
}

/** The next dates as they would be with what is chosen in the form; what is wrong with it is said in their place. */
async function previewOf(act: PersonalAct, id: MentorshipId, typed: Fields) {
  const { mentorship } = await requireActivePartner(act, id);
  const schedule = await findSchedule(act.tx, id);
  if (!schedule) throw new Error('an active mentorship has a schedule');
  try {
    const values = scheduleForm.read(typed);
    const rhythm = readRhythm(values);
    const { daysOff = [] } = schedule;
    const onDayOff = values.onDayOff ?? schedule.onDayOff;
    const recurrence = {
      ...recurrenceFrom(rhythm, zoneOfRhythm(rhythm, mentorship), mentorship.endsOn, act.now),
      ...{ daysOff, onDayOff },
    };
    const coming = comingDates(recurrence, act.now, previewed);
    return previewSection(mrkdwn`*${rhythmInWords(rhythm)}* would be`, comingLines(coming, mentorship, recurrence));
  } catch (error) {
    if (error instanceof Refusal) return previewSection(mrkdwn`*Not yet*: ${error.sentence}`, []);
    throw error;
  }
}

export async function openSchedule(act: PersonalAct, id: MentorshipId) {
  const { mentorship } = await requireActivePartner(act, id);
  const schedule = await findSchedule(act.tx, id);
  if (!schedule) throw new Error('an active mentorship has a schedule');
  const coming = schedule.nextOccursOn === null ? [] : comingDates(schedule, act.now, previewed, schedule.nextOccursOn);
  return scheduleModal(schedule, mentorship, act.personId, coming);
}
