import { type KeyboardEvent, type SyntheticEvent, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * A native dialog that is open as long as it is drawn: the browser keeps the focus inside and makes the rest inert. The
 * focus goes to what is marked with `data-first-focus`, else to the first field, else to the first button, and returns
 * to where it was. With a new `version` what had the focus may be gone: then it starts anew.
 */
export function useModalDialog(onEscape: () => void, version = '') {
  const dialogRef = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = dialogRef.current;
    if (!dialog) return;
    dialog.showModal();
    firstFocus(dialog)?.focus();
    return () => {
      dialog.close();
      focusAnew();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is why it looks again.
  useEffect(() => {
    const dialog = dialogRef.current;
    if (dialog && document.activeElement === document.body) firstFocus(dialog)?.focus();
  }, [version]);

  const dialogHandlers = {
    onKeyDown(event: KeyboardEvent) {
      // A dialog stands inside of another in the tree of components, where this key must not arrive twice.
      event.stopPropagation();
      if (event.key !== 'Escape') return;
      // The browser would close it without asking.
      event.preventDefault();
      onEscape();
    },
    onCancel(event: SyntheticEvent) {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    },
  };
  return { dialogRef, dialogHandlers };
}

/** Given back while React draws, the focus comes without a caret, and React does not hear of it: so it is given twice. */
function focusAnew(): void {
  const back = document.activeElement;
  queueMicrotask(() => {
    if (!(back instanceof HTMLElement) || document.activeElement !== back) return;
    back.blur();
    back.focus({ preventScroll: true });
  });
}

function firstFocus(dialog: HTMLDialogElement): HTMLElement | null {
  return (
    dialog.querySelector<HTMLElement>('[data-first-focus]') ??
    dialog.querySelector<HTMLElement>('form :is(input, select, textarea):not([disabled])') ??
    dialog.querySelector<HTMLElement>('button')
  );
}
