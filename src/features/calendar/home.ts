import type { HomePart } from '../../home-part.ts';
import { button } from '../../slack/blocks.ts';
import { calendarButtons } from './inputs.ts';

export const calendarHome: HomePart = {
  position: 90,
  personalButtons: [button('Calendar', { action: calendarButtons.open, value: {} })],
};
