import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { ModalView } from '../../page-door/contract.ts';
import { Blocks } from '../block-kit/blocks.tsx';
import { withEmoji } from '../block-kit/emoji.ts';
import { SurfaceProvider, useSurfaceState } from '../block-kit/surface.tsx';
import { useModalDialog } from '../block-kit/use-modal-dialog.ts';
import { useSession } from '../session.tsx';
import './modals.css';

interface ModalProps {
  modal: ModalView;
  /** 1 for the lowest. */
  position: number;
  depth: number;
}

const discard = {
  title: { type: 'plain_text', text: 'Discard what you typed?' },
  text: { type: 'plain_text', text: 'It has not been sent yet, and will be lost.' },
  confirm: { type: 'plain_text', text: 'Discard' },
  deny: { type: 'plain_text', text: 'Keep typing' },
  style: 'danger',
};

/** One modal: what it shows lives here, what was typed as well, until it is submitted. */
export function Modal({ modal, position, depth }: ModalProps) {
  const { perform } = useSession();
  const titleId = useId();
  const { viewId, blocks, values: known, errors, submitLabel } = modal;
  const state = useSurfaceState({ place: { viewId }, blocks, known, errors });
  const { isSubmitting, submissions, refusal, submit } = useSubmit(viewId, state.valuesNow);
  const content = useRef<HTMLDivElement>(null);
  useFocusOnError(content, errors, submissions);

  const close = async () => {
    const isLost = state.wasTyped && !isSubmitting && !modal.tellsWhenClosed;
    if (isLost && !(await state.surface.ask(discard))) return;
    await perform({ do: 'close', viewId, values: state.valuesNow() });
  };
  const { dialogRef, dialogHandlers } = useModalDialog(() => void close(), modal.hash);
  const trouble = refusal ?? modal.trouble ?? state.refusal;
  return (
    <dialog ref={dialogRef} {...dialogHandlers} className="modal" aria-modal="true" aria-labelledby={titleId}>
      <form
        className="modal-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (submitLabel !== null && modal.canSubmit) void submit();
        }}
        onKeyDown={submitByKeyboard}
      >
        <header className="modal-head">
          <h2 id={titleId}>{withEmoji(modal.title)}</h2>
          {depth > 1 && (
            <span className="modal-depth">
              {position} of {depth}
            </span>
          )}
          {/* Not "Close": the button below may be called so. */}
          <button type="button" className="modal-dismiss" aria-label="Dismiss" onClick={() => void close()}>
            <span aria-hidden="true">✕</span>
          </button>
        </header>
        {trouble && (
          <p className="modal-trouble" role="alert">
            {trouble}
          </p>
        )}
        <div className="modal-content" ref={content}>
          <SurfaceProvider value={state.surface}>
            <Blocks blocks={blocks} />
          </SurfaceProvider>
        </div>
        <footer className="modal-foot">
          <button type="button" className="block-button" onClick={() => void close()}>
            {withEmoji(modal.closeLabel)}
          </button>
          {submitLabel !== null && (
            <button
              type="submit"
              className="block-button block-button-primary"
              disabled={!modal.canSubmit}
              aria-disabled={isSubmitting || undefined}
              aria-busy={isSubmitting || undefined}
            >
              {isSubmitting ? 'Submitting…' : withEmoji(submitLabel)}
              {isSubmitting && <span className="block-spinner" aria-hidden="true" />}
            </button>
          )}
        </footer>
      </form>
      {state.dialog}
    </dialog>
  );
}

function useSubmit(viewId: string, valuesNow: () => ModalView['values']) {
  const { perform } = useSession();
  const [isSubmitting, setIsSubmitting] = useState(false);
  const [submissions, setSubmissions] = useState(0);
  const [refusal, setRefusal] = useState<string>();
  const isUnderWay = useRef(false);

  const submit = async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setIsSubmitting(true);
    setRefusal(undefined);
    const done = await perform({ do: 'submit', viewId, values: valuesNow() });
    isUnderWay.current = false;
    setIsSubmitting(false);
    setSubmissions((before) => before + 1);
    if (!done.ok) setRefusal(done.says);
  };
  return { isSubmitting, submissions, refusal, submit };
}

/** When fields were refused, the person is brought to the first of them: once for each time they submitted. */
function useFocusOnError(
  content: { readonly current: HTMLElement | null },
  errors: ModalView['errors'],
  submissions: number,
): void {
  // By content: the same errors come anew with every change of the view, and must not take the focus from who types.
  const refused = Object.entries(errors).flat().join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever submits the same mistake is brought there again.
  useEffect(() => {
    if (refused === '') return;
    const field = content.current?.querySelector('[data-field-error]');
    field?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }, [content, refused, submissions]);
}

/** Enter breaks the line in a long text, so there it takes Ctrl or Cmd as well. */
function submitByKeyboard(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
