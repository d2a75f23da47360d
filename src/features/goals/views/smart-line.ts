import type { KnownBlock } from '@slack/types';
import { context } from '../../../slack/blocks.ts';
import { mrkdwn } from '../../../slack/text.ts';
import type { Code, Surroundings } from '../rules/smart-check/finding.ts';
import { smartCheck } from '../rules/smart-check/smart-check.ts';
import type { Goal } from '../types.ts';

/** What the two could talk about before they agree. What a letter is glad of is said in the form alone. */
const topics: Readonly<Partial<Record<Code, string>>> = {
  no_title: 'what it is about',
  vague: 'what will have been done',
  several: 'which of its goals comes first',
  no_number: 'how you will both know',
  no_baseline: 'where it starts from',
  too_many: 'what to park meanwhile',
  no_means: 'what makes it possible',
  no_reason: 'why it matters',
  deadline_past: 'a new deadline',
  too_far: 'a stepping stone nearer than a year',
  too_near: 'whether it is a stepping stone',
  after_end: 'which part fits into your mentorship',
  no_trial: 'what to try first',
  no_direction: 'where it could lead',
  no_learning: 'what to learn from it',
};

/** One quiet line on the card of a proposed goal; nothing where the SMART check has nothing to suggest. */
export function smartLine(goal: Goal, around: Surroundings): KnownBlock[] {
  if (goal.status !== 'proposed') return [];
  const asked = smartCheck(goal, around).flatMap(({ tone, code }) => (tone === 'hint' ? [topics[code] ?? []] : []));
  return asked.length > 0 ? [context(mrkdwn`:mag: To talk about: ${asked.flat().join(' · ')}`)] : [];
}
