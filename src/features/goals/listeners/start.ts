import { Refusal } from '../../../core/errors.ts';
import { localDateOf } from '../../../core/local-time.ts';
import type { Door } from '../../../slack/door.ts';
import type { Visit } from '../../../slack/visit.ts';
import { keepNote } from '../../journal/actions.ts';
import { nothing, startButtons, templateRef } from '../inputs/buttons.ts';
import { type ReflectFields, reflectForm } from '../inputs/goal-forms.ts';
import { reflectionWords, whyNotKeep } from '../rules/reflection.ts';
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
  door.submit(reflectForm, async (act, { values, subject }) => {
    const chosen = subject.mentorship ?? values.mentorship;
    const refusal = whyNotKeep(values);
    if (refusal) throw refusal;
    const words = reflectionWords(values);
    const isShared = values.visible === 'shared';
    const mentorships = await requireMentees(act);
    const one = mentorships.find(({ id }) => id === chosen);
    if (!one) {
      throw new Refusal<ReflectFields>('no_mentorship', 'Choose the mentorship that you reflect on.', 'mentorship');
    }
    if (words !== '') {
      await keepNote(act, { mentorshipId: one.id, kind: 'reflection', words, isShared });
    }
    return proposeModal([one], act.personId, {}, { above: reflectionReminder(words, isShared) });
  });
}

async function showTemplates(visit: Visit): Promise<void> {
  const view = await visit.act(async (act) => {
    const [{ mentee }] = await requireMentees(act);
    return templatesModal(localDateOf(act.now, mentee.timeZone));
  });
  await visit.showModal(view, 'instead');
}
