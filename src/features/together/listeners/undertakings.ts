import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import { localDateOf } from '../../../core/local-time.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import type { Visit } from '../../../slack/visit.ts';
import { sharesDm } from '../../mentorships/queries.ts';
import type { Role } from '../../mentorships/types.ts';
import { changeSteps } from '../actions/change-steps.ts';
import {
  addLearned,
  editUndertaking,
  finishUndertaking,
  letGoUndertaking,
  startUndertaking,
} from '../actions/move-undertaking.ts';
import { editForm, finishForm, learnForm, letGoForm, stepsForm, togetherButtons, undertakingRef } from '../inputs.ts';
import { undertakingRecord } from '../pair-record.ts';
import { listSteps } from '../queries/steps.ts';
import type { Undertaking, UndertakingId, UndertakingStep, UndertakingVerb } from '../types.ts';
import { undertakingModal } from '../views/card.ts';
import { editModal, finishModal, learnModal, letGoModal, type Origin, stepsModal } from '../views/forms.ts';

type Ref = z.infer<typeof undertakingRef>;

export function registerUndertakings(door: Door): void {
  const { open, start, edit, steps, finish, learn, letGo } = togetherButtons;
  door.button(open, undertakingRef, async (visit, { undertaking }) => {
    await visit.showModal(await visit.act((act) => buildDetail(act, undertaking)), 'instead');
  });
  door.button(start, undertakingRef, async (visit, ref) => {
    const view = await visit.act(async (act) => {
      await startUndertaking(act, ref.undertaking);
      return showAfter(act, ref);
    });
    if (view) await visit.showModal(view, 'instead');
  });

  const form = (action: string, verb: UndertakingVerb, view: FormView) =>
    door.button(action, undertakingRef, (visit, ref) => openFor(visit, ref, verb, view));
  form(edit, 'edit', ({ undertaking, origin }) => editModal(undertaking, origin));
  form(steps, 'change_steps', ({ undertaking, steps: all, origin }) => stepsModal(undertaking, all, origin));
  form(finish, 'finish', ({ undertaking, origin }) => finishModal(undertaking, origin));
  form(learn, 'learn', ({ undertaking, role, origin }) =>
    learnModal(undertaking, role === 'mentor' ? undertaking.mentorLearned : undertaking.menteeLearned, origin),
  );
  form(letGo, 'let_go', ({ undertaking, origin }) => letGoModal(undertaking, origin));

  door.submit(editForm, async (act, { values, subject }) => {
    await editUndertaking(act, subject.undertaking, { ...values, base: subject.base });
    return showAfter(act, subject);
  });
  door.submit(stepsForm, async (act, { values, subject }) => {
    await changeSteps(act, subject.undertaking, {
      shown: { positions: subject.shown, ticked: subject.ticked },
      chosen: [...values.boxes.values()].flat(),
      added: values.steps,
    });
    return showAfter(act, subject);
  });
  door.submit(finishForm, async (act, { values, subject }) => {
    await finishUndertaking(act, subject.undertaking, values);
    return showAfter(act, subject);
  });
  door.submit(learnForm, async (act, { values, subject }) => {
    await addLearned(act, subject.undertaking, values);
    return showAfter(act, subject);
  });
  door.submit(letGoForm, async (act, { values, subject }) => {
    await letGoUndertaking(act, subject.undertaking, values);
    return showAfter(act, subject);
  });
}

interface FormParts {
  readonly undertaking: Undertaking;
  readonly steps: readonly UndertakingStep[];
  readonly role: Role;
  readonly origin: Origin;
}
type FormView = (parts: FormParts) => ModalView;

/** Opens a form, if the person could submit it: nobody types what will then be refused. */
async function openFor(visit: Visit, { undertaking: id, back }: Ref, verb: UndertakingVerb, view: FormView) {
  const parts = await visit.act(async (act) => {
    const { row: undertaking, role } = await undertakingRecord.openFor(act, id, verb);
    return { undertaking, role, steps: await listSteps(act.tx, id), origin: { back } };
  });
  await visit.showModal(view(parts), 'instead');
}

/** Whoever came from a modal sees there what came of it. */
async function showAfter(act: PersonalAct, { undertaking, back }: Ref): Promise<ModalView | undefined> {
  return back && buildDetail(act, undertaking);
}

async function buildDetail(act: PersonalAct, id: UndertakingId): Promise<ModalView> {
  const { row: undertaking, mentorship } = await undertakingRecord.open(act, id);
  return undertakingModal({
    undertaking,
    mentorship,
    steps: await listSteps(act.tx, id),
    namesMentorship: await sharesDm(act.tx, mentorship),
    today: localDateOf(act.now, mentorship.mentee.timeZone),
  });
}
