import type { HomePart } from '../../home-part.ts';
import { button } from '../../slack/blocks.ts';
import { journalButtons } from './inputs.ts';

export const journalHome: HomePart = {
  position: 60,
  buttons: ({ mentorship }) => [
    button('Journal', { action: journalButtons.open, value: { mentorship: mentorship.id } }),
  ],
};
