import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react';
import { useSession } from '../session.tsx';
import { applied, isComplete, type Suggestion, suggestionsFor } from './suggestions.ts';

/** The list that opens while somebody types, and the keys that work it. */
export function useSuggestions(
  text: string,
  write: (text: string) => void,
  field: RefObject<HTMLTextAreaElement | null>,
) {
  const { workspace } = useSession();
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [closedAt, setClosedAt] = useState<string>();
  const [isFocused, setIsFocused] = useState(false);
  const [placed, setPlaced] = useState<{ readonly caret: number }>();

  const isOpen = isFocused && closedAt !== text;
  const suggestions = isOpen ? suggestionsFor(text, Math.min(caret, text.length), workspace) : undefined;
  const at = suggestions ? Math.min(chosen, suggestions.list.length - 1) : 0;

  const choose = (choice: Suggestion | undefined) => {
    if (!suggestions || !choice) return;
    const next = applied(text, suggestions, choice);
    write(next.text);
    setCaret(next.caret);
    setChosen(0);
    setPlaced({ caret: next.caret });
  };
  // With the text and before the next key: a caret that is set a frame later jumps back into what was typed meanwhile.
  useLayoutEffect(() => {
    if (placed) field.current?.setSelectionRange(placed.caret, placed.caret);
  }, [placed, field]);

  /** @returns true where the key belonged to the list */
  const press = (event: KeyboardEvent): boolean => {
    const choice = suggestions?.list[at];
    if (!suggestions || !choice) return false;
    const count = suggestions.list.length;
    if (event.key === 'ArrowDown') setChosen((at + 1) % count);
    else if (event.key === 'ArrowUp') setChosen((at - 1 + count) % count);
    else if (event.key === 'Escape') setClosedAt(text);
    else if (event.key === 'Tab' && !event.shiftKey) choose(choice);
    else if (event.key === 'Enter' && !event.shiftKey && !isComplete(text, suggestions, choice)) choose(choice);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  const look = () => setCaret(field.current?.selectionStart ?? 0);
  return {
    suggestions,
    chosen: at,
    choose: (index: number) => choose(suggestions?.list[index]),
    press,
    /** Tells where the caret is now. */
    look,
    setIsFocused,
  };
}
