import type { Role } from '../../mentorships/types.ts';
import type { Talk } from '../../talks/types.ts';
import type { Answer, CheckIn } from '../types.ts';
import { saidAs } from './answers.ts';
import { seenBy } from './reveal.ts';

/** What a prompt says of the check-in before it. */
export interface LastTime {
  /** That check-in, where there was one. */
  readonly before: Pick<CheckIn, 'occursOn' | 'promptAt'> | undefined;
  /** What each said they would do. */
  readonly commitments: readonly { readonly role: Role; readonly words: string }[];
  /** What has happened since, in words: `2 steps done`. */
  readonly since: readonly string[];
}

export const nothingBefore: LastTime = { before: undefined, commitments: [], since: [] };

/** What was told of the last conversation, as far as it was after the check-in before. */
export function talksSince({ before }: LastTime, talks: readonly Talk[]): Talk[] {
  if (!before) return [...talks];
  const { occursOn, promptAt } = before;
  return talks.filter(({ heldOn, loggedAt }) => heldOn > occursOn || (heldOn === occursOn && loggedAt > promptAt));
}

/** The mentee's next step and the mentor's commitment, as far as they gave any and both may read it. */
export function commitmentsOf(before: Pick<CheckIn, 'reveal'>, answers: readonly Answer[]): LastTime['commitments'] {
  return seenBy(before, answers, 'both')
    .map((answer) => ({
      role: answer.role,
      words: saidAs(answer, answer.role === 'mentee' ? 'next_step' : 'commitment'),
    }))
    .filter(({ words }) => words !== '');
}

/** The events that a prompt tells of, one and several of them. */
const tellings = [
  ['goal.achieved', 'a goal achieved', 'goals achieved'],
  ['goal.milestone_reached', 'a milestone reached', 'milestones reached'],
  ['goal.step_ticked', 'a step done', 'steps done'],
  ['goal.progress_logged', 'progress logged', 'times progress logged'],
  ['goal.agreed', 'a goal agreed', 'goals agreed'],
  ['goal.proposed', 'a goal proposed', 'goals proposed'],
  ['obstacle.raised', 'an obstacle raised', 'obstacles raised'],
  ['obstacle.closed', 'an obstacle closed', 'obstacles closed'],
] as const;

export const toldEvents = tellings.map(([event]) => event);

/** @param counts how often each event happened */
export function sinceInWords(counts: ReadonlyMap<string, number>): string[] {
  return tellings.flatMap(([event, one, several]) => {
    const count = counts.get(event) ?? 0;
    if (count === 0) return [];
    return [count === 1 ? one : `${count} ${several}`];
  });
}
