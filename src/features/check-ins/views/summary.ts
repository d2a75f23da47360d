import type { KnownBlock } from '@slack/types';
import { dateInWords } from '../../../core/local-time.ts';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, section, sections } from '../../../slack/blocks.ts';
import { clip, joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { progressBar } from '../../goals/rules/progress.ts';
import type { Role } from '../../mentorships/types.ts';
import { talkChoices, talkedLine } from '../../talks/views.ts';
import { checkInButtons } from '../inputs.ts';
import { askedOf, saidAs, saidToPair } from '../rules/answers.ts';
import { commitmentsOf } from '../rules/last-time.ts';
import { seenBy } from '../rules/reveal.ts';
import type { Answer, CheckIn, Participation } from '../types.ts';
import { type AgendaParts, agendaLines } from './agenda.ts';

/** In characters; `/checkin history` shows everything. */
const wordsInSummary = 600;

/**
 * What one person said to the other, a line a question that was answered; long words are cut at `longest` characters.
 * What is for its author alone is in none.
 */
export function saidLines(answer: Answer, longest: number = wordsInSummary): Mrkdwn[] {
  const said = saidToPair(answer);
  return askedOf(answer).flatMap((question) => {
    const words = said[question.id];
    return words ? [mrkdwn`• *${question.said}:* ${clip(words, longest)}`] : [];
  });
}

export interface SummaryParts extends AgendaParts {
  readonly checkIn: CheckIn;
  /** Who skipped it for themselves. */
  readonly participations: readonly Participation[];
  /** Of whom what they said they would do has become steps. */
  readonly made: readonly Role[];
  readonly promptTs: string;
  /** No newer check-in has come: this one can still be answered. */
  readonly isNewest: boolean;
}

/** What both said and what to talk about, in the prompt's thread and shown in the DM. */
export function summaryMessage(all: SummaryParts): Message {
  const parts = { ...all, answers: seenBy(all.checkIn, all.answers, 'both') };
  const { checkIn, mentorship, promptTs } = parts;
  const { mentee, mentor } = mentorship;
  return {
    text: `Summary of the check-in of ${dateInWords(checkIn.occursOn)}: ${mentee.name} and ${mentor.name}, with an agenda for your next conversation.`,
    blocks: [
      section(mrkdwn`:scroll: *Summary* of the check-in of ${dateInWords(checkIn.occursOn)}`),
      ...said(all, 'mentee'),
      ...said(all, 'mentor'),
      ...progress(parts),
      ...sections([mrkdwn`:speech_balloon: *Agenda* for your next conversation`, ...agendaLines(parts)]),
      ...talked(parts),
      ...choices(parts),
      context('Visible to the two of you.'),
    ],
    thread: { ts: promptTs, alsoInConversation: true },
  };
}

function said(parts: SummaryParts, role: 'mentor' | 'mentee'): KnownBlock[] {
  const { answers, checkIn, isNewest, mentorship, participations } = parts;
  const { id, name } = mentorship[role];
  const answer = answers.find((each) => each.role === role);
  const left = participations.find(({ personId, skippedAt }) => personId === id && skippedAt !== null);
  if (!answer && left) {
    const why = left.skipReason ? mrkdwn`: “${clip(left.skipReason, wordsInSummary)}”` : mrkdwn`.`;
    return [section(mrkdwn`*${name}* skipped this one${why}`)];
  }
  if (!answer) {
    return [
      section(
        isNewest
          ? mrkdwn`*${name}* has not answered. There is still time until the next check-in.`
          : mrkdwn`*${name}* did not answer.`,
      ),
    ];
  }
  if (!seenBy(checkIn, answers, 'both').includes(answer)) {
    const other = mentorship[role === 'mentee' ? 'mentor' : 'mentee'];
    return [section(mrkdwn`*${name}* has answered; it is shown when ${other.name} has answered too.`)];
  }
  const late = answer.isLate ? mrkdwn` (late, and welcome)` : mrkdwn``;
  const edited = answer.editedAt ? mrkdwn` (edited)` : mrkdwn``;
  return sections([mrkdwn`*${name}*${late}${edited}`, ...saidLines(answer)]);
}

function progress({ focus }: SummaryParts): KnownBlock[] {
  if (focus.length === 0) return [];
  return [section(joined(focus.map(({ goal }) => mrkdwn`*${goal.title}*\n${progressBar(goal)}`)))];
}

/** What can be done with it: a conversation found, commitments made steps, an obstacle kept with the words it was named by. */
function choices({ answers, checkIn, focus, made, mentorship, talks }: SummaryParts): KnownBlock[] {
  if (mentorship.status === 'ended') return [];
  const value = { mentorship: mentorship.id, checkIn: checkIn.id };
  const isNamed = answers.some((answer) => answer.role === 'mentee' && saidAs(answer, 'in_the_way') !== '');
  const canBeSteps = commitmentsOf(checkIn, answers).some(({ role }) => !made.includes(role)) && focus.length > 0;
  const buttons = [
    ...(canBeSteps
      ? [
          button('Make them steps', {
            action: checkInButtons.makeSteps,
            value,
            description: 'Make next step and commitment steps of a goal',
          }),
        ]
      : []),
    ...(isNamed
      ? [
          button('Keep as an obstacle', {
            action: checkInButtons.keepObstacle,
            value,
            description: `Keep what is in ${mentorship.mentee.name}’s way as an obstacle`,
          }),
        ]
      : []),
    ...(talks.length === 0 ? talkChoices(mentorship) : []),
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}

function talked({ mentorship, talks }: SummaryParts): KnownBlock[] {
  const line = talkedLine(talks, mentorship);
  return line ? [context(line)] : [];
}
