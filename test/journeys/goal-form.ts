import { newId } from '../../src/core/ids.ts';
import { goalButtons } from '../../src/features/goals/inputs/buttons.ts';
import type { StepId, SuggestionId } from '../../src/features/goals/types.ts';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import type { VisibleMessage } from '../../src/sandbox/driver/visible-messages.ts';
import { elementsOf } from '../../src/sandbox/slack/form-state.ts';
import type { OpenSandbox } from '../support/open-sandbox.ts';
import { pressUnknown } from './forged.ts';

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
  frame: 'Frame',
  experimental: 'Experimental: what will you try?',
  aspirational: 'Aspirational: where could it lead?',
  learning: 'Learning: what do you want to have learned?',
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

/** The newest card of a goal of this title. */
export function cardOf(person: SandboxPerson, title: string, dm: string): Promise<VisibleMessage> {
  return person.sees(new RegExp(`${title}[\\s\\S]*@Bibek’s`), { in: dm });
}

/** Presses what the newest goal card offers, or, where it is one press further, what its menu does. */
export async function pressOnCard(person: SandboxPerson, label: string, dm: string): Promise<void> {
  const card = await person.sees(/\[More\]/, { in: dm });
  if (card.text.includes(`[${label}]`)) return person.click(label, { in: card });
  await person.click('More', { in: card });
  await (await person.modal('Goal')).click(label);
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
  await pressOnCard(sandbox.mentee, 'Log progress', dm);
  const form = await sandbox.mentee.modal('Log progress');
  await form.fill(/Where are you now|How far along/, progress);
  await form.fill('Note', note);
  await form.submit();
  await sandbox.due();
}

export async function dropGoal(sandbox: OpenSandbox, dm: string, reason: string): Promise<void> {
  await pressOnCard(sandbox.mentee, 'Drop', dm);
  const form = await sandbox.mentee.modal('Drop a goal');
  await form.fill('What made you let it go?', reason);
  await form.submit();
  await sandbox.due();
}

/** A press of any button about the goal of this card, whether the card offers it now or not. */
export async function pressAnyway(
  person: SandboxPerson,
  card: VisibleMessage,
  action: keyof typeof goalButtons,
): ReturnType<typeof pressUnknown> {
  const more = card.raw.blocks.flatMap(elementsOf).find((element) => element.action_id === goalButtons.more);
  const ref: unknown = JSON.parse(String(more?.value));
  const value = {
    ...(ref as object),
    base: '1',
    step: newId<StepId>(),
    suggestion: newId<SuggestionId>(),
    skip: '0',
    seen: 'a'.repeat(16),
  };
  return pressUnknown(person, { action_id: goalButtons[action], value: JSON.stringify(value) });
}
