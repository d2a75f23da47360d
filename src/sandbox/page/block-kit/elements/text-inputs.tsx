import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { wordsAt } from '../../../json.ts';
import { controlNaming, type ElementProps, useControl } from '../slot.ts';
import { lengthNote, tellsOn } from '../text-limits.ts';
import { textOf } from '../values.ts';

/** How long somebody must pause before the bot hears of single characters. */
const pauseMs = 400;

const inputTypes: Readonly<Record<string, string>> = {
  number_input: 'number',
  url_text_input: 'url',
  email_text_input: 'email',
};

/** Every input for text. Slack's own limits are said, not enforced: what is too long is refused on submit. */
export function TextInput({ element, slot }: ElementProps) {
  const { value, keep, tell } = useControl({ element, slot });
  const noteId = useId();
  const text = textOf(value);
  const telling = useTelling(slot.tells ? tellsOn(element) : [], text, tell);
  const isLong = element.multiline === true || element.type === 'rich_text_input';
  const note = element.type === 'plain_text_input' ? lengthNote(text, element) : undefined;
  const naming = controlNaming({ element, slot });
  const describedBy = [naming['aria-describedby'], note && noteId].filter(Boolean).join(' ') || undefined;
  const shared = {
    ...naming,
    'aria-describedby': describedBy,
    className: 'block-control block-control-wide',
    dir: 'auto',
    placeholder: wordsAt(element, 'placeholder') || undefined,
    value: text,
    onChange: (event: { target: { value: string } }) => {
      keep(event.target.value || null);
      telling.onTyped(event.target.value || null);
    },
    onBlur: telling.onBlur,
  };
  return (
    <>
      {isLong ? (
        <textarea {...shared} rows={4} />
      ) : (
        <input
          {...shared}
          {...numberLimits(element)}
          type={inputTypes[String(element.type)] ?? 'text'}
          onKeyDown={telling.onKeyDown}
        />
      )}
      {note && (
        <p className="block-quiet" id={noteId} role="status">
          {note}
        </p>
      )}
    </>
  );
}

function numberLimits(element: ElementProps['element']) {
  if (element.type !== 'number_input') return {};
  const limit = (bound: unknown) => (typeof bound === 'string' ? bound : undefined);
  return {
    step: element.is_decimal_allowed === true ? 'any' : 1,
    min: limit(element.min_value),
    max: limit(element.max_value),
  };
}

/** When a text that the bot hears of at once is told: on Enter and on leaving, or after each pause. */
function useTelling(on: ReturnType<typeof tellsOn>, text: string, tell: (value: string | null) => void) {
  const told = useRef(text);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);

  const tellOnce = (value: string | null) => {
    clearTimeout(pause.current);
    if ((value ?? '') === told.current) return;
    told.current = value ?? '';
    tell(value);
  };
  return {
    onTyped(value: string | null) {
      if (!on.includes('character')) return;
      clearTimeout(pause.current);
      pause.current = setTimeout(() => tellOnce(value), pauseMs);
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Enter' || !on.includes('enter')) return;
      // Here Enter tells the bot; it does not send the form.
      event.preventDefault();
      told.current = text;
      tell(text || null);
    },
    onBlur(_: FocusEvent) {
      if (on.includes('enter')) tellOnce(text || null);
    },
  };
}
