import type { HomePart } from '../../home-part.ts';
import { button } from '../../slack/blocks.ts';
import { availabilityButtons } from './inputs.ts';

export const availabilityHome: HomePart = {
  position: 100,
  personalButtons: [button('My times', { action: availabilityButtons.times, value: {} })],
  leadButtons: [button('Days without check-ins', { action: availabilityButtons.days, value: {} })],
};
