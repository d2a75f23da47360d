import { type ReactNode, useId } from 'react';
import { objectAt, stringAt, wordsAt } from '../../json.ts';
import type { Json } from '../../page-door/contract.ts';
import { Element, isGroup } from './elements/element.tsx';
import { withEmoji } from './emoji.ts';
import type { Slot } from './slot.ts';
import { useSurface } from './surface.tsx';
import { TextObject } from './text-object.tsx';
import { Unshown } from './unshown.tsx';

/** A field of a form: label, control, what went wrong with it, hint. */
export function InputBlock({ block }: { block: Json }) {
  const id = useId();
  const { errors } = useSurface();
  const element = objectAt(block, 'element');
  if (!element) return <Unshown what="input" />;

  const blockId = stringAt(block, 'block_id') ?? '';
  const error = errors[blockId];
  const hint = objectAt(block, 'hint');
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  const label = `${withEmoji(wordsAt(block, 'label'))}${block.optional === true ? ' (optional)' : ''}`;
  const slot: Slot = {
    blockId,
    tells: block.dispatch_action === true,
    field: {
      controlId: `${id}-control`,
      describedBy,
      isInvalid: error !== undefined,
      isRequired: block.optional !== true,
    },
  };
  return (
    <FieldFrame label={label} slot={slot} element={element}>
      <Element element={element} slot={slot} />
      {error && (
        <p className="block-error" id={`${id}-error`}>
          <span aria-hidden="true">⚠ </span>
          {error}
        </p>
      )}
      {hint && (
        <p className="block-quiet" id={`${id}-hint`}>
          <TextObject object={hint} />
        </p>
      )}
    </FieldFrame>
  );
}

interface FieldFrameProps {
  label: string;
  slot: Slot;
  element: Json;
  children: ReactNode;
}

function FieldFrame({ label, slot, element, children }: FieldFrameProps) {
  const { field } = slot;
  const mark = field?.isInvalid ? { 'data-field-error': slot.blockId } : {};
  if (!isGroup(element.type)) {
    return (
      <div className="block-input" {...mark}>
        <label className="block-label" htmlFor={field?.controlId}>
          {label}
        </label>
        {children}
      </div>
    );
  }
  const radios =
    element.type === 'radio_buttons'
      ? ({ role: 'radiogroup', 'aria-required': field?.isRequired, 'aria-invalid': field?.isInvalid } as const)
      : {};
  return (
    <fieldset className="block-input" aria-describedby={field?.describedBy} {...radios} {...mark}>
      <legend className="block-label">{label}</legend>
      {children}
    </fieldset>
  );
}
