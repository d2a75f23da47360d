import { fields } from '../../driver/find-element.ts';
import type { SandboxPerson } from '../../driver/sandbox-person.ts';
import { viewSurface } from '../../driver/view-surface.ts';
import type { OpenView } from '../../slack/open-views.ts';
import { closeView, submitView } from '../../slack/view-submission.ts';
import type { Values } from '../contract.ts';
import { Declined } from '../declined.ts';
import { offerFor } from '../offer.ts';
import { withValues } from '../values.ts';
import { getTopModal } from './surface-at.ts';

const underWay = new WeakMap<OpenView, Promise<void>>();

/** Submits a modal. A second press, from another window perhaps, waits for what comes of the first. */
export async function submitModal(
  person: SandboxPerson,
  { viewId, values }: { viewId: string; values: Values },
): Promise<void> {
  const { workspace, user } = person;
  const view = getTopModal(person, viewId);
  const { submit, submit_disabled: isDisabled } = view.definition;
  if (submit === undefined || isDisabled === true) throw new Declined('This window cannot be submitted yet.');
  const sent = underWay.get(view);
  if (sent !== undefined) return sent;
  view.state = withValues(view.state, fields(viewSurface(person, view)), values, offerFor(person));
  const sending = submitView(workspace, { user, view }).finally(() => underWay.delete(view));
  underWay.set(view, sending);
  await sending;
}

/** Closes a modal by its X or Cancel, with what stands in it. One that is closed already may be closed again. */
export async function closeModal(
  person: SandboxPerson,
  { viewId, values }: { viewId: string; values: Values },
): Promise<void> {
  const { workspace, user, id } = person;
  if (!workspace.views.stack(id).some((view) => view.id === viewId)) return;
  const view = getTopModal(person, viewId);
  view.state = withValues(view.state, fields(viewSurface(person, view)), values, offerFor(person));
  await closeView(workspace, user, view);
}
