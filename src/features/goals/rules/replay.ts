import type { GoalPatch } from '../types.ts';

/** The goal as its revisions tell it: their patches, oldest first, one on top of the other. */
export function replay(patches: readonly GoalPatch[]): GoalPatch {
  return Object.assign({}, ...patches) as GoalPatch;
}
