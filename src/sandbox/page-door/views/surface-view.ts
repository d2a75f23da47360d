import type { SandboxPerson } from '../../driver/sandbox-person.ts';
import { isObject, objectsAt, wordsAt } from '../../json.ts';
import type { OpenView } from '../../slack/open-views.ts';
import type { HomeView, ModalsView, ModalView, SurfaceView } from '../contract.ts';
import { offerFor } from '../offer.ts';
import { readValues } from '../values.ts';
import { withPictures } from './shown-pictures.ts';

export function modalsView(person: SandboxPerson): ModalsView {
  return { stack: person.workspace.views.stack(person.id).map((view) => modalView(person, view)) };
}

export function homeView(person: SandboxPerson): HomeView {
  const view = person.workspace.views.home(person.id);
  return { home: view ? surfaceView(person, view) : null };
}

function modalView(person: SandboxPerson, view: OpenView): ModalView {
  const { definition, errors } = view;
  const canBeSubmitted = isObject(definition.submit);
  return {
    ...surfaceView(person, view),
    title: wordsAt(definition, 'title'),
    submitLabel: canBeSubmitted ? wordsAt(definition, 'submit') : null,
    closeLabel: wordsAt(definition, 'close') || (canBeSubmitted ? 'Cancel' : 'Close'),
    canSubmit: canBeSubmitted && definition.submit_disabled !== true,
    tellsWhenClosed: definition.notify_on_close === true,
    errors,
  };
}

function surfaceView(person: SandboxPerson, { id, hash, definition, state, trouble }: OpenView): SurfaceView {
  return {
    viewId: id,
    hash,
    blocks: withPictures(person.workspace, objectsAt(definition, 'blocks')),
    values: readValues(state, offerFor(person).reader),
    trouble: trouble ?? null,
  };
}
