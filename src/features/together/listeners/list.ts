import type { ModalView } from '@slack/types';
import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import type { Visit } from '../../../slack/visit.ts';
import { listOwnActive } from '../../mentorships/actions.ts';
import { listMentorshipsOf } from '../../mentorships/queries.ts';
import { notYours, roleOf } from '../../mentorships/rules.ts';
import type { MentorshipId } from '../../mentorships/types.ts';
import { meetVisitor, readableText } from '../../people/lookups.ts';
import { planUndertaking } from '../actions/plan-undertaking.ts';
import { listPage, type PlanFields, planForm, startSubject, togetherButtons } from '../inputs.ts';
import { listUndertakings } from '../queries/undertakings.ts';
import type { UndertakingKind } from '../types.ts';
import { planModal } from '../views/forms.ts';
import { togetherModal, undertakingsPerPage } from '../views/list.ts';

export function registerList(door: Door): void {
  door.subcommand('/mentorship', {
    name: 'together',
    usage: 'together',
    does: 'shows the labs and projects of the two of you',
    async run(visit) {
      await meetVisitor(visit);
      await visit.showModal(await visit.act((act) => buildList(act, {})));
    },
  });
  door.button(togetherButtons.list, listPage, async (visit, page) => {
    await visit.showModal(await visit.act((act) => buildList(act, page)), 'instead');
  });

  for (const [kind, does] of [
    ['lab', 'plans a learning lab: something you two try out'],
    ['project', 'plans a joint project: something you two make'],
  ] as const) {
    door.subcommand('/mentorship', {
      name: kind,
      usage: `${kind} [title]`,
      does,
      args: /^.*$/,
      async run(visit, args) {
        await meetVisitor(visit);
        await openPlan(visit, { kind, title: await readableText(visit, args) });
      },
    });
    door.button(togetherButtons[kind], startSubject, (visit, { mentorship, back }) =>
      openPlan(visit, { kind, of: mentorship, back }),
    );
  }
  door.submit(planForm, async (act, { values, subject }) => {
    const mentorshipId = subject.mentorship ?? values.mentorship;
    if (!mentorshipId) {
      throw new Refusal<PlanFields>('no_mentorship', 'Choose the mentorship this belongs to.', 'mentorship');
    }
    const { title, whatFor, steps } = values;
    await planUndertaking(act, { mentorshipId, kind: subject.kind, title, whatFor, steps });
    return subject.back && buildList(act, {});
  });
}

async function openPlan(
  visit: Visit,
  start: { kind: UndertakingKind; title?: string; of?: MentorshipId; back?: 'modal' },
): Promise<void> {
  const active = await visit.act((act) => listOwnActive(act));
  const mentorships = start.of ? active.filter(({ id }) => id === start.of) : active;
  if (mentorships.length === 0) {
    throw new Refusal(
      'no_mentorship',
      'Labs and projects belong to an active mentorship, and you have none here. /mentorship together shows what there was.',
    );
  }
  await visit.showModal(planModal({ ...start, mentorships }, visit.personId), 'instead');
}

/** @throws Refusal where the mentorship is not theirs */
async function buildList(
  act: PersonalAct,
  { mentorship: only, skip = 0 }: { mentorship?: MentorshipId; skip?: number },
): Promise<ModalView> {
  const mentorships = await listMentorshipsOf(act.tx, act.personId);
  const listed = mentorships.filter(({ id }) => only === undefined || id === only);
  if (only !== undefined && listed.length === 0) throw notYours();
  const ids = listed.map(({ id }) => id);
  const undertakings = await listUndertakings(act.tx, ids, { skip, most: undertakingsPerPage + 1 });
  const active = listed.filter(({ status }) => status === 'active');
  return togetherModal({
    undertakings,
    skip,
    mentorshipId: only,
    mentorships,
    canPlan: active.length > 0,
    canShare: active.some((each) => roleOf(each, act.personId) === 'mentor'),
  });
}
