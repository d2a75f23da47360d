import type { Responses } from '../../../../src/features/check-ins/types.ts';
import type { Role } from '../../../../src/features/mentorships/types.ts';
import type { TypedQuestion } from '../../../../src/features/questions/inputs.ts';
import { isAsked, mostEachTime, mostRotating } from '../../../../src/features/questions/rules/arrange.ts';
import { questionsFor } from '../../../../src/features/questions/rules/question-set.ts';
import type { KeptQuestion, Question, QuestionId } from '../../../../src/features/questions/types.ts';
import { now, uuid } from '../made.ts';
import type { Writing } from '../written.ts';

export function aQuestion(change: Partial<KeptQuestion> = {}): KeptQuestion {
  return {
    ...{ id: uuid<QuestionId>(), role: 'mentee', purpose: null, kind: 'words', label: 'What did you read?' },
    ...{ said: 'What did you read', options: [], isRequired: false, rotates: false, visibleTo: 'pair' },
    ...{ position: 1, revision: 1, retiredAt: null },
    ...change,
  };
}

/** What a lead types to get this question. */
export function typedAs({ label, said, kind, options, isRequired, rotates, visibleTo }: KeptQuestion): TypedQuestion {
  const own = said === label.replace(/\?$/, '') ? undefined : said;
  const marks = [...(isRequired ? (['required'] as const) : []), ...(rotates ? (['rotates'] as const) : [])];
  return { label, said: own, kind, options: options.join('\n'), marks, visibleTo };
}

/** As much as a program can ask and has retired, each of its words at its longest. */
export function aFullSet({ line }: Writing): KeptQuestion[] {
  const options = (count: number) => Array.from({ length: count }, (_, index) => `${index}${line(74)}`);
  const kinds = [
    { kind: 'words', options: [] },
    { kind: 'scale', options: options(5) },
    { kind: 'choice', options: options(10) },
  ] as const;
  const one = (role: Role, index: number): KeptQuestion => ({
    ...aQuestion({
      role,
      label: line(100),
      said: line(100),
      isRequired: true,
      visibleTo: index % 4 === 1 ? 'self' : 'pair',
    }),
    ...(kinds[index % 3] ?? kinds[0]),
    id: uuid<QuestionId>(index + (role === 'mentee' ? 0 : 1000)),
    rotates: index >= mostEachTime,
    ...(index < mostEachTime + mostRotating
      ? { position: index + 1, retiredAt: null }
      : { position: null, retiredAt: now }),
  });
  const roles: readonly Role[] = ['mentee', 'mentor'];
  return roles.flatMap((role) => Array.from({ length: 90 }, (_, index) => one(role, index)));
}

/** What such a set asks one of the two, and everything they can say to it. */
export function aFullAnswer(
  by: Writing,
  role: Role,
): Pick<Responses, 'said'> & { readonly asked: readonly Question[] } {
  const asked = questionsFor(aFullSet(by).filter(isAsked), role, 3).map(
    (question): Question => ({ ...question, visibleTo: 'pair' }),
  );
  const said = asked.map(({ id, options }) => [id, options[0] ?? by.words(2000)] as const);
  return { asked, said: Object.fromEntries(said) };
}
