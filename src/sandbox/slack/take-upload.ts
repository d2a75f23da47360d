import type { Answer } from './http-door.ts';
import type { ApiCall } from './model.ts';
import type { SandboxSlack } from './sandbox-slack.ts';

const pattern = /^\/upload\/v1\/(\w+)\/(\w+)$/;

export function uploadAddress(origin: string, workspaceId: string, fileId: string): string {
  return `${origin}/upload/v1/${workspaceId}/${fileId}`;
}

export function isUploadPath(path: string): boolean {
  return pattern.test(path);
}

/** Takes the bytes of a file that was promised, with whatever trouble was planned for it, and logs it among the calls. */
export function takeUpload(slack: SandboxSlack, path: string, bytes: Buffer): Answer {
  const [, workspaceId = '', fileId = ''] = pattern.exec(path) ?? [];
  const workspace = slack.findWorkspace(workspaceId);
  const call: ApiCall = {
    at: slack.clock.now(),
    receivedAt: new Date(),
    workspaceId: workspace?.id ?? null,
    method: 'upload_url',
    // Not the bytes themselves: the log is for reading.
    args: { file_id: fileId, length: bytes.length },
    response: null,
    status: null,
    durationMs: 0,
  };
  slack.calls.push(call);
  const fault = slack.faults.take(call.method, call.workspaceId);
  if (fault?.kind === 'refused_connection') return cut(call, fault.kind);
  if (fault?.kind === 'server_error') return finish(call, 500, 'internal_error');
  const file = workspace?.files.find(fileId);
  if (!file || file.isComplete) return finish(call, 404, 'file_not_found');
  if (bytes.length !== file.length) return finish(call, 400, 'wrong_length');
  file.bytes = bytes;
  if (fault?.kind === 'lost_answer') return cut(call, fault.kind);
  const answer = finish(call, 200, undefined);
  return fault?.kind === 'slow' && !('cut' in answer) ? { ...answer, delayMs: fault.ms } : answer;
}

function cut(call: ApiCall, refusedBecause: string): Answer {
  call.refusedBecause = refusedBecause;
  call.durationMs = null;
  return { cut: true };
}

function finish(call: ApiCall, status: number, error: string | undefined): Answer {
  call.status = status;
  call.response = { ok: error === undefined, error };
  if (error) call.refusedBecause = error;
  return { status, body: error ?? `OK - ${String(call.args.length)}` };
}
