import type { ModalView } from '@slack/types';
import type { Door } from '../../../slack/door.ts';
import { type OpenedObstacle, openForWriting } from '../actions/open-obstacle.ts';
import { planObstacle } from '../actions/plan-obstacle.ts';
import { addView, closeObstacle, reflectOnObstacle } from '../actions/write-parts.ts';
import { closeForm, obstacleButtons, obstacleRef, planForm, reflectForm, viewForm } from '../inputs.ts';
import { readParts } from '../rules/parts.ts';
import type { ObstacleVerb } from '../rules/rights.ts';
import { closeModal, planModal, reflectModal, viewModal } from '../views/obstacle-forms.ts';

export function registerWriting(door: Door): void {
  opensForm(door, 'view', ({ obstacle }) => viewModal(obstacle));
  opensForm(door, 'plan', ({ obstacle, goal, mentorship }) => planModal(obstacle, goal, mentorship));
  opensForm(door, 'close', ({ obstacle }) => closeModal(obstacle));
  opensForm(door, 'reflect', ({ obstacle }) => reflectModal(obstacle));

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
function opensForm(door: Door, verb: ObstacleVerb, form: (opened: OpenedObstacle) => ModalView): void {
  door.button(obstacleButtons[verb], obstacleRef, async (visit, { obstacle }) => {
    await visit.showModal(form(await visit.act((act) => openForWriting(act, obstacle, verb))));
  });
}
