import { objectAt, objectsAt } from '../../json.ts';
import type { Json } from '../../page-door/contract.ts';

const buttons = new Set(['button', 'icon_button', 'overflow', 'feedback_buttons']);

/**
 * A key for each block, by which it stays itself when the bot changes what is around it: a field by its block_id, buttons
 * by what they do. Slack names what the bot left unnamed anew with every update, and a button that is drawn anew while
 * somebody presses it is not pressed.
 */
export function blockKeys(blocks: readonly Json[]): string[] {
  const seen = new Set<string>();
  return blocks.map((block, index) => {
    const id =
      deedsOf(block) ?? (typeof block.block_id === 'string' ? block.block_id : `${String(block.type)} ${index}`);
    const key = seen.has(id) ? `${id} ${index}` : id;
    seen.add(key);
    return key;
  });
}

/** What the buttons of a block do, where it has nothing else. */
function deedsOf(block: Json): string | undefined {
  const accessory = objectAt(block, 'accessory');
  const elements = block.type === 'actions' ? objectsAt(block, 'elements') : accessory ? [accessory] : [];
  if (elements.length === 0 || !elements.every(({ type }) => buttons.has(String(type)))) return undefined;
  return JSON.stringify([block.type, ...elements.map((element) => [element.action_id, element.value])]);
}
