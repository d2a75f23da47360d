import { type ReactNode, useId, useState } from 'react';
import { objectAt, stringAt, wordsAt } from '../../json.ts';
import type { Json } from '../../page-door/contract.ts';
import { TextObject } from './text-object.tsx';
import { useModalDialog } from './use-modal-dialog.ts';
import './confirm-dialog.css';

interface Asked {
  readonly confirm: Json;
  readonly answer: (agrees: boolean) => void;
}

/** Asks with a confirm object of Block Kit. `dialog` must be put somewhere in what is drawn. */
export function useConfirm(): { ask: (confirm: Json) => Promise<boolean>; dialog: ReactNode } {
  const [asked, setAsked] = useState<Asked>();
  const ask = (confirm: Json) => new Promise<boolean>((answer) => setAsked({ confirm, answer }));
  const dialog = asked && (
    <ConfirmDialog
      confirm={asked.confirm}
      onAnswer={(agrees) => {
        setAsked(undefined);
        asked.answer(agrees);
      }}
    />
  );
  return { ask, dialog };
}

function ConfirmDialog({ confirm, onAnswer }: { confirm: Json; onAnswer: (agrees: boolean) => void }) {
  const id = useId();
  const { dialogRef, dialogHandlers } = useModalDialog(() => onAnswer(false));
  const isDanger = stringAt(confirm, 'style') === 'danger';
  return (
    <dialog
      ref={dialogRef}
      {...dialogHandlers}
      className="confirm-dialog"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <h2 id={`${id}-title`}>{wordsAt(confirm, 'title')}</h2>
      <p id={`${id}-text`}>
        <TextObject object={objectAt(confirm, 'text')} />
      </p>
      <div className="confirm-dialog-answers">
        {/* The answer that changes nothing comes first, and has the focus. */}
        <button type="button" className="block-button" data-first-focus onClick={() => onAnswer(false)}>
          {wordsAt(confirm, 'deny') || 'Cancel'}
        </button>
        <button
          type="button"
          className={`block-button ${isDanger ? 'block-button-danger' : 'block-button-primary'}`}
          onClick={() => onAnswer(true)}
        >
          {wordsAt(confirm, 'confirm') || 'OK'}
        </button>
      </div>
    </dialog>
  );
}
