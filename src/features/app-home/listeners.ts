import type { WebClient } from '@slack/web-api';
import type { PersonId, WorkspaceId } from '../../core/ids.ts';
import type { Logger } from '../../core/logger.ts';
import type { Actor, DomainEvent } from '../../database/act.ts';
import type { Door } from '../../slack/door.ts';
import { findMentorship } from '../mentorships/queries.ts';
import type { MentorshipId } from '../mentorships/types.ts';
import { meetVisitor } from '../people/lookups.ts';
import { listHomeVisitors, updateHomeOpened } from '../people/queries.ts';
import { listLeads } from '../programs/queries.ts';
import { readHome } from './actions.ts';
import { homeView } from './views.ts';

export function registerAppHome(door: Door): void {
  door.event('app_home_opened', async (visit) => {
    await meetVisitor(visit);
    const view = await visit.act(async (act) => {
      await updateHomeOpened(act.tx, act.personId, act.now);
      return homeView(await readHome(act), act.personId);
    });
    await visit.client.views.publish({ user_id: visit.personId, view });
  });
}

/** Keeps open Homes true after somebody acted. */
export interface HomeRefresher {
  /** Never rejects: a Home that was missed is right again when it is next opened. */
  refresh(workspaceId: WorkspaceId, events: readonly DomainEvent[]): Promise<void>;
}

export function createHomeRefresher(parts: {
  readonly actor: Actor;
  readonly clientFor: (workspaceId: WorkspaceId) => Promise<WebClient>;
  readonly logger: Logger;
}): HomeRefresher {
  const { actor, clientFor, logger } = parts;
  const publishing = new Set<string>();
  /** Homes that changed again while they were being published. */
  const changedAgain = new Set<string>();

  async function publish(workspaceId: WorkspaceId, personId: PersonId): Promise<void> {
    const key = `${workspaceId}/${personId}`;
    changedAgain.add(key);
    if (publishing.has(key)) return;
    publishing.add(key);
    try {
      while (changedAgain.delete(key)) {
        const { result: view } = await actor.asPerson(workspaceId, personId, async (act) =>
          homeView(await readHome(act), personId),
        );
        await (await clientFor(workspaceId)).views.publish({ user_id: personId, view });
      }
    } finally {
      publishing.delete(key);
    }
  }

  return {
    async refresh(workspaceId, events) {
      try {
        const ids = [...new Set(events.flatMap((event) => event.mentorshipId ?? []))];
        const visitors = await actor.asTime(workspaceId, async (act) => {
          const found = await Promise.all(ids.map((id: MentorshipId) => findMentorship(act.tx, id)));
          const ofPairs = found.flatMap((each) => (each ? [each.mentor.id, each.mentee.id] : []));
          const again = events.filter((event) => event.name === 'undelivered.sent_again');
          const ofProgram = again.length > 0 ? await listLeads(act.tx) : [];
          const whoSent = again.map((event) => event.subjectId as PersonId);
          return listHomeVisitors(act.tx, [...new Set([...ofPairs, ...ofProgram, ...whoSent])]);
        });
        for (const personId of visitors.result) await publish(workspaceId, personId);
      } catch (error) {
        logger.warn({ err: error, workspace: workspaceId }, 'a Home was not refreshed');
      }
    },
  };
}
