import { Refusal } from './refusal.ts';
import type { SandboxWorkspace } from './sandbox-workspace.ts';

/** Any one of the scopes will do. */
export function requireScope(workspace: SandboxWorkspace, scopes: readonly string[]): void {
  if (scopes.length === 0 || scopes.some((scope) => workspace.scopes.has(scope))) return;
  throw new Refusal('missing_scope', { needed: scopes.join(','), provided: [...workspace.scopes].join(',') });
}
