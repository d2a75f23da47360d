import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseLocalDate, type TimeZone } from '../../../../src/core/local-time.ts';
import { readNumber } from '../../../../src/features/goals/rules/draft.ts';
import { type ReadSentence, readGoalSentence } from '../../../../src/features/goals/rules/sentence.ts';
import { assertProperty } from '../../../support/property.ts';

const zone = 'Europe/London' as TimeZone;
const read = (text: string) => readGoalSentence(text, new Date('2026-11-22T12:00:00Z'), zone);

type Row = readonly [sentence: string, title: string, deadlineOn?: string, target?: number, unit?: string];

const understood: readonly Row[] = [
  // Deadline and number.
  ['Give three conference talks by 30 June', 'Give three conference talks', '2027-06-30', 3, 'conference talks'],
  ['By 30 June, give three talks', 'give three talks', '2027-06-30', 3, 'talks'],
  ['Give three talks by Jun 30th, 2028!', 'Give three talks!', '2028-06-30', 3, 'talks'],
  ['Give three talks by 30 June.', 'Give three talks', '2027-06-30', 3, 'talks'],
  ['Give three talks (by 30 June)', 'Give three talks', '2027-06-30', 3, 'talks'],
  ['Read 12 books by December 2027', 'Read 12 books', '2027-12-31', 12, 'books'],
  ['Talk to 5 customers before 2027-01-15', 'Talk to 5 customers', '2027-01-15', 5, 'customers'],
  ['Talk to 5 customers by 15/01/2027', 'Talk to 5 customers', '2027-01-15', 5, 'customers'],
  ['Give 3 talks within two months', 'Give 3 talks', '2027-01-22', 3, 'talks'],
  ['Mentor two juniors until the end of June', 'Mentor two juniors', '2027-06-30', 2, 'juniors'],
  ['Cut costs by 20% by 1 March', 'Cut costs by 20%', '2027-03-01', 20, '%'],
  ['Have 50% of reviews done in 2 days', 'Have 50% of reviews done', '2026-11-24', 50, '%'],
  ['Lose 2,5 kg by June', 'Lose 2,5 kg', '2027-06-30', 2.5, 'kg'],
  ['Hold 2 workshops on 3 March', 'Hold 2 workshops', '2027-03-03', 2, 'workshops'],
  ['Speak at 2 meetups from January to March', 'Speak at 2 meetups', '2027-03-31', 2, 'meetups'],
  [
    'Give three talks by 30 June and two more by 31 December',
    'Give three talks by 30 June and two more',
    '2026-12-31',
    3,
    'talks',
  ],
  ['Give three talks by 30 June & learn', 'Give three talks & learn', '2027-06-30', 3, 'talks'],
  ['Leave by six every Tuesday until 31 March', 'Leave by six every Tuesday', '2027-03-31'],
  ['Run 2 retros a month until June', 'Run 2 retros a month', '2027-06-30', 2, 'retros'],
  ['Publish 4 books within five years', 'Publish 4 books', '2031-11-22', 4, 'books'],
  ['Lead a department in three years', 'Lead a department', '2029-11-22'],
  // A deadline alone.
  ['Finish the course tomorrow', 'Finish the course', '2026-11-23'],
  ['Finish the course next Friday', 'Finish the course', '2026-11-27'],
  ['Ship v2.0 by Friday', 'Ship v2.0', '2026-11-27'],
  ['Learn Go by the end of next month', 'Learn Go', '2026-12-31'],
  ['Learn Go in two weeks', 'Learn Go', '2026-12-06'],
  ['Learn Go in 2 weeks and 3 days', 'Learn Go', '2026-12-09'],
  ['Learn Go this month', 'Learn Go', '2026-11-30'],
  ['Learn Go by 5pm Friday', 'Learn Go', '2026-11-27'],
  ['Learn SQL by May', 'Learn SQL', '2027-05-31'],
  ['Present at the all-hands on 3 March', 'Present at the all-hands', '2027-03-03'],
  ['Draft the talk – 3 March', 'Draft the talk', '2027-03-03'],
  ['Improve my English, 3 March', 'Improve my English', '2027-03-03'],
  ['Learn Go by 1 June 1990', 'Learn Go', '1990-06-01'],
  ['by 30 June', 'by 30 June', '2027-06-30'],
  // A number alone.
  ['Read twelve books this year', 'Read twelve books this year', undefined, 12, 'books'],
  ['Run 10 km in under an hour', 'Run 10 km in under an hour', undefined, 10, 'km'],
  ['Read three new books a month', 'Read three new books a month', undefined, 3, 'new books'],
  ['Deliver 3 features, 2 docs', 'Deliver 3 features, 2 docs', undefined, 3, 'features'],
  ['Cut costs by 20 percent', 'Cut costs by 20 percent', undefined, 20, 'percent'],
  ['Grow revenue 5 %', 'Grow revenue 5 %', undefined, 5, '%'],
  ['Write 3 constructor tests', 'Write 3 constructor tests', undefined, 3, 'constructor tests'],
  ['Reach 10,000 followers', 'Reach 10,000 followers', undefined, 10_000, 'followers'],
  ['HOLD TWENTY CALLS', 'HOLD TWENTY CALLS', undefined, 20, 'CALLS'],
  ['Hundred push-ups', 'Hundred push-ups', undefined, 100, 'push-ups'],
  ['   spaced    out   3   talks   ', 'spaced out 3 talks', undefined, 3, 'talks'],
  ['Give three talks & workshops by 30 June', 'Give three talks & workshops', '2027-06-30', 3, 'talks'],
  ['Write one page a day until 30 June', 'Write one page a day', '2027-06-30', 1, 'page'],
  ['Meet two people every month by 1 May', 'Meet two people every month', '2027-05-01', 2, 'people'],
  // Words that only look like a date or a number.
  ['I may learn SQL', 'I may learn SQL'],
  ['May I learn SQL', 'May I learn SQL'],
  ['I will march on', 'I will march on'],
  ['March for justice', 'March for justice'],
  ['Lead the Friday demo', 'Lead the Friday demo'],
  ['Fix the July 4th bug', 'Fix the July 4th bug'],
  ['Sat exam', 'Sat exam'],
  ['Work in Jan’s team', 'Work in Jan’s team'],
  ['Live by May’s rules', 'Live by May’s rules'],
  ['Be the first', 'Be the first'],
  ['Become number one in sales', 'Become number one in sales'],
  ['Be someone', 'Be someone'],
  ['Learn to say no', 'Learn to say no'],
  ['Have zero bugs', 'Have zero bugs'],
  ['Have 0 bugs', 'Have 0 bugs'],
  ['100', '100'],
  ['%', '%'],
  // Not meant kindly.
  ['by tomorrow <!channel>', '<!channel>', '2026-11-23'],
  ['<@U1> & <https://evil.example|here>', '<@U1> & <https://evil.example|here>'],
  ['3 *_~` talks', '3 *_~` talks'],
  ['🧗 climb 3 peaks', '🧗 climb 3 peaks', undefined, 3, 'peaks'],
  ['לתת 3 הרצאות', 'לתת 3 הרצאות', undefined, 3, 'הרצאות'],
];

describe('what is understood of a goal sentence', () => {
  test.each(
    understood.map(([sentence, title, deadlineOn, target, unit]) => ({
      sentence,
      reading: {
        title,
        ...(deadlineOn === undefined ? {} : { deadlineOn }),
        ...(target === undefined ? {} : { target, unit }),
      },
    })),
  )('$sentence', ({ sentence, reading }) => {
    const { horizon, ...rest } = read(sentence);
    expect(rest).toEqual(reading);
    expect(horizon).toBe(reading.deadlineOn && (reading.deadlineOn > '2027-11-23' ? 'long' : 'short'));
  });

  // Better no number than a wrong one.
  test.each([
    ['Reach 10,000 followers', 10_000],
    ['Save 1,500 euros', 1500],
    ['Make twenty-five calls', 25],
    ['Make two hundred calls', 200],
    ['Make one hundred and twenty calls', 120],
    ['Hold one-on-one meetings', undefined],
    ['One day become a CTO', undefined],
    ['30 June', undefined],
    ['Be there by 30 February', undefined],
  ])('of %j no other number is understood than %s', (sentence, number) => {
    expect([undefined, number]).toContain(read(sentence).target);
  });
});

test('whatever is written, the title is not empty and the form could take the rest', () => {
  const words = fc.constantFrom(
    ...['Give', 'three', '3', '99999999999999', '1,5', '0', 'talks', 'by', '30 June', 'tomorrow', '%', '.', ',', ';'],
    ...['twenty', 'in', 'May', '44 BC', '🧗', '<!channel>', '\u202e', '\u00a0', '\ud83e', '\n', '-', '1e999', '()'],
  );
  const aText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(words, { maxLength: 12 }).map((each) => each.join(' ')),
  );
  assertProperty(
    fc.property(aText, (text) => {
      const { title, deadlineOn, target, unit }: ReadSentence = read(text);
      if (text.trim() !== '') expect(title.trim()).not.toBe('');
      if (deadlineOn !== undefined) expect(parseLocalDate(deadlineOn)).toBe(deadlineOn);
      expect(target === undefined).toBe(unit === undefined);
      if (target === undefined) return;
      expect(target).toBeGreaterThan(0);
      expect(readNumber(String(target))).toBe(target);
      expect(unit).not.toBe('');
    }),
    { numRuns: 1500 },
  );
});

test.each([
  ['Cut meetings from 12 to 4 hours by 1 May', { baseline: 12, target: 4, unit: 'hours' }],
  ['Raise coverage from 40% to 60%', { baseline: 40, target: 60, unit: '%' }],
  ['Grow from 1,000 to 1,500 readers', { baseline: 1000, target: 1500, unit: 'readers' }],
  ['Stay from 3 to 3 days', {}],
  ['Travel from 1 to 3 March', {}],
])('the way in %j', (sentence, way) => {
  const { baseline, target, unit } = read(sentence);
  if (baseline === undefined) expect(way).toEqual({});
  else expect({ baseline, target, unit }).toEqual(way);
});

test('a number too large to count with is left to the person', () => {
  expect(read('Read 99999999999999999999999999 books')).toEqual({ title: 'Read 99999999999999999999999999 books' });
});
