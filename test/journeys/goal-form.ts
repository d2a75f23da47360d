import type { OpenSandbox } from '../support/open-sandbox.ts';

/** The labels of the goal form. */
export const labels = {
  title: 'Specific: what do you want to reach?',
  measure: 'Measure',
  baseline: 'Baseline',
  target: 'Target',
  unit: 'Unit',
  deadline: 'Time-bound: by when?',
  horizon: 'Horizon',
  evidence: 'Measurable: how will you both know?',
  achievable: 'Achievable: what makes it possible?',
  relevant: 'Relevant: why does it matter to you?',
  why: 'Why this change?',
} as const;

export const talks = 'Give three conference talks';

/** Bibek proposes a goal in his group DM with Ana, and its card is there. @returns the group DM */
export async function proposedGoal(sandbox: OpenSandbox, sentence = `${talks} by 30 June`): Promise<string> {
  const { mentor, mentee } = sandbox;
  const dm = sandbox.dmOf(mentor, mentee);
  await mentee.command('/goal', sentence, { in: dm });
  await (await mentee.modal('New goal')).submit();
  await sandbox.due();
  return dm;
}

/** Bibek adds steps, one a line, to the newest goal card. */
export async function addSteps(sandbox: OpenSandbox, dm: string, lines: string): Promise<void> {
  await sandbox.mentee.click('Add steps', { in: dm });
  const form = await sandbox.mentee.modal('Add steps');
  await form.fill('Steps', lines);
  await form.submit();
  await sandbox.due();
}

export async function logProgress(sandbox: OpenSandbox, dm: string, progress: string, note = ''): Promise<void> {
  await sandbox.mentee.click('Log progress', { in: dm });
  const form = await sandbox.mentee.modal('Log progress');
  await form.fill(/Where are you now|How far along/, progress);
  await form.fill('Note', note);
  await form.submit();
  await sandbox.due();
}

export async function dropGoal(sandbox: OpenSandbox, dm: string, reason: string): Promise<void> {
  await sandbox.mentee.click('Drop', { in: dm });
  const form = await sandbox.mentee.modal('Drop a goal');
  await form.fill('What made you let it go?', reason);
  await form.submit();
  await sandbox.due();
}
