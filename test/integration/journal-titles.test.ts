import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect, type Database } from '../../src/database/connect.ts';
import { withWorkspace } from '../../src/database/transaction.ts';
import type { MentorshipId } from '../../src/features/mentorships/types.ts';
import { features } from '../../src/features.ts';
import { twoStories } from '../support/two-stories.ts';

let stories: Awaited<ReturnType<typeof twoStories>>;
let database: Database;

beforeAll(async () => {
  stories = await twoStories();
  database = connect(stories.database.url);
});
afterAll(async () => {
  await database.close();
  await stories.database.drop();
});

const contributions = features.flatMap(({ name, journal }) => (journal?.titlesOf ? [{ name, ...journal }] : []));

test('there are features whose subjects have titles', () => {
  expect(contributions.length).toBeGreaterThan(3);
});

test.each(contributions)(
  '$name knows the titles of what its events are about, and of no other mentorship',
  async (of) => {
    const found = await withWorkspace(database, stories.acme, async (tx) => {
      const entries = await tx
        .selectFrom('journalEntries')
        .select(['mentorshipId', 'subjectId'])
        .where('event', 'in', Object.keys(of.events))
        .execute();
      const ids = [...new Set(entries.map(({ subjectId }) => subjectId))];
      const own = [...new Set(entries.map(({ mentorshipId }) => mentorshipId))];
      return {
        ids,
        titles: await of.titlesOf?.(tx, own, ids),
        ofOthers: await of.titlesOf?.(tx, ['00000000-0000-4000-8000-000000000000' as MentorshipId], ids),
        ofNone: await of.titlesOf?.(tx, own, []),
      };
    });
    expect(found.ids.length).toBeGreaterThan(0);
    expect([...(found.titles?.keys() ?? [])].sort()).toEqual([...found.ids].sort());
    for (const title of found.titles?.values() ?? []) expect(title).toMatch(/\w/);
    expect([found.ofOthers?.size, found.ofNone?.size]).toEqual([0, 0]);
  },
);

test('the wins of a goal are known by the goal, and goals by their titles', async () => {
  const found = await withWorkspace(database, stories.acme, async (tx) => {
    const win = await tx.selectFrom('wins').select(['id', 'goalId', 'mentorshipId']).executeTakeFirstOrThrow();
    const about = await Promise.all(features.map(({ journal }) => journal?.listAbout?.(tx, win.goalId)));
    const goals = await Promise.all(features.map(({ journal }) => journal?.listGoals?.(tx, [win.mentorshipId], 1)));
    return { win, about: about.flatMap((ids) => ids ?? []), goals: goals.flatMap((each) => each ?? []) };
  });
  expect(found.about).toContain(found.win.id);
  expect(found.goals).toHaveLength(1);
});
