import { newId } from '../../../core/ids.ts';
import type { PersonalAct } from '../../../database/act.ts';
import { enqueue } from '../../../delivery/enqueue.ts';
import { record } from '../../journal/record.ts';
import { requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { insertSteps } from '../queries/steps.ts';
import { insertChange, insertUndertaking } from '../queries/undertakings.ts';
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
  const change = { number: 1, kind: 'planned', words: '', personId, at: now } as const;
  await insertChange(act.tx, { workspaceId, undertakingId: id, ...change });
  await enqueue(act, 'together.card', id, { target: theirDm(mentorship) });
  await record(act, { event: 'together.planned', mentorshipId: mentorship.id, subjectId: id });
  return id;
}
