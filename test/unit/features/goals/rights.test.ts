import { describe, expect, test } from '@jest/globals';
import { rights, whyNot } from '../../../../src/features/goals/rules/rights.ts';
import type { GoalStatus, GoalVerb } from '../../../../src/features/goals/types.ts';
import type { Role } from '../../../../src/features/mentorships/types.ts';
import { aGoal, aMentorship } from '../made.ts';

const open = ['proposed', 'agreed'] as const;
const living = [...open, 'on_hold'] as const;
const statuses = [...living, 'achieved', 'dropped', 'replaced'] as const satisfies readonly GoalStatus[];
const roles = ['mentor', 'mentee'] as const satisfies readonly Role[];

/** From which statuses who may: written out, so that a change of the table is a decision. */
const may: Readonly<Record<GoalVerb, Readonly<Record<Role, readonly GoalStatus[]>>>> = {
  agree: { mentor: ['proposed'], mentee: [] },
  reopen: { mentor: ['agreed'], mentee: ['agreed'] },
  suggest: { mentor: open, mentee: [] },
  accept: { mentor: open, mentee: open },
  counter: { mentor: open, mentee: open },
  withdraw: { mentor: open, mentee: open },
  comment: { mentor: living, mentee: living },
  edit: { mentor: [], mentee: open },
  add_steps: { mentor: open, mentee: open },
  change_steps: { mentor: open, mentee: open },
  tick_step: { mentor: open, mentee: open },
  log_progress: { mentor: [], mentee: open },
  focus: { mentor: [], mentee: open },
  park: { mentor: [], mentee: open },
  weigh: { mentor: living, mentee: living },
  place: { mentor: [], mentee: living },
  share: { mentor: [], mentee: statuses },
  unshare: { mentor: [], mentee: statuses },
  hold: { mentor: [], mentee: open },
  resume: { mentor: [], mentee: ['on_hold'] },
  replace: { mentor: [], mentee: living },
  achieve: { mentor: [], mentee: open },
  drop: { mentor: [], mentee: living },
};

const cases = (Object.keys(may) as GoalVerb[]).flatMap((verb) =>
  roles.flatMap((role) => statuses.map((status) => [verb, role, status] as const)),
);

describe('who may do what to a goal', () => {
  test('every verb is in the table', () => {
    expect(Object.keys(rights).sort()).toEqual(Object.keys(may).sort());
    expect(cases).toHaveLength(23 * 2 * 6);
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
      expect(refusal?.sentence).toContain(status === 'on_hold' ? 'on hold' : status);
    }
  });

  test('the log is told the code alone, never the title', () => {
    const refusal = whyNot('agree', aGoal({ status: 'dropped', title: 'Private words' }), 'mentor', aMentorship());
    expect(refusal?.sentence).toContain('Private words');
    expect(refusal?.message).toBe('wrong_state');
  });
});
