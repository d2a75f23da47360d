import type { HomePart } from '../../home-part.ts';
import { button } from '../../slack/blocks.ts';
import { togetherButtons } from './inputs.ts';

export const togetherHome: HomePart = {
  position: 70,
  buttons: ({ mentorship }) => [
    button('Together', { action: togetherButtons.list, value: { mentorship: mentorship.id } }),
  ],
};
