import { PairRecord } from '../pair-records/pair-record.ts';
import { findUndertaking, insertRevision, listRevisions, updateUndertaking } from './queries/undertakings.ts';
import { rights, whyNot } from './rules/rights.ts';
import type { ChangeKind, UndertakingShape } from './types.ts';

const news: ReadonlySet<ChangeKind> = new Set(['started', 'edited', 'done', 'learned', 'let_go']);

export const undertakingRecord = new PairRecord<UndertakingShape>({
  name: 'together',
  rights,
  whyNot,
  isNews: (kind) => news.has(kind),
  find: findUndertaking,
  update: updateUndertaking,
  insertRevision,
  listRevisions,
});
