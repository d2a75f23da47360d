import { addDays, type LocalDate } from '../../../core/local-time.ts';
import type { GoalDraft } from '../types.ts';
import { horizonFor } from './horizon.ts';

export const templateNames = ['skill', 'leadership', 'network', 'career', 'balance', 'growth', 'trial'] as const;
export type TemplateName = (typeof templateNames)[number];

export interface Template {
  readonly name: TemplateName;
  readonly label: string;
  /** How long it usually takes. */
  readonly days: number;
  /** A worked example, to be rewritten in one's own words. */
  readonly draft: Partial<GoalDraft> & Pick<GoalDraft, 'title' | 'relevant'>;
}

export const templates: readonly Template[] = [
  {
    name: 'skill',
    label: 'Skill',
    days: 90,
    draft: {
      title: 'Build three dashboards that my team looks at every week',
      ...{ measure: 'number', baseline: 0, target: 3, unit: 'dashboards in use' },
      evidence: 'Two colleagues name a decision they took with one of them.',
      achievable: 'I have Thursday afternoons for it, and my mentor reviews the first one.',
      relevant: 'I want to answer questions with data instead of a feeling.',
    },
  },
  {
    name: 'leadership',
    label: 'Leadership',
    days: 120,
    draft: {
      title: 'Lead one project of four people from its first meeting to its review',
      measure: 'yes_no',
      evidence: 'The four say in the review that they knew what was theirs.',
      achievable: 'The spring release needs somebody, and my mentor has led two like it.',
      relevant: 'I want to find out whether leading people is my way.',
    },
  },
  {
    name: 'network',
    label: 'Network',
    days: 90,
    draft: {
      title: 'Have coffee with six people whose work touches mine',
      ...{ measure: 'number', baseline: 0, target: 6, unit: 'people met' },
      evidence: 'With three of them I am in touch a second time.',
      achievable: 'One every two weeks is half an hour, and my mentor introduces me to the first two.',
      relevant: 'I often learn too late what other teams are planning.',
    },
  },
  {
    name: 'career',
    label: 'Career move',
    days: 180,
    draft: {
      title: 'Apply for two roles as an analyst, with a portfolio of three cases',
      ...{ measure: 'number', baseline: 0, target: 2, unit: 'applications' },
      evidence: 'Two people who hire have read the portfolio and said what is missing.',
      achievable: 'Two cases are half written, and Sunday mornings are free.',
      relevant: 'I want my next role to be one that I chose.',
    },
  },
  {
    name: 'balance',
    label: 'Work–life balance',
    days: 60,
    draft: {
      title: 'Close the laptop by six on four days a week',
      ...{ measure: 'number', baseline: 1, target: 4, unit: 'days a week' },
      evidence: 'My calendar shows it, and at home they notice.',
      achievable: 'My last meeting can move to the morning; I tell my team why.',
      relevant: 'In the evening I want to have something left for my family.',
    },
  },
  {
    name: 'growth',
    label: 'Personal growth',
    days: 75,
    draft: {
      title: 'Say what I think in ten meetings before I am asked',
      ...{ measure: 'number', baseline: 0, target: 10, unit: 'meetings' },
      evidence: 'I note after each one what I said and what came of it.',
      achievable: 'I prepare one sentence before each meeting, and start in the small ones.',
      relevant: 'My ideas come up two weeks later from others.',
    },
  },
  {
    name: 'trial',
    label: 'Try something out (REAL)',
    days: 60,
    draft: {
      title: 'Try out what teaching is like for me',
      ...{ frame: 'real', measure: 'yes_no' },
      relevant: 'People ask me to explain things, and I enjoy it.',
      experimental: 'Give two lunch sessions for new colleagues, one alone and one with somebody.',
      aspirational: 'A day a week in our academy.',
      learning: 'How much preparing I need, and whether I look forward to the second one.',
    },
  },
];

/** A template as the form begins with it. @param today in the mentee's zone */
export function templateDraft(name: TemplateName, today: LocalDate): Partial<GoalDraft> {
  const found = templates.find((each) => each.name === name);
  if (!found) return {};
  const deadlineOn = addDays(today, found.days);
  return { ...found.draft, deadlineOn, horizon: horizonFor(deadlineOn, today) };
}
