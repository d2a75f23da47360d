import { checkBlocks } from './blocks.ts';
import type { BlockKitFault, HasPicture } from './check.ts';

/** What Slack would refuse of a message's blocks; none when it would take them. */
export function checkMessage(message: { text?: unknown; blocks?: unknown }, hasPicture?: HasPicture): BlockKitFault[] {
  const faults: BlockKitFault[] = [];
  if (message.text !== undefined && typeof message.text !== 'string') {
    faults.push({ pointer: '/text', problem: 'must be a string' });
  }
  if (message.blocks !== undefined) {
    checkBlocks(message.blocks, { pointer: '/blocks', surface: 'message', faults, hasPicture });
  }
  return faults;
}
