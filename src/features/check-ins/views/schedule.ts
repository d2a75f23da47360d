import type { ModalView } from '@slack/types';
import type { PersonId } from '../../../core/ids.ts';
import { dateInWords, instantInWords } from '../../../core/local-time.ts';
import type { Message } from '../../../delivery/message.ts';
import { context, modal, section, selectField } from '../../../slack/blocks.ts';
import { joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { partnerOf } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { rhythmInWords } from '../../programs/rules.ts';
import { rhythmFields } from '../../programs/views.ts';
import { checkInCallbacks } from '../inputs.ts';
import { readRule } from '../rules/schedule.ts';
import type { Schedule } from '../types.ts';

export function scheduleModal(schedule: Schedule, mentorship: Mentorship, personId: PersonId): ModalView {
  const { localTime, zoneOf, zone } = schedule;
  return modal({
    callback: checkInCallbacks.schedule,
    title: 'Check-in schedule',
    submit: 'Save',
    subject: { mentorship: mentorship.id },
    blocks: [
      section(mrkdwn`When shall I ask you and *${partnerOf(mentorship, personId).name}* how it goes?`),
      context(joined(stateLines(schedule, mentorship), ' · ')),
      ...rhythmFields({
        ...readRule(schedule.rrule),
        localTime,
        zoneOf,
        fixedZone: zoneOf === 'fixed' ? zone : null,
      }),
    ],
  });
}

/** Which of several mentorships a command is about. */
export function chooseModal(
  mentorships: readonly Mentorship[],
  personId: PersonId,
  subject: Readonly<Record<string, string>>,
): ModalView {
  return modal({
    callback: checkInCallbacks.choose,
    title: 'Which mentorship?',
    submit: 'Next',
    subject,
    blocks: [
      selectField({ name: 'mentorship', label: 'Mentorship', options: mentorshipOptions(mentorships, personId) }),
    ],
  });
}

/** What holds now: the rhythm or the pause, and when the next one comes for each of the two. */
export function stateLines(schedule: Schedule, mentorship: Mentorship): Mrkdwn[] {
  const rhythm = mrkdwn`Check-ins come ${rhythmInWords({ ...readRule(schedule.rrule), localTime: schedule.localTime })} (${schedule.zone}).`;
  const { status, pausedUntil, nextDueAt } = schedule;
  if (status === 'stopped') return [mrkdwn`Check-ins have stopped.`];
  if (status === 'paused' && !pausedUntil)
    return [mrkdwn`Check-ins are paused until one of you types \`/checkin resume\`.`];
  const head =
    status === 'paused' && pausedUntil ? mrkdwn`Check-ins are paused until ${dateInWords(pausedUntil)}.` : rhythm;
  return [head, nextLine(nextDueAt, mentorship)];
}

function nextLine(nextDueAt: Date | null, { mentor, mentee }: Mentorship): Mrkdwn {
  if (!nextDueAt) return mrkdwn`There is no next one before the mentorship ends.`;
  const forMentee = mrkdwn`for ${mentee.name} ${instantInWords(nextDueAt, mentee.timeZone)}`;
  if (mentor.timeZone === mentee.timeZone) return mrkdwn`Next: for both ${instantInWords(nextDueAt, mentee.timeZone)}.`;
  return mrkdwn`Next: ${forMentee}; for ${mentor.name} ${instantInWords(nextDueAt, mentor.timeZone)}.`;
}

export function rhythmMessage(schedule: Schedule, mentorship: Mentorship): Message {
  const lines = joined(stateLines(schedule, mentorship));
  return {
    text: `The check-in schedule of ${mentorship.mentee.name} and ${mentorship.mentor.name} has changed.`,
    blocks: [
      section(mrkdwn`:calendar: ${lines}`),
      context('Either of you can change this: `/checkin schedule`, `/checkin pause`, `/checkin resume`.'),
    ],
  };
}
