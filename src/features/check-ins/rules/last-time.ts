import type { Role } from '../../mentorships/types.ts';
import type { Answer, CheckIn } from '../types.ts';
import { saidAs } from './answers.ts';
import { seenBy } from './reveal.ts';

/** What a prompt says of the check-in before it. */
export interface LastTime {
  /** What each said they would do. */
  readonly commitments: readonly { readonly role: Role; readonly words: string }[];
  /** What has happened since, in words: `2 steps done`. */
  readonly since: readonly string[];
}

export const nothingBefore: LastTime = { commitments: [], since: [] };

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
const tellings: readonly (readonly [event: string, one: string, several: string])[] = [
  ['goal.achieved', 'a goal achieved', 'goals achieved'],
  ['goal.milestone_reached', 'a milestone reached', 'milestones reached'],
  ['goal.step_ticked', 'a step done', 'steps done'],
  ['goal.progress_logged', 'progress logged', 'times progress logged'],
  ['goal.agreed', 'a goal agreed', 'goals agreed'],
  ['goal.proposed', 'a goal proposed', 'goals proposed'],
  ['obstacle.raised', 'an obstacle raised', 'obstacles raised'],
  ['obstacle.closed', 'an obstacle closed', 'obstacles closed'],
  ['talk.logged', 'you two talked', 'talks'],
];

export const toldEvents: readonly string[] = tellings.map(([event]) => event);

/** @param counts how often each event happened */
export function sinceInWords(counts: ReadonlyMap<string, number>): string[] {
  return tellings.flatMap(([event, one, several]) => {
    const count = counts.get(event) ?? 0;
    if (count === 0) return [];
    return [count === 1 ? one : `${count} ${several}`];
  });
}
