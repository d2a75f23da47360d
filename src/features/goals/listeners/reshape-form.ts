import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { fieldOf, versionOf } from '../../../slack/fields.ts';
import { readValues } from '../../../slack/forms.ts';
import { renewed } from '../../../slack/input-blocks.ts';
import type { OpenModal } from '../../../slack/open-modal.ts';
import { formButtons } from '../inputs/buttons.ts';
import { type GoalValues, goalFieldSet } from '../inputs/goal-fields.ts';
import { proposeForm, replaceForm } from '../inputs/goal-forms.ts';
import { readUnfinished } from '../rules/unfinished.ts';
import { checkBlock, toolsBlock } from '../views/form-tools.ts';
import { type FormShape, goalFields } from '../views/goal-fields.ts';

/** A form that has no goal behind it loses nothing where empty fields are folded away. */
const foldable: readonly string[] = [proposeForm.callback, replaceForm.callback];
const part = new Set<string>([...Object.keys(goalFieldSet), toolsBlock, checkBlock]);
/** Numbers that were typed before somebody chose "yes or no": they come back with "a number". */
const aside = z.object({ baseline: z.string(), target: z.string(), unit: z.string() }).partial();
const metadata = z.record(z.string(), z.string());

/** The same form with other fields shown, or with what the check says. Whatever is typed in it stays. */
export function reshapeForm({ view, typed }: OpenModal, change: Pick<FormShape, 'isWhole' | 'findings'>): ModalView {
  const isPart = (block: KnownBlock) => part.has(fieldOf(block.block_id ?? ''));
  const at = view.blocks.findIndex(isPart);
  const before = view.blocks.filter(isPart);
  const canFold = foldable.includes(view.callback_id ?? '');
  const isFolding = change.isWhole === false && canFold;
  const subject = metadata.parse(JSON.parse(view.private_metadata || '{}'));
  const { values, kept } = setAside(readValues(goalFieldSet, typed), subject);
  const shape: FormShape = {
    isWhole: change.isWhole ?? !before.some(offersMore),
    canFold,
    shown: new Set(isFolding ? [] : before.map((block) => fieldOf(block.block_id ?? ''))),
    said: before.find((block) => block.block_id === checkBlock),
    findings: change.findings,
  };
  const version = before.map((block) => versionOf(block.block_id ?? '')).find((each) => each !== undefined);
  const shown = goalFields(readUnfinished(values), shape);
  return {
    ...view,
    blocks: [
      ...view.blocks.slice(0, at).map((block) => keepTyped(block, typed)),
      ...(version === undefined ? shown : renewed(shown, version)),
      ...view.blocks
        .slice(at)
        .filter((block) => !isPart(block))
        .map((block) => keepTyped(block, typed)),
    ],
    private_metadata: JSON.stringify(kept),
  };
}

/** Whether something is folded away. */
function offersMore(block: KnownBlock): boolean {
  return block.type === 'actions' && block.elements.some(({ action_id }) => action_id === formButtons.unfold);
}

function setAside(
  values: GoalValues,
  subject: Record<string, string>,
): { values: GoalValues; kept: Record<string, string> } {
  const { aside: held, ...rest } = subject;
  const { baseline, target, unit, ...others } = values;
  const entries = Object.entries({ baseline, target, unit }).filter(([, value]) => value !== undefined);
  if (values.measure !== 'number') {
    const keep = entries.length > 0 ? JSON.stringify(Object.fromEntries(entries)) : held;
    return { values: others, kept: { ...rest, ...(keep ? { aside: keep } : {}) } };
  }
  if ('target' in values || !held) return { values, kept: subject };
  return { values: { ...values, ...aside.parse(JSON.parse(held)) }, kept: rest };
}

/** What stands around the goal's fields starts from what is typed, too. */
function keepTyped(block: KnownBlock, typed: OpenModal['typed']): KnownBlock {
  if (block.type !== 'input' || block.element.type !== 'plain_text_input') return block;
  const value = typed[fieldOf(block.block_id ?? '')];
  const { initial_value: _, ...element } = block.element;
  return { ...block, element: typeof value === 'string' && value ? { ...element, initial_value: value } : element };
}
