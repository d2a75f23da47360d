import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type LocalDate, type TimeZone } from '../../../../src/core/local-time.ts';
import { readGoalSentence } from '../../../../src/features/goals/rules/sentence.ts';
import {
  type FindingCode,
  type SmartInput,
  type SmartSetting,
  smartCheck,
} from '../../../../src/features/goals/rules/smart-check/check.ts';

const zone = 'Asia/Kathmandu' as TimeZone;
const now = new Date('2026-11-23T04:00:00Z');
const today = '2026-11-23' as LocalDate;
const setting: SmartSetting = { today, endsOn: null, othersInFocus: 0 };
const blank: SmartInput = {
  ...{ title: '', frame: 'smart', measure: 'yes_no', baseline: undefined, target: undefined, evidence: '' },
  ...{ achievable: '', relevant: '', deadlineOn: undefined, horizon: 'short' },
} as const;

/** A goal as `/goal <sentence>` fills in its form. */
function fromSentence(sentence: string): SmartInput {
  const read = readGoalSentence(sentence, now, zone);
  const counted = read.target === undefined ? {} : { measure: 'number' as const, baseline: 0, target: read.target };
  return { ...blank, title: read.title, deadlineOn: read.deadlineOn, ...counted, horizon: read.horizon ?? 'short' };
}

function codes(goal: SmartInput, change: Partial<SmartSetting> = {}): FindingCode[] {
  return smartCheck(goal, { ...setting, ...change }).map(({ code }) => code);
}

/** Of a sentence alone nobody can know what makes it possible and why it matters: these two are always asked. */
const always: readonly FindingCode[] = ['no_plan', 'no_reason'];

const good = ['specific', 'measured', 'in_reach'] as const;

describe('what a goal sentence hears', () => {
  test.each<[string, ...FindingCode[]]>([
    // Clear, countable, dated.
    ['Give three conference talks by 30 June', ...good],
    ['Read 12 books on leadership by 31 December 2027', ...good],
    ['Publish two articles on the engineering blog by 1 May', ...good],
    ['Run a half marathon in under 2 hours by 1 June', ...good],
    ['Pass the C2 exam in German by 30 September', 'specific', 'nothing_to_count', 'in_reach'],
    ['Meet ten people from other departments by 28 February', ...good],
    ['Lead 3 retrospectives by 31 March', ...good],
    ['Cut the build time from 20 to 10 minutes by 1 April', ...good],
    ['Practise presenting once a week until 30 June', ...good],
    ['Mentor two junior colleagues by 1 September', ...good],
    ['Ask 5 colleagues for feedback by next Friday', ...good],
    ['Close 90 % of support tickets within a day by 1 July', ...good],
    ['Give a presentation to my team every month until 30 June', ...good],
    ['Complete four modules of the statistics course by 15 January', ...good],
    ['Write one design document each quarter, by 31 October', ...good],
    ['Hold weekly office hours for new colleagues until 30 June', ...good],
    ['Take home 2 evenings a week without a laptop by 1 March', ...good],
    ['Build and ship one internal tool by 31 May', ...good],
    ['Speak up in 3 board meetings by 30 April', ...good],
    ['Learn 500 words of Nepali by 1 June', ...good],
    // A date, and nothing to count.
    ['Get the forklift licence by 1 March', 'specific', 'nothing_to_count', 'in_reach'],
    ['Move to the platform team by 1 July', 'specific', 'nothing_to_count', 'in_reach'],
    ['Hand over the payroll system to Carl by 31 January', 'specific', 'nothing_to_count', 'in_reach'],
    ['Finish the security course by 15 February', 'specific', 'nothing_to_count', 'in_reach'],
    ['Find a new flat near the office by 1 April', 'specific', 'nothing_to_count', 'in_reach'],
    ['Start a reading group for new managers by 1 May', 'specific', 'nothing_to_count', 'in_reach'],
    // Something to count, and no date.
    ['Give three conference talks', 'specific', 'measured', 'no_deadline'],
    ['Write 2 blog posts a month', 'specific', 'measured', 'no_deadline'],
    ['Walk 8000 steps every day', 'specific', 'measured', 'no_deadline'],
    ['Have coffee with one new colleague a week', 'specific', 'measured', 'no_deadline'],
    // Neither.
    ['Become an engineering manager', 'specific', 'nothing_to_count', 'no_deadline'],
    ['Write a book about compilers', 'specific', 'nothing_to_count', 'no_deadline'],
    ['Speak at a conference abroad', 'specific', 'nothing_to_count', 'no_deadline'],
    ['Lead the migration to the new warehouse', 'specific', 'nothing_to_count', 'no_deadline'],
    // A direction, no destination.
    ['Improve my communication skills', 'vague', 'nothing_to_count', 'no_deadline'],
    ['Get better at public speaking', 'vague', 'nothing_to_count', 'no_deadline'],
    ['Learn more about machine learning', 'vague', 'nothing_to_count', 'no_deadline'],
    ['Be more confident in meetings', 'vague', 'nothing_to_count', 'no_deadline'],
    ['Understand how sales works', 'vague', 'nothing_to_count', 'no_deadline'],
    ['Work on my time management', 'vague', 'nothing_to_count', 'no_deadline'],
    ['Develop my leadership style by 30 June', 'vague', 'nothing_to_count', 'in_reach'],
    ['Grow as a designer', 'vague', 'nothing_to_count', 'no_deadline'],
    ['Strengthen my network by 31 March', 'vague', 'nothing_to_count', 'in_reach'],
    ['Try to say no more often', 'vague', 'nothing_to_count', 'no_deadline'],
    ['Explore a career in research', 'vague', 'nothing_to_count', 'no_deadline'],
    ['Become a better listener', 'vague', 'nothing_to_count', 'no_deadline'],
    ['Increase customer satisfaction by 1 July', 'vague', 'nothing_to_count', 'in_reach'],
    ['Reduce stress', 'vague', 'nothing_to_count', 'no_deadline'],
    ['Know more about our customers by 1 May', 'vague', 'nothing_to_count', 'in_reach'],
    ['Focus more on strategy', 'vague', 'nothing_to_count', 'no_deadline'],
    // The same words with something to count are no longer vague.
    ['Improve my 5 km time to 25 minutes by 1 May', ...good],
    ['Increase sign-ups by 20 % until 30 June', ...good],
    ['Get better at chess by playing one game a day until 1 March', ...good],
    ['Strengthen my network with 10 new contacts by 31 March', ...good],
    // Too short to be understood.
    ['Promotion', 'too_short', 'nothing_to_count', 'no_deadline'],
    ['Python', 'too_short', 'nothing_to_count', 'no_deadline'],
    ['Get promoted', 'too_short', 'nothing_to_count', 'no_deadline'],
    ['Manager by 2028-06-30', 'too_short', 'nothing_to_count', 'in_reach'],
    // Two in one.
    ['Write a book and run a marathon by 1 June', 'several', 'nothing_to_count', 'in_reach'],
    ['Give three talks by 30 June and also learn to delegate', 'several', 'measured', 'in_reach'],
    ['Improve my writing and become more visible', 'vague', 'several', 'nothing_to_count', 'no_deadline'],
    ['Finish the course; pass the exam by 1 May', 'several', 'nothing_to_count', 'in_reach'],
    ['Read and summarise a paper by Friday', 'specific', 'nothing_to_count', 'in_reach'],
    ['Bread and butter pitches for two clients by 1 May', ...good],
    // Numbers that count nothing.
    ['Upgrade the shop to version 2 by 1 May', 'specific', 'nothing_to_count', 'in_reach'],
    ['Be one of the speakers at the summit by 1 May', 'specific', 'nothing_to_count', 'in_reach'],
    // Dates that do not help.
    ['Learn to weld by 1 January 2020', 'specific', 'nothing_to_count', 'deadline_past'],
    ['Give five talks by 30 June 2029', 'specific', 'measured', 'in_reach'],
  ])('%s', (sentence, ...expected) => {
    const goal = fromSentence(sentence);
    expect(codes(goal).filter((code) => !always.includes(code))).toEqual(expected);
  });
});

describe('what the rest of the form hears', () => {
  const talks = fromSentence('Give three conference talks by 30 June');

  test.each<[string, Partial<SmartInput>, Partial<SmartSetting>, FindingCode[]]>([
    [
      'everything said',
      { achievable: 'Fridays', relevant: 'To be asked' },
      {},
      ['specific', 'measured', 'planned', 'reasoned', 'in_reach'],
    ],
    ['no baseline', { baseline: undefined }, {}, ['specific', 'no_baseline', 'no_plan', 'no_reason', 'in_reach']],
    [
      'evidence in words',
      { title: 'Lead the migration', measure: 'yes_no', target: undefined, evidence: 'It runs' },
      {},
      ['specific', 'measured', 'no_plan', 'no_reason', 'in_reach'],
    ],
    [
      'three others in focus',
      {},
      { othersInFocus: 3 },
      ['specific', 'measured', 'too_many', 'no_plan', 'no_reason', 'in_reach'],
    ],
    [
      'short-term, over a year away',
      { deadlineOn: '2028-01-01' as LocalDate },
      {},
      ['specific', 'measured', 'no_plan', 'no_reason', 'too_far'],
    ],
    [
      'long-term, next month',
      { horizon: 'long', deadlineOn: '2026-12-24' as LocalDate },
      {},
      ['specific', 'measured', 'no_plan', 'no_reason', 'too_near'],
    ],
    [
      'longer than the mentorship',
      {},
      { endsOn: '2027-03-31' as LocalDate },
      ['specific', 'measured', 'no_plan', 'no_reason', 'after_the_end'],
    ],
    ['a REAL goal', { frame: 'real' }, {}, ['specific', 'measured', 'no_reason', 'in_reach']],
  ])('%s', (_name, change, place, expected) => {
    expect(codes({ ...talks, ...change }, place)).toEqual(expected);
  });

  test('a vague word is named back, and every hint says what to do', () => {
    const [first] = smartCheck(fromSentence('Get better at writing'), setting);
    expect(first).toMatchObject({
      letter: 'S',
      tone: 'hint',
      words: expect.stringContaining('“Get better at” can mean many things'),
    });
  });
});

describe('for whatever is typed', () => {
  const texts = fc.oneof(
    fc.string({ maxLength: 3000, unit: 'grapheme' }),
    fc.constantFrom('<!channel>', '*_~`', '\u202Eabc', 'a'.repeat(3000), '((((('),
  );
  const goals: fc.Arbitrary<SmartInput> = fc.record({
    title: texts,
    frame: fc.constantFrom('smart', 'real'),
    measure: fc.constantFrom('yes_no', 'number'),
    baseline: fc.option(fc.double({ noNaN: true }), { nil: undefined }),
    target: fc.option(fc.double({ noNaN: true }), { nil: undefined }),
    evidence: fc.constantFrom('', 'x'),
    achievable: fc.constantFrom('', 'x'),
    relevant: fc.constantFrom('', 'x'),
    deadlineOn: fc.option(
      fc.integer({ min: -500, max: 3000 }).map((days) => addDays(today, days)),
      { nil: undefined },
    ),
    horizon: fc.constantFrom('short', 'long'),
  });

  test('it says something to each letter, hint or praise and never both, letter by letter, and briefly', () => {
    fc.assert(
      fc.property(goals, fc.nat(6), (goal, othersInFocus) => {
        const findings = smartCheck(goal, { ...setting, othersInFocus });
        const letters = findings.map(({ letter }) => letter);
        expect([...letters].sort((a, b) => 'SMART'.indexOf(a) - 'SMART'.indexOf(b))).toEqual(letters);
        for (const letter of ['S', 'M', 'R', 'T'] as const) {
          const tones = new Set(findings.filter((each) => each.letter === letter).map(({ tone }) => tone));
          expect(tones.size).toBe(1);
        }
        for (const { words } of findings) expect(words.length).toBeLessThan(200);
        expect(findings.length).toBeLessThanOrEqual(9);
        expect(new Set(findings.map(({ code }) => code)).size).toBe(findings.length);
      }),
    );
  });

  test('more said is never worse: a reason or a plan takes a hint away and adds none', () => {
    fc.assert(
      fc.property(goals, (goal) => {
        const hints = (each: SmartInput) => smartCheck(each, setting).filter(({ tone }) => tone === 'hint').length;
        expect(hints({ ...goal, relevant: 'x', achievable: 'x', evidence: 'x' })).toBeLessThanOrEqual(hints(goal));
      }),
    );
  });
});
