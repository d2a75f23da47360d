import type { ModalView } from '@slack/types';
import type { Door } from '../../../slack/door.ts';
import type { Goal } from '../../goals/types.ts';
import type { Mentorship } from '../../mentorships/types.ts';
import { planObstacle } from '../actions/plan-obstacle.ts';
import { findGoalOf } from '../actions/where-it-belongs.ts';
import { addView, closeObstacle, reflectOnObstacle } from '../actions/write-parts.ts';
import { closeForm, obstacleButtons, obstacleRef, planForm, reflectForm, viewForm } from '../inputs.ts';
import { obstacleRecord } from '../pair-record.ts';
import { readParts } from '../rules/parts.ts';
import type { Obstacle, ObstacleVerb } from '../types.ts';
import { closeModal, planModal, reflectModal, viewModal } from '../views/obstacle-forms.ts';

export function registerWriting(door: Door): void {
  opensForm(door, 'view', viewModal);
  opensForm(door, 'plan', planModal);
  opensForm(door, 'close', closeModal);
  opensForm(door, 'reflect', reflectModal);

  door.submit(viewForm, async (act, { values, subject: { obstacle, base } }) => {
    await addView(act, obstacle, { parts: readParts(['view'], values), base });
    return undefined;
  });
  door.submit(planForm, async (act, { values, subject: { obstacle, base } }) => {
    await planObstacle(act, obstacle, { parts: readParts(['plan'], values), base });
    return undefined;
  });
  door.submit(closeForm, async (act, { values, subject: { obstacle, base } }) => {
    await closeObstacle(act, obstacle, { parts: readParts(['reflection', 'lesson'], values), base });
    return undefined;
  });
  door.submit(reflectForm, async (act, { values, subject: { obstacle, base } }) => {
    await reflectOnObstacle(act, obstacle, { parts: readParts(['reflection', 'lesson'], values), base });
    return undefined;
  });
}

/** The button of this verb opens its form. */
function opensForm(
  door: Door,
  verb: ObstacleVerb,
  form: (obstacle: Obstacle, goal: Goal | undefined, mentorship: Mentorship) => ModalView,
): void {
  door.button(obstacleButtons[verb], obstacleRef, async (visit, { obstacle: id }) => {
    const view = await visit.act(async (act) => {
      const { row, mentorship } = await obstacleRecord.openFor(act, id, verb);
      return form(row, await findGoalOf(act, row), mentorship);
    });
    await visit.showModal(view);
  });
}
