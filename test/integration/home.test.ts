import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HomeView, KnownBlock } from '@slack/types';
import { MovableClock } from '../../src/core/clock.ts';
import type { PersonId, WorkspaceId } from '../../src/core/ids.ts';
import { type Actor, createActor } from '../../src/database/act.ts';
import { connect, type Database } from '../../src/database/connect.ts';
import { readHome } from '../../src/features/app-home/listeners.ts';
import { undeliveredHome } from '../../src/features/undelivered/home.ts';
import { homeParts } from '../../src/features.ts';
import { whoseHomes } from '../../src/home-part.ts';
import { isQuery, recorded } from '../support/recorded.ts';
import { cloneDatabase } from '../support/test-database.ts';
import { loadRichHomes, people, workspaceId } from './rich-homes.ts';

let database: Database;
let drop: () => Promise<void>;
let actor: Actor;

beforeAll(async () => {
  const cloned = await cloneDatabase();
  await loadRichHomes(cloned.url);
  database = connect(cloned.url, { maxConnections: 1 });
  actor = createActor(database, new MovableClock('2026-11-23T09:00:00Z'), []);
  drop = async () => {
    await database.close();
    await cloned.drop();
  };
});
afterAll(() => drop());

async function homeOf(personId: string): Promise<HomeView> {
  const act = await actor.asPerson(workspaceId as WorkspaceId, personId as PersonId, (each) =>
    readHome(each, homeParts),
  );
  return act.result;
}

/** A block a line, as it stands on the screen. */
function linesOf({ blocks }: HomeView): string[] {
  return (blocks as KnownBlock[]).map((block) => {
    if (block.type === 'divider') return '──';
    if (block.type === 'actions') return block.elements.map((each) => `[${labelOf(each)}]`).join(' ');
    const text = block.type === 'context' ? block.elements[0] : 'text' in block ? block.text : undefined;
    const accessory = block.type === 'section' && block.accessory ? ` [${labelOf(block.accessory)}]` : '';
    const words = text !== undefined && typeof text === 'object' && 'text' in text ? text.text : '';
    return `${words.replaceAll('\n', ' / ').replaceAll(' &lt;&amp;&gt;', '')}${accessory}`;
  });
}

const labelOf = (element: object) =>
  'text' in element && typeof element.text === 'object' && element.text && 'text' in element.text
    ? String(element.text.text)
    : '?';

const greeting = /^\*Welcome\.\* Cairn helps a mentor and a mentee/;
const help =
  'Help: `/goal help`, `/checkin help`, `/mentorship help`. What a pair writes is visible to the two of them only.';
const ofPair = '[Focus] [Check-ins] [Check-in schedule] [Check-in history] [Journal] [Together] [Obstacles]';
const weekly = 'Check-ins come every week on Tuesday at 10:00 (Asia/Kathmandu).';
const bar = '▰▰▰▱▱▱▱▱▱▱ 1 of 3 talks (33 %)';

describe('App Home, with what the features put on it', () => {
  test('shows a mentee both mentorships, each with its own, in one order', async () => {
    expect(linesOf(await homeOf(people.mentee))).toEqual([
      'My mentorships',
      '*With <@U0OTHER>* (your mentor, Asia/Kathmandu)',
      `${weekly} Next: for both Tuesday 24 November 2026, 10:00 (Asia/Kathmandu).`,
      '*Focus goals* / None agreed yet. Press New goal to set one.',
      `*Waiting for the mentor* / Goal 10 / ${bar}`,
      ':mountain: *Win 7*: celebrate it? [Choose how]',
      ':mountain: *Win 3*: celebrate it? [Choose how]',
      `[New goal] ${ofPair}`,
      '──',
      '*With <@U0ADMIN>* (your mentor, Europe/Berlin)',
      `${weekly} Next: for U0MENTEE Tuesday 24 November 2026, 10:00 (Asia/Kathmandu); for U0ADMIN Tuesday 24 November 2026, 05:15 (Europe/Berlin).`,
      // The three that weigh most, of five; what is parked, on hold or reached is not among them.
      `*Focus goals* / Goal 4 / ${bar} / Goal 2 / ${bar} / Goal 1 / ${bar}`,
      `*Waiting for the mentor* / Goal 7 / ${bar} / Goal 6 / ${bar}`,
      // Of one day in the order of the goals; not those that are ticked, without a day, later, or of a goal that is not open.
      '*Steps due* / ☐ Step 4, by 1 November 2026 (overdue) · mentor / ☐ Step 1, by 20 November 2026 (overdue) · mentor / ☐ Step 5, by 24 November 2026 · both / ☐ Step 3 ◇ _Milestone_, by 24 November 2026 / ☐ Step 2, by 24 November 2026 · both / ☐ Step 7, by 25 November 2026 · mentor',
      ':mountain: *Win 6*: celebrate it? [Choose how]',
      ':mountain: *Win 2*: celebrate it? [Choose how]',
      ':mountain: *Win 1*: celebrate it? [Choose how]',
      `[New goal] ${ofPair}`,
      '──',
      '[Calendar] [My times]',
      help,
    ]);
  });

  test('shows a mentor no wins to decide about and no button for a new goal', async () => {
    expect(linesOf(await homeOf(people.otherMentor)).slice(7, 14)).toEqual([
      '*With <@U0MENTEE>* (your mentee, Asia/Kathmandu)',
      `${weekly} Next: for both Tuesday 24 November 2026, 10:00 (Asia/Kathmandu).`,
      '*Focus goals* / None agreed yet.',
      `*Waiting for the mentor* / Goal 10 / ${bar}`,
      ofPair,
      '──',
      '[Calendar] [My times]',
    ]);
  });

  test('goes on beside schedules that cannot be read: each costs its own line alone', async () => {
    const lines = linesOf(await homeOf(people.admin));
    const firstOf = (line: string) => /^(.*?)[.,]/.exec(line)?.[1];
    const schedules = lines.flatMap((line, index) =>
      line.startsWith('*With') ? [firstOf(lines[index + 1] ?? '')] : [],
    );
    expect(schedules).toEqual([
      'Check-ins come every week on Tuesday at 10:00 (Asia/Kathmandu)',
      'Check-ins come every week on Tuesday at 10:00 (Asia/Kathmandu)',
      'Check-ins have stopped',
      'Cairn can’t say when you are asked next',
      'Cairn can’t say when you are asked next',
      'Check-ins are quiet',
      'Cairn can’t say when you are asked next',
      'Check-ins are paused until one of you types `/checkin resume`',
    ]);
    expect(lines.filter((line) => line.startsWith('*Focus goals*'))).toHaveLength(8);
    expect(lines).toContain('… and 3 more: /mentorship list shows them all.');
  });

  test('reads each mentorship’s days in its mentee’s zone', async () => {
    const steps = async (personId: string) =>
      linesOf(await homeOf(personId)).flatMap((line) => line.match(/(?<=by )\d+ November/g) ?? []);
    // On 23 November at 09:00 UTC it is 23 November in Kiritimati, and still 22 November in Pago Pago.
    expect(await steps('U0PUPIL4')).toEqual(['29 November', '30 November']);
    expect(await steps('U0PUPIL5')).toEqual(['29 November']);
  });

  test('shows who leads the buttons and counts of the program, and nobody else', async () => {
    const ofLead = [
      expect.stringMatching(/^\*You lead the program\.\*/),
      '[Goals of the program] [Objectives and values] [Days without check-ins] [Questions]',
      ':warning: *Not delivered* / 3 messages could not be delivered. [Show]',
      ':construction: *Set aside* / Cairn can’t handle 2 records. Everything else goes on. [Show]',
      help,
    ];
    const lines = linesOf(await homeOf(people.lead));
    expect(lines).toEqual(['My mentorships', expect.stringMatching(greeting), ...ofLead]);
    expect(linesOf(await homeOf(people.admin)).slice(-6)).toEqual(['[Calendar] [My times]', ...ofLead]);
    const newcomers = linesOf(await homeOf(people.newcomer));
    expect(newcomers).toEqual(['My mentorships', expect.stringMatching(greeting), help]);
  });

  test('asks Postgres as often for many mentorships as for one, and hardly for none', async () => {
    const count = async (personId: string) => (await recorded(database, () => homeOf(personId))).filter(isQuery).length;
    expect(await count('U0PUPIL4')).toBe(6);
    expect(await count(people.mentee)).toBe(6);
    // Of eleven mentorships, and the two counts of those who lead.
    expect(await count(people.admin)).toBe(8);
    expect(await count(people.newcomer)).toBe(2);
  });
});

test('what is sent again changes the Homes of the leads and of whoever sent it', async () => {
  const event = { name: 'undelivered.sent_again', mentorshipId: null, subjectId: people.admin as PersonId } as const;
  const { result } = await actor.asTime(workspaceId as WorkspaceId, async (act) =>
    Promise.all((undeliveredHome.changes ?? []).map((change) => whoseHomes(act, change, event))),
  );
  expect(result).toEqual([[people.lead, people.admin]]);
});
