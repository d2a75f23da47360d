import type { HomePart } from '../../home-part.ts';
import { button } from '../../slack/blocks.ts';
import { questionButtons } from './inputs.ts';

export const questionHome: HomePart = {
  position: 110,
  leadButtons: [button('Questions', { action: questionButtons.list, value: { role: 'mentee' } })],
};
