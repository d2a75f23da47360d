import type { KnownBlock } from '@slack/types';
import { dateInWords, type LocalDate } from '../../../core/local-time.ts';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, section, sections } from '../../../slack/blocks.ts';
import { clip, joined, type Mrkdwn, mrkdwn } from '../../../slack/text.ts';
import { progressBar } from '../../goals/rules/progress.ts';
import { isOverdue } from '../../goals/rules/steps.ts';
import type { Goal, Step } from '../../goals/types.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import type { Obstacle } from '../../obstacles/types.ts';
import { obstacleAgenda } from '../../obstacles/views/open-obstacles.ts';
import { checkInButtons } from '../inputs.ts';
import { askedOf, saidAs, saidToPair } from '../rules/answers.ts';
import { seenBy } from '../rules/reveal.ts';
import type { Answer, CheckIn, Participation } from '../types.ts';

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

export interface SummaryParts {
  readonly checkIn: CheckIn;
  readonly mentorship: Mentorship;
  readonly focus: readonly { readonly goal: Goal; readonly openSteps: readonly Step[] }[];
  /** Those that are open, oldest first. */
  readonly obstacles: readonly Obstacle[];
  readonly answers: readonly Answer[];
  /** Who skipped it for themselves. */
  readonly participations: readonly Participation[];
  /** In the mentee's zone. */
  readonly today: LocalDate;
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
      section(joined([mrkdwn`:speech_balloon: *Agenda* for your next conversation`, ...agenda(parts)])),
      ...keepObstacle(parts),
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

/** What the mentee named as in the way can become an obstacle, with its words filled in. */
function keepObstacle({ answers, checkIn, mentorship }: SummaryParts): KnownBlock[] {
  const isNamed = answers.some((answer) => answer.role === 'mentee' && saidAs(answer, 'in_the_way') !== '');
  if (!isNamed || mentorship.status === 'ended') return [];
  return [
    actions(
      button('Keep as an obstacle', {
        action: checkInButtons.keepObstacle,
        value: { mentorship: mentorship.id, checkIn: checkIn.id },
        description: `Keep what is in ${mentorship.mentee.name}’s way as an obstacle`,
      }),
    ),
  ];
}

/** Needs first, then what is in the way, open obstacles, what is overdue, and what each said they would do. */
export function agenda({ answers, focus, obstacles, mentorship, today }: SummaryParts): Mrkdwn[] {
  const items: Mrkdwn[] = [];
  const { mentee, mentor } = mentorship;
  for (const answer of answers) {
    if (answer.role !== 'mentee') continue;
    const need = saidAs(answer, 'need');
    const inTheWay = saidAs(answer, 'in_the_way');
    const nextStep = saidAs(answer, 'next_step');
    if (need) items.push(mrkdwn`What ${mentee.name} needs: ${clip(need, 300)}`);
    if (inTheWay) items.push(mrkdwn`In the way: ${clip(inTheWay, 300)}`);
    if (nextStep) items.push(mrkdwn`Next step of ${mentee.name}: ${clip(nextStep, 300)}`);
  }
  items.push(...obstacleAgenda(obstacles));
  for (const answer of answers) {
    const commitment = answer.role === 'mentor' ? saidAs(answer, 'commitment') : '';
    if (commitment) items.push(mrkdwn`${mentor.name} committed to: ${clip(commitment, 300)}`);
  }
  for (const { openSteps } of focus) {
    for (const step of openSteps.filter((each) => isOverdue(each, today)).slice(0, 3)) {
      items.push(mrkdwn`Overdue: ${step.title}`);
    }
  }
  if (items.length === 0) items.push(mrkdwn`What went well since last time, and what is the next small step?`);
  return items.map((item, index) => mrkdwn`${index + 1}. ${item}`);
}
