import type { Button, KnownBlock } from '@slack/types';
import { dateInWords, type LocalDate } from '../../../core/local-time.ts';
import type { Message } from '../../../delivery/message.ts';
import { actions, button, context, section, sections } from '../../../slack/blocks.ts';
import { joined, mention, mrkdwn } from '../../../slack/text.ts';
import { pairInWords } from '../../mentorships/rules.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { goalButtons } from '../inputs/buttons.ts';
import { measureInWords } from '../rules/draft.ts';
import { progressBar } from '../rules/progress.ts';
import { isOpen } from '../rules/rights.ts';
import type { Goal, GoalStatus, Step } from '../types.ts';
import { achieveConfirm } from './more.ts';
import { smartLine } from './smart-line.ts';
import { standing, standingInWords } from './standing.ts';
import { stepsSection } from './steps-section.ts';
import { type Leads, whereItLeads } from './where-it-leads.ts';

export interface CardParts {
  readonly goal: Goal;
  readonly steps: readonly Step[];
  readonly mentorship: Mentorship;
  /** The two share this DM with another mentorship: the card says which it is of. */
  readonly namesMentorship: boolean;
  /** Titles of the goals that it is linked to. */
  readonly links: { readonly buildsOn?: string; readonly replacedBy?: string };
  readonly leads: Leads;
  /** Whose suggestion waits for an answer. */
  readonly suggestionBy: string | undefined;
  /** In the mentee's zone. */
  readonly today: LocalDate;
}

/** The goal as it stands, in the group DM of the two. */
export function goalCard(parts: CardParts): Message {
  const { goal, mentorship, namesMentorship } = parts;
  const open = isOpen(goal);
  const pair = namesMentorship ? mrkdwn` · ${pairInWords(mentorship)}` : mrkdwn``;
  return {
    text: `Goal of ${mentorship.mentee.name}: ${goal.title} (${standingInWords(goal)}, ${progressBar(goal)})`,
    blocks: [
      section(mrkdwn`*${goal.title}*\n${progressBar(goal)}`),
      context(
        mrkdwn`${standing(goal)} · ${mention(mentorship.mentee.id)}’s ${goal.horizon === 'long' ? 'long-term' : 'short-term'} goal, by ${dateInWords(goal.deadlineOn)} · measure: ${measureInWords(goal)}${pair}`,
      ),
      ...linkLines(parts),
      ...whereItLeads(parts.leads),
      ...smartWords(goal),
      ...smartLine(goal, { today: parts.today, endsOn: mentorship.endsOn, othersInFocus: 0 }),
      ...stepsSection(parts, open),
      cardActions(goal, parts.steps.length > 0),
    ],
  };
}

function smartWords(goal: Goal): KnownBlock[] {
  const said: [string, string][] = [
    ['How you will both know', goal.evidence],
    ['What makes it possible', goal.achievable],
    ['Why it matters', goal.relevant],
    ['What to try', goal.experimental],
    ['Where it could lead', goal.aspirational],
    ['What to have learned', goal.learning],
  ];
  return said.filter(([, words]) => words !== '').flatMap(([label, words]) => sections([mrkdwn`*${label}:* ${words}`]));
}

/** Where it comes from, what took its place, and what waits for an answer. */
function linkLines({ goal, links, suggestionBy }: CardParts): KnownBlock[] {
  const lines = [
    ...(links.buildsOn ? [mrkdwn`Builds on “${links.buildsOn}”`] : []),
    ...(links.replacedBy ? [mrkdwn`Replaced by “${links.replacedBy}”`] : []),
    ...(goal.isShared ? [mrkdwn`Title and progress are shared with the program`] : []),
    ...(suggestionBy ? [mrkdwn`A suggestion of ${suggestionBy} waits for an answer`] : []),
  ];
  return lines.length > 0 ? [context(joined(lines, ' · '))] : [];
}

/** What is done most from where the goal stands; everything else is one press further. */
function cardActions(goal: Goal, hasSteps: boolean): KnownBlock {
  const value = { mentorship: goal.mentorshipId, goal: goal.id };
  const named = (label: string) => ({ value, description: `${label}: ${goal.title}` });
  const agree = button('Agree', {
    action: goalButtons.agree,
    style: 'primary',
    ...named('Agree'),
    value: { ...value, base: String(goal.revision) },
  });
  const suggest = button('Suggest a change', { action: goalButtons.suggest, ...named('Suggest a change') });
  const log = button('Log progress', { action: goalButtons.logProgress, ...named('Log progress') });
  const add = button('Add steps', { action: goalButtons.addSteps, ...named('Add steps') });
  const steps = button('Steps', { action: goalButtons.steps, ...named('Steps') });
  const comment = button('Comment', { action: goalButtons.comment, ...named('Comment') });
  const edit = button('Edit', { action: goalButtons.edit, ...named('Edit') });
  const achieved = button('Achieved', { action: goalButtons.achieve, confirm: achieveConfirm, ...named('Achieved') });
  const resume = button('Take up again', { action: goalButtons.resume, ...named('Take up again') });
  const next = button('What is next?', { action: goalButtons.whatIsNext, ...named('What is next?') });
  const more = button('More', { action: goalButtons.more, ...named('More') });
  const byStatus: Readonly<Record<GoalStatus, readonly Button[]>> = {
    proposed: [agree, suggest, comment, edit, add],
    agreed: [log, add, comment, achieved],
    on_hold: [resume, comment],
    achieved: [next],
    dropped: [],
    replaced: [],
  };
  return actions(...byStatus[goal.status], ...(hasSteps ? [steps] : []), more);
}
