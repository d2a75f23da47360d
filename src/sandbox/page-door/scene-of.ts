import { isObject, type JsonObject, objectAt, stringAt, stringsAt } from '../json.ts';
import type { ApiCall, OutgoingRequest } from '../slack/model.ts';
import type { SceneDetail, SceneSummary } from './backstage-contract.ts';

type MessageRef = SceneSummary['message'];

/** A call of the Web API or of a response url. */
export function callSummary(id: number, call: ApiCall): SceneSummary {
  return {
    id,
    at: call.at.toISOString(),
    direction: 'to_slack',
    what: call.method,
    status: call.status,
    durationMs: call.durationMs ?? 0,
    refusedBecause: whyRefused(call),
    message: messageMade(call),
  };
}

export function callDetail(id: number, call: ApiCall): SceneDetail {
  return { ...callSummary(id, call), payload: forShow(call.args), answer: forShow(call.response) };
}

/** A request to the bot. */
export function requestSummary(id: number, request: OutgoingRequest): SceneSummary {
  return {
    id,
    at: request.at.toISOString(),
    direction: 'to_cairn',
    what: whatIsAsked(request),
    status: request.status,
    durationMs: Math.round(request.durationMs),
    refusedBecause: request.refusedBecause ?? whyUnanswered(request),
    message: messageUsed(request.payload),
  };
}

export function requestDetail(id: number, request: OutgoingRequest): SceneDetail {
  return { ...requestSummary(id, request), payload: forShow(request.payload), answer: forShow(request.responseBody) };
}

/** The code, and what Slack adds to it: where in the blocks the fault is. */
function whyRefused({ refusedBecause, response }: ApiCall): string | null {
  if (refusedBecause === undefined) return null;
  const messages = stringsAt(objectAt(response ?? {}, 'response_metadata') ?? {}, 'messages');
  return [refusedBecause, ...messages].join(' ');
}

function whyUnanswered({ outcome, status, responseBody }: OutgoingRequest): string | null {
  if (outcome === 'acked') return null;
  if (outcome === 'timed_out') return 'no answer in time';
  return status === null ? `not reached: ${responseBody}` : `answered ${status}`;
}

const posting = ['chat.postMessage', 'chat.update', 'chat.delete', 'chat.postEphemeral', 'response_url'];

function messageMade({ method, args, response }: ApiCall): MessageRef {
  if (!response || !posting.includes(method)) return null;
  const conversationId = stringAt(response, 'channel') ?? stringAt(args, 'channel');
  const ts = stringAt(response, 'ts') ?? stringAt(response, 'message_ts');
  return conversationId && ts ? { conversationId, ts } : null;
}

/** The message whose button was pressed, or on which a shortcut was used. */
function messageUsed(payload: JsonObject): MessageRef {
  const container = objectAt(payload, 'container') ?? payload;
  const conversationId = stringAt(objectAt(payload, 'channel') ?? {}, 'id');
  const ts = stringAt(container, 'message_ts');
  return conversationId && ts ? { conversationId, ts } : null;
}

function whatIsAsked({ kind, payload }: OutgoingRequest): string {
  if (kind === 'command') return `command ${stringAt(payload, 'command') ?? ''}`;
  if (kind === 'event') return `event ${stringAt(objectAt(payload, 'event') ?? {}, 'type') ?? ''}`;
  return kind;
}

/** JSON inside of strings taken apart, and tokens covered: everything else is the sandbox's own. */
function forShow(value: unknown): unknown {
  if (typeof value === 'string') return parsed(value);
  if (Array.isArray(value)) return value.map(forShow);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === 'token' ? '(not shown)' : forShow(one)]),
  );
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return forShow(value);
  } catch {
    return text;
  }
}
