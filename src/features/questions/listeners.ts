import type { ModalView } from '@slack/types';
import type { PersonalAct } from '../../database/act.ts';
import type { Door } from '../../slack/door.ts';
import type { Visit } from '../../slack/visit.ts';
import type { Role } from '../mentorships/types.ts';
import { askSlack } from '../people/lookups.ts';
import { bringBack, moveQuestion, resetQuestions, retireQuestion } from './actions/arrange-questions.ts';
import { requireQuestion, viewSet } from './actions/the-set.ts';
import { addQuestion, changeQuestion } from './actions/word-questions.ts';
import {
  addQuestionForm,
  changeQuestionForm,
  moveRef,
  questionButtons,
  questionRef,
  retiredPage,
  roleRef,
  whose,
} from './inputs.ts';
import { addQuestionModal, changeQuestionModal } from './views/form.ts';
import { questionsModal, retiredModal } from './views/list.ts';
import { previewModal } from './views/preview.ts';

export function registerQuestions(door: Door): void {
  door.subcommand('/mentorship', {
    name: 'questions',
    usage: 'questions',
    does: 'for leads: what check-ins ask the mentee and the mentor',
    async run(visit) {
      // Whether they lead may have changed since Cairn last saw them.
      await askSlack(visit, visit.personId);
      await visit.showModal(await visit.act((act) => buildList(act, 'mentee')));
    },
  });
  // Two of them stand in one row, where Slack wants an id for each.
  for (const button of [questionButtons.list, questionButtons.ofMentee, questionButtons.ofMentor]) {
    door.button(button, whose, (visit, { role }) => showList(visit, role));
  }
  registerForms(door);
  registerArranging(door);

  door.button(questionButtons.preview, roleRef, async (visit, { role }) => {
    await visit.showModal(await visit.act(async (act) => previewModal(await viewSet(act), role)));
  });
  door.button(questionButtons.retired, retiredPage, async (visit, { role, skip }) => {
    await visit.showModal(await visit.act(async (act) => retiredModal(await viewSet(act), role, skip)), 'instead');
  });
}

function registerForms(door: Door): void {
  door.button(questionButtons.add, roleRef, async (visit, { role }) => {
    await visit.act((act) => viewSet(act));
    await visit.showModal(addQuestionModal(role), 'instead');
  });
  door.submit(addQuestionForm, async (act, { values, subject: { role } }) => {
    await addQuestion(act, { role, typed: values });
    return buildList(act, role);
  });

  door.button(questionButtons.change, questionRef, async (visit, { question }) => {
    const view = await visit.act(async (act) => changeQuestionModal(requireQuestion(await viewSet(act), question)));
    await visit.showModal(view, 'instead');
  });
  door.submit(changeQuestionForm, async (act, { values, subject: { role, question, seen } }) => {
    const newer = await changeQuestion(act, question, { typed: values, seen });
    return newer ? changeQuestionModal(newer, values) : buildList(act, role);
  });
}

function registerArranging(door: Door): void {
  for (const [button, way] of [
    [questionButtons.up, 'up'],
    [questionButtons.down, 'down'],
  ] as const) {
    door.button(button, moveRef, async (visit, { role, question, past }) => {
      await visit.act((act) => moveQuestion(act, question, { past, way }));
      await showList(visit, role);
    });
  }
  door.button(questionButtons.retire, questionRef, async (visit, { role, question }) => {
    await visit.act((act) => retireQuestion(act, question));
    await showList(visit, role);
  });
  door.button(questionButtons.bringBack, questionRef, async (visit, { role, question }) => {
    await visit.act((act) => bringBack(act, question));
    await showList(visit, role);
  });
  door.button(questionButtons.reset, roleRef, async (visit, { role }) => {
    await visit.act((act) => resetQuestions(act));
    await showList(visit, role);
  });
}

/** From a button of the list in its place, from elsewhere as a modal of its own. */
async function showList(visit: Visit, role: Role): Promise<void> {
  await visit.showModal(await visit.act((act) => buildList(act, role)), 'instead');
}

async function buildList(act: PersonalAct, role: Role): Promise<ModalView> {
  return questionsModal(await viewSet(act), role);
}
