import { checkView } from '../block-kit/check-view.ts';
import { isObject, type JsonObject, objectAt, objectsAt, stringAt } from '../json.ts';
import { connectingTrouble, parseJson } from './interactions.ts';
import { missingAnswers } from './missing-answers.ts';
import type { OutgoingRequest, User } from './model.ts';
import type { OpenView } from './open-views.ts';
import { interactionPayload, viewPayload } from './payloads.ts';
import { describeRefusal, Refusal, refusedBlocks, refusedFor } from './refusal.ts';
import type { SandboxWorkspace } from './sandbox-workspace.ts';

/**
 * Submits a modal as often as `times` says, all at once, with the same content. Nothing is sent while Slack itself
 * finds an answer missing or malformed.
 */
export async function submitView(
  workspace: SandboxWorkspace,
  { user, view, times = 1 }: { user: User; view: OpenView; times?: number },
): Promise<void> {
  view.errors = missingAnswers(view);
  view.trouble = undefined;
  workspace.slack.changes.announce();
  if (Object.keys(view.errors).length > 0) return;
  const payload = {
    type: 'view_submission',
    ...interactionPayload(workspace, user),
    trigger_id: workspace.slack.triggers.issue({ workspaceId: workspace.id, userId: user.id, viewId: view.id }),
    view: viewPayload(workspace, view),
    response_urls: [],
  };
  const sendings = Array.from({ length: times }, async () => {
    const request = await workspace.slack.line.send('view_submission', structuredClone(payload));
    await handleAck(workspace, { user, view, request });
  });
  await Promise.all(sendings);
}

/** Closes a modal by its X or Cancel; `clear_on_close` takes those beneath with it. */
export async function closeView(workspace: SandboxWorkspace, user: User, view: OpenView): Promise<void> {
  if (view.definition.clear_on_close === true) return clear(workspace, user);
  workspace.views.close(view);
  await tellClosed(workspace, { user, view, isCleared: false });
}

async function handleAck(
  workspace: SandboxWorkspace,
  { user, view, request }: { user: User; view: OpenView; request: OutgoingRequest },
): Promise<void> {
  // The second of two submissions finds the modal closed: nobody is there to see its answer.
  if (!workspace.views.stack(user.id).includes(view)) return;
  try {
    if (request.outcome !== 'acked') throw new Refusal('operation_timeout');
    await obey(workspace, { user, view, body: request.responseBody });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    request.refusedBecause = describeRefusal(error);
    view.trouble = connectingTrouble;
  }
  workspace.slack.changes.announce();
}

async function obey(
  workspace: SandboxWorkspace,
  { user, view, body }: { user: User; view: OpenView; body: string },
): Promise<void> {
  const answer = body.trim() === '' ? {} : parseJson(body);
  if (!answer) throw new Refusal('invalid_response');
  switch (answer.response_action) {
    case undefined:
      workspace.views.close(view);
      return;
    case 'errors':
      view.errors = readErrors(view, answer);
      return;
    case 'update':
      workspace.views.update(view, readView(workspace, answer));
      return;
    case 'push':
      workspace.views.push(user.id, readView(workspace, answer));
      return;
    case 'clear':
      return clear(workspace, user);
    default:
      throw new Refusal('unknown_response_action');
  }
}

/** Errors are keyed by the block ids of inputs; any other key makes Slack refuse them all. */
function readErrors(view: OpenView, answer: JsonObject): Record<string, string> {
  const inputs = new Set(
    objectsAt(view.definition, 'blocks')
      .filter(({ type }) => type === 'input')
      .map((block) => stringAt(block, 'block_id')),
  );
  const entries = Object.entries(objectAt(answer, 'errors') ?? {});
  if (entries.length === 0) throw new Refusal('no_errors');
  const errors: Record<string, string> = {};
  for (const [blockId, message] of entries) {
    if (!inputs.has(blockId) || typeof message !== 'string' || message === '') {
      throw refusedFor('invalid_errors', [`no input has the block_id ${blockId}, or nothing is said`]);
    }
    errors[blockId] = message;
  }
  return errors;
}

function readView(workspace: SandboxWorkspace, answer: JsonObject): JsonObject {
  const { view } = answer;
  if (!isObject(view) || view.type !== 'modal') throw new Refusal('invalid_view');
  const faults = checkView(view, (id) => workspace.files.look(id));
  if (faults.length > 0) throw refusedBlocks('invalid_view', faults, '/view');
  return view;
}

async function clear(workspace: SandboxWorkspace, user: User): Promise<void> {
  const closed = [...workspace.views.stack(user.id)];
  workspace.views.closeAll(user.id);
  await Promise.all(closed.map((view) => tellClosed(workspace, { user, view, isCleared: true })));
}

async function tellClosed(
  workspace: SandboxWorkspace,
  { user, view, isCleared }: { user: User; view: OpenView; isCleared: boolean },
): Promise<void> {
  workspace.slack.changes.announce();
  if (view.definition.notify_on_close !== true) return;
  await workspace.slack.line.send('view_closed', {
    type: 'view_closed',
    ...interactionPayload(workspace, user),
    view: structuredClone(viewPayload(workspace, view)),
    is_cleared: isCleared,
  });
}
