import type { GoalDraft } from '../../../../src/features/goals/types.ts';

export interface SentenceRow {
  readonly sentence: string;
  readonly with?: Partial<GoalDraft>;
  /** What it hears, letter by letter; a hint begins with a question mark. */
  readonly hears: string;
}

const full = { relevant: 'I want to be trusted with it.', achievable: 'Friday mornings are free.' };

/** Sentences of our own, good and bad, as they would come after `/goal`, on 23 November 2026. */
export const sentences: readonly SentenceRow[] = [
  // As good as a goal gets.
  { sentence: 'Give three conference talks by 30 June', with: full, hears: 'specific number means reason deadline' },
  { sentence: 'Write 5 design notes by 31 March', with: full, hears: 'specific number means reason deadline' },
  {
    sentence: 'Pass the cloud architect exam by 1 April',
    with: { ...full, evidence: 'The certificate.' },
    hears: 'specific evidence means reason deadline',
  },
  { sentence: 'Mentor two juniors until the end of June', with: full, hears: 'specific number means reason deadline' },
  {
    sentence: 'Lead ten stand-ups by 28 February so that Noor can take leave',
    with: { achievable: 'Noor hands over.' },
    hears: 'specific number means reason deadline',
  },
  { sentence: 'Chair 4 meetings in Spanish by 1 May', with: full, hears: 'specific number means reason deadline' },
  { sentence: 'Reach B2 in German by 1 September', with: full, hears: 'specific number means reason deadline' },
  {
    sentence: 'Leave by six every Tuesday until 31 March',
    with: full,
    hears: 'specific number means reason deadline',
  },
  {
    sentence: 'Run a retrospective twice a month until June',
    with: full,
    hears: 'specific number means reason deadline',
  },
  {
    sentence: 'Halve my meeting hours by 1 March',
    with: { ...full, measure: 'number', baseline: 20, target: 10, unit: 'hours' },
    hears: 'specific number means reason deadline',
  },
  {
    sentence: 'Improve my typing by 1 March',
    with: { ...full, measure: 'number', baseline: 40, target: 60, unit: 'words' },
    hears: 'specific number means reason deadline',
  },
  {
    sentence: 'Be ready to lead a department in three years',
    with: { ...full, evidence: 'I stood in twice.' },
    hears: 'specific evidence means reason ?after_end',
  },
  { sentence: 'Find and fix 8 slow queries by 15 January', with: full, hears: 'specific number means reason deadline' },
  { sentence: 'Plan and run two workshops by 31 May', with: full, hears: 'specific number means reason deadline' },
  {
    sentence: 'Read six papers and write about each by 30 April',
    with: full,
    hears: 'specific number means reason deadline',
  },
  {
    sentence: 'Have coffee with 5 people from sales by 20 December',
    with: full,
    hears: 'specific number means reason deadline',
  },
  {
    sentence: 'Open three pull requests in the billing code by 1 February',
    with: full,
    hears: 'specific number means reason deadline',
  },
  { sentence: 'Interview ten nurses by 10 March', with: full, hears: 'specific number means reason deadline' },
  {
    sentence: 'Sleep seven hours on 20 nights by 15 January',
    with: full,
    hears: 'specific number means reason deadline',
  },
  { sentence: 'Sell 12 yearly plans by 30 June', with: full, hears: 'specific number means reason deadline' },
  // Good, and something is open yet.
  { sentence: 'Give three conference talks by 30 June', hears: 'specific number ?no_means ?no_reason deadline' },
  { sentence: 'Give three conference talks', with: full, hears: 'specific number means reason ?no_deadline' },
  { sentence: 'Give three conference talks', hears: 'specific number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Pass the driving test by May', with: full, hears: 'specific ?no_number means reason deadline' },
  { sentence: 'Learn SQL by May', hears: 'specific ?no_number ?no_means ?no_reason deadline' },
  { sentence: 'Learn Go in two weeks', with: full, hears: 'specific ?no_number means reason deadline' },
  { sentence: 'Finish the onboarding guide next Friday', hears: 'specific ?no_number ?no_means ?no_reason deadline' },
  {
    sentence: 'Publish four posts because nobody knows our tool, by 1 May',
    hears: 'specific number ?no_means reason deadline',
  },
  { sentence: 'Cut build time by 30% by 1 March', with: full, hears: 'specific ?no_baseline means reason deadline' },
  {
    sentence: 'Increase coverage to 80 % by 1 March',
    with: full,
    hears: 'specific ?no_baseline means reason deadline',
  },
  {
    sentence: 'Grow the newsletter to 500 readers by 1 June',
    with: full,
    hears: 'specific ?no_baseline means reason deadline',
  },
  { sentence: 'Ship v2.0 by Friday', with: full, hears: 'specific ?no_number means reason deadline' },
  {
    sentence: 'Close Q3 without overtime by 30 September',
    with: full,
    hears: 'specific ?no_number means reason deadline',
  },
  { sentence: 'Present at the all-hands on 3 March', with: full, hears: 'specific ?no_number means reason deadline' },
  { sentence: 'Say no to one request a week until March', hears: 'specific number ?no_means ?no_reason deadline' },
  // A direction without an end.
  { sentence: 'Improve my English', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Improve my English by 1 May', with: full, hears: '?vague ?no_number means reason deadline' },
  { sentence: 'Get better at public speaking', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Be more confident', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Become a better leader by summer', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Learn more about machine learning', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Understand the business', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Work on my communication by 1 March', hears: '?vague ?no_number ?no_means ?no_reason deadline' },
  { sentence: 'Grow my network', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Focus on balance', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Develop leadership skills by 30 June', with: full, hears: '?vague ?no_number means reason deadline' },
  { sentence: 'Explore product management', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Deepen my knowledge of accounting', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Try to delegate', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Increase visibility', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Feel more at home in the team', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'GET BETTER AT EVERYTHING', hears: '?vague ?no_number ?no_means ?no_reason ?no_deadline' },
  // Better: the same with an end.
  {
    sentence: 'Improve my English by chairing four meetings by 1 May',
    with: full,
    hears: 'specific number means reason deadline',
  },
  {
    sentence: 'Learn about pricing from five customers by 1 April',
    with: full,
    hears: 'specific number means reason deadline',
  },
  // Several at once.
  {
    sentence: 'Give three talks and learn Spanish by 30 June',
    with: full,
    hears: '?several number means reason deadline',
  },
  { sentence: 'Read 12 books; run a marathon', hears: '?several number ?no_means ?no_reason ?no_deadline' },
  {
    sentence: 'Write two articles, and also lead the guild by May',
    hears: '?several number ?no_means ?no_reason deadline',
  },
  { sentence: 'Pass the exam. Then apply for 2 roles.', hears: '?several number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'Become team lead & move to Lisbon', hears: '?several ?no_number ?no_means ?no_reason ?no_deadline' },
  // A time that does not suit.
  { sentence: 'Give three talks by 1 June 1990', with: full, hears: 'specific number means reason ?deadline_past' },
  {
    sentence: 'Publish 3 books by June 2031',
    with: { ...full, horizon: 'short' },
    hears: 'specific number means reason ?too_far ?after_end',
  },
  {
    sentence: 'Publish 3 books by June 2031',
    with: { ...full, horizon: 'long' },
    hears: 'specific number means reason ?after_end',
  },
  {
    sentence: 'Read two books by 20 December',
    with: { ...full, horizon: 'long' },
    hears: 'specific number means reason ?too_near',
  },
  { sentence: 'Give three talks by 1 September 2027', with: full, hears: 'specific number means reason deadline' },
  {
    sentence: 'Visit 6 sites by 2 January 2028',
    with: { ...full, horizon: 'short' },
    hears: 'specific number means reason ?too_far ?after_end',
  },
  // In the REAL frame.
  {
    sentence: 'Explore product management by 1 May',
    with: { frame: 'real' },
    hears: '?no_reason ?no_trial ?no_direction ?no_learning deadline',
  },
  {
    sentence: 'Find out what leading is like by 1 May',
    with: {
      frame: 'real',
      relevant: 'I may want it.',
      experimental: 'Stand in for a week.',
      aspirational: 'My own team.',
      learning: 'Whether I like it.',
    },
    hears: 'reason trial direction learning deadline',
  },
  {
    sentence: 'Try out teaching by 1 May',
    with: { frame: 'real', experimental: 'Two lunch talks.' },
    hears: '?no_reason trial ?no_direction ?no_learning deadline',
  },
  // Not meant kindly, or hardly anything.
  {
    sentence: '<!channel> *_~` & <https://evil.example|x>',
    hears: 'specific ?no_number ?no_means ?no_reason ?no_deadline',
  },
  { sentence: '🧗', hears: '?no_title ?no_number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'לתת 3 הרצאות', hears: 'specific number ?no_means ?no_reason ?no_deadline' },
  { sentence: 'by 30 June', hears: '?no_title number ?no_means ?no_reason deadline' },
];
