import type { HomeView, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { PersonId, WorkspaceId } from '../../core/ids.ts';
import { knownZone, localDateOf } from '../../core/local-time.ts';
import type { Logger } from '../../core/logger.ts';
import type { Actor, DomainEvent, PersonalAct } from '../../database/act.ts';
import { type HomeMentorship, type HomePart, type HomeSections, whoseHomes } from '../../home-part.ts';
import type { Door } from '../../slack/door.ts';
import { findMentorship, listActiveMentorshipsOf } from '../mentorships/queries.ts';
import type { MentorshipId } from '../mentorships/types.ts';
import { meetVisitor } from '../people/lookups.ts';
import { listHomeVisitors, updateHomeOpened } from '../people/queries.ts';
import { actsAsLead } from '../programs/actions.ts';
import { homeView, type LeadContent } from './views.ts';

/** @param parts what the features put on Home, in the order of the screen */
export function registerAppHome(door: Door, parts: readonly HomePart[]): void {
  door.event('app_home_opened', async (visit) => {
    await meetVisitor(visit);
    const view = await visit.act(async (act) => {
      await updateHomeOpened(act.tx, act.personId, act.now);
      return readHome(act, parts);
    });
    await visit.client.views.publish({ user_id: visit.personId, view });
  });
}

/** The Home of the acting person. The parts are read one after the other: a transaction has one connection. */
export async function readHome(act: PersonalAct, parts: readonly HomePart[]): Promise<HomeView> {
  const active = await listActiveMentorshipsOf(act.tx, act.personId);
  const mentorships = active.map((mentorship): HomeMentorship => {
    const today = localDateOf(act.now, knownZone(mentorship.mentee.timeZone));
    return { mentorship, role: mentorship.mentee.id === act.personId ? 'mentee' : 'mentor', today };
  });
  const read: HomeSections[] = [];
  for (const { sections } of parts) {
    if (sections && mentorships.length > 0) read.push(await sections(act, mentorships));
  }
  return homeView({
    mentorships: mentorships.map((home) => ({
      ...home,
      sections: read.flatMap((sections) => sections.get(home.mentorship.id) ?? []),
      buttons: parts.flatMap(({ buttons }) => buttons?.(home) ?? []),
    })),
    personalButtons: parts.flatMap(({ personalButtons }) => personalButtons ?? []),
    lead: (await actsAsLead(act)) ? await readLeadContent(act, parts) : undefined,
  });
}

async function readLeadContent(act: PersonalAct, parts: readonly HomePart[]): Promise<LeadContent> {
  const sections: KnownBlock[] = [];
  for (const { leadSections } of parts) sections.push(...((await leadSections?.(act)) ?? []));
  return { buttons: parts.flatMap(({ leadButtons }) => leadButtons ?? []), sections };
}

/** Keeps open Homes true after somebody acted. */
export interface HomeRefresher {
  /** Never rejects: a Home that was missed is right again when it is next opened. */
  refresh(workspaceId: WorkspaceId, events: readonly DomainEvent[]): Promise<void>;
}

export function createHomeRefresher(needs: {
  readonly actor: Actor;
  readonly clientFor: (workspaceId: WorkspaceId) => Promise<WebClient>;
  readonly logger: Logger;
  readonly parts: readonly HomePart[];
}): HomeRefresher {
  const { actor, clientFor, logger, parts } = needs;
  const changes = parts.flatMap((part) => part.changes ?? []);
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
        const { result: view } = await actor.asPerson(workspaceId, personId, (act) => readHome(act, parts));
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
          const people = found.flatMap((each) => (each ? [each.mentor.id, each.mentee.id] : []));
          for (const event of events) {
            for (const change of changes) {
              people.push(...(await whoseHomes(act, change, event)));
            }
          }
          return listHomeVisitors(act.tx, [...new Set(people)]);
        });
        for (const personId of visitors.result) await publish(workspaceId, personId);
      } catch (error) {
        logger.warn({ err: error, workspace: workspaceId }, 'a Home was not refreshed');
      }
    },
  };
}
