import { objectAt, stringAt, wordsAt } from '../../json.ts';
import type { Json, Value } from '../../page-door/contract.ts';
import { useSurface } from './surface.tsx';

/** Where an element stands in its block, and by what a person knows it. */
export interface Slot {
  readonly blockId: string;
  /** Whether the bot hears of it at once: everywhere but in an input block that does not dispatch. */
  readonly tells: boolean;
  /** Set in an input block. */
  readonly field?: Field;
  /** The id of the text beside it, in a section. */
  readonly besideId?: string;
}

export interface Field {
  /** The id its control has, so that the label finds it. */
  readonly controlId: string;
  /** Ids of hint and error. */
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  readonly isRequired: boolean;
}

export interface ElementProps {
  readonly element: Json;
  readonly slot: Slot;
}

export interface Naming {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-required'?: boolean;
  readonly 'data-first-focus'?: true;
}

/** What ties a control to its label, hint and error. */
export function controlNaming({ element, slot }: ElementProps): Naming {
  const { field, besideId } = slot;
  const placeholder = wordsAt(element, 'placeholder');
  const focus = element.focus_on_load === true ? { 'data-first-focus': true as const } : {};
  if (field) {
    return {
      ...focus,
      id: field.controlId,
      'aria-describedby': field.describedBy,
      'aria-invalid': field.isInvalid || undefined,
      'aria-required': field.isRequired,
    };
  }
  return besideId ? { ...focus, 'aria-labelledby': besideId } : { ...focus, 'aria-label': placeholder || 'Choose' };
}

export interface Control {
  readonly value: Value | undefined;
  /** Puts the value in and, where the bot hears of it at once, tells it. Asks first, where the element has a dialog. */
  readonly choose: (value: Value) => void;
  /** Puts the value in and tells nobody yet. */
  readonly keep: (value: Value) => void;
  readonly tell: (value: Value) => void;
  readonly isTelling: boolean;
}

export function useControl({ element, slot }: ElementProps): Control {
  const surface = useSurface();
  const { blockId, tells } = slot;
  const actionId = stringAt(element, 'action_id') ?? '';
  const keep = (value: Value) => surface.keep(blockId, actionId, value);
  const tell = (value: Value) => void surface.tell(blockId, actionId, value);
  const agreed = (value: Value) => {
    keep(value);
    if (tells) tell(value);
  };
  return {
    value: surface.values[blockId]?.[actionId],
    keep,
    tell,
    isTelling: surface.isTelling(blockId, actionId),
    choose(value) {
      const confirm = confirmOf(element);
      if (!confirm) agreed(value);
      else void surface.ask(confirm).then((agrees) => agrees && agreed(value));
    },
  };
}

/** The dialog an element asks with before it does anything. */
export function confirmOf(element: Json): Json | undefined {
  return objectAt(element, 'confirm');
}
