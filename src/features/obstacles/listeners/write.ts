import type { ModalView } from '@slack/types';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import { oneOf } from '../../../slack/fields.ts';
import { type OpenedObstacle, openForWriting } from '../actions/open-obstacle.ts';
import { planObstacle } from '../actions/plan-obstacle.ts';
import type { Written } from '../actions/revise-obstacle.ts';
import { addView, closeObstacle, reflectOnObstacle } from '../actions/write-parts.ts';
import { obstacleButtons, obstacleCallbacks, obstacleRef, writeSubject } from '../inputs.ts';
import { readParts } from '../rules/parts.ts';
import { type ObstacleVerb, rights } from '../rules/rights.ts';
import type { ObstacleId } from '../types.ts';
import { closeModal, planModal, reflectModal, viewModal } from '../views/obstacle-forms.ts';

type Write = (act: PersonalAct, id: ObstacleId, written: Written) => Promise<void>;

export function registerWriting(door: Door): void {
  registerVerb(door, 'view', { form: ({ obstacle }) => viewModal(obstacle), write: addView });
  registerVerb(door, 'plan', {
    form: ({ obstacle, goal, mentorship }) => planModal(obstacle, goal, mentorship),
    write: planObstacle,
  });
  registerVerb(door, 'close', { form: ({ obstacle }) => closeModal(obstacle), write: closeObstacle });
  registerVerb(door, 'reflect', { form: ({ obstacle }) => reflectModal(obstacle), write: reflectOnObstacle });
}

/** The button opens the form of this verb; the form, submitted, writes. */
function registerVerb(
  door: Door,
  verb: ObstacleVerb,
  { form, write }: { form: (opened: OpenedObstacle) => ModalView; write: Write },
): void {
  door.button(obstacleButtons[verb], obstacleRef, async (visit, { obstacle }) => {
    await visit.showModal(form(await visit.act((act) => openForWriting(act, obstacle, verb))));
  });
  door.submitFields(obstacleCallbacks[verb], writeSubject, async (visit, fields, { obstacle, base }) => {
    const parts = readParts(rights[verb].writes, (name) => oneOf(fields, name));
    await visit.act((act) => write(act, obstacle, { parts, base, requestKey: visit.viewId }));
    return undefined;
  });
}
