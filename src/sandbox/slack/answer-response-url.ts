import { checkMessage } from '../block-kit/check-message.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Answer } from './http-door.ts';
import type { ApiCall, SandboxMessage } from './model.ts';
import { Refusal, refusedBlocks } from './refusal.ts';
import type { ResponseUrl } from './response-urls.ts';
import type { SandboxSlack } from './sandbox-slack.ts';
import type { SandboxWorkspace } from './sandbox-workspace.ts';

const errors = { no_such_url: 'no_such_url', expired_url: 'expired_url', used_url: 'used_url' } as const;

/** Answers a post to a response url, with whatever trouble was planned for it, and logs it among the calls. */
export function answerResponseUrl(slack: SandboxSlack, path: string, body: JsonObject): Answer {
  const call: ApiCall = {
    at: slack.clock.now(),
    receivedAt: new Date(),
    workspaceId: slack.findWorkspace(slack.responseUrls.workspaceIdIn(path))?.id ?? null,
    method: 'response_url',
    args: body,
    response: null,
    status: null,
    durationMs: null,
  };
  slack.calls.push(call);
  const fault = slack.faults.take(call.method, call.workspaceId);
  // Cut before any work is done: it has not been used.
  if (fault?.kind === 'refused_connection') return cut(call, fault.kind);
  if (fault?.kind === 'server_error') return finish(call, refused(500, 'internal_error'));
  const url = slack.responseUrls.use(path);
  if (typeof url === 'string') return finish(call, refused(404, errors[url]));
  const outcome = respond(slack, url, body);
  if (fault?.kind === 'lost_answer') return cut(call, fault.kind, outcome.response);
  return { ...finish(call, outcome), delayMs: fault?.kind === 'slow' ? fault.ms : undefined };
}

function cut(call: ApiCall, refusedBecause: string, response: JsonObject | null = null): Answer {
  call.refusedBecause = refusedBecause;
  call.response = response;
  return { cut: true };
}

function finish(call: ApiCall, { status, response }: Outcome): { status: number; body: unknown } {
  call.response = response;
  call.status = status;
  call.durationMs = 0;
  if (response.ok === true) return { status, body: 'ok' };
  call.refusedBecause = String(response.error);
  return { status, body: response };
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
  const faults = checkMessage({ text: body.text, blocks: body.blocks }, (id) => workspace.files.look(id));
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
