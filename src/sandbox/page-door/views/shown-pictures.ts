import { isObject, type JsonObject, stringAt } from '../../json.ts';
import { dataAddress } from '../../slack/file-store.ts';
import type { SandboxWorkspace } from '../../slack/sandbox-workspace.ts';

/**
 * Blocks with the pictures of Slack's own files in them, as addresses that need no request: whoever may read the blocks
 * sees the pictures, and nobody else can ask for them.
 */
export function withPictures(workspace: SandboxWorkspace, blocks: readonly JsonObject[]): JsonObject[] {
  return blocks.map((block) => shown(workspace, block));
}

function shown(workspace: SandboxWorkspace, part: JsonObject): JsonObject {
  const entries = Object.entries(part).map(([key, value]): [string, unknown] => [key, shownValue(workspace, value)]);
  const file = part.type === 'image' && isObject(part.slack_file) ? stringAt(part.slack_file, 'id') : undefined;
  const found = file === undefined ? undefined : workspace.files.find(file);
  return { ...Object.fromEntries(entries), ...(found ? { image_url: dataAddress(found) ?? '' } : {}) };
}

function shownValue(workspace: SandboxWorkspace, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => shownValue(workspace, one));
  return isObject(value) ? shown(workspace, value) : value;
}
