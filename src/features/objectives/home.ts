import type { HomePart } from '../../home-part.ts';
import { button } from '../../slack/blocks.ts';
import { objectiveButtons } from './inputs.ts';

export const objectiveHome: HomePart = {
  position: 30,
  leadButtons: [button('Objectives and values', { action: objectiveButtons.list, value: {} })],
};
