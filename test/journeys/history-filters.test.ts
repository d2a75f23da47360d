import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { SandboxModal } from '../../src/sandbox/driver/sandbox-modal.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { pressUnknown } from './forged.ts';

// Ana and Bibek have had 300 check-ins, a week apart, the newest on 22 November 2026; Ana and Carl have had one.

const weeks = 300;
const newest = Date.parse('2026-11-22T04:15:00Z');
const dateOf = (weeksAgo: number) => {
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(newest - weeksAgo * 7 * 86_400_000));
};

describe('the check-in history, narrowed down', () => {
  let sandbox: OpenSandbox;
  let dm: string;
  let client: pg.Client;

  beforeAll(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
    await sandbox.agreedGoal();
    await sandbox.pair(sandbox.mentor, sandbox.colleague);
    client = new pg.Client({ connectionString: sandbox.databaseUrl });
    await client.connect();
    await client.query(
      `insert into check_ins (workspace_id, id, mentorship_id, schedule_id, occurs_on, state, opened_at, prompt_at,
          closes_at, closed_at, closed_because)
        select s.workspace_id, gen_random_uuid(), s.mentorship_id, s.id, at::date, 'closed', at, at, at + interval '2 days',
          at + interval '2 days', case when n = 5 then 'never_asked' else 'window_over' end
        from check_in_schedules s join mentorships m on m.workspace_id = s.workspace_id and m.id = s.mentorship_id,
          generate_series(0, $1::int) as n, lateral (select $2::timestamptz - n * interval '7 days' as at) as t
        where m.mentee_id = $3 or n = 1`,
      [weeks, new Date(newest), sandbox.mentee.id],
    );
    await client.query(
      `insert into goal_revisions (workspace_id, goal_id, number, kind, changes, patch, person_id, at)
        select g.workspace_id, g.id, 100 + n, 'progress_logged', '[]', '{}', $2,
          $1::timestamptz - n * interval '7 days' + interval '6 days'
        from goals g, unnest(array[3, 40]) as n`,
      [new Date(newest), sandbox.mentee.id],
    );
  });
  afterAll(async () => {
    await client.end();
    await sandbox.close();
  });

  const dates = (modal: SandboxModal): string[] => modal.text.match(/\d+ \w+ 20\d\d(?= · Ana mentors)/g) ?? [];
  const open = async (person = sandbox.mentee, args = '') => {
    await person.command('/checkin', `history ${args}`.trim(), { in: dm });
    return person.modal('Check-in history');
  };

  test('300 of them are read to the oldest and back to the newest; none twice, none left out', async () => {
    const modal = await open();
    const pages = [dates(modal)];
    expect(modal.buttons).toEqual(['Filter', 'Older']);
    while (modal.buttons.includes('Older')) {
      await modal.click('Older');
      pages.push(dates(modal));
    }
    const asked = Array.from({ length: weeks + 1 }, (_, week) => week).filter((week) => week !== 5);
    expect(pages.flat()).toEqual(asked.map(dateOf));
    expect(modal.buttons).toEqual(['Filter', 'Newer']);
    const back = [pages.at(-1)];
    while (modal.buttons.includes('Newer')) {
      await modal.click('Newer');
      back.push(dates(modal));
    }
    expect(back).toEqual(pages.toReversed());
    await modal.close();
  });

  test('by dates, kept while pages are turned, and taken off again', async () => {
    const modal = await open();
    await modal.click('Filter');
    await modal.fill('From', '2026-01-01');
    await modal.fill('Until', '2025-01-01');
    expect((await modal.submit()).errors).toEqual({ Until: expect.stringContaining('lies before the other one') });
    await modal.fill('Until', '2026-06-30');
    await modal.submit();
    expect(modal.text).toContain('Shown: from 1 January 2026 · until 30 June 2026');
    const shown = dates(modal);
    while (modal.buttons.includes('Older')) {
      await modal.click('Older');
      expect(modal.text).toContain('Shown: from 1 January 2026 · until 30 June 2026');
      shown.push(...dates(modal));
    }
    expect([shown.length, shown[0], shown.at(-1)]).toEqual([26, '28 June 2026', '4 January 2026']);
    await modal.click('Filter');
    expect([modal.value('From'), modal.value('Until')]).toEqual(['2026-01-01', '2026-06-30']);
    await modal.submit();
    await modal.click('Show everything');
    expect(dates(modal)[0]).toBe(dateOf(0));
    expect(modal.text).not.toContain('Shown:');
    await modal.close();
  });

  test('by goal: the check-ins after which it moved', async () => {
    const modal = await open();
    await modal.click('Filter');
    await modal.fill('Goal', 'Give three conference talks');
    await modal.submit();
    expect(modal.text).toContain('Shown: after which “Give three conference talks” moved');
    expect(dates(modal)).toEqual([dateOf(3), dateOf(40)]);
    await modal.close();
  });

  test('by person, from the command or the form, for whoever has several partners', async () => {
    const { mentor, colleague } = sandbox;
    const modal = await open(mentor, `@${colleague.name}`);
    expect(modal.text).toContain('Shown: with Carl');
    expect(dates(modal)).toEqual([dateOf(1)]);
    await modal.click('Filter');
    expect(modal.value('With')).toBe('Carl');
    await modal.fill('With', 'Bibek');
    await modal.submit();
    expect(modal.text).not.toContain('Ana mentors Carl');
    expect(dates(modal)).toHaveLength(10);
    await modal.close();
  });

  test('somebody else’s check-ins, goals and partners tell nothing', async () => {
    const { mentee, colleague, admin } = sandbox;
    for (const [person, partner] of [
      [mentee, colleague],
      [colleague, mentee],
      [admin, mentee],
    ] as const) {
      await person.command('/checkin', `history @${partner.name}`);
      await person.sees('You have no check-ins with that person');
      expect(person.topModal).toBeUndefined();
    }
    const { rows } = await client.query<{ goal: string; one: string }>(
      'select g.id as goal, c.id as one from goals g join check_ins c using (mentorship_id) limit 1',
    );
    const { goal = '', one = '' } = rows[0] ?? {};
    for (const value of [{ goal }, { before: one }, { after: one }]) {
      await pressUnknown(colleague, { action_id: 'check_ins.history', value: JSON.stringify(value) });
      const modal = await colleague.modal('Check-in history');
      expect(modal.text).not.toMatch(/Bibek|conference talks/);
      await modal.close();
    }
    for (const value of ['{"before":"x"}', '{"partner":"<!channel>"}', '{"from":"2026-02-30"}']) {
      await pressUnknown(colleague, { action_id: 'check_ins.history', value });
      await colleague.sees('belongs to an earlier version of Cairn');
      expect(colleague.topModal?.title).not.toBe('Check-in history');
      await colleague.topModal?.close();
    }
  });

  test('a button of an earlier Cairn opens the newest page', async () => {
    const { mentee } = sandbox;
    await pressUnknown(mentee, { action_id: 'check_ins.history', value: '{"skip":"10"}' });
    expect(dates(await mentee.modal('Check-in history'))[0]).toBe(dateOf(0));
  });
});
