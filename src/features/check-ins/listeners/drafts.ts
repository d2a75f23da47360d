import { z } from 'zod';
import { type Door, outdated } from '../../../slack/door.ts';
import type { Fields } from '../../../slack/fields.ts';
import type { OpenModal } from '../../../slack/open-modal.ts';
import type { Visit } from '../../../slack/visit.ts';
import { openWholeForm } from '../actions/answer-form.ts';
import { keepDraft } from '../actions/drafts.ts';
import { answerForm } from '../inputs/answer.ts';
import { anyChoice, checkInButtons } from '../inputs.ts';
import { typedOf, wasChanged } from '../rules/typed.ts';
import { answerModal } from '../views/answer-modal.ts';

const { fields } = answerForm;
type Subject = z.output<typeof answerForm.subject>;

/** What is typed into the form of a check-in is kept before it is sent: on a button, on a choice, and when the form is closed. */
export function registerDrafts(door: Door): void {
  door.button(checkInButtons.keepTyped, anyChoice, async (visit) => {
    const { subject, open } = formOf(visit);
    await keep(visit, subject, open.typed);
  });
  door.button(checkInButtons.saveDraft, anyChoice, (visit) => reshape(visit, undefined));
  door.button(checkInButtons.addStep, anyChoice, (visit) => reshape(visit, 'step'));
  door.button(checkInButtons.addObstacle, anyChoice, (visit) => reshape(visit, 'obstacle'));

  door.closed(answerForm, async (visit, { typed, shown }, subject) => {
    if (wasChanged(typed, shown)) await keep(visit, subject, typed);
  });
}

function formOf(visit: Visit): { open: OpenModal; subject: Subject } {
  const { openModal } = visit;
  if (openModal?.view.callback_id !== answerForm.callback) throw outdated('not_the_answer_form');
  const subject = answerForm.subject.safeParse(JSON.parse(openModal.view.private_metadata || '{}'));
  if (!subject.success) throw outdated('unreadable_form');
  return { open: openModal, subject: subject.data };
}

async function keep(visit: Visit, subject: Subject, held: Fields): Promise<void> {
  const typed = typedOf(held, numbersIn(subject));
  await visit.act((act) => keepDraft(act, subject.checkIn, { typed, seen: subject.seen }));
}

/** Keeps what is typed and shows the same form again, with one more field where one was asked for. */
async function reshape(visit: Visit, adds: 'step' | 'obstacle' | undefined): Promise<void> {
  const { open, subject } = formOf(visit);
  const typed = typedOf(open.typed, numbersIn(subject));
  const shows = {
    step: adds === 'step' || fields.newStep.name in open.typed,
    obstacle: adds === 'obstacle' || fields.obstacle.name in open.typed,
  };
  const view = await visit.act(async (act) => {
    const isKept = await keepDraft(act, subject.checkIn, { typed, seen: subject.seen });
    const form = await openWholeForm(act, subject.checkIn);
    return answerModal({ ...form, typed, shows, isOutrun: !isKept });
  });
  // The numbers that were shown first stay: one that nobody touched must not look like somebody's own later.
  const carried = { ...JSON.parse(view.private_metadata ?? '{}'), ...JSON.parse(open.view.private_metadata ?? '{}') };
  await visit.showModal({ ...view, private_metadata: JSON.stringify(carried) }, 'reshaped');
}

/** What the form showed as numbers, by field. */
function numbersIn(subject: Subject): Record<string, string> {
  const entries = Object.entries(subject).filter(([name]) => name.startsWith(fields.progress.prefix));
  return z.record(z.string(), z.string()).parse(Object.fromEntries(entries));
}
