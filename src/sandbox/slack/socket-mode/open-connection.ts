import type { JsonObject } from '../../json.ts';
import { Refusal } from '../refusal.ts';
import type { SandboxSlack } from '../sandbox-slack.ts';

/** `apps.connections.open`: the one method for app-level tokens. https://docs.slack.dev/reference/methods/apps.connections.open */
export function openConnection(slack: SandboxSlack, token: string | undefined): JsonObject {
  if (token === undefined) throw new Refusal('not_authed');
  if (slack.findWorkspaceByToken(token)) throw new Refusal('not_allowed_token_type');
  if (token !== slack.appToken) throw new Refusal('invalid_auth');
  return { url: slack.origin.replace(/^http/, 'ws') + slack.sockets.issueAddress() };
}
