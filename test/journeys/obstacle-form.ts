import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import type { OpenSandbox } from '../support/open-sandbox.ts';

export const thread = 'I lose my thread in large meetings';

/** The labels of the forms about an obstacle. */
export const labels = {
  challenge: 'What is in the way?',
  goal: 'Which goal is it about?',
  view: 'How do you see it?',
  plan: 'What will you try?',
  lesson: 'What did you learn?',
  reflection: 'What came of it?',
} as const;

/** Bibek raises an obstacle by command, about a goal where one is named. */
export async function raised(sandbox: OpenSandbox, words: string = thread, goal?: string): Promise<void> {
  const { mentee, mentor } = sandbox;
  await mentee.command('/goal', `obstacle ${words}`, { in: sandbox.dmOf(mentor, mentee) });
  const form = await mentee.modal('Raise an obstacle');
  if (goal) await form.fill(labels.goal, goal);
  await form.submit();
  await sandbox.due();
}

/** Presses a button of the newest card, fills in its form and submits it. */
export async function write(
  sandbox: OpenSandbox,
  person: SandboxPerson,
  button: string,
  said: Readonly<Record<string, string>>,
): Promise<{ closed: boolean; errors: Record<string, string> }> {
  await person.click(button, { in: sandbox.dmOf(sandbox.mentor, sandbox.mentee) });
  const form = await person.modal();
  for (const [label, words] of Object.entries(said)) await form.fill(label, words);
  const answer = await form.submitTwice();
  await sandbox.due();
  return answer;
}

/** Bibek closes the newest open one with a lesson. */
export async function closed(sandbox: OpenSandbox, lesson: string): Promise<void> {
  await write(sandbox, sandbox.mentee, 'Close', { [labels.lesson]: lesson });
}
