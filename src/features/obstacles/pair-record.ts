import { PairRecord } from '../pair-records/pair-record.ts';
import { findObstacle, updateObstacle } from './queries/obstacles.ts';
import { insertRevision, listRevisions } from './queries/revisions.ts';
import { rights, whyNot } from './rules/rights.ts';
import type { ObstacleShape } from './types.ts';

export const obstacleRecord = new PairRecord<ObstacleShape>({
  name: 'obstacle',
  rights,
  whyNot,
  isNews: () => true,
  find: findObstacle,
  update: updateObstacle,
  insertRevision,
  listRevisions,
});
