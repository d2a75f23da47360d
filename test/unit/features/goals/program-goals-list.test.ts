import { expect, test } from '@jest/globals';
import { programGoalsModal } from '../../../../src/features/goals/views/program-goals.ts';
import { mostObjectives } from '../../../../src/features/objectives/rules.ts';
import type { ObjectiveId } from '../../../../src/features/objectives/types.ts';
import { uuid } from '../made.ts';

test('a full list of objectives is counted whole', () => {
  const objectives = Array.from({ length: mostObjectives }, (_, i) => ({
    id: uuid<ObjectiveId>(i + 1),
    kind: 'value' as const,
    title: `Value ${i + 1}.`,
    retiredAt: null,
  }));
  const text = JSON.stringify(programGoalsModal({ counts: [], objectives, shared: [], skip: 0 }));
  expect(objectives.filter(({ title }) => !text.includes(title)).length).toBe(0);
});
