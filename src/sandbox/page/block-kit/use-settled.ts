import { type KeyboardEvent, useRef, useState } from 'react';
import type { Value } from '../../page-door/contract.ts';
import type { Control } from './slot.ts';

/**
 * By keyboard one passes through other values on the way to one's own: a closed menu changes with every arrow, a date
 * with every digit. Where the bot hears of each choice, it hears of these only when the person stops: on Enter, or on
 * leaving.
 */
export function useSettled({ value, choose }: Control, isPatient: boolean) {
  const [draft, setDraft] = useState<Value>();
  const isTyping = useRef(false);

  const settle = () => {
    isTyping.current = false;
    if (draft === undefined) return;
    setDraft(undefined);
    if (draft !== value) choose(draft);
  };
  return {
    shown: draft === undefined ? value : draft,
    change(next: Value) {
      if (isPatient && isTyping.current) setDraft(next);
      else choose(next);
    },
    handlers: {
      onKeyDown(event: KeyboardEvent) {
        if (event.key === 'Enter') settle();
        else if (event.key !== 'Tab') isTyping.current = true;
      },
      onPointerDown() {
        isTyping.current = false;
      },
      onBlur: settle,
    },
  };
}
