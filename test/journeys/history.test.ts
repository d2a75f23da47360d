import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer } from './check-in-steps.ts';

// Twelve Tuesdays from 24 November 2026 on, at 10:00 in Kathmandu.

describe('the check-in history', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeAll(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
    const { mentee, mentor } = sandbox;
    for (let week = 0; week < 12; week += 1) {
      await sandbox.passTo(new Date(Date.parse('2026-11-24T04:15:00Z') + week * 7 * 86_400_000).toISOString());
      if (week % 3 === 0) continue;
      await answer(mentee, dm, { 'What moved?': `Week ${week} moved`, Mood: '😀 going well' });
      if (week % 3 === 2) await answer(mentor, dm, { Guidance: `Guidance of week ${week}` });
    }
    await sandbox.due();
  });
  afterAll(() => sandbox.close());

  const dates = (text: string) => text.match(/\d+ \w+ 202\d(?= · )/g);

  test('shows the newest ten with both answers, then the older ones', async () => {
    const { mentee } = sandbox;
    await mentee.command('/checkin', 'history', { in: dm });
    const modal = await mentee.modal('Check-in history');
    expect(modal.text).toContain('Visible to the two of you.');
    expect(dates(modal.text)).toEqual([
      '9 February 2027',
      '2 February 2027',
      '26 January 2027',
      '19 January 2027',
      '12 January 2027',
      '5 January 2027',
      '29 December 2026',
      '22 December 2026',
      '15 December 2026',
      '8 December 2026',
    ]);
    expect(modal.text).toContain(
      '9 February 2027 · Ana mentors Bibek · closed\nBibek\n• What moved: Week 11 moved\n• Mood: 😀 going well\nAna\n• Guidance: Guidance of week 11',
    );
    expect(modal.text).toContain('Week 10 moved\n• Mood: 😀 going well\nAna did not answer.');
    await modal.click('Older');
    await modal.sees('24 November 2026');
    expect(dates(modal.text)).toEqual(['1 December 2026', '24 November 2026']);
    expect(modal.text).toContain('Week 1 moved');
    expect(modal.buttons).not.toContain('Older');
    await modal.close();
  });

  test('from Home, the mentor pages through the same', async () => {
    const { mentor } = sandbox;
    await (await mentor.openHome()).click('Check-in history');
    const modal = await mentor.modal('Check-in history');
    await modal.click('Older');
    await modal.sees('Bibek did not answer.\nAna did not answer.');
    await modal.close();
  });

  test('an open check-in does not say of anybody that they did not answer', async () => {
    const { mentee } = sandbox;
    await sandbox.passTo('2027-02-16T04:15:00Z');
    await mentee.command('/checkin', 'history', { in: dm });
    const modal = await mentee.modal('Check-in history');
    expect(modal.text).toContain('16 February 2027 · Ana mentors Bibek · open\nBibek has not answered yet.');
    await modal.close();
  });

  test('long answers take more pages, and are shown whole', async () => {
    const { mentee, mentor } = sandbox;
    const long = (words: string) => `${words} ${'word '.repeat(350)}end.`;
    for (let week = 0; week < 10; week += 1) {
      await sandbox.passTo(new Date(Date.parse('2027-02-23T04:15:00Z') + week * 7 * 86_400_000).toISOString());
      await answer(mentee, dm, {
        'What moved?': long(`Long ${week}`),
        'What is in the way?': long('way'),
        'What is your next step?': long('step'),
        'What do you need from your mentor?': long('need'),
        Mood: '🙂 steady',
      });
      await answer(mentor, dm, {
        Guidance: long('guide'),
        Feedback: long('feed'),
        'What do you commit to?': long('commit'),
      });
    }
    await mentee.command('/checkin', 'history', { in: dm });
    const modal = await mentee.modal('Check-in history');
    const first = dates(modal.text) ?? [];
    expect(modal.text).toContain(long('Long 9'));
    await modal.click('Older');
    await modal.sees('16 February 2027');
    const second = dates(modal.text) ?? [];
    expect([...first, ...second].slice(0, 11)).toEqual([
      ...['27', '20', '13', '6'].map((day) => `${day} April 2027`),
      ...['30', '23', '16', '9', '2'].map((day) => `${day} March 2027`),
      ...['23', '16'].map((day) => `${day} February 2027`),
    ]);
    await modal.close();
  });

  test('a colleague, and a lead, find nothing of it', async () => {
    const { colleague, admin } = sandbox;
    for (const person of [colleague, admin]) {
      await person.command('/checkin', 'history');
      const modal = await person.modal('Check-in history');
      expect(modal.text).toContain('No check-ins here yet.');
      expect(modal.text).not.toMatch(/Bibek|Week/);
      await modal.close();
    }
  });

  test('stays when the mentorship has ended', async () => {
    const { mentor, mentee } = sandbox;
    await mentor.command('/mentorship', 'end');
    await (await mentor.modal('End a mentorship')).submit();
    await mentor.topModal?.close();
    await mentee.command('/checkin', 'history');
    expect((await mentee.modal('Check-in history')).text).toContain('What moved: Long 9');
  });
});
