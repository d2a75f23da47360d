import type { SandboxModal } from '../../src/sandbox/driver/sandbox-modal.ts';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';

/** The labels of a question's form. */
export const questionLabels = {
  label: 'The question',
  kind: 'How it is answered',
  options: 'Options',
  said: 'Before the answer, in summaries',
  marks: 'How it is asked',
  visibleTo: 'Who sees the answer',
} as const;

/** `/mentorship questions`, of the mentee or of the mentor. */
export async function openQuestions(lead: SandboxPerson, whose: 'mentee' | 'mentor' = 'mentee'): Promise<SandboxModal> {
  await lead.command('/mentorship', 'questions');
  const list = await lead.modal('Questions');
  if (whose === 'mentor') await list.click('The mentor’s questions');
  return list;
}

/** The questions that the list shows, in order, as `1. What moved?`. */
export function shownIn(list: SandboxModal): string[] {
  return list.text.split('\n').filter((line) => /^\d+\. /.test(line));
}

/** Fills and sends the form of a question. @returns the list after it */
export async function fillQuestion(
  lead: SandboxPerson,
  title: 'Add a question' | 'Change a question',
  filled: Readonly<Record<string, string | string[]>>,
): Promise<SandboxModal> {
  const form = await lead.modal(title);
  for (const [label, words] of Object.entries(filled)) await form.fill(label, words);
  const { errors } = await form.submit();
  if (Object.keys(errors).length > 0) throw new Error(`the question was refused: ${JSON.stringify(errors)}`);
  return lead.modal('Questions');
}

/** Adds a question in one go, and closes the list. */
export async function addQuestion(
  lead: SandboxPerson,
  whose: 'mentee' | 'mentor',
  filled: Readonly<Record<string, string | string[]>>,
): Promise<void> {
  await (await openQuestions(lead, whose)).click('Add a question');
  await (await fillQuestion(lead, 'Add a question', filled)).close();
}
