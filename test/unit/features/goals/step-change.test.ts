import { describe, expect, test } from '@jest/globals';
import type { LocalDate, TimeZone } from '../../../../src/core/local-time.ts';
import {
  readStepChange,
  stepInWords,
  stepMark,
  whyNotChange,
} from '../../../../src/features/goals/rules/step-change.ts';
import { readSteps } from '../../../../src/features/goals/rules/steps.ts';
import { milestoneBlocks } from '../../../../src/features/goals/views/steps-section.ts';
import { aStep, now, today, uuid } from '../made.ts';

const names = { mentee: 'Ben', mentor: 'Ana Maria' };
const read = (line: string, called = names) => readSteps(line, 0, now, 'Europe/London' as TimeZone, called)[0];

describe('whose step a line names', () => {
  test.each<[string, string, 'mentee' | 'mentor' | 'both']>([
    ['Review the slides', 'Review the slides', 'mentee'],
    ['Review the slides (mentor)', 'Review the slides', 'mentor'],
    ['Review the slides (Both)', 'Review the slides', 'both'],
    ['Review the slides (ana maria)', 'Review the slides', 'mentor'],
    ['Ana Maria: review the slides', 'review the slides', 'mentor'],
    ['@Ana Maria review the slides', 'review the slides', 'mentor'],
    ['review the slides @ana maria', 'review the slides', 'mentor'],
    ['Ben: rehearse', 'rehearse', 'mentee'],
    ['Ana: review the slides', 'Ana: review the slides', 'mentee'],
    ['@Carl review the slides', '@Carl review the slides', 'mentee'],
    ['Ana Marias slides reviewed', 'Ana Marias slides reviewed', 'mentee'],
    ['Write to ana@Ana Maria', 'Write to ana@Ana Maria', 'mentee'],
    ['Review (the slides)', 'Review (the slides)', 'mentee'],
  ])('%j', (line, title, assignee) => {
    expect(read(line)).toMatchObject({ title, assignee });
  });

  test('beside a date and a milestone, in whatever order', () => {
    const whole = { title: 'review it', assignee: 'mentor', dueOn: '2027-03-03', isMilestone: true };
    for (const line of [
      '* Ana Maria: review it by 3 March',
      'Ana Maria: * review it by 3 March',
      'review it (mentor) (milestone) by 3 March',
      'review it by 3 March (milestone) (mentor)',
    ]) {
      expect(read(line)).toMatchObject(whole);
    }
  });

  test('two of one name are not told apart by it', () => {
    expect(read('Ben: rehearse', { mentee: 'Ben', mentor: 'Ben' })).toMatchObject({ title: 'Ben: rehearse' });
  });

  test.each(['(mentor)', '@Ana Maria', 'Ana Maria:', '* (both)'])('%j names no step', (line) => {
    expect(() => read(line)).toThrow('empty_step');
  });
});

describe('a change', () => {
  const step = aStep({ dueOn: '2026-11-01' as LocalDate });
  const fields = { title: 'Rehearse', due: undefined, assignee: 'both' as const, isMilestone: false };

  test.each([
    ['title', { title: ' \n ' }],
    ['title', { title: 'x'.repeat(151) }],
    ['due', { due: '2026-11-21' as LocalDate }],
    ['assignee', { assignee: undefined }],
  ])('with a wrong %s is refused under its field', (field, wrong) => {
    expect(() => readStepChange({ ...fields, ...wrong }, step, today)).toThrow(expect.objectContaining({ field }));
  });

  test('of the rest leaves a day that has passed', () => {
    expect(readStepChange({ ...fields, due: '2026-11-01' as LocalDate }, step, today)).toMatchObject({
      dueOn: '2026-11-01',
    });
  });

  test('is refused where the step is ticked, or is not what was seen', () => {
    expect(whyNotChange(step, stepMark(step), names)).toBeUndefined();
    expect(whyNotChange({ ...step, tickedAt: now }, stepMark(step), names)?.code).toBe('done_step');
    for (const other of [{ title: 'Else' }, { dueOn: null }, { isMilestone: true }, { assignee: 'both' as const }]) {
      const refusal = whyNotChange({ ...step, ...other }, stepMark(step), names);
      expect(refusal).toMatchObject({ code: 'changed_meanwhile' });
      expect(refusal?.sentence).toContain(stepInWords({ ...step, ...other }, names));
    }
  });
});

describe('the line of milestones', () => {
  const line = (...steps: Parameters<typeof aStep>[0][]) =>
    JSON.stringify(
      milestoneBlocks(
        steps.map((step) => aStep({ isMilestone: true, ...step })),
        today,
      ),
    );

  test('goes by date, undated last; reached, open and overdue are told apart by sign and word', () => {
    expect(
      line(
        { title: 'Some day' },
        { title: 'All three', dueOn: '2028-06-30' as LocalDate },
        { title: 'First', dueOn: '2027-04-30' as LocalDate, tickedAt: now },
        { title: 'Late', dueOn: '2026-11-20' as LocalDate },
      ),
    ).toContain('◇ 20 Nov Late (overdue)  ◆ 30 Apr First  ◇ 30 Jun 2028 All three  ◇ Some day');
  });

  test('of very many shows those to come, and counts the others', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      id: uuid<never>(index + 1),
      title: `${'<!channel>&'.repeat(13)}${index}`,
      tickedAt: index < 20 ? now : null,
      dueOn: `2027-01-${String(1 + (index >> 1)).padStart(2, '0')}` as LocalDate,
    }));
    const shown = line(...many);
    expect(shown).toContain('◆ 20 earlier');
    expect(shown).toContain('… and 8 more');
    expect(shown).not.toContain('<!');
  });

  test('is not there without any', () => {
    expect(milestoneBlocks([aStep()], today)).toEqual([]);
  });
});
