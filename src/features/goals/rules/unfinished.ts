import type { GoalValues } from '../inputs/goal-fields.ts';
import type { GoalDraft } from '../types.ts';
import { readNumber } from './draft.ts';

/** What is typed of a goal so far, whether it could be proposed or not. */
export function readUnfinished(values: GoalValues): Partial<GoalDraft> {
  const { title = '', evidence = '', achievable = '', relevant = '' } = values;
  const { experimental = '', aspirational = '', learning = '', unit = '' } = values;
  const { deadline: deadlineOn, measure = 'yes_no', horizon = 'short', frame = 'smart' } = values;
  const baseline = 'baseline' in values ? readNumber(values.baseline) : 0;
  const target = readNumber(values.target);
  return {
    ...{ title, evidence, achievable, relevant, experimental, aspirational, learning, unit },
    ...{ measure, horizon, frame },
    deadlineOn,
    baseline,
    target,
  };
}
