import { parseLocalDate } from '../../../core/local-time.ts';
import type { GoalDraft } from '../types.ts';
import { type GoalFields, readNumber } from './draft.ts';

/** What is typed of a goal so far, whether it could be proposed or not. */
export function readUnfinished(fields: GoalFields): Partial<GoalDraft> {
  const { title = '', evidence = '', achievable = '', relevant = '' } = fields;
  const { experimental = '', aspirational = '', learning = '', unit = '' } = fields;
  const deadlineOn = parseLocalDate(fields.deadline ?? '');
  const baseline = 'baseline' in fields ? readNumber(fields.baseline) : 0;
  const target = readNumber(fields.target);
  return {
    ...{ title, evidence, achievable, relevant, experimental, aspirational, learning, unit },
    measure: fields.measure === 'number' ? 'number' : 'yes_no',
    horizon: fields.horizon === 'long' ? 'long' : 'short',
    frame: fields.frame === 'real' ? 'real' : 'smart',
    ...(deadlineOn ? { deadlineOn } : {}),
    ...(baseline === undefined ? {} : { baseline }),
    ...(target === undefined ? {} : { target }),
  };
}
