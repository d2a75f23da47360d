import type { Act } from '../../database/act.ts';
import type { Message, MessageDefinition, MessageName, MessageSubjects, Rendered } from '../../delivery/message.ts';
import { findPost } from '../../delivery/queries/posts.ts';
import { getMentorship } from '../mentorships/queries.ts';
import type { Mentorship } from '../mentorships/types.ts';
import type { PairRecord } from './pair-record.ts';
import type { RecordShape } from './types.ts';
import { newsMessage, type RevisionWords } from './views.ts';

/** The card in the group DM of the two, which shows how a record stands. */
export function cardOf<S extends RecordShape>(
  { definition }: PairRecord<S>,
  {
    title,
    message,
  }: {
    readonly title: string;
    message(act: Act, row: S['row'], mentorship: Mentorship): Promise<Message>;
  },
): MessageDefinition<S['row']['id']> {
  return {
    title,
    async render(act, id) {
      const row = await definition.find(act.tx, id, false);
      if (!row) return { do: 'skip', because: 'it is gone' };
      return { do: 'send', message: await message(act, row, await getMentorship(act.tx, row.mentorshipId)) };
    },
  };
}

/** What the other one is told of a revision, in the thread of the card. */
export function newsOf<S extends RecordShape>(
  { definition, card: cardName }: PairRecord<S>,
  { title, words }: { readonly title: string; readonly words: RevisionWords<S> },
): MessageDefinition<readonly [S['row']['id'], number]> {
  return {
    title,
    async render(act, [id, number]) {
      const row = await definition.find(act.tx, id, false);
      const range = { after: number - 1, before: number + 1, max: 1 };
      const [revision] = row ? await definition.listRevisions(act.tx, id, range) : [];
      if (!row || !revision) return { do: 'skip', because: 'the revision is gone' };
      const card = await findCard(act, cardName, id as MessageSubjects[typeof cardName]);
      if (card.do !== 'send') return card;
      const mentorship = await getMentorship(act.tx, row.mentorshipId);
      return { do: 'send', message: newsMessage({ row, revision, mentorship, words, cardTs: card.ts }) };
    },
  };
}

type CardName = Extract<MessageName, `${string}.card`>;

/** The card in whose thread something is said, or why it cannot be said (yet). */
export async function findCard<Name extends CardName>(
  act: Act,
  kind: Name,
  id: MessageSubjects[Name],
): Promise<{ readonly do: 'send'; readonly ts: string } | Exclude<Rendered, { do: 'send' }>> {
  const card = await findPost(act.tx, kind, id);
  if (card?.state === 'dead') return { do: 'skip', because: 'the card could not be posted' };
  return card?.ts ? { do: 'send', ts: card.ts } : { do: 'wait', because: 'the card is not out' };
}
