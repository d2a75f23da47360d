import { type JsonObject, objectsAt, stringAt } from '../json.ts';
import { agrees } from './ask-first.ts';
import { fillState } from './fill-state.ts';
import type { Clickable } from './find-element.ts';
import type { Surface } from './surface.ts';

/** Clicks what was found: sends the action, unless the person says no to its dialog. */
export async function clickOn(surface: Surface, clickable: Clickable): Promise<void> {
  const { block, element, option } = clickable;
  if (!agrees(surface, element)) return;
  const ids = { type: element.type, block_id: block.block_id, action_id: element.action_id };
  switch (element.type) {
    case 'checkboxes':
      return fillState(surface, { block, element, value: { selected_options: toggled(surface, clickable) } });
    case 'radio_buttons':
      return fillState(surface, { block, element, value: { selected_option: option } });
    case 'overflow':
      return surface.act({ ...ids, selected_option: option });
    case 'feedback_buttons':
      return surface.act({ ...ids, text: option?.text, value: option?.value });
    default: {
      const { text, value, style, url } = element;
      const given = Object.entries({ text, value, style, url }).filter(([, entry]) => entry !== undefined);
      return surface.act({ ...ids, ...Object.fromEntries(given) });
    }
  }
}

function toggled(surface: Surface, { block, element, option }: Clickable): JsonObject[] {
  const state = surface.state[String(block.block_id)]?.[String(element.action_id)] ?? {};
  const chosen = objectsAt(state, 'selected_options');
  const wanted = option ? stringAt(option, 'value') : undefined;
  const without = chosen.filter(({ value }) => value !== wanted);
  if (without.length < chosen.length || !option) return without;
  return objectsAt(element, 'options').filter(
    (one) => one === option || chosen.some(({ value }) => value === one.value),
  );
}
