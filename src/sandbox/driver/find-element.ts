import { type JsonObject, objectAt, objectsAt, wordsAt } from '../json.ts';
import { elementsOf, valueKey } from '../slack/form-state.ts';
import { renderTextObject } from './render-text.ts';
import { type Label, matches, type Surface } from './surface.ts';

export interface Clickable {
  readonly label: string;
  readonly block: JsonObject;
  readonly element: JsonObject;
  /** The option, where the thing to click is one of several. */
  readonly option: JsonObject | undefined;
}

/** Everything that can be clicked by its words: buttons, and options of menus, checkboxes and radio buttons. */
export function clickables({ blocks, reader }: Pick<Surface, 'blocks' | 'reader'>): Clickable[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element): Clickable[] => {
      switch (element.type) {
        case 'button':
        case 'icon_button':
          return [{ label: wordsAt(element, 'text'), block, element, option: undefined }];
        case 'feedback_buttons':
          return ['positive_button', 'negative_button'].flatMap((key) => {
            const button = objectAt(element, key);
            return button ? [{ label: wordsAt(button, 'text'), block, element, option: button }] : [];
          });
        case 'overflow':
        case 'checkboxes':
        case 'radio_buttons':
          return objectsAt(element, 'options').map((option) => ({
            label: renderTextObject(objectAt(option, 'text'), reader),
            block,
            element,
            option,
          }));
        default:
          return [];
      }
    }),
  );
}

export interface Field {
  readonly label: string;
  readonly block: JsonObject;
  readonly element: JsonObject;
}

/** Everything that can be filled in. Its label is what a person would call it: label, text beside it, or placeholder. */
export function fields({ blocks, reader }: Pick<Surface, 'blocks' | 'reader'>): Field[] {
  return blocks.flatMap((block) =>
    elementsOf(block)
      .filter(({ type }) => valueKey(type) !== undefined)
      .map((element) => ({ label: labelsOf(block, element, reader)[0] ?? '', block, element })),
  );
}

export function findField(surface: Surface, label: Label): Field | undefined {
  return fields(surface).find(({ block, element }) =>
    labelsOf(block, element, surface.reader).some((shown) => matches(shown, label)),
  );
}

export function getField(surface: Surface, label: Label): Field {
  const found = findField(surface, label);
  if (found) return found;
  const there = fields(surface).map((field) => `"${field.label}"`);
  throw new Error(`no field ${String(label)}; there are: ${there.join(', ') || 'none'}`);
}

function labelsOf(block: JsonObject, element: JsonObject, reader: Surface['reader']): string[] {
  const label = wordsAt(block, 'label');
  const beside = block.type === 'section' ? renderTextObject(objectAt(block, 'text'), reader) : '';
  return [
    label,
    label && block.optional === true ? `${label} (optional)` : '',
    beside,
    wordsAt(element, 'placeholder'),
  ].filter((shown) => shown !== '');
}
