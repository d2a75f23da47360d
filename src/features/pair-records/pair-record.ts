import type { WorkspaceId } from '../../core/ids.ts';
import type { PersonalAct } from '../../database/act.ts';
import type { WorkspaceTransaction } from '../../database/transaction.ts';
import { enqueue, enqueueUpdate } from '../../delivery/enqueue.ts';
import type { MessageName, MessageSubjects } from '../../delivery/message.ts';
import { type JournalEvent, record } from '../journal/record.ts';
import { requireActivePartner, requirePartner, theirDm } from '../mentorships/actions.ts';
import { notYours } from '../mentorships/rules.ts';
import type { Mentorship } from '../mentorships/types.ts';
import type { Right, WhyNot } from './rules.ts';
import {
  type Locked,
  type Opened,
  type PairRevision,
  type RecordShape,
  type RevisionRange,
  wholeLife,
} from './types.ts';

type CardName = Extract<MessageName, `${string}.card`>;
type NewsName = Extract<MessageName, `${string}.news`>;

/** The names of which there are a card about such an id, news about it and a number, and an event for each kind of revision. */
type NameFor<Id, Kind extends string> = {
  [Card in CardName]: Card extends `${infer Name}.card`
    ? MessageSubjects[Card] extends Id
      ? MessageSubjects[Extract<NewsName, `${Name}.news`>] extends readonly [Id, number]
        ? `${Name}.${Kind}` extends JournalEvent
          ? Name
          : never
        : never
      : never
    : never;
}[CardName];

export interface PairRecordDefinition<S extends RecordShape> {
  /** What its messages and its events in the journal begin with: `goal` has `goal.card`, `goal.news` and `goal.agreed`. */
  readonly name: NameFor<S['row']['id'], S['revision']['kind']>;
  readonly rights: Readonly<Record<S['verb'], Right<S['row']['status']>>>;
  readonly whyNot: WhyNot<S['verb'], S['row']>;
  /** Of which revisions the other one is told in the card's thread; the card's own update notifies nobody. */
  isNews(kind: S['revision']['kind']): boolean;
  /** @param isLocked whether nobody else may change the row until the transaction ends */
  find(tx: WorkspaceTransaction, id: S['row']['id'], isLocked: boolean): Promise<S['row'] | undefined>;
  update(tx: WorkspaceTransaction, id: S['row']['id'], change: S['change'] & { revision: number }): Promise<void>;
  insertRevision(tx: WorkspaceTransaction, id: S['row']['id'], revision: StoredRevision<S>): Promise<void>;
  /** Newest first. */
  listRevisions(tx: WorkspaceTransaction, id: S['row']['id'], range: RevisionRange): Promise<S['revision'][]>;
}

type StoredRevision<S extends RecordShape> = S['content'] &
  PairRevision & { readonly workspaceId: WorkspaceId; readonly kind: S['revision']['kind'] };

export interface NewRevision<S extends RecordShape> {
  readonly kind: S['revision']['kind'];
  readonly content: S['content'];
  readonly set?: S['change'];
}

/**
 * Something that the two of a mentorship keep together: a row that says how it stands, a revision for each change of it, a
 * card in their group DM that shows it, and news in the card's thread.
 */
export class PairRecord<S extends RecordShape> {
  readonly definition: PairRecordDefinition<S>;
  // There are such messages and events, and they are about this id: `NameFor` has seen to it.
  readonly card: CardName;
  readonly #news: NewsName;

  constructor(definition: PairRecordDefinition<S>) {
    this.definition = definition;
    this.card = `${definition.name}.card` as CardName;
    this.#news = `${definition.name}.news` as NewsName;
  }

  /** To be read by one of its two people. @throws Refusal for anybody else */
  async open(act: PersonalAct, id: S['row']['id']): Promise<Opened<S['row']>> {
    const row = await this.definition.find(act.tx, id, false);
    if (!row) throw notYours();
    return { row, ...(await requirePartner(act, row.mentorshipId)) };
  }

  /** For a form with which this person can do it: nobody types what will then be refused. @throws Refusal */
  async openFor(act: PersonalAct, id: S['row']['id'], verb: S['verb']): Promise<Opened<S['row']>> {
    return this.#allow(act, await this.definition.find(act.tx, id, false), verb);
  }

  /**
   * For what this person now does with it. It is locked until the transaction ends: two people who act on it at once act one
   * after the other.
   * @throws Refusal where they may not, or not now
   */
  async lock(act: PersonalAct, id: S['row']['id'], verb: S['verb']): Promise<Locked<S['row']>> {
    return (await this.#allow(act, await this.definition.find(act.tx, id, true), verb)) as Locked<S['row']>;
  }

  async #allow(act: PersonalAct, row: S['row'] | undefined, verb: S['verb']): Promise<Opened<S['row']>> {
    if (!row) throw notYours();
    const { rights, whyNot } = this.definition;
    const find = rights[verb].alsoWhenEnded ? requirePartner : requireActivePartner;
    const { mentorship, role } = await find(act, row.mentorshipId);
    const refusal = whyNot(verb, row, role, mentorship);
    if (refusal) throw refusal;
    return { row, mentorship, role };
  }

  /** Of a row that was just inserted: its first revision, its card, and its place in the journal. */
  async begin(
    act: PersonalAct,
    { id, mentorship }: { readonly id: S['row']['id']; readonly mentorship: Mentorship },
    { kind, content }: Omit<NewRevision<S>, 'set'>,
  ): Promise<void> {
    await this.#keep(act, id, 1, kind, content);
    await enqueue(act, this.card, id as MessageSubjects[CardName], { target: theirDm(mentorship) });
    await this.#record(act, kind, mentorship, id, {});
  }

  /**
   * Writes revisions of a locked record, in their order: the state, the history, the card, the news for the other one, and the
   * journal.
   */
  async revise(
    act: PersonalAct,
    { row, mentorship }: Locked<S['row']>,
    ...revisions: readonly NewRevision<S>[]
  ): Promise<void> {
    if (revisions.length === 0) return;
    const last = row.revision + revisions.length;
    const change = Object.assign({}, ...revisions.map(({ set }) => set)) as S['change'];
    await this.definition.update(act.tx, row.id, { ...change, revision: last });
    await enqueueUpdate(act, this.card, row.id as MessageSubjects[CardName]);
    for (const [index, { kind, content }] of revisions.entries()) {
      const number = row.revision + index + 1;
      await this.#keep(act, row.id, number, kind, content);
      if (this.definition.isNews(kind)) {
        const subject = [row.id, number] as unknown as MessageSubjects[NewsName];
        await enqueue(act, this.#news, subject, { target: theirDm(mentorship) });
      }
      await this.#record(act, kind, mentorship, row.id, { revision: number });
    }
  }

  /** The newest such revision after that number: what somebody has not seen who saw the record then. */
  async findSince(
    tx: WorkspaceTransaction,
    id: S['row']['id'],
    number: number,
    isIt: (revision: S['revision']) => boolean,
  ): Promise<S['revision'] | undefined> {
    return (await this.definition.listRevisions(tx, id, { ...wholeLife, after: number })).find(isIt);
  }

  async #keep(
    act: PersonalAct,
    id: S['row']['id'],
    number: number,
    kind: S['revision']['kind'],
    content: S['content'],
  ): Promise<void> {
    const { workspaceId, personId, now: at } = act;
    await this.definition.insertRevision(act.tx, id, { ...content, workspaceId, number, kind, personId, at });
  }

  async #record(
    act: PersonalAct,
    kind: S['revision']['kind'],
    { id: mentorshipId }: Mentorship,
    id: S['row']['id'],
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const event = `${this.definition.name}.${kind}` as JournalEvent;
    await record(act, { event, mentorshipId, subjectId: id as never, detail });
  }
}
