import type { PersonalAct } from '../../../database/act.ts';
import { planObstacle } from '../../../features/obstacles/actions/plan-obstacle.ts';
import { raiseObstacle } from '../../../features/obstacles/actions/raise-obstacle.ts';
import type { Written } from '../../../features/obstacles/actions/revise-obstacle.ts';
import { addView, closeObstacle } from '../../../features/obstacles/actions/write-parts.ts';
import { findObstacle } from '../../../features/obstacles/queries/obstacles.ts';
import type { ObstacleParts } from '../../../features/obstacles/types.ts';
import type { Scene } from './scene.ts';

/** Names one of this past's obstacles. */
interface Named {
  readonly obstacle: string;
}

export const obstacleDeeds = {
  async raises({ life, visit }: Scene, told: Named & { words: string; goal?: string }) {
    const goalId = told.goal === undefined ? undefined : life.goal(told.goal);
    const raised = { mentorshipId: life.mentorship, goalId, challenge: told.words };
    const { id } = await visit.act((act) => raiseObstacle(act, raised));
    life.addObstacle(told.obstacle, id);
  },

  async advises(scene: Scene, { obstacle, words }: Named & { words: string }) {
    await write(scene, obstacle, { view: words }, addView);
  },

  /** One small thing a line. */
  async tries(scene: Scene, { obstacle, steps }: Named & { steps: readonly string[] }) {
    await write(scene, obstacle, { plan: steps.join('\n') }, planObstacle);
  },

  async overcomes(scene: Scene, told: Named & { cameOfIt: string; lesson: string }) {
    await write(scene, told.obstacle, { reflection: told.cameOfIt, lesson: told.lesson }, closeObstacle);
  },
};

async function write(
  { life, visit }: Scene,
  name: string,
  parts: Partial<ObstacleParts>,
  action: (act: PersonalAct, id: ReturnType<typeof life.obstacle>, written: Written) => Promise<void>,
): Promise<void> {
  const id = life.obstacle(name);
  await visit.act(async (act) => {
    const base = (await findObstacle(act.tx, id))?.revision ?? 1;
    await action(act, id, { parts, base });
  });
}
