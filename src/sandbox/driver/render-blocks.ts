import { isObject, type JsonObject, objectAt, objectsAt, stringAt, wordsAt } from '../json.ts';
import { elementsOf, type FormState } from '../slack/form-state.ts';
import type { Reader } from './reader.ts';
import { renderRichText } from './render-rich-text.ts';
import { renderMrkdwn, renderTextObject } from './render-text.ts';
import { shownValue } from './shown-value.ts';

export interface Shown {
  readonly reader: Reader;
  readonly state?: FormState;
  readonly errors?: Record<string, string>;
}

/** All a person reads of blocks, one thing a line: texts, fields, [Buttons], labels with what is typed. */
export function renderBlocks(blocks: readonly JsonObject[], shown: Shown): string {
  return blocks
    .map((block) => renderBlock(block, shown))
    .filter((text) => text !== '')
    .join('\n');
}

function renderBlock(block: JsonObject, shown: Shown): string {
  const { reader } = shown;
  switch (block.type) {
    case 'header':
      return wordsAt(block, 'text');
    case 'section':
      return lines([
        renderTextObject(objectAt(block, 'text'), reader),
        ...objectsAt(block, 'fields').map((field) => renderTextObject(field, reader)),
        ...elementsOf(block).map((element) => renderElement(block, element, shown)),
      ]);
    case 'context':
      return objectsAt(block, 'elements')
        .map((element) => (element.type === 'image' ? picture(element) : renderTextObject(element, reader)))
        .join(' ');
    case 'actions':
    case 'context_actions':
      return elementsOf(block)
        .map((element) => renderElement(block, element, shown))
        .join(' ');
    case 'input':
      return renderInput(block, shown);
    case 'divider':
      return '———';
    case 'image':
      return lines([wordsAt(block, 'title'), picture(block)]);
    case 'rich_text':
      return renderRichText(block, reader);
    case 'markdown':
      return String(block.text ?? '');
    case 'table':
      return renderTable(block, reader);
    default:
      return '';
  }
}

function renderInput(block: JsonObject, shown: Shown): string {
  const optional = block.optional === true ? ' (optional)' : '';
  const error = shown.errors?.[String(block.block_id)];
  return lines([
    `${wordsAt(block, 'label')}${optional}`,
    ...elementsOf(block).map((element) => renderElement(block, element, shown)),
    wordsAt(block, 'hint'),
    error ? `⚠ ${error}` : '',
  ]);
}

function renderElement(block: JsonObject, element: JsonObject, { reader, state }: Shown): string {
  switch (element.type) {
    case 'button':
    case 'icon_button':
      return `[${wordsAt(element, 'text')}]`;
    case 'feedback_buttons':
      return [element.positive_button, element.negative_button]
        .map((button) => (isObject(button) ? `[${wordsAt(button, 'text')}]` : ''))
        .join(' ');
    case 'overflow':
      return `[… ${objectsAt(element, 'options')
        .map((option) => wordsAt(option, 'text'))
        .join(' | ')}]`;
    case 'checkboxes':
    case 'radio_buttons':
      return renderChoices(block, element, { reader, state });
    default: {
      const value = shownValue(state?.[String(block.block_id)]?.[String(element.action_id)] ?? {}, reader);
      return value === '' ? `[${wordsAt(element, 'placeholder') || ' '}]` : `[${value}]`;
    }
  }
}

function renderChoices(block: JsonObject, element: JsonObject, { reader, state }: Shown): string {
  const current = state?.[String(block.block_id)]?.[String(element.action_id)] ?? {
    selected_option: element.initial_option,
    selected_options: element.initial_options,
  };
  const chosen = [objectAt(current, 'selected_option'), ...objectsAt(current, 'selected_options')].map(
    (option) => option?.value,
  );
  return lines(
    objectsAt(element, 'options').map((option) => {
      const text = renderTextObject(objectAt(option, 'text'), reader);
      const description = renderTextObject(objectAt(option, 'description'), reader);
      return `(${chosen.includes(option.value) ? 'x' : ' '}) ${text}${description ? ` – ${description}` : ''}`;
    }),
  );
}

function renderTable(block: JsonObject, reader: Reader): string {
  const rows = Array.isArray(block.rows) ? block.rows : [];
  return lines(
    rows.map((row) =>
      (Array.isArray(row) ? row.filter(isObject) : [])
        .map((cell) => (cell.type === 'rich_text' ? renderRichText(cell, reader) : String(cell.text ?? '')))
        .join(' | '),
    ),
  );
}

function picture(image: JsonObject): string {
  return `(picture: ${stringAt(image, 'alt_text') ?? ''})`;
}

function lines(parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

/** What a message says to its reader: its blocks, or its text when it has none. */
export function renderMessage(message: { text: string; blocks: readonly JsonObject[] }, shown: Shown): string {
  return message.blocks.length > 0 ? renderBlocks(message.blocks, shown) : renderMrkdwn(message.text, shown.reader);
}
