import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, promptsIn, summariesIn } from './check-in-steps.ts';

describe('did you talk?', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
    await sandbox.passTo('2026-11-24T04:15:00Z');
  });
  afterEach(() => sandbox.close());

  const readTalks = () => sandbox.inDatabase((tx) => tx.selectFrom('talks').selectAll().execute());

  test('the prompt asks; yes keeps the day and a line, for the two', async () => {
    const { mentor, mentee, colleague } = sandbox;
    expect(promptsIn(dm, mentee)[0]?.text).toContain('Have you two talked yet?');
    await mentee.click('We talked', { in: dm });
    const form = await mentee.modal('You talked');
    expect(form.fields).toEqual({ 'When?': '2026-11-24', 'What was it about?': '' });
    expect(form.text).toContain('Visible to you and Ana.');

    await form.fill('When?', '2026-11-25');
    expect((await form.submit()).errors['When?']).toContain('25 November 2026 is still to come');
    await form.fill('When?', '2026-11-23');
    await form.fill('What was it about?', 'Slides & <!channel> nerves');
    await form.submitTwice();
    await sandbox.due();
    expect(await readTalks()).toHaveLength(1);
    const [prompt] = promptsIn(dm, mentor);
    expect(prompt?.text).toContain('You two talked on 23 November 2026. Bibek: “Slides & <!channel> nerves”');
    expect(prompt?.text).not.toContain('Have you two talked');
    expect(colleague.messages(dm)).toEqual([]);

    // The other tells of the same day: one conversation, both lines.
    await mentor.command('/checkin', 'talked Breathing first');
    const hers = await mentor.modal('You talked');
    expect(hers.value('What was it about?')).toBe('Breathing first');
    await hers.fill('When?', '2026-11-23');
    await hers.submit();
    await sandbox.due();
    expect(promptsIn(dm, mentee)[0]?.text).toContain('Ana: “Breathing first”');
    const told = await sandbox.inDatabase((tx) =>
      tx.selectFrom('journalEntries').selectAll().where('event', '=', 'talk.logged').execute(),
    );
    expect(told).toHaveLength(1);
    expect((await readTalks()).map(({ id }) => id)).toContain(told[0]?.subjectId);
  });

  test('the next check-in asks anew, and tells what happened since', async () => {
    const { mentee, mentor } = sandbox;
    for (const [words, day] of [
      ['Monday', '2026-11-23'],
      ['20 November', '2026-11-20'],
      // What lies ahead is no day on which they talked.
      ['tomorrow', '2026-11-24'],
      ['yesterday', '2026-11-23'],
    ]) {
      await mentee.command('/checkin', `talked ${words}`);
      expect((await mentee.modal('You talked')).value('When?')).toBe(day);
    }
    const form = await mentee.modal('You talked');
    await form.submit();
    await answer(mentee, dm, { 'What moved?': 'A start' });
    await answer(mentor, dm, { Guidance: 'Go on' });
    await sandbox.due();
    expect(summariesIn(dm, mentee)[0]?.text).toContain('You two talked on 23 November 2026.');
    await sandbox.passTo('2026-12-01T04:15:00Z');
    expect(promptsIn(dm, mentee).at(-1)?.text).toContain('Have you two talked since 24 November 2026?');
    await answer(mentee, dm, { 'What moved?': 'Nothing yet' });
    await answer(mentor, dm, { Guidance: 'Let us talk' });
    await sandbox.due();
    const summary = summariesIn(dm, mentor).at(-1);
    expect(summary?.text).toContain('A time to talk: you have noted no conversation since 24 November 2026.');
    expect(summary?.text).toContain('[We talked] [Find a time]');
    // Told afterwards, summary and prompt show it.
    await mentor.click('We talked', { in: summary });
    await (await mentor.modal('You talked')).submit();
    await sandbox.due();
    expect(summariesIn(dm, mentee).at(-1)?.text).not.toContain('A time to talk');
    await mentee.command('/checkin', 'history');
    expect((await mentee.modal()).text).toContain('Nothing yet');
  });

  test('not yet: three times that suit both, and the one that was chosen is proposed once', async () => {
    const { mentor, mentee } = sandbox;
    await mentor.command('/checkin', 'off from 25 November until 26 November');
    await mentee.click('Find a time', { in: dm });
    const form = await mentee.modal('Find a time');
    // Kathmandu is at +05:45, Lord Howe in its summer at +11.
    expect(form.text).toContain('Thursday 26 November 2026, 09:00 (14:15 for Ana)');
    expect(form.text).not.toContain('Wednesday 25 November');
    await form.submitTwice();
    await sandbox.due();
    const proposals = mentor.messages(dm).filter(({ text }) => text.includes('proposes to talk'));
    expect(proposals).toHaveLength(1);
    // What is not offered cannot be proposed, by an old form or a forged one.
    await mentee.click('Find a time', { in: dm });
    const old = await mentee.modal('Find a time');
    await mentor.command('/checkin', 'off until 4 December');
    expect((await old.submit()).errors['When?']).toContain('does not suit both of you any more');
    expect(proposals[0]?.text).toContain('Thursday 26 November 2026, 14:15 (09:00 for Bibek)');
  });

  test('Home’s check-ins show when they talked last', async () => {
    const { mentee } = sandbox;
    const home = await mentee.openHome();
    await home.click('Check-ins');
    const overview = await mentee.modal('Check-ins');
    expect(overview.text).toContain('You have not noted a conversation yet.');
    await overview.click('We talked');
    await (await mentee.modal('You talked')).submit();
    await overview.close();
    await home.click('Check-ins');
    expect((await mentee.modal('Check-ins')).text).toContain('You two talked on 24 November 2026.');
  });

  test('a stranger’s press and a press after the end change nothing', async () => {
    const { mentor, mentee, colleague } = sandbox;
    const [prompt] = promptsIn(dm, mentee);
    if (!prompt) throw new Error('no prompt');
    await colleague.clickStale('We talked', prompt);
    await colleague.clickStale('Find a time', prompt);
    await mentee.click('We talked', { in: dm });
    const form = await mentee.modal('You talked');
    await mentor.command('/mentorship', 'end');
    await (await mentor.modal('End a mentorship')).submit();
    expect(Object.values((await form.submit()).errors).join()).toContain('has ended');
    await sandbox.due();
    expect(promptsIn(dm, mentee)[0]?.text).not.toContain('We talked');
    expect(await readTalks()).toEqual([]);
  });
});
