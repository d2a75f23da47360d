import { checkMessage } from '../block-kit/check-message.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Answer } from './http-door.ts';
import type { SandboxMessage } from './model.ts';
import { Refusal, refusedBlocks } from './refusal.ts';
import type { ResponseUrl } from './response-urls.ts';
import type { SandboxSlack } from './sandbox-slack.ts';
import type { SandboxWorkspace } from './sandbox-workspace.ts';

const errors = { no_such_url: 'no_such_url', expired_url: 'expired_url', used_url: 'used_url' } as const;

/** Answers a post to a response url, and logs it among the calls as `response_url`. */
export function answerResponseUrl(slack: SandboxSlack, path: string, body: JsonObject): Answer {
  const url = slack.responseUrls.use(path);
  const workspaceId = typeof url === 'string' ? null : url.workspaceId;
  const answer = typeof url === 'string' ? refused(404, errors[url]) : respond(slack, url, body);
  const { status, response } = answer;
  slack.calls.push({
    at: slack.clock.now(),
    receivedAt: new Date(),
    workspaceId,
    method: 'response_url',
    args: body,
    response,
    status,
    durationMs: 0,
    ...(response.ok === true ? {} : { refusedBecause: String(response.error) }),
  });
  return { status, body: response.ok === true ? 'ok' : response };
}

interface Outcome {
  readonly status: number;
  readonly response: JsonObject;
}

function refused(status: number, error: string, more: JsonObject = {}): Outcome {
  return { status, response: { ok: false, error, ...more } };
}

function respond(slack: SandboxSlack, url: ResponseUrl, body: JsonObject): Outcome {
  const workspace = slack.findWorkspace(url.workspaceId);
  if (!workspace) return refused(404, 'no_such_url');
  try {
    const { channelId, ts } = applyResponse(workspace, url, body);
    return { status: 200, response: { ok: true, channel: channelId, ts } };
  } catch (error) {
    if (error instanceof Refusal)
      return refused(error.code === 'message_not_found' ? 404 : 400, error.code, error.more);
    throw error;
  }
}

/** What a bot says by response url or in the ack of a command. @returns the message it made, changed or took away */
export function applyResponse(
  workspace: SandboxWorkspace,
  target: Pick<ResponseUrl, 'channelId' | 'userId' | 'source'>,
  body: JsonObject,
): SandboxMessage {
  const { store } = workspace;
  const source = target.source && store.findAnywhere(target.source.ts);
  if (body.delete_original === true) {
    if (!source) throw new Refusal('message_not_found');
    store.remove(source);
    return source;
  }
  const faults = checkMessage({ text: body.text, blocks: body.blocks });
  if (faults.length > 0) throw refusedBlocks('invalid_blocks', faults);
  const blocks = Array.isArray(body.blocks) ? body.blocks.filter(isObject) : [];
  const text = typeof body.text === 'string' ? body.text : '';
  if (text === '' && blocks.length === 0) throw new Refusal('no_text');
  if (body.replace_original === true && source) {
    store.change(source, { text, blocks });
    return source;
  }
  return store.add({
    channelId: target.channelId,
    authorId: workspace.botUserId,
    isBot: true,
    text,
    blocks,
    threadTs: body.thread_ts === undefined ? undefined : String(body.thread_ts),
    onlyFor: body.response_type === 'in_channel' ? undefined : target.userId,
  });
}
