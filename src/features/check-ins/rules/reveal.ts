import type { Role } from '../../mentorships/types.ts';

/** When each sees the other's answer. */
export type Reveal = 'at_once' | 'when_both';

/**
 * Whether somebody may read an answer. What was shown once stays shown: an answer is edited, never taken back.
 * @param viewer one of the two, or both where a message is read by both at once
 * @param answered who has answered, the author among them
 */
export function canSee(reveal: Reveal, author: Role, viewer: Role | 'both', answered: readonly Role[]): boolean {
  if (reveal === 'at_once' || viewer === author) return true;
  return answered.includes('mentor') && answered.includes('mentee');
}
