import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import type { VisibleMessage } from '../../src/sandbox/driver/visible-messages.ts';
import { isObject, type JsonObject, objectAt, objectsAt, wordsAt } from '../../src/sandbox/json.ts';
import { elementsOf } from '../../src/sandbox/slack/form-state.ts';
import { parseJson } from '../../src/sandbox/slack/interactions.ts';
import type { Signing } from '../../src/sandbox/slack/line.ts';
import type { RequestKind } from '../../src/sandbox/slack/model.ts';
import type { OpenView } from '../../src/sandbox/slack/open-views.ts';
import { interactionPayload, messagePayload, viewPayload } from '../../src/sandbox/slack/payloads.ts';
import type { OpenSandbox } from '../support/open-sandbox.ts';

// What no client of Slack would send, rightly signed all the same: a request made of parts of other requests.

/** Sends the parts as this person: their workspace, a trigger and a response_url of their own. */
export async function sendAs(person: SandboxPerson, kind: RequestKind, parts: JsonObject, signing: Signing = {}) {
  const { workspace, user, dm: channelId } = person;
  const { slack } = workspace;
  const payload = {
    type: kind,
    ...interactionPayload(workspace, user),
    trigger_id: slack.triggers.issue({ workspaceId: workspace.id, userId: user.id }),
    response_url:
      slack.origin +
      slack.responseUrls.issue({ workspaceId: workspace.id, channelId, userId: user.id, source: undefined }),
    ...parts,
  };
  const answer = await slack.send({ kind, payload }, signing);
  await slack.settled();
  return answer;
}

/** A press of a button that stands in somebody else's message; the answer comes to this person's own DM with Cairn. */
export function pressForeign(person: SandboxPerson, message: VisibleMessage, label: string, signing: Signing = {}) {
  const block = message.raw.blocks.find((each) =>
    elementsOf(each).some((element) => wordsAt(element, 'text') === label),
  );
  const element = block && elementsOf(block).find((each) => wordsAt(each, 'text') === label);
  if (!block || !element) throw new Error(`no button ${label} in ${message.text}`);
  const { type, action_id, value, text } = element;
  const parts = {
    container: { type: 'message', message_ts: message.ts, channel_id: message.channelId, is_ephemeral: false },
    channel: { id: message.channelId, name: 'directmessage' },
    message: messagePayload(person.workspace, message.raw),
    state: { values: {} },
    actions: [{ type, action_id, value, text, block_id: block.block_id, action_ts: '1.000' }],
  };
  return sendAs(person, 'block_actions', parts, signing);
}

/** A press of a button that Cairn never made. */
export function pressUnknown(person: SandboxPerson, action: { action_id: string; value?: string }) {
  const actions = [
    { type: 'button', block_id: 'b', text: { type: 'plain_text', text: 'Old' }, action_ts: '1.0', ...action },
  ];
  return sendAs(person, 'block_actions', { actions, channel: { id: person.dm, name: 'directmessage' } });
}

/** The form that lies open before this person, to be kept open on their phone while they go on elsewhere. */
export function openForm(person: SandboxPerson): OpenView {
  const view = person.workspace.views.top(person.id);
  if (!view) throw new Error(`${person.name} has no form open`);
  return view;
}

/**
 * Submits such a form, as the person themselves or as somebody else. An answer with errors leaves the form open with what
 * was typed; so does no other.
 */
export async function submitForm(person: SandboxPerson, view: OpenView, changed: JsonObject = {}) {
  const submitted = { ...viewPayload(person.workspace, view), ...changed };
  const { status, body } = await sendAs(person, 'view_submission', { view: submitted, response_urls: [] });
  const answer = parseJson(body) ?? {};
  const errors = objectAt(answer, 'errors') ?? {};
  const labelOf = new Map(
    objectsAt(view.definition, 'blocks').map((block) => [String(block.block_id), wordsAt(block, 'label')]),
  );
  const byLabel = Object.entries(errors).map(([id, sentence]) => [labelOf.get(id) ?? id, String(sentence)]);
  const shown = isObject(answer.view) ? JSON.stringify(answer.view) : '';
  return { status, errors: Object.fromEntries(byLabel) as Record<string, string>, shown };
}

/** Everything that was ever sent to or about this person, to search for what must not be in it. */
export function heardBy(sandbox: OpenSandbox, person: SandboxPerson): string {
  const own = person.workspace.store
    .all()
    .filter(({ onlyFor, channelId }) => onlyFor === person.id || channelId === person.dm);
  const answers = sandbox.slack.requests
    .filter(({ payload }) => JSON.stringify(payload.user ?? payload.user_id ?? '').includes(person.id))
    .map(({ responseBody }) => responseBody);
  return JSON.stringify([own, answers, person.workspace.views.stack(person.id).map(({ definition }) => definition)]);
}
