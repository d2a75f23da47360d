import { clickOn } from '../../driver/click-label.ts';
import { fillState } from '../../driver/fill-state.ts';
import { fields } from '../../driver/find-element.ts';
import type { SandboxPerson } from '../../driver/sandbox-person.ts';
import type { Surface } from '../../driver/surface.ts';
import { type JsonObject, objectAt, objectsAt } from '../../json.ts';
import { elementsOf } from '../../slack/form-state.ts';
import type { Deed, Value } from '../contract.ts';
import { Declined } from '../declined.ts';
import { offerFor } from '../offer.ts';
import { entryFor, withValues } from '../values.ts';
import { surfaceAt } from './surface-at.ts';

/** Somebody pressed a button or chose in a menu that tells the bot at once. */
export async function operateElement(person: SandboxPerson, deed: Extract<Deed, { do: 'use' }>): Promise<void> {
  const surface = surfaceAt(person, deed.in);
  const { block, element } = getElement(surface, deed);
  const offer = offerFor(person);
  const state = withValues(surface.state, fields(surface), deed.values, offer);
  const field = fields(surface).find((one) => one.element === element);
  const before = surface.state[deed.blockId]?.[deed.actionId];
  const value = field && entryFor(field, deed.value, { offer, before });
  const option = field ? undefined : optionOf(element, deed.value);

  Object.assign(surface.state, state);
  if (value) await fillState(surface, { block, element, value });
  else await clickOn(surface, { label: '', block, element, option });
}

/** A button that an update left as it was is still that button, though Slack names its block anew. */
function getElement(
  { blocks }: Surface,
  { blockId, actionId, value }: Extract<Deed, { do: 'use' }>,
): { block: JsonObject; element: JsonObject } {
  const shown = blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
  const same = shown.filter(({ element }) => element.action_id === actionId);
  const found =
    same.find(({ block }) => block.block_id === blockId) ??
    same.find(({ element }) => element.type === 'button' && value !== null && element.value === value);
  if (!found) throw new Declined('This has changed meanwhile, and what you used is not there any more.');
  return found;
}

/** Which entry of an overflow menu, which of two feedback buttons. */
function optionOf(element: JsonObject, value: Value): JsonObject | undefined {
  switch (element.type) {
    case 'button':
    case 'icon_button':
      return undefined;
    case 'overflow':
      return among(objectsAt(element, 'options'), value);
    case 'feedback_buttons': {
      const buttons = [objectAt(element, 'positive_button'), objectAt(element, 'negative_button')];
      return among(
        buttons.filter((one) => one !== undefined),
        value,
      );
    }
    default:
      throw new Declined(`The sandbox has no way to use a ${String(element.type)}.`);
  }
}

function among(options: readonly JsonObject[], value: Value): JsonObject {
  const option = options.find((one) => one.value === value);
  if (!option) throw new Declined('What you chose is not offered any more. Please choose again.');
  return option;
}
