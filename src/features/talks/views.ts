import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { PersonId } from '../../core/ids.ts';
import {
  dateInWords,
  dayInWords,
  type LocalDate,
  localDateOf,
  localTimeOf,
  type TimeZone,
} from '../../core/local-time.ts';
import type { Message } from '../../delivery/message.ts';
import { actions, button, context, modal, option, section } from '../../slack/blocks.ts';
import { instantForReader, joined, type Mrkdwn, mention, mrkdwn } from '../../slack/text.ts';
import { pairInWords, partnerOf } from '../mentorships/rules.ts';
import type { Mentorship, Role } from '../mentorships/types.ts';
import { mentorshipOptions } from '../mentorships/views.ts';
import { logTalkForm, proposeTimeForm, talkButtons } from './inputs.ts';
import type { Offered, Talk } from './types.ts';

/** What was told of one day: `You two talked on 24 November 2026.`, and each line with its author. */
export function talkedLine(talks: readonly Talk[], { mentor, mentee }: Mentorship): Mrkdwn | undefined {
  const [first] = talks;
  if (!first) return undefined;
  const lines = talks.flatMap(({ line, loggedBy }) =>
    line ? [mrkdwn`${loggedBy === mentor.id ? mentor.name : mentee.name}: “${line}”`] : [],
  );
  return joined([mrkdwn`:speech_balloon: You two talked on ${dateInWords(first.heldOn)}.`, ...lines], ' ');
}

/** @param since the day from which on it counts; undefined: from the beginning */
export function talkBlocks(talks: readonly Talk[], mentorship: Mentorship, since: LocalDate | undefined): KnownBlock[] {
  const talked = talkedLine(talks, mentorship);
  if (talked) return [context(talked)];
  const asked = since ? mrkdwn` since ${dateInWords(since)}` : mrkdwn` yet`;
  return [section(mrkdwn`:speech_balloon: Have you two talked${asked}?`), actions(...talkChoices(mentorship))];
}

export function talkChoices(mentorship: Mentorship): Button[] {
  const value = { mentorship: mentorship.id };
  return [
    button('We talked', { action: talkButtons.log, value }),
    button('Find a time', { action: talkButtons.find, value, description: 'Not yet: find a time to talk' }),
  ];
}

/** @param mentorships one, or those among which the person chooses */
export function talkedModal(parts: {
  readonly mentorships: readonly Mentorship[];
  readonly personId: PersonId;
  readonly day: LocalDate;
  readonly line?: string;
}): ModalView {
  const [only, ...others] = parts.mentorships;
  const isOne = only !== undefined && others.length === 0;
  const { mentorship, day, line } = logTalkForm.fields;
  return logTalkForm.modal({
    title: 'You talked',
    submit: 'Save',
    subject: { mentorship: isOne ? only.id : undefined },
    blocks: [
      ...(isOne ? [] : [mentorship.input({ options: mentorshipOptions(parts.mentorships, parts.personId) })]),
      day.input({ value: parts.day }),
      line.input({ value: parts.line }),
      context(
        isOne ? mrkdwn`Visible to you and ${partnerOf(only, parts.personId).name}.` : 'Visible to the two of you.',
      ),
    ],
  });
}

export function offerModal(mentorship: Mentorship, role: Role, { times, isStretched }: Offered): ModalView {
  const own = mentorship[role];
  const other = mentorship[role === 'mentor' ? 'mentee' : 'mentor'];
  if (times.length === 0) {
    return modal({
      title: 'Find a time',
      blocks: [
        section(
          mrkdwn`In the next ten days I find no hour that is day for both of you. Write ${other.name} a line: an early or a late half hour may do.`,
        ),
      ],
    });
  }
  const [first] = times;
  return proposeTimeForm.modal({
    title: 'Find a time',
    submit: 'Propose',
    subject: { mentorship: mentorship.id },
    blocks: [
      section(
        isStretched
          ? mrkdwn`You and ${other.name} never work at the same time. These are the hours that are still day for both of you.`
          : mrkdwn`Hours in which both of you work. I do not know your calendars.`,
      ),
      proposeTimeForm.fields.time.input({
        options: times.map((at) => option(onBothClocks(at, own, other), at.toISOString())),
        value: first?.toISOString(),
      }),
      context(mrkdwn`Your proposal goes into your group DM with ${other.name}.`),
    ],
  });
}

interface Reader {
  readonly name: string;
  readonly timeZone: TimeZone;
}

/** `Tuesday 24 November, 10:00 (15:15 for Ana)`. */
function onBothClocks(at: Date, { timeZone }: Reader, other: Reader): string {
  const day = localDateOf(at, timeZone);
  const here = `${dayInWords(day)}, ${localTimeOf(at, timeZone)}`;
  if (other.timeZone === timeZone) return here;
  const there = localDateOf(at, other.timeZone);
  return `${here} (${there === day ? '' : `${dayInWords(there)}, `}${localTimeOf(at, other.timeZone)} for ${other.name})`;
}

export function proposedMessage(
  mentorship: Mentorship,
  personId: PersonId,
  at: Date,
  namesMentorship: boolean,
): Message {
  const { mentor, mentee } = mentorship;
  const [from, to] = mentor.id === personId ? [mentor, mentee] : [mentee, mentor];
  const both = `${onBothClocks(at, to, from)}`;
  const pair = namesMentorship ? mrkdwn` (${pairInWords(mentorship)})` : mrkdwn``;
  return {
    text: `${from.name} proposes to talk: ${both}. Does it suit you, ${to.name}?`,
    blocks: [
      section(
        mrkdwn`:calendar: *${from.name}* proposes to talk${pair}: *${instantForReader(at, both)}*. Does it suit you, ${mention(to.id)}? A reply here is enough.`,
      ),
      context(mrkdwn`On your clocks: ${both}. Nothing is put into anybody’s calendar.`),
    ],
  };
}
