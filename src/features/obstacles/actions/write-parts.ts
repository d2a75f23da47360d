import type { PersonalAct } from '../../../database/act.ts';
import type { ObstacleId } from '../types.ts';
import { lockToWrite, requireChange, reviseObstacle, type Written } from './revise-obstacle.ts';

/** The mentor says how they see it, the first time or anew. @throws Refusal */
export async function addView(act: PersonalAct, id: ObstacleId, written: Written): Promise<void> {
  const locked = await lockToWrite(act, id, 'view', written);
  const parts = requireChange(locked.row, written.parts);
  await reviseObstacle(act, locked, 'view', { parts });
}

/** Either of the two closes it with what came of it and what was learned. @throws Refusal */
export async function closeObstacle(act: PersonalAct, id: ObstacleId, written: Written): Promise<void> {
  const locked = await lockToWrite(act, id, 'close', written);
  await reviseObstacle(act, locked, 'close', { parts: written.parts });
}

/** What either adds to the reflection and the lesson afterwards. @throws Refusal */
export async function reflectOnObstacle(act: PersonalAct, id: ObstacleId, written: Written): Promise<void> {
  const locked = await lockToWrite(act, id, 'reflect', written);
  const parts = requireChange(locked.row, written.parts);
  await reviseObstacle(act, locked, 'reflect', { parts });
}
