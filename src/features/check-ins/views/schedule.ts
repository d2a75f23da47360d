import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { cadenceOf } from '../../../core/cadence.ts';
import type { PersonId } from '../../../core/ids.ts';
import { dateInWords, instantInWords } from '../../../core/local-time.ts';
import { isNight } from '../../../core/night.ts';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, option, section } from '../../../slack/blocks.ts';
import { joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { partnerOf } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { mentorshipOptions } from '../../mentorships/views.ts';
import { rhythmInWords } from '../../programs/rules.ts';
import { rhythmBlocks } from '../../programs/views.ts';
import { scheduleForm } from '../inputs/schedule.ts';
import { type About, checkInButtons, chooseForm } from '../inputs.ts';
import type { ComingDate } from '../rules/coming.ts';
import type { Schedule, ScheduleSettings, ScheduleState } from '../types.ts';
import { comingLines } from './coming.ts';

/** Stands before what a preview shows, so that the next preview finds it. */
export const previewBlock = 'preview';

/** @param coming the next dates as they are saved */
export function scheduleModal(
  schedule: Schedule,
  mentorship: Mentorship,
  personId: PersonId,
  coming: readonly ComingDate[],
): ModalView {
  const { localTime, zoneOf, zone } = schedule;
  return scheduleForm.modal({
    title: 'Check-in schedule',
    submit: 'Save',
    subject: { mentorship: mentorship.id },
    blocks: [
      section(mrkdwn`When shall I ask you and *${partnerOf(mentorship, personId).name}* how it goes?`),
      context(joined(stateLines(schedule, mentorship), ' ')),
      ...rhythmBlocks(
        { ...cadenceOf(schedule.rrule), localTime, zoneOf, fixedZone: zoneOf === 'fixed' ? zone : null },
        checkInButtons.chooseCadence,
      ),
      ...settingsBlocks(schedule),
      actions(button('Preview', { action: checkInButtons.preview, value: { mentorship: mentorship.id } })),
      previewSection(mrkdwn`*As it is saved now*`, comingLines(coming, mentorship, schedule)),
    ],
  });
}

export function previewSection(head: Mrkdwn, lines: readonly Mrkdwn[]): KnownBlock {
  return { ...section(joined([head, ...lines])), block_id: previewBlock };
}

const reviewChoices = [0, 3, 4, 6, 8, 12];

function settingsBlocks(settings: ScheduleSettings): InputBlock[] {
  const { onDayOff, reviewEvery, reveal, quietAfter } = scheduleForm.fields;
  return [
    onDayOff.input({
      options: [option('Leave it out', 'skip'), option('Ask on the next day that is none', 'move')],
      value: settings.onDayOff,
    }),
    reviewEvery.input({
      options: [...new Set([...reviewChoices, settings.reviewEvery])]
        .sort((a, b) => a - b)
        .map((n) => option(n === 0 ? 'Never' : `Every ${n} check-ins`, String(n))),
      value: String(settings.reviewEvery),
    }),
    reveal.input({
      options: [option('At once', 'at_once'), option('When both have answered', 'when_both')],
      value: settings.reveal,
    }),
    quietAfter.input({
      options: [
        ...[...new Set([3, settings.quietAfter || 3])].map((n) =>
          option(`Ask us after ${n} check-ins, then wait`, String(n)),
        ),
        option('Keep asking', '0'),
      ],
      value: String(settings.quietAfter),
    }),
  ];
}

/** Which of several mentorships a command is about. */
export function chooseModal(
  mentorships: readonly Mentorship[],
  personId: PersonId,
  subject: { readonly what: About; readonly until?: string },
): ModalView {
  return chooseForm.modal({
    title: 'Which mentorship?',
    submit: 'Next',
    subject,
    blocks: [chooseForm.fields.mentorship.input({ options: mentorshipOptions(mentorships, personId) })],
  });
}

/** What holds now: the rhythm or the pause, and when the next one comes for each of the two. */
export function stateLines(schedule: ScheduleState, mentorship: Mentorship): Mrkdwn[] {
  const rhythm = mrkdwn`Check-ins come ${rhythmInWords({ ...cadenceOf(schedule.rrule), localTime: schedule.localTime })} (${schedule.zone}).`;
  const { status, pausedUntil, nextDueAt } = schedule;
  if (status === 'quiet') {
    return [
      mrkdwn`Check-ins are quiet, since the last ones stayed without an answer. They come again when one of you answers the last one or types \`/checkin resume\`.`,
    ];
  }
  if (status === 'stopped') return [mrkdwn`Check-ins have stopped.`];
  if (status === 'paused' && !pausedUntil)
    return [mrkdwn`Check-ins are paused until one of you types \`/checkin resume\`.`];
  const head =
    status === 'paused' && pausedUntil ? mrkdwn`Check-ins are paused until ${dateInWords(pausedUntil)}.` : rhythm;
  return [head, nextLine(nextDueAt, mentorship)];
}

function nextLine(nextDueAt: Date | null, { mentor, mentee }: Mentorship): Mrkdwn {
  if (!nextDueAt)
    return mrkdwn`No next one stands in the calendar: the mentorship ends before it, or one of you is off.`;
  const forMentee = mrkdwn`for ${mentee.name} ${instantInWords(nextDueAt, mentee.timeZone)}`;
  if (mentor.timeZone === mentee.timeZone) return mrkdwn`Next: for both ${instantInWords(nextDueAt, mentee.timeZone)}.`;
  return mrkdwn`Next: ${forMentee}; for ${mentor.name} ${instantInWords(nextDueAt, mentor.timeZone)}.`;
}

/** For whom the next one would come at night, and what to do about it. */
export function nightLine({ nextDueAt }: ScheduleState, { mentor, mentee }: Mentorship): Mrkdwn[] {
  const asleep = [mentee, mentor].filter(({ timeZone }) => nextDueAt && isNight(nextDueAt, timeZone));
  if (asleep.length === 0) return [];
  const names = asleep.map(({ name }) => name).join(' and ');
  return [
    mrkdwn`:crescent_moon: That is night for ${names}. *Preview* in \`/checkin schedule\` names a time that suits you both.`,
  ];
}

/** What the two set beside the rhythm, where it is not what Cairn does anyway: it decides who reads what, and when. */
function settingLines({ reviewEvery, reveal, quietAfter, onDayOff }: ScheduleSettings): Mrkdwn[] {
  return [
    ...(reviewEvery > 0 ? [mrkdwn`Every ${reviewEvery} check-ins you two look at each focus goal.`] : []),
    ...(reveal === 'when_both' ? [mrkdwn`Answers are shown when both have answered.`] : []),
    ...(onDayOff === 'move' ? [mrkdwn`What falls on a day off is asked on the next day that is none.`] : []),
    ...(quietAfter === 0 ? [mrkdwn`I keep asking when nobody answers.`] : []),
  ];
}

export function rhythmMessage(schedule: Schedule, mentorship: Mentorship): Message {
  const lines = joined([
    ...stateLines(schedule, mentorship),
    ...nightLine(schedule, mentorship),
    ...settingLines(schedule),
  ]);
  return {
    text: `The check-in schedule of ${mentorship.mentee.name} and ${mentorship.mentor.name} has changed.`,
    blocks: [
      section(mrkdwn`:calendar: ${lines}`),
      context('Either of you can change this: `/checkin schedule`, `/checkin pause`, `/checkin resume`.'),
    ],
  };
}
