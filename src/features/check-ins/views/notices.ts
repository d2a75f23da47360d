import { dateInWords, instantInWords } from '../../../core/local-time.ts';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, section } from '../../../slack/blocks.ts';
import { clip, instantForReader, joined, link, type Mrkdwn, mention, mrkdwn } from '../../../slack/text.ts';
import { dayOffInWords } from '../../availability/rules/days.ts';
import type { DaysOff } from '../../availability/types.ts';
import { pairInWords, partnerOf } from '../../mentorships/rules.ts';
import type { Mentorship, Partner } from '../../mentorships/types.ts';
import { checkInButtons } from '../inputs.ts';
import type { CheckIn, Participation, Schedule, ScheduleState } from '../types.ts';
import { nightLine, stateLines } from './schedule.ts';

// What a check-in says beside its prompt and its summary: each once, and each for a reason.

export interface OfCheckIn {
  readonly checkIn: CheckIn;
  readonly mentorship: Mentorship;
  readonly namesMentorship: boolean;
}

function answerButton({ checkIn, mentorship }: OfCheckIn) {
  return button('Answer', {
    action: checkInButtons.answer,
    style: 'primary',
    value: { mentorship: mentorship.id, checkIn: checkIn.id },
    description: `Answer the check-in of ${dateInWords(checkIn.occursOn)}`,
  });
}

function pairLine({ mentorship, namesMentorship }: OfCheckIn): Mrkdwn {
  return namesMentorship ? mrkdwn` (${pairInWords(mentorship)})` : mrkdwn``;
}

/** A snoozed check-in comes again, in its own thread and shown in the DM. */
export function againMessage(parts: OfCheckIn & { readonly promptTs: string }): Message {
  const { mentor, mentee } = parts.mentorship;
  return {
    text: `Here is the check-in again that you snoozed, ${mentee.name} and ${mentor.name}. Press Answer.`,
    blocks: [
      section(
        mrkdwn`:alarm_clock: ${mention(mentee.id)} and ${mention(mentor.id)}, here is your check-in again${pairLine(parts)}. Is now better?`,
      ),
      actions(answerButton(parts)),
    ],
    thread: { ts: parts.promptTs, alsoInConversation: true },
  };
}

/** Somebody skipped it: the other one should not have to look at an old message to learn that. */
export function skippedMessage(
  parts: OfCheckIn & {
    readonly promptTs: string;
    readonly skipped: readonly Participation[];
    readonly schedule: ScheduleState;
  },
): Message {
  const { checkIn, mentorship, skipped, schedule } = parts;
  const { mentor, mentee } = mentorship;
  const who = skipped.map(({ personId }) => (personId === mentor.id ? mentor : mentee).name).join(' and ');
  const reasons = skipped.flatMap(({ skipReason }) => (skipReason ? [mrkdwn`“${clip(skipReason, 600)}”`] : []));
  return {
    text: `${who} skipped the check-in of ${dateInWords(checkIn.occursOn)}.`,
    blocks: [
      section(
        joined([mrkdwn`:fast_forward: ${who} skipped the check-in of ${dateInWords(checkIn.occursOn)}.`, ...reasons]),
      ),
      context(joined(stateLines(schedule, mentorship), ' ')),
    ],
    thread: { ts: parts.promptTs, alsoInConversation: true },
  };
}

/** The one private reminder, in somebody's own DM with Cairn. */
export function reminderMessage(
  parts: OfCheckIn & { readonly person: Partner; readonly promptUrl: string; readonly isMuted: boolean },
): Message {
  const { checkIn, mentorship, person, promptUrl, isMuted } = parts;
  const partner = partnerOf(mentorship, person.id);
  const value = { mentorship: mentorship.id, checkIn: checkIn.id };
  const until = instantForReader(checkIn.closesAt, instantInWords(checkIn.closesAt, person.timeZone));
  const isOver = checkIn.state === 'closed';
  return {
    text: `Your check-in with ${partner.name} is still open. A few words are enough.`,
    blocks: [
      section(
        isOver
          ? mrkdwn`:wave: ${link(promptUrl, 'Your check-in')} with ${mention(partner.id)} of ${dateInWords(checkIn.occursOn)} is closed.`
          : mrkdwn`:wave: ${link(promptUrl, 'Your check-in')} with ${mention(partner.id)} of ${dateInWords(checkIn.occursOn)} is open until ${until}. A few words are enough.`,
      ),
      actions(
        ...(isOver ? [] : [answerButton(parts)]),
        isMuted
          ? button('Remind me again', { action: checkInButtons.unmute, value })
          : button('Mute for this mentorship', {
              action: checkInButtons.mute,
              value,
              description: `Mute reminders of your check-ins with ${partner.name}`,
            }),
      ),
      context(
        isMuted
          ? `Reminders of your check-ins with ${partner.name} are muted.`
          : 'I remind you once a check-in, in your working hours. Only you see this.',
      ),
    ],
  };
}

/** After three check-ins without an answer: one question, and then nothing until somebody answers. */
export function silenceMessage(
  parts: Omit<OfCheckIn, 'checkIn'> & { readonly schedule: ScheduleState; readonly checkInId: string },
): Message {
  const { mentorship, schedule, checkInId } = parts;
  const { mentor, mentee } = mentorship;
  const value = { mentorship: mentorship.id, checkIn: checkInId };
  if (schedule.status !== 'quiet') {
    return {
      text: 'The question about your rhythm is settled.',
      blocks: [section(joined([mrkdwn`:leaves: That is settled.`, ...stateLines(schedule, mentorship)]))],
    };
  }
  return {
    text: `${mentee.name} and ${mentor.name}, would another rhythm suit you better?`,
    blocks: [
      section(
        mrkdwn`:leaves: ${mention(mentee.id)} and ${mention(mentor.id)}, your last check-ins came at a busy time, it seems. Would another rhythm suit you better?`,
      ),
      actions(
        button('Less often', { action: checkInButtons.slower, style: 'primary', value }),
        button('Pause', { action: checkInButtons.pause, value }),
        button('Keep it as it is', { action: checkInButtons.keep, value }),
        button('End the mentorship', { action: checkInButtons.end, value }),
      ),
      context(
        'Until one of you chooses, or answers a check-in, I ask nothing more. Either of you can choose for both.',
      ),
    ],
  };
}

/** Somebody's clock changed: what that does to the next check-in, for both. */
export function movedMessage(person: Partner, schedule: ScheduleState, mentorship: Mentorship): Message {
  return {
    text: `${person.name} is now in another time zone; see when your check-ins come.`,
    blocks: [
      section(
        joined([
          mrkdwn`:earth_africa: ${person.name}’s clock is now that of ${person.timeZone}.`,
          ...stateLines(schedule, mentorship),
          ...nightLine(schedule, mentorship),
        ]),
      ),
      context('Either of you can change when I ask: `/checkin schedule`.'),
    ],
  };
}

/** When somebody is off, or that they no longer are: that and until when, never why. */
export function awayMessage(
  person: Partner,
  off: readonly Pick<DaysOff, 'firstOn' | 'backOn'>[],
  schedule: ScheduleState & Pick<Schedule, 'onDayOff'>,
  mentorship: Mentorship,
): Message {
  const what = schedule.onDayOff === 'move' ? 'come later' : 'are left out';
  const lines = off.slice(0, mostTimesOff).map(({ firstOn, backOn }) => {
    const until = backOn ? mrkdwn` until ${dateInWords(backOn)}` : mrkdwn``;
    return mrkdwn`:palm_tree: ${person.name} is off from ${dateInWords(firstOn)}${until}.`;
  });
  const isOff = lines.length > 0;
  const head = isOff
    ? [...lines, mrkdwn`Check-ins in between ${what}; none of them counts against anyone.`]
    : [mrkdwn`:wave: ${person.name} is back: no time off is planned.`];
  return {
    text: isOff ? `${person.name} is off for a while; your check-ins wait.` : `${person.name} is back.`,
    blocks: [section(joined([...head, ...stateLines(schedule, mentorship)]))],
  };
}

/** The program pauses, or the organisation is closed, or neither any more: what that does to this pair. */
export function programAwayMessage(
  off: readonly DaysOff[],
  schedule: ScheduleState & Pick<Schedule, 'onDayOff'>,
  mentorship: Mentorship,
): Message {
  const names = { mentor: mentorship.mentor.name, mentee: mentorship.mentee.name };
  const what = schedule.onDayOff === 'move' ? 'come later' : 'are left out';
  const lines = off.slice(0, mostTimesOff).map((each) => {
    const words = dayOffInWords(each, names);
    return mrkdwn`:palm_tree: From ${dateInWords(each.firstOn)} ${words}.`;
  });
  const head =
    lines.length > 0
      ? [...lines, mrkdwn`Check-ins in between ${what}; none of them counts against anyone.`]
      : [mrkdwn`:wave: Nothing is in the way of your check-ins any more.`];
  return {
    text: lines.length > 0 ? 'Your check-ins wait for a while.' : 'Your check-ins go on.',
    blocks: [section(joined([...head, ...stateLines(schedule, mentorship)]))],
  };
}

/** More than these are not named. */
const mostTimesOff = 5;
