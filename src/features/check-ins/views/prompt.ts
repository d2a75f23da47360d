import type { KnownBlock } from '@slack/types';
import type { LocalDate } from '../../../core/local-time.ts';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, section } from '../../../slack/blocks.ts';
import { clip, instantForReader, joined, type Mrkdwn, mention, mrkdwn } from '../../../slack/text.ts';
import { progressBar } from '../../goals/rules/progress.ts';
import type { Goal, Step } from '../../goals/types.ts';
import { stepLine } from '../../goals/views/steps-section.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import type { Obstacle } from '../../obstacles/types.ts';
import { openObstacleBlocks } from '../../obstacles/views/open-obstacles.ts';
import type { Talk } from '../../talks/types.ts';
import { talkBlocks } from '../../talks/views.ts';
import { checkInButtons } from '../inputs.ts';
import type { LastTime } from '../rules/last-time.ts';
import type { Answer, CheckIn, Participation } from '../types.ts';

export interface PromptParts {
  readonly checkIn: CheckIn;
  readonly mentorship: Mentorship;
  readonly namesMentorship: boolean;
  readonly focus: readonly { readonly goal: Goal; readonly openSteps: readonly Step[] }[];
  /** Those that are open, oldest first. */
  readonly obstacles: readonly Obstacle[];
  readonly answers: readonly Answer[];
  readonly participations: readonly Participation[];
  /** What both said before that they would do, and what has happened since. */
  readonly lastTime: LastTime;
  /** What was told of their last conversation since then. */
  readonly talks: readonly Talk[];
  /** In the mentee's zone. */
  readonly today: LocalDate;
}

/** Steps of one goal in a prompt; the card shows them all. */
const stepsShown = 5;

/** The question in the group DM. It and nothing else carries the button Answer. */
export function promptMessage(parts: PromptParts): Message {
  const { checkIn, mentorship, namesMentorship } = parts;
  const { mentor, mentee } = mentorship;
  const pair = namesMentorship ? mrkdwn` (${pairInWords(mentorship)})` : mrkdwn``;
  const what = checkIn.isReview ? 'Check-in and goal review' : 'Check-in';
  return {
    text: `${what}: ${mentee.name} and ${mentor.name}, how is it going? Press Answer.`,
    blocks: [
      section(mrkdwn`:compass: *${what}*${pair}: ${mention(mentee.id)} and ${mention(mentor.id)}, how is it going?`),
      ...lastTime(parts),
      ...focusBlocks(parts),
      ...openObstacleBlocks(parts.obstacles),
      context(stateLine(parts)),
      ...buttons(parts),
      ...talked(parts),
      context(
        'What you type here is not recorded: press *Answer*, or use the message shortcut *Use as my answer* on your own message.',
      ),
    ].map((block) => block as KnownBlock),
  };
}

function buttons({ checkIn, mentorship, focus }: PromptParts): KnownBlock[] {
  if (checkIn.closedBecause === 'stopped') return [];
  const value = { mentorship: mentorship.id, checkIn: checkIn.id };
  const isOpen = checkIn.state === 'open';
  return [
    actions(
      button('Answer', { action: checkInButtons.answer, style: 'primary', value }),
      ...(checkIn.isReview && focus.length > 0
        ? [button('Review goals', { action: checkInButtons.review, value })]
        : []),
      ...(isOpen
        ? [
            button('Snooze', { action: checkInButtons.snooze, value }),
            button('Skip this one', { action: checkInButtons.skip, value }),
          ]
        : []),
    ),
  ];
}

/** Also a prompt whose time is over takes what is told; with the mentorship it ends. */
function talked({ checkIn, lastTime: { before }, mentorship, talks }: PromptParts): KnownBlock[] {
  if (checkIn.closedBecause === 'stopped' || mentorship.status === 'ended') return [];
  return talkBlocks(talks, mentorship, before?.occursOn);
}

/** In characters, each. */
const wordsOfLastTime = 300;

function lastTime({ lastTime: { commitments, since }, mentorship }: PromptParts): KnownBlock[] {
  const said = commitments.map(
    ({ role, words }) => mrkdwn`• ${mentorship[role].name} said: ${clip(words, wordsOfLastTime)}`,
  );
  const happened = since.length > 0 ? [mrkdwn`• Since then: ${since.join(', ')}`] : [];
  if (said.length + happened.length === 0) return [];
  return [section(joined([mrkdwn`*Last time*`, ...said, ...happened]))];
}

function focusBlocks({ focus, mentorship, today }: PromptParts): KnownBlock[] {
  if (focus.length === 0) {
    return [
      section(
        mrkdwn`No agreed goals yet. ${mention(mentorship.mentee.id)}: \`/goal\` sets one. ${mention(mentorship.mentor.id)}: *Agree* on its card makes it count.`,
      ),
    ];
  }
  return focus.map(({ goal, openSteps }) => {
    const shown = openSteps.slice(0, stepsShown).map((step) => stepLine(step, today));
    const more = openSteps.length - shown.length;
    return section(
      joined([
        mrkdwn`*${goal.title}*`,
        mrkdwn`${progressBar(goal)}`,
        ...shown,
        ...(more > 0 ? [mrkdwn`… and ${more} more`] : []),
      ]),
    );
  });
}

function stateLine({ checkIn, answers, mentorship, participations }: PromptParts): Mrkdwn {
  const answered = answers.map((answer) => (answer.role === 'mentor' ? mentorship.mentor : mentorship.mentee).name);
  const out = participations.flatMap(({ skippedAt, personId }) =>
    skippedAt ? [mentorship.mentor.id === personId ? mentorship.mentor.name : mentorship.mentee.name] : [],
  );
  const skipped = out.length > 0 ? mrkdwn`${out.join(' and ')} skipped this one. ` : mrkdwn``;
  const who = answered.length > 0 ? mrkdwn`Answered: ${answered.join(' and ')}. ${skipped}` : skipped;
  switch (checkIn.closedBecause) {
    case null:
      if (checkIn.snoozedUntil) {
        return mrkdwn`${who}:zzz: Snoozed: it comes again ${instantForReader(checkIn.snoozedUntil, checkIn.snoozedUntil.toISOString())}. You can answer before that.`;
      }
      return mrkdwn`${who}Open until ${instantForReader(checkIn.closesAt, checkIn.closesAt.toISOString())}.`;
    case 'both_answered':
      return mrkdwn`:white_check_mark: Closed: ${out.length > 0 ? mrkdwn`${who}` : 'both have answered. '}The summary is in the thread; *Answer* still lets you edit yours.`;
    case 'window_over':
      return answered.length === 0
        ? mrkdwn`:leaves: Closed: the time is over. ${who}Late answers are welcome until the next check-in.`
        : mrkdwn`:white_check_mark: Closed: the time is over. ${who}The summary is in the thread; late answers are welcome until the next check-in.`;
    case 'skipped':
      return mrkdwn`:fast_forward: Skipped. It counts against nobody; *Answer* still takes what you want to keep.`;
    case 'stopped':
      return mrkdwn`Closed: the mentorship has ended.`;
    case 'never_asked':
      return mrkdwn`Closed.`;
  }
}
