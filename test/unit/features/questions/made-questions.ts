import type { QuestionId } from '../../../../src/core/ids.ts';
import type { KeptQuestion, TypedQuestion } from '../../../../src/features/questions/types.ts';
import { uuid } from '../made.ts';

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
  return { label, said: own, kind, options: options.join('\n'), isRequired, rotates, visibleTo };
}
