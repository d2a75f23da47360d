import { isObject, type JsonObject } from '../json.ts';
import type { Ids } from './ids.ts';

const interactive = new Set(['section', 'actions', 'input', 'context_actions']);

/** A copy of blocks in which Slack has named what the bot left unnamed. */
export function withGeneratedIds(blocks: readonly JsonObject[], ids: Ids): JsonObject[] {
  return structuredClone(blocks).map((block) => {
    block.block_id ??= generated(ids);
    if (!interactive.has(String(block.type))) return block;
    const elements = [block.element, block.accessory, ...(Array.isArray(block.elements) ? block.elements : [])];
    for (const element of elements) {
      if (isObject(element) && element.type !== 'image') element.action_id ??= generated(ids);
    }
    return block;
  });
}

function generated(ids: Ids): string {
  return `gen${String(ids.count('generated')).padStart(4, '0')}`;
}
