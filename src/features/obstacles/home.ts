import type { HomePart } from '../../home-part.ts';
import { button } from '../../slack/blocks.ts';
import { obstacleButtons } from './inputs.ts';

export const obstacleHome: HomePart = {
  position: 80,
  buttons: () => [button('Obstacles', { action: obstacleButtons.list, value: { which: 'open', skip: '0' } })],
};
