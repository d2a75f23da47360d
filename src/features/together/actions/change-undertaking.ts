import type { PersonalAct } from '../../../database/act.ts';
import { enqueue, enqueueUpdate } from '../../../delivery/enqueue.ts';
import { record } from '../../journal/record.ts';
import { requireActivePartner, theirDm } from '../../mentorships/actions.ts';
import { notYours } from '../../mentorships/rules.ts';
import type { Mentorship, Role } from '../../mentorships/types.ts';
import {
  findUndertakingForUpdate,
  insertChange,
  type UndertakingUpdate,
  updateUndertaking,
} from '../queries/undertakings.ts';
import { type UndertakingVerb, whyNot } from '../rules/states.ts';
import type { ChangeKind, Undertaking, UndertakingId } from '../types.ts';

export interface Held {
  readonly undertaking: Undertaking;
  readonly mentorship: Mentorship;
  readonly role: Role;
}

/**
 * Holds it for what one of the two wants to do with it.
 * @throws Refusal for anybody else, and where it cannot be done now
 */
export async function hold(act: PersonalAct, id: UndertakingId, verb: UndertakingVerb): Promise<Held> {
  const undertaking = await findUndertakingForUpdate(act.tx, id);
  if (!undertaking) throw notYours();
  const { mentorship, role } = await requireActivePartner(act, undertaking.mentorshipId);
  const refusal = whyNot(verb, undertaking);
  if (refusal) throw refusal;
  return { undertaking, mentorship, role };
}

export interface NewChange {
  readonly kind: ChangeKind;
  readonly words?: string;
  readonly set?: UndertakingUpdate;
}

/** What the other one is told in the card's thread; the card's own update notifies nobody. */
const news: ReadonlySet<ChangeKind> = new Set(['started', 'edited', 'done', 'learned', 'let_go']);

/** Writes changes of what is held: the state, the history, the card, the journal, and the news for the other one. */
export async function change(act: PersonalAct, held: Held, changes: readonly NewChange[]): Promise<void> {
  const { undertaking, mentorship } = held;
  let number = undertaking.revision;
  for (const { kind, words = '', set = {} } of changes) {
    number += 1;
    await updateUndertaking(act.tx, undertaking.id, number, set);
    await insertChange(act.tx, {
      workspaceId: act.workspaceId,
      undertakingId: undertaking.id,
      number,
      kind,
      words,
      personId: act.personId,
      at: act.now,
    });
    if (news.has(kind)) {
      await enqueue(act, 'together.news', [undertaking.id, number], { target: theirDm(mentorship) });
    }
    const event = `together.${kind}` as const;
    await record(act, { event, mentorshipId: mentorship.id, subjectId: undertaking.id, detail: { number } });
  }
  if (changes.length > 0) await enqueueUpdate(act, 'together.card', undertaking.id);
}
