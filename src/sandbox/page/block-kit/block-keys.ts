import type { Json } from '../../page-door/contract.ts';

/** A key for each block: its block_id, so that a field stays itself when the bot puts something above it. */
export function blockKeys(blocks: readonly Json[]): string[] {
  const seen = new Set<string>();
  return blocks.map((block, index) => {
    const id = typeof block.block_id === 'string' ? block.block_id : `${String(block.type)} ${index}`;
    const key = seen.has(id) ? `${id} ${index}` : id;
    seen.add(key);
    return key;
  });
}
