import type { JsonObject } from '../json.ts';
import type { Answer } from './http-door.ts';
import type { ApiCall } from './model.ts';
import { Refusal } from './refusal.ts';
import { requireScope } from './require-scope.ts';
import type { SandboxSlack } from './sandbox-slack.ts';
import type { SandboxWorkspace } from './sandbox-workspace.ts';
import { openConnection } from './socket-mode/open-connection.ts';
import { Arguments } from './web-api/arguments.ts';
import { findMethod } from './web-api/methods.ts';

/** Answers one call of the Web API, with whatever trouble was planned for it, and logs it. */
export function answerCall(
  slack: SandboxSlack,
  method: string,
  authorization: string | undefined,
  fields: JsonObject,
): Answer {
  const { token: formToken, ...args } = fields;
  const token = authorization?.replace(/^Bearer\s+/i, '') ?? (typeof formToken === 'string' ? formToken : undefined);
  const workspace = token === undefined ? undefined : slack.findWorkspaceByToken(token);
  const call: ApiCall = {
    at: slack.clock.now(),
    receivedAt: new Date(),
    workspaceId: workspace?.id ?? null,
    method,
    args,
    response: null,
    status: null,
    durationMs: null,
  };
  slack.calls.push(call);
  const fault = slack.faults.take(method, call.workspaceId);
  const refuse = (status: number, error: string, headers: Record<string, string> = {}): Answer =>
    finish(call, status, { ok: false, error }, headers);
  switch (fault?.kind) {
    case 'refused_connection':
      call.refusedBecause = 'refused_connection';
      return { cut: true };
    case 'rate_limited':
      return refuse(429, 'ratelimited', { 'retry-after': String(fault.retryAfterSeconds) });
    case 'server_error':
      return refuse(500, 'internal_error');
    case 'error':
      return refuse(200, fault.error);
  }
  const answer = finish(call, 200, run(slack, { method, token, workspace, args }), scopeHeaders(workspace));
  slack.changes.announce();
  if (fault?.kind === 'lost_answer') {
    call.status = null;
    call.refusedBecause = 'lost_answer';
    return { cut: true };
  }
  if (fault?.kind !== 'slow' || 'cut' in answer) return answer;
  call.durationMs = (call.durationMs ?? 0) + fault.ms;
  return { ...answer, delayMs: fault.ms };
}

function finish(call: ApiCall, status: number, response: JsonObject, headers: Record<string, string>): Answer {
  call.response = response;
  call.status = status;
  call.durationMs = Date.now() - call.receivedAt.getTime();
  if (response.ok !== true) call.refusedBecause = String(response.error);
  return { status, body: response, headers };
}

function scopeHeaders(workspace: SandboxWorkspace | undefined): Record<string, string> {
  return workspace ? { 'x-oauth-scopes': [...workspace.scopes].join(',') } : {};
}

interface Attempt {
  readonly method: string;
  readonly token: string | undefined;
  readonly workspace: SandboxWorkspace | undefined;
  readonly args: JsonObject;
}

function run(slack: SandboxSlack, { method, token, workspace, args }: Attempt): JsonObject {
  try {
    const known = findMethod(method);
    if (method === 'apps.connections.open') return { ok: true, ...openConnection(slack, token) };
    if (!known) throw new Refusal('unknown_method', { req_method: method });
    if (method === 'api.test') return { ok: true, args };
    if (token === undefined) throw new Refusal('not_authed');
    if (token === slack.appToken) throw new Refusal('not_allowed_token_type');
    if (!workspace) throw new Refusal('invalid_auth');
    if (workspace.isRevoked) throw new Refusal('token_revoked');
    requireScope(workspace, known.scopes);
    return { ok: true, ...known.run({ slack, workspace, args: new Arguments(args) }) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.code, ...error.more };
    throw error;
  }
}
