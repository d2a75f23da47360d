import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { type Fields, readFields } from './fields.ts';

/** A modal that somebody has in front of them while they press a button in it. */
export interface OpenModal {
  /** As it was shown; changed a little, it can be shown again in its place. */
  readonly view: Omit<ModalView, 'blocks'> & { readonly blocks: readonly KnownBlock[] };
  /** What is typed and chosen in it so far. Shown again under the same block ids, it stays. */
  readonly typed: Fields;
  /** Slack's name of this state of it. */
  readonly hash: string;
}

export function readOpenModal(view: ViewOutput): OpenModal {
  const { title, close, submit, callback_id, private_metadata, notify_on_close, blocks } = view;
  return {
    view: {
      type: 'modal',
      title,
      blocks: (blocks ?? []) as KnownBlock[],
      close: close ?? undefined,
      submit: submit ?? undefined,
      callback_id: callback_id || undefined,
      private_metadata: private_metadata || undefined,
      notify_on_close: notify_on_close || undefined,
    },
    typed: readFields(view),
    hash: view.hash,
  };
}
