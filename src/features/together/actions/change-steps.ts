import type { PersonalAct } from '../../../database/act.ts';
import { undertakingRecord } from '../pair-record.ts';
import { insertSteps, listSteps, updateTicked } from '../queries/steps.ts';
import { readNewSteps, tickChanges } from '../rules/draft.ts';
import type { ChangeKind, UndertakingId } from '../types.ts';

/**
 * Either of the two ticks steps, opens them again and adds new ones, in one form.
 * @param form.ticked the positions that the form showed as ticked, of those it showed
 * @throws Refusal
 */
export async function changeSteps(
  act: PersonalAct,
  id: UndertakingId,
  form: {
    shown: { positions: readonly number[]; ticked: readonly number[] };
    chosen: readonly number[];
    added: string | undefined;
  },
): Promise<void> {
  const locked = await undertakingRecord.lock(act, id, 'change_steps');
  const steps = await listSteps(act.tx, id);
  const { mentorship, role } = locked;
  const added = readNewSteps(form.added, steps.length, act.now, mentorship[role].timeZone);
  const changes: ChangeKind[] = [];
  const { tick, untick } = tickChanges(form.shown, form.chosen);
  for (const position of tick) {
    const by = { tickedBy: act.personId, tickedAt: act.now };
    if (await updateTicked(act.tx, id, position, by)) changes.push('step_ticked');
  }
  for (const position of untick) {
    if (await updateTicked(act.tx, id, position, null)) changes.push('step_unticked');
  }
  if (added.length > 0) {
    const last = steps.at(-1)?.position ?? 0;
    const placed = added.map((step, index) => ({ ...step, position: last + index + 1 }));
    await insertSteps(act.tx, { workspaceId: act.workspaceId, undertakingId: id }, placed);
    changes.push('steps_added');
  }
  await undertakingRecord.revise(act, locked, ...changes.map((kind) => ({ kind, content: { words: '' } })));
}
