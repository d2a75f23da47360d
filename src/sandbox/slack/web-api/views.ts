import { checkView, isViewTooLarge } from '../../block-kit/check-view.ts';
import type { JsonObject } from '../../json.ts';
import type { OpenView } from '../open-views.ts';
import { viewPayload } from '../payloads.ts';
import { Refusal, refusedBlocks, refusedFor } from '../refusal.ts';
import type { SandboxWorkspace } from '../sandbox-workspace.ts';
import type { Arguments } from './arguments.ts';
import type { Call } from './methods.ts';

export function openView({ slack, workspace, args }: Call): JsonObject {
  const triggerId = args.required('trigger_id');
  const definition = readView(workspace, args, 'modal');
  const { userId } = slack.triggers.redeem(triggerId, workspace.id);
  return { view: viewPayload(workspace, workspace.views.open(userId, definition)) };
}

export function pushView({ slack, workspace, args }: Call): JsonObject {
  const triggerId = args.required('trigger_id');
  const definition = readView(workspace, args, 'modal');
  const { userId, viewId } = slack.triggers.redeem(triggerId, workspace.id);
  // Only an interaction inside a modal that is still open can push onto it.
  if (!viewId || !workspace.views.stack(userId).some(({ id }) => id === viewId)) throw new Refusal('not_found');
  return { view: viewPayload(workspace, workspace.views.push(userId, definition)) };
}

export function updateView({ workspace, args }: Call): JsonObject {
  const id = args.optional('view_id') ?? args.required('external_id');
  const view = workspace.views.find(id);
  if (!view) throw new Refusal('not_found');
  const definition = readView(workspace, args, view.definition.type === 'home' ? 'home' : 'modal');
  checkHash(view, args);
  workspace.views.update(view, definition);
  return { view: viewPayload(workspace, view) };
}

export function publishView({ workspace, args }: Call): JsonObject {
  const userId = args.required('user_id');
  const definition = readView(workspace, args, 'home');
  const user = workspace.users.get(userId);
  if (!user) throw new Refusal('user_not_found');
  if (user.deleted) throw new Refusal('user_disabled');
  const shown = workspace.views.home(userId);
  if (shown) checkHash(shown, args);
  return { view: viewPayload(workspace, workspace.views.publish(userId, definition)) };
}

function checkHash(view: OpenView, args: Arguments): void {
  const hash = args.optional('hash');
  if (hash !== undefined && hash !== view.hash) throw new Refusal('hash_conflict');
}

function readView(workspace: SandboxWorkspace, args: Arguments, type: 'modal' | 'home'): JsonObject {
  const definition = args.requiredObject('view');
  if (isViewTooLarge(definition)) throw new Refusal('view_too_large');
  if (definition.type !== type) {
    throw refusedFor('invalid_arguments', [`[ERROR] must be ${type} [json-pointer:/view/type]`]);
  }
  const faults = checkView(definition, (id) => workspace.files.look(id));
  if (faults.length > 0) throw refusedBlocks('invalid_arguments', faults, '/view');
  return definition;
}
