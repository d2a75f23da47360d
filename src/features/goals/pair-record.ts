import { PairRecord } from '../pair-records/pair-record.ts';
import { findGoal, updateGoal } from './queries/goals.ts';
import { insertRevision, listRevisions } from './queries/revisions.ts';
import { rights, whyNot } from './rules/rights.ts';
import type { GoalShape, RevisionKind } from './types.ts';

const news: ReadonlySet<RevisionKind> = new Set([
  ...(['agreed', 'reopened', 'commented', 'edited', 'suggestion_accepted'] as const),
  ...(['held', 'resumed', 'replaced', 'achieved', 'dropped'] as const),
]);

export const goalRecord = new PairRecord<GoalShape>({
  name: 'goal',
  rights,
  whyNot,
  isNews: (kind) => news.has(kind),
  find: findGoal,
  update: updateGoal,
  insertRevision,
  listRevisions,
});
