import { Refusal } from '../../../core/errors.ts';
import type { PersonalAct } from '../../../database/act.ts';
import type { FinishFields, LearnFields, LetGoFields } from '../inputs.ts';
import { undertakingRecord } from '../pair-record.ts';
import { readPlan, readWords } from '../rules/draft.ts';
import type { Undertaking, UndertakingId } from '../types.ts';

/** It begins. @throws Refusal */
export async function startUndertaking(act: PersonalAct, id: UndertakingId): Promise<void> {
  const locked = await undertakingRecord.lock(act, id, 'start');
  await undertakingRecord.revise(act, locked, {
    kind: 'started',
    content: { words: '' },
    set: { status: 'under_way' },
  });
}

/**
 * Another name, or another purpose.
 * @param edit.base the change that the form was locked on: an edit made since is not overwritten unseen
 * @throws Refusal
 */
export async function editUndertaking(
  act: PersonalAct,
  id: UndertakingId,
  edit: { title: string | undefined; whatFor: string | undefined; base: number },
): Promise<void> {
  const locked = await undertakingRecord.lock(act, id, 'edit');
  const { title, whatFor } = readPlan(edit);
  const { row: undertaking } = locked;
  if (await undertakingRecord.findSince(act.tx, id, edit.base, ({ kind }) => kind === 'edited')) {
    throw new Refusal(
      'edited_meanwhile',
      `This was edited while your form was open: it is now called “${undertaking.title}”. Copy what you need, close the form and press Edit again.`,
    );
  }
  if (title === undertaking.title && whatFor === undertaking.whatFor) return;
  const words = title === undertaking.title ? '' : `${undertaking.title} → ${title}`;
  await undertakingRecord.revise(act, locked, { kind: 'edited', content: { words }, set: { title, whatFor } });
}

/** It is done: what came of it, and what whoever says so has learned. @throws Refusal */
export async function finishUndertaking(
  act: PersonalAct,
  id: UndertakingId,
  end: { outcome: string | undefined; learned: string | undefined },
): Promise<void> {
  const locked = await undertakingRecord.lock(act, id, 'finish');
  const outcome = readWords<FinishFields>(
    end.outcome,
    'outcome',
    'Say in a few words what came of it. Little is fine.',
  );
  const learned = readWords<FinishFields>(end.learned, 'learned', undefined);
  await undertakingRecord.revise(
    act,
    locked,
    {
      kind: 'done',
      content: { words: outcome },
      set: { status: 'done', outcome, closedAt: act.now, ...learnedBy(locked.role, learned) },
    },
    ...(learned === '' ? [] : [{ kind: 'learned' as const, content: { words: learned } }]),
  );
}

/** What each of the two learned is theirs to say, and to say better later. @throws Refusal */
export async function addLearned(
  act: PersonalAct,
  id: UndertakingId,
  said: { learned: string | undefined },
): Promise<void> {
  const locked = await undertakingRecord.lock(act, id, 'learn');
  const learned = readWords<LearnFields>(said.learned, 'learned', 'Say in a few words what you learned.');
  if (learned === learnedOf(locked.row, locked.role)) return;
  const set = learnedBy(locked.role, learned);
  await undertakingRecord.revise(act, locked, { kind: 'learned', content: { words: learned }, set });
}

/** The two let it go; why is kept. @throws Refusal */
export async function letGoUndertaking(
  act: PersonalAct,
  id: UndertakingId,
  end: { reason: string | undefined },
): Promise<void> {
  const locked = await undertakingRecord.lock(act, id, 'let_go');
  const words = readWords<LetGoFields>(
    end.reason,
    'reason',
    'Say in a few words why; you will be glad to read it later.',
  );
  const set = { status: 'let_go', closedAt: act.now } as const;
  await undertakingRecord.revise(act, locked, { kind: 'let_go', content: { words }, set });
}

function learnedBy(role: 'mentor' | 'mentee', learned: string): { mentorLearned?: string; menteeLearned?: string } {
  return role === 'mentor' ? { mentorLearned: learned } : { menteeLearned: learned };
}

function learnedOf(undertaking: Undertaking, role: 'mentor' | 'mentee'): string {
  return role === 'mentor' ? undertaking.mentorLearned : undertaking.menteeLearned;
}
