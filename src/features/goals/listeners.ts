import { Refusal } from '../../core/errors.ts';
import type { GoalId } from '../../core/ids.ts';
import { localDateOf } from '../../core/local-time.ts';
import type { PersonalAct } from '../../database/act.ts';
import type { Door } from '../../slack/door.ts';
import { type Fields, oneOf } from '../../slack/fields.ts';
import type { Visit } from '../../slack/visit.ts';
import { listOwnActive, requireActivePartner, requirePartner } from '../mentorships/actions.ts';
import { mentorshipId } from '../mentorships/inputs.ts';
import { listMentorshipsOf } from '../mentorships/queries.ts';
import { notYours } from '../mentorships/rules.ts';
import { meetVisitor } from '../people/lookups.ts';
import { addSteps } from './actions/add-steps.ts';
import { agreeGoal } from './actions/agree-goal.ts';
import { achieveGoal, dropGoal } from './actions/close-goal.ts';
import { commentGoal } from './actions/comment-goal.ts';
import { editGoal } from './actions/edit-goal.ts';
import { logProgress } from './actions/log-progress.ts';
import { proposeGoal } from './actions/propose-goal.ts';
import { tickStep } from './actions/tick-step.ts';
import {
  agreeRef,
  editSubject,
  goalButtons,
  goalCallbacks,
  goalRef,
  historyPage,
  listPage,
  newGoalShortcut,
  nothing,
  proposeSubject,
  stepRef,
} from './inputs.ts';
import { findGoal, listGoals, listRevisions } from './queries.ts';
import { type GoalFields, readGoalDraft, readNumber } from './rules/draft.ts';
import { type GoalVerb, isOpen, whyNot } from './rules/rights.ts';
import { readGoalSentence } from './rules/sentence.ts';
import type { Goal } from './types.ts';
import { goalListBlocks, goalListModal, historyModal, revisionsPerPage } from './views/goal-history.ts';
import { editModal, proposeModal } from './views/goal-modal.ts';
import { addStepsModal, commentModal, dropModal, logProgressModal } from './views/small-modals.ts';

export function registerGoals(door: Door): void {
  registerProposing(door);
  registerCard(door);
  registerLookingBack(door);
}

function registerProposing(door: Door): void {
  door.sentence('/goal', {
    usage: '[what you want to reach, by when]',
    does: 'sets a goal; opens a form, filled in with what you wrote',
    run: openProposal,
  });
  door.shortcut(newGoalShortcut, (visit) => openProposal(visit, ''));
  door.button(goalButtons.newGoal, nothing, (visit) => openProposal(visit, ''));

  door.submit(goalCallbacks.propose, proposeSubject, async (visit, fields, subject) => {
    const chosen = subject.mentorship ?? mentorshipId.safeParse(oneOf(fields, 'mentorship')).data;
    if (!chosen) throw new Refusal('no_mentorship', 'Choose the mentorship this goal belongs to.', 'mentorship');
    await visit.act(async (act) => {
      const { mentorship } = await requireActivePartner(act, chosen);
      const draft = readGoalDraft(goalFieldsOf(fields), localDateOf(act.now, mentorship.mentee.timeZone));
      await proposeGoal(act, { mentorshipId: chosen, draft, requestKey: visit.viewId });
    });
    return undefined;
  });
}

async function openProposal(visit: Visit, text: string): Promise<void> {
  const person = await meetVisitor(visit);
  const view = await visit.act(async (act) => {
    const mentorships = await listOwnActive(act, 'mentee');
    if (mentorships.length === 0) throw await noMentorship(act);
    const read = text === '' ? undefined : readGoalSentence(text, act.now, person.timeZone);
    return proposeModal(mentorships, act.personId, read);
  });
  await visit.showModal(view);
}

async function noMentorship(act: PersonalAct): Promise<Refusal> {
  const asMentor = await listOwnActive(act, 'mentor');
  if (asMentor.length > 0) {
    return new Refusal(
      'only_a_mentor',
      `Goals are set by the mentee. Ask ${asMentor.map(({ mentee }) => mentee.name).join(' or ')} to type /goal; you can then agree or comment.`,
    );
  }
  return new Refusal(
    'no_mentorship',
    'A goal belongs to a mentorship, and you have none yet. Ask a program lead or a workspace admin to run “/mentorship pair @mentor @you”.',
  );
}

function registerCard(door: Door): void {
  const { agree, comment, edit, addSteps: addStepsButton, tick, logProgress: logButton, achieve, drop } = goalButtons;

  door.button(agree, agreeRef, (visit, { goal, base }) => visit.act((act) => agreeGoal(act, goal, base)));
  door.button(tick, stepRef, (visit, { goal, step }) => visit.act((act) => tickStep(act, goal, step)));
  door.button(achieve, goalRef, (visit, { goal }) => visit.act((act) => achieveGoal(act, goal)));

  door.button(comment, goalRef, (visit, { goal }) => openFor(visit, goal, 'comment', commentModal));
  door.submit(goalCallbacks.comment, goalRef, async (visit, fields, { goal }) => {
    const words = oneOf(fields, 'words');
    if (!words) throw new Refusal('no_words', 'Write your comment here.', 'words');
    await visit.act((act) => commentGoal(act, goal, { words, requestKey: visit.viewId }));
    return undefined;
  });

  door.button(edit, goalRef, (visit, { goal }) => openFor(visit, goal, 'edit', editModal));
  door.submit(goalCallbacks.edit, editSubject, async (visit, fields, { goal, mentorship, base }) => {
    await visit.act(async (act) => {
      const { mentee } = (await requireActivePartner(act, mentorship)).mentorship;
      const draft = readGoalDraft(goalFieldsOf(fields), localDateOf(act.now, mentee.timeZone));
      await editGoal(act, goal, { draft, base, reason: oneOf(fields, 'reason'), requestKey: visit.viewId });
    });
    return undefined;
  });

  door.button(addStepsButton, goalRef, (visit, { goal }) => openFor(visit, goal, 'add_steps', addStepsModal));
  door.submit(goalCallbacks.addSteps, goalRef, async (visit, fields, { goal }) => {
    const lines = oneOf(fields, 'steps') ?? '';
    await visit.act((act) => addSteps(act, goal, { lines, requestKey: visit.viewId }));
    return undefined;
  });

  door.button(logButton, goalRef, (visit, { goal }) => openFor(visit, goal, 'log_progress', logProgressModal));
  door.submit(goalCallbacks.logProgress, goalRef, async (visit, fields, { goal }) => {
    const progress = readNumber(oneOf(fields, 'progress'));
    if (progress === undefined) throw new Refusal('no_number', 'Write a number, such as 2 or 2.5.', 'progress');
    const note = oneOf(fields, 'note');
    await visit.act((act) => logProgress(act, goal, { progress, note, requestKey: visit.viewId }));
    return undefined;
  });

  door.button(drop, goalRef, (visit, { goal }) => openFor(visit, goal, 'drop', dropModal));
  door.submit(goalCallbacks.drop, goalRef, async (visit, fields, { goal }) => {
    const reason = oneOf(fields, 'reason');
    if (!reason) throw new Refusal('no_reason', 'Say in a few words why; you will be glad to read it later.', 'reason');
    await visit.act((act) => dropGoal(act, goal, { reason, requestKey: visit.viewId }));
    return undefined;
  });
}

/** Opens a form about a goal, if the person could submit it: nobody types what will then be refused. */
async function openFor(
  visit: Visit,
  id: GoalId,
  verb: GoalVerb,
  view: (goal: Goal) => Parameters<Visit['showModal']>[0],
): Promise<void> {
  const goal = await visit.act(async (act) => {
    const found = await findGoal(act.tx, id);
    if (!found) throw notYours();
    const { mentorship, role } = await requireActivePartner(act, found.mentorshipId);
    const refusal = whyNot(verb, found, role, mentorship);
    if (refusal) throw refusal;
    return found;
  });
  await visit.showModal(view(goal));
}

function registerLookingBack(door: Door): void {
  door.subcommand('/goal', {
    name: 'list',
    usage: 'list',
    does: 'shows your open goals',
    run: (visit) => replyWithGoals(visit, 'open'),
  });
  door.subcommand('/goal', {
    name: 'history',
    usage: 'history',
    does: 'shows every goal, with who changed what, when and why',
    run: (visit) => replyWithGoals(visit, 'all'),
  });
  door.button(goalButtons.list, listPage, async (visit, { which, skip }) => {
    const goals = await visit.act((act) => listOwnGoals(act, which));
    await visit.showModal(goalListModal({ which, skip, goals }), skip > 0 ? 'instead' : 'on top');
  });
  door.button(goalButtons.history, historyPage, async (visit, { goal: id, before }) => {
    const view = await visit.act(async (act) => {
      const goal = await findGoal(act.tx, id);
      if (!goal) throw notYours();
      const { mentorship } = await requirePartner(act, goal.mentorshipId);
      const page = { before: before ?? goal.revision + 1, most: revisionsPerPage };
      return historyModal(goal, mentorship, await listRevisions(act.tx, id, page));
    });
    await visit.showModal(view, before ? 'instead' : 'on top');
  });
}

async function replyWithGoals(visit: Visit, which: 'open' | 'all'): Promise<void> {
  await meetVisitor(visit);
  const goals = await visit.act((act) => listOwnGoals(act, which));
  await visit.reply('Your goals', goalListBlocks({ which, skip: 0, goals }));
}

/** Goals of the acting person's mentorships, in either role: open ones first, then the newest. */
async function listOwnGoals(act: PersonalAct, which: 'open' | 'all') {
  const mentorships = await listMentorshipsOf(act.tx, act.personId);
  const goals = await listGoals(
    act.tx,
    mentorships.map((each) => each.id),
  );
  const shown = goals.reverse().flatMap((goal) => {
    const mentorship = mentorships.find((each) => each.id === goal.mentorshipId);
    return mentorship ? [{ goal, mentorship, isOpen: isOpen(goal) && mentorship.status === 'active' }] : [];
  });
  return [...shown.filter((each) => each.isOpen), ...(which === 'all' ? shown.filter((each) => !each.isOpen) : [])];
}

function goalFieldsOf(fields: Fields): GoalFields {
  return {
    title: oneOf(fields, 'title'),
    evidence: oneOf(fields, 'evidence'),
    achievable: oneOf(fields, 'achievable'),
    relevant: oneOf(fields, 'relevant'),
    deadline: oneOf(fields, 'deadline'),
    horizon: oneOf(fields, 'horizon'),
    measure: oneOf(fields, 'measure'),
    baseline: oneOf(fields, 'baseline'),
    target: oneOf(fields, 'target'),
    unit: oneOf(fields, 'unit'),
  };
}
