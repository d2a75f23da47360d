import { describe, expect, test } from '@jest/globals';
import { type GoalVerb, rights, whyNot } from '../../../../src/features/goals/rules/rights.ts';
import type { GoalStatus } from '../../../../src/features/goals/types.ts';
import type { Role } from '../../../../src/features/mentorships/types.ts';
import { aGoal, aMentorship } from '../made.ts';

const statuses = ['proposed', 'agreed', 'achieved', 'dropped'] as const satisfies readonly GoalStatus[];
const roles = ['mentor', 'mentee'] as const satisfies readonly Role[];

/** From which statuses who may: written out, so that a change of the table is a decision. */
const may: Readonly<Record<GoalVerb, Readonly<Record<Role, readonly GoalStatus[]>>>> = {
  agree: { mentor: ['proposed'], mentee: [] },
  comment: { mentor: ['proposed', 'agreed'], mentee: ['proposed', 'agreed'] },
  edit: { mentor: [], mentee: ['proposed', 'agreed'] },
  add_steps: { mentor: [], mentee: ['proposed', 'agreed'] },
  tick_step: { mentor: [], mentee: ['proposed', 'agreed'] },
  log_progress: { mentor: [], mentee: ['proposed', 'agreed'] },
  achieve: { mentor: [], mentee: ['proposed', 'agreed'] },
  drop: { mentor: [], mentee: ['proposed', 'agreed'] },
};

const cases = (Object.keys(may) as GoalVerb[]).flatMap((verb) =>
  roles.flatMap((role) => statuses.map((status) => [verb, role, status] as const)),
);

describe('who may do what to a goal', () => {
  test('every verb is in the table', () => {
    expect(Object.keys(rights).sort()).toEqual(Object.keys(may).sort());
    expect(cases).toHaveLength(8 * 2 * 4);
  });

  test.each(cases)('%s by the %s from %s', (verb, role, status) => {
    const refusal = whyNot(verb, aGoal({ status }), role, aMentorship());
    if (may[verb][role].includes(status)) {
      expect(refusal).toBeUndefined();
    } else if (may[verb][role].length === 0) {
      expect(refusal?.code).toBe('not_your_part');
      // It names who may: never the one who asks.
      expect(refusal?.sentence).toContain(role === 'mentor' ? 'Ben' : 'Ana');
      expect(refusal?.sentence).not.toContain(role === 'mentor' ? 'Ana' : 'Ben');
    } else {
      expect(refusal?.code).toBe('wrong_state');
      expect(refusal?.sentence).toContain('Give three talks');
      expect(refusal?.sentence).toContain(status);
    }
  });

  test('the log is told the code alone, never the title', () => {
    const refusal = whyNot('agree', aGoal({ status: 'dropped', title: 'Private words' }), 'mentor', aMentorship());
    expect(refusal?.sentence).toContain('Private words');
    expect(refusal?.message).toBe('wrong_state');
  });
});
