import type { ModalView } from '@slack/types';

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

/** A modal with one field of each common kind. */
export const goalModal: ModalView = {
  type: 'modal',
  callback_id: 'goal',
  notify_on_close: true,
  title: plain('New goal'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'goal',
      label: plain('Goal'),
      element: { type: 'plain_text_input', action_id: 'text', min_length: 3 },
    },
    {
      type: 'input',
      block_id: 'due',
      label: plain('Due'),
      optional: true,
      element: { type: 'datepicker', action_id: 'on', initial_date: '2026-06-30' },
    },
    {
      type: 'input',
      block_id: 'mentor',
      label: plain('Mentor'),
      optional: true,
      element: { type: 'users_select', action_id: 'who' },
    },
    {
      type: 'input',
      block_id: 'days',
      label: plain('Days'),
      optional: true,
      element: { type: 'checkboxes', action_id: 'which', options: [option('Monday'), option('Friday')] },
    },
    {
      type: 'input',
      block_id: 'pace',
      label: plain('Pace'),
      optional: true,
      dispatch_action: true,
      element: { type: 'static_select', action_id: 'pace', options: [option('Slow'), option('Quick')] },
    },
  ],
};
