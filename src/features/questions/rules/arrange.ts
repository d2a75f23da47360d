import { type FieldName, Refusal } from '../../../core/errors.ts';
import type { Role } from '../../mentorships/types.ts';
import type { QuestionFields } from '../inputs.ts';
import type { KeptQuestion, QuestionId } from '../types.ts';
import { defaultQuestions } from './question-set.ts';

/** Of each role; those that rotate count apart, because a check-in asks one of them. */
export const mostEachTime = 8;
export const mostRotating = 12;

/** What every program starts with, as rows: the first change writes them. */
export function defaultSet(): KeptQuestion[] {
  const counts = { mentee: 0, mentor: 0 };
  return defaultQuestions.map((question) => {
    counts[question.role] += 1;
    return { ...question, position: counts[question.role], revision: 0, retiredAt: null };
  });
}

export function isAsked(question: Pick<KeptQuestion, 'retiredAt'>): boolean {
  return question.retiredAt === null;
}

/** Those that check-ins ask a role, in their order. */
export function askedOfRole(set: readonly KeptQuestion[], role: Role): KeptQuestion[] {
  return set
    .filter((each) => each.role === role && isAsked(each))
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
}

/** The place after the last one of a role. */
export function nextPosition(set: readonly KeptQuestion[], role: Role): number {
  return (askedOfRole(set, role).at(-1)?.position ?? 0) + 1;
}

/** @throws Refusal where one more question of this role would be too many */
export function requireRoom(
  set: readonly KeptQuestion[],
  { role, rotates }: Pick<KeptQuestion, 'role' | 'rotates'>,
  field?: FieldName<QuestionFields>,
): void {
  const alike = askedOfRole(set, role).filter((each) => each.rotates === rotates);
  if (alike.length < (rotates ? mostRotating : mostEachTime)) return;
  throw new Refusal<QuestionFields>(
    'too_many_questions',
    rotates
      ? `At most ${mostRotating} questions of the ${role} rotate: with more, each would come too rarely. Retire one first.`
      : `At most ${mostEachTime} questions of the ${role} come each time, so that answering takes a minute. Retire one first, or let this one rotate.`,
    field,
  );
}

/** @throws Refusal where nothing would be left to ask */
export function requireOthers(set: readonly KeptQuestion[], { id, role }: Pick<KeptQuestion, 'id' | 'role'>): void {
  if (askedOfRole(set, role).some((each) => each.id !== id)) return;
  throw new Refusal(
    'last_question',
    `This is the last question of the ${role}, and a check-in asks at least one. Add another first, or change this one.`,
  );
}

/**
 * What changes places when a question goes one up or down.
 * @param past the question that it goes past; where that is no neighbour any more, nothing moves: a press that comes twice
 *   or from an old list moves nothing twice
 */
export function swapped(
  set: readonly KeptQuestion[],
  id: QuestionId,
  past: QuestionId,
  way: 'up' | 'down',
): readonly Pick<KeptQuestion, 'id' | 'position'>[] {
  const question = set.find((each) => each.id === id);
  if (!question || !isAsked(question)) return [];
  const own = askedOfRole(set, question.role);
  const neighbour = own[own.indexOf(question) + (way === 'up' ? -1 : 1)];
  if (neighbour?.id !== past) return [];
  return [
    { id, position: neighbour.position },
    { id: past, position: question.position },
  ];
}
