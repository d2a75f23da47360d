import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../../../../src/core/errors.ts';
import type { LocalDate, TimeZone } from '../../../../src/core/local-time.ts';
import {
  isOverdue,
  longestStepTitle,
  openSteps,
  readSteps,
  stepsDueBy,
} from '../../../../src/features/goals/rules/steps.ts';
import { assertProperty } from '../../../support/property.ts';
import { aStep, now, today } from '../made.ts';

const zone = 'Europe/London' as TimeZone;
const read = (text: string, open = 0) => readSteps(text, open, now, zone);

function refusalOf(text: string, open = 0): Refusal | undefined {
  try {
    read(text, open);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return undefined;
}

describe('one line', () => {
  test.each<[string, string, string | null, boolean]>([
    ['Draft the talk', 'Draft the talk', null, false],
    ['Draft the talk by 3 March', 'Draft the talk', '2027-03-03', false],
    ['Draft the talk on 3 March', 'Draft the talk', '2027-03-03', false],
    ['Draft the talk – 3 March', 'Draft the talk', '2027-03-03', false],
    ['Draft the talk, next Friday', 'Draft the talk', '2026-11-27', false],
    ['Draft the talk by today', 'Draft the talk', '2026-11-22', false],
    ['* First talk given', 'First talk given', null, true],
    ['*First talk given by 30 April', 'First talk given', '2027-04-30', true],
    ['** First talk given', 'First talk given', null, true],
    ['◆ First talk given', 'First talk given', null, true],
    ['Milestone: First talk given', 'First talk given', null, true],
    ['MILESTONE : First talk given', 'First talk given', null, true],
    ['First talk given (milestone)', 'First talk given', null, true],
    ['First talk given by 30 April (Milestone)', 'First talk given', '2027-04-30', true],
    ['First talk given (milestone) by 30 April', 'First talk given', '2027-04-30', true],
    ['- Draft the talk', 'Draft the talk', null, false],
    ['• Draft the talk', 'Draft the talk', null, false],
    ['Read 2 * 3 pages', 'Read 2 * 3 pages', null, false],
    ['Reach a milestone', 'Reach a milestone', null, false],
    ['-5 kg', '-5 kg', null, false],
    ['   spaced    out   ', 'spaced out', null, false],
    ['by 3 March', 'by 3 March', '2027-03-03', false],
    ['<!channel> & <@U1>', '<!channel> & <@U1>', null, false],
  ])('%j', (line, title, dueOn, isMilestone) => {
    expect(read(line)).toEqual([{ title, dueOn, isMilestone, assignee: 'mentee' }]);
  });

  test.each(['*', '**', '◆', 'Milestone:', '(milestone)', '-', '- ', '•', '- *'])('%j names no step', (line) => {
    expect(refusalOf(`Draft the talk\n${line}`)).toMatchObject({ field: 'steps' });
  });

  test('too long a title is refused, the longest is taken, the date and the mark not counted', () => {
    const longest = 'x'.repeat(longestStepTitle);
    expect(read(`* ${longest} by 3 March`)).toEqual([
      { title: longest, dueOn: '2027-03-03', isMilestone: true, assignee: 'mentee' },
    ]);
    expect(refusalOf(`Draft\n${longest}x`)).toMatchObject({ code: 'long_step', field: 'steps' });
    expect(refusalOf(`${longest}x`)?.sentence).toContain('150');
  });

  test('a day that has passed is refused, naming the step', () => {
    expect(refusalOf('Draft by 2026-11-21')).toMatchObject({ code: 'step_in_past', field: 'steps' });
    expect(refusalOf('Draft by 2026-11-21')?.sentence).toContain('“Draft”: 21 November 2026');
    // In Kathmandu it is tomorrow already.
    const lateNow = new Date('2026-11-22T20:00:00Z');
    expect(() => readSteps('Draft by 2026-11-22', 0, lateNow, 'Asia/Kathmandu' as TimeZone)).toThrow('step_in_past');
    expect(readSteps('Draft by 2026-11-22', 0, lateNow, zone)).toHaveLength(1);
  });
});

describe('several lines', () => {
  test('keep their order; blank ones and the ends of lines of Windows do not count', () => {
    expect(read('\r\nOne\r\n\r\n  * Two by 3 March  \r\nThree\r\n')).toEqual([
      { title: 'One', dueOn: null, isMilestone: false, assignee: 'mentee' },
      { title: 'Two', dueOn: '2027-03-03', isMilestone: true, assignee: 'mentee' },
      { title: 'Three', dueOn: null, isMilestone: false, assignee: 'mentee' },
    ]);
  });

  test.each(['', '   ', '\n \r\n\t\n'])('%j holds no step', (text) => {
    expect(refusalOf(text)).toMatchObject({ code: 'no_steps', field: 'steps' });
  });

  const lines = (count: number) => Array.from({ length: count }, (_, index) => `Step ${index}`).join('\n');

  test.each([
    [200, 0, true],
    [201, 0, false],
    [1, 199, true],
    [1, 200, false],
    [10, 191, false],
  ])('%d more beside %d open ones: %s', (count, open, fits) => {
    if (fits) expect(read(lines(count), open)).toHaveLength(count);
    else expect(refusalOf(lines(count), open)).toMatchObject({ code: 'too_many_steps', field: 'steps' });
    if (!fits) expect(refusalOf(lines(count), open)?.sentence).toContain(String(count + open));
  });
});

test('whatever is written, it is refused under its field or makes steps that fit', () => {
  const words = fc.constantFrom(
    '*',
    '-',
    '◆',
    'Milestone:',
    '(milestone)',
    'Draft',
    'by',
    '3 March',
    '\n',
    '\r',
    '🧗',
    ',',
  );
  const aText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((each) => each.join(' ')),
  );
  assertProperty(
    fc.property(aText, (text) => {
      const refusal = refusalOf(text);
      if (refusal) {
        expect(refusal.field).toBe('steps');
        return;
      }
      for (const { title, dueOn } of read(text)) {
        expect(title.trim()).not.toBe('');
        expect(title.length).toBeLessThanOrEqual(longestStepTitle);
        if (dueOn !== null) expect(dueOn >= today).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('open and overdue steps', () => {
  const day = (dueOn: string | null, tickedAt: Date | null = null) =>
    aStep({ dueOn: dueOn as LocalDate | null, tickedAt });
  expect(openSteps([day(null), day(null, now)])).toEqual([day(null)]);
  expect(isOverdue(day('2026-11-21'), today)).toBe(true);
  expect(isOverdue(day('2026-11-22'), today)).toBe(false);
  expect(isOverdue(day(null), today)).toBe(false);
  expect(isOverdue(day('2026-11-21', now), today)).toBe(false);
});

test('steps that are due by a day, the earliest first, those of one day as they stood', () => {
  const due = (title: string, dueOn: string | null, tickedAt: Date | null = null) =>
    aStep({ title, dueOn: dueOn as LocalDate | null, tickedAt });
  const steps = [
    due('second', '2026-11-22'),
    due('later', '2026-11-23'),
    due('third', '2026-11-22'),
    due('undated', null),
    due('ticked', '2026-11-20', now),
    due('first', '2026-11-20'),
  ];
  expect(stepsDueBy('2026-11-22' as LocalDate, steps).map(({ title }) => title)).toEqual(['first', 'second', 'third']);
});
