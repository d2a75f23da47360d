import { digestOf, newSecret } from '../../core/secret.ts';
import type { Act, PersonalAct } from '../../database/act.ts';
import { listReadableSchedules } from '../check-ins/queries/schedules.ts';
import { listMentorshipsOf } from '../mentorships/queries.ts';
import { partnerOf } from '../mentorships/rules.ts';
import { findFeed, findOwner, insertFeed, listAsked, updateFeed } from './queries.ts';
import { feedEvents, feedStart } from './rules/feed-events.ts';
import type { FeedEvent, FeedState } from './types.ts';

export async function readState(act: PersonalAct): Promise<FeedState> {
  return (await findFeed(act.tx, act.personId)) ?? { revision: 0, madeAt: null };
}

/**
 * A new address; an older one leads nowhere from now on. Only the digest of its secret is kept, so it is told this once.
 * @param after the revision that the person saw
 * @returns undefined where the feed has changed since, as when a button is pressed twice
 */
export async function makeAddress(act: PersonalAct, after: number): Promise<string | undefined> {
  const { tx, workspaceId, personId, now: madeAt } = act;
  const secret = newSecret();
  const tokenHash = digestOf(secret);
  const isMade =
    after === 0
      ? await insertFeed(tx, { workspaceId, personId, tokenHash, madeAt })
      : await updateFeed(tx, personId, after, { tokenHash, madeAt });
  return isMade ? secret : undefined;
}

/** The address leads nowhere from now on. One that the person did not see yet stays. */
export async function stopFeed(act: PersonalAct, after: number): Promise<void> {
  await updateFeed(act.tx, act.personId, after, { tokenHash: null, madeAt: null });
}

/** What the feed behind this secret holds; undefined where there is none. Whoever has the secret may read it. */
export async function readFeed(act: Act, secret: string): Promise<FeedEvent[] | undefined> {
  const personId = await findOwner(act.tx, digestOf(secret));
  if (!personId) return undefined;
  const active = (await listMentorshipsOf(act.tx, personId)).filter(({ status }) => status === 'active');
  const ids = active.map(({ id }) => id);
  const schedules = await listReadableSchedules(act.tx, ids);
  const asked = await listAsked(act.tx, ids, feedStart(act.now));
  const sources = active.flatMap((mentorship) =>
    schedules
      .filter(({ mentorshipId }) => mentorshipId === mentorship.id)
      .map((schedule) => ({
        partnerName: partnerOf(mentorship, personId).name,
        schedule,
        asked: asked.filter(({ scheduleId }) => scheduleId === schedule.id),
      })),
  );
  return feedEvents(sources, act.now);
}
