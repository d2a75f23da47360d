import { Refusal } from '../../../core/errors.ts';
import { localDateOf } from '../../../core/local-time.ts';
import type { Door } from '../../../slack/door.ts';
import { oneOf } from '../../../slack/fields.ts';
import type { Visit } from '../../../slack/visit.ts';
import { keepNote } from '../../journal/actions.ts';
import { mentorshipId } from '../../mentorships/inputs.ts';
import { formSubject, goalCallbacks, nothing, startButtons, templateRef } from '../inputs.ts';
import { longestAnswer, reflectionQuestions, reflectionWords } from '../rules/reflection.ts';
import { templateDraft } from '../rules/templates.ts';
import { proposeModal } from '../views/goal-modal.ts';
import { reflectionModal, reflectionReminder, templatesModal } from '../views/start.ts';
import { requireMentees } from './require-mentees.ts';

/** Ways to a goal for who does not know yet how to say it. */
export function registerStarting(door: Door): void {
  door.subcommand('/goal', {
    name: 'templates',
    usage: 'templates',
    does: 'shows worked examples to start from',
    run: showTemplates,
  });
  door.button(startButtons.templates, nothing, showTemplates);
  door.button(startButtons.useTemplate, templateRef, async (visit, { template }) => {
    const view = await visit.act(async (act) => {
      const mentorships = await requireMentees(act);
      const today = localDateOf(act.now, mentorships[0].mentee.timeZone);
      return proposeModal(mentorships, act.personId, templateDraft(template, today));
    });
    await visit.showModal(view, 'instead');
  });
  door.button(startButtons.write, nothing, async (visit) => {
    const view = await visit.act(async (act) => proposeModal(await requireMentees(act), act.personId));
    await visit.showModal(view, 'instead');
  });
  door.button(startButtons.reflect, nothing, async (visit) => {
    const view = await visit.act(async (act) => reflectionModal(await requireMentees(act), act.personId));
    await visit.showModal(view, 'instead');
  });
  door.submitFields(goalCallbacks.reflect, formSubject, async (visit, fields, subject) => {
    const chosen = subject.mentorship ?? mentorshipId.safeParse(oneOf(fields, 'mentorship')).data;
    const answers = Object.fromEntries(reflectionQuestions.map(({ name }) => [name, oneOf(fields, name)]));
    const tooLong = reflectionQuestions.find(({ name }) => (answers[name] ?? '').length > longestAnswer);
    if (tooLong) throw new Refusal('too_long', `Please say it in at most ${longestAnswer} characters.`, tooLong.name);
    const words = reflectionWords(answers);
    const isShared = oneOf(fields, 'visible') === 'shared';
    const show = await visit.act(async (act) => {
      const mentorships = await requireMentees(act);
      const one = mentorships.find(({ id }) => id === chosen);
      if (!one) throw new Refusal('no_mentorship', 'Choose the mentorship that you reflect on.', 'mentorship');
      if (words !== '') {
        const requestKey = `${visit.viewId}:reflection`;
        await keepNote(act, { mentorshipId: one.id, kind: 'reflection', words, isShared, requestKey });
      }
      return proposeModal([one], act.personId, {}, { above: reflectionReminder(words, isShared) });
    });
    return { show };
  });
}

async function showTemplates(visit: Visit): Promise<void> {
  const view = await visit.act(async (act) => {
    const [{ mentee }] = await requireMentees(act);
    return templatesModal(localDateOf(act.now, mentee.timeZone));
  });
  await visit.showModal(view, 'instead');
}
