import type { KnownBlock, Overflow } from '@slack/types';
import { dateInWords, type LocalDate } from '../../../core/local-time.ts';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, section, sections } from '../../../slack/blocks.ts';
import { type Mrkdwn, mention, mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { goalButtons } from '../inputs.ts';
import { measureInWords } from '../rules/draft.ts';
import { progressBar } from '../rules/progress.ts';
import { isOpen } from '../rules/rights.ts';
import type { Goal, GoalStatus, Step } from '../types.ts';
import { stepsSection } from './steps-section.ts';

export interface CardParts {
  readonly goal: Goal;
  readonly steps: readonly Step[];
  readonly mentorship: Mentorship;
  /** The two share this DM with another mentorship: the card says which it is of. */
  readonly namesMentorship: boolean;
  /** In the mentee's zone. */
  readonly today: LocalDate;
}

const statusWords: Readonly<Record<GoalStatus, string>> = {
  proposed: ':seedling: proposed',
  agreed: ':handshake: agreed',
  on_hold: ':hourglass_flowing_sand: on hold',
  achieved: ':mountain: achieved',
  dropped: ':leaves: dropped',
  replaced: ':arrows_counterclockwise: replaced',
};

/** The goal as it stands, in the group DM of the two. */
export function goalCard(parts: CardParts): Message {
  const { goal, mentorship, namesMentorship } = parts;
  const open = isOpen(goal);
  const pair = namesMentorship ? mrkdwn` · ${pairInWords(mentorship)}` : mrkdwn``;
  return {
    text: `Goal of ${mentorship.mentee.name}: ${goal.title} (${goal.status}, ${progressBar(goal)})`,
    blocks: [
      section(mrkdwn`*${goal.title}*\n${progressBar(goal)}`),
      context(
        mrkdwn`${statusLine(goal)} · ${mention(mentorship.mentee.id)}’s ${goal.horizon === 'long' ? 'long-term' : 'short-term'} goal, by ${dateInWords(goal.deadlineOn)} · measure: ${measureInWords(goal)}${pair}`,
      ),
      ...smartWords(goal),
      ...stepsSection(parts, open),
      ...(open ? [cardActions(goal)] : []),
    ],
  };
}

function statusLine(goal: Goal): Mrkdwn {
  return mrkdwn`${statusWords[goal.status]}`;
}

function smartWords(goal: Goal): KnownBlock[] {
  const said: [string, string][] = [
    ['How you will both know', goal.evidence],
    ['What makes it possible', goal.achievable],
    ['Why it matters', goal.relevant],
  ];
  return said.filter(([, words]) => words !== '').flatMap(([label, words]) => sections([mrkdwn`*${label}:* ${words}`]));
}

function cardActions(goal: Goal): KnownBlock {
  const value = { mentorship: goal.mentorshipId, goal: goal.id };
  const named = (label: string) => ({ value, description: `${label}: ${goal.title}` });
  const agree = button('Agree', {
    action: goalButtons.agree,
    style: 'primary',
    ...named('Agree'),
    value: { ...value, base: String(goal.revision) },
  });
  const more: Overflow = {
    type: 'overflow',
    action_id: goalButtons.history,
    options: [{ text: { type: 'plain_text', text: 'History' }, value: JSON.stringify(value) }],
  };
  return actions(
    ...(goal.status === 'proposed' ? [agree] : []),
    button('Comment', { action: goalButtons.comment, ...named('Comment') }),
    button('Log progress', { action: goalButtons.logProgress, ...named('Log progress') }),
    button('Add steps', { action: goalButtons.addSteps, ...named('Add steps') }),
    button('Edit', { action: goalButtons.edit, ...named('Edit') }),
    button('Achieved', {
      action: goalButtons.achieve,
      ...named('Achieved'),
      confirm: {
        title: 'Goal achieved?',
        text: 'The goal is closed as achieved. You then choose whether and how to celebrate it.',
        yes: 'Yes, achieved',
        no: 'Not yet',
      },
    }),
    button('Drop', { action: goalButtons.drop, ...named('Drop') }),
    more,
  );
}
