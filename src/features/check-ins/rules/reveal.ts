import type { Role } from '../../mentorships/types.ts';
import type { Answer, CheckIn, Reveal } from '../types.ts';

/**
 * Whether somebody may read an answer. What was shown once stays shown: an answer is edited, never taken back.
 * @param viewer one of the two, or both where a message is read by both at once
 * @param answered who has answered, the author among them
 */
export function canSee(reveal: Reveal, author: Role, viewer: Role | 'both', answered: readonly Role[]): boolean {
  if (reveal === 'at_once' || viewer === author) return true;
  return answered.includes('mentor') && answered.includes('mentee');
}

/** Those of the answers to a check-in that somebody may read. */
export function seenBy(
  { reveal = 'at_once' }: Pick<CheckIn, 'reveal'>,
  answers: readonly Answer[],
  viewer: Role | 'both',
): Answer[] {
  const answered = answers.map(({ role }) => role);
  return answers.filter(({ role }) => canSee(reveal, role, viewer, answered));
}
