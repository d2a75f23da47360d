import { newId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { requireActivePartner } from '../../mentorships/actions.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { undertakingRecord } from '../pair-record.ts';
import { insertSteps } from '../queries/steps.ts';
import { insertUndertaking } from '../queries/undertakings.ts';
import { readNewSteps, readPlan } from '../rules/draft.ts';
import type { UndertakingId, UndertakingKind } from '../types.ts';

/** One of the two plans a lab or a project: its card appears in the group DM. @throws Refusal */
export async function planUndertaking(
  act: PersonalAct,
  plan: {
    mentorshipId: MentorshipId;
    kind: UndertakingKind;
    title: string | undefined;
    whatFor: string | undefined;
    steps: string | undefined;
  },
): Promise<UndertakingId> {
  const { mentorship, role } = await requireActivePartner(act, plan.mentorshipId);
  const { title, whatFor } = readPlan(plan);
  const steps = readNewSteps(plan.steps, 0, act.now, mentorship[role].timeZone);
  const id = newId<UndertakingId>();
  const { workspaceId, personId, now } = act;
  await insertUndertaking(act.tx, {
    workspaceId,
    id,
    mentorshipId: mentorship.id,
    kind: plan.kind,
    title,
    whatFor,
    plannedBy: personId,
    plannedAt: now,
  });
  await insertSteps(
    act.tx,
    { workspaceId, undertakingId: id },
    steps.map((step, index) => ({ ...step, position: index + 1 })),
  );
  await undertakingRecord.begin(act, { id, mentorship }, { kind: 'planned', content: { words: '' } });
  return id;
}
