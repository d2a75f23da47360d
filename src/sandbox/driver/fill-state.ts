import type { JsonObject } from '../json.ts';
import type { Surface } from './surface.ts';

/** Puts a value in and, where the element asks for it, tells the bot. */
export async function fillState(
  surface: Surface,
  { block, element, value }: { block: JsonObject; element: JsonObject; value: JsonObject },
): Promise<void> {
  const blockId = String(block.block_id);
  const actionId = String(element.action_id);
  const ofBlock = surface.state[blockId] ?? {};
  ofBlock[actionId] = { type: element.type, ...value };
  surface.state[blockId] = ofBlock;
  if (block.type === 'input' && block.dispatch_action !== true) {
    surface.workspace.slack.changes.announce();
    return;
  }
  await surface.act({ type: element.type, block_id: blockId, action_id: actionId, ...value });
}
