import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { whispersTo } from './check-in-steps.ts';
import { pressOnCard } from './goal-form.ts';

const choice = 'How would you like to celebrate?';
const words = 'Your words';

describe('a win', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    await sandbox.setUp();
    dm = await sandbox.pair();
    await sandbox.agreedGoal();
    const { mentee } = sandbox;
    await mentee.click('Add steps', { in: dm });
    const steps = await mentee.modal('Add steps');
    await steps.fill('Steps', '* First talk given\nSend two proposals');
    await steps.submit();
    await sandbox.due();
  });
  afterEach(() => sandbox.close());

  const inChannel = () => sandbox.acme.messages(sandbox.celebrations.id);
  const readWins = () => sandbox.inDatabase((tx) => tx.selectFrom('wins').selectAll().execute());
  const offersTo = () => sandbox.mentee.messages(sandbox.mentee.dm).filter(({ text }) => text.includes('You reached'));

  /** The mentee ticks the milestone and sees the exact post. */
  async function tickMilestone() {
    await sandbox.mentee.click('Tick', { in: dm });
    return sandbox.mentee.modal('Celebrate?');
  }

  test('a milestone is celebrated in the channel, in the very words that the mentee agreed to', async () => {
    const { mentee, colleague } = sandbox;
    const modal = await tickMilestone();
    expect(modal.value(words)).toBe(
      'I reached a milestone: First talk given (on the way to “Give three conference talks”). Thank you, Ana!',
    );
    expect(modal.text).toContain('Celebrate in #celebrations');
    expect(modal.text).toContain('Nothing is posted until you choose.');
    await sandbox.due();
    expect(inChannel()).toEqual([]);

    await modal.fill(words, 'My first *talk* is given & <!here> I am');
    await modal.fill(choice, 'Celebrate in #celebrations');
    expect((await modal.submit()).closed).toBe(true);
    await sandbox.due();
    const [post, ...more] = colleague.messages(sandbox.celebrations.id);
    expect(more).toEqual([]);
    expect(post?.text).toContain('My first *talk* is given & <!here> I am'.replaceAll('*', ''));
    expect(post?.text).toContain('Bibek, mentored by Ana');
    expect(JSON.stringify(post?.raw.blocks)).not.toContain('<!here>');
    expect(post?.text).not.toContain('conference');
    expect(mentee.notSees('celebrates with you', { in: dm })).toBe(true);
    expect(await readWins()).toMatchObject([
      { status: 'celebrated', words: 'My first *talk* is given & <!here> I am' },
    ]);
    await sandbox.pass({ days: 1 });
    expect(offersTo()).toEqual([]);
  });

  test('achieving the goal asks too', async () => {
    const { mentee, mentor } = sandbox;
    await pressOnCard(mentee, 'Achieved', dm);
    expect(mentee.lastConfirm?.title).toBe('Goal achieved?');
    const modal = await mentee.modal('Celebrate?');
    expect(modal.value(words)).toBe('I reached my goal: Give three conference talks. Thank you, Ana!');
    await modal.fill(choice, 'Just the two of us');
    await modal.submit();
    await sandbox.due();
    await mentor.sees('I reached my goal: Give three conference talks.', { in: dm });
    await mentor.sees('Just between Bibek and Ana.', { in: dm });
    expect(inChannel()).toEqual([]);
  });

  test('“Not this time” posts nothing, then or later', async () => {
    const { mentor } = sandbox;
    const modal = await tickMilestone();
    await modal.fill(words, '');
    await modal.fill(choice, 'Not this time');
    expect((await modal.submit()).closed).toBe(true);
    await sandbox.pass({ days: 1 });
    expect(inChannel()).toEqual([]);
    expect(offersTo()).toEqual([]);
    expect(mentor.notSees('celebrates', { in: dm })).toBe(true);
    expect(await readWins()).toMatchObject([{ status: 'declined', words: null }]);
  });

  test('no choice, or a post without words, is said under the field', async () => {
    const modal = await tickMilestone();
    expect(Object.keys((await modal.submit()).errors)).toEqual([choice]);
    await modal.fill(choice, 'Celebrate in #celebrations');
    await modal.fill(words, '  ');
    expect((await modal.submit()).errors).toEqual({ [words]: 'Say in a few words what there is to celebrate.' });
    expect(inChannel()).toEqual([]);
    expect(await readWins()).toMatchObject([{ status: 'offered' }]);
  });

  test('left for later, it is offered once more in private, and on Home', async () => {
    const { mentee, mentor } = sandbox;
    await (await tickMilestone()).close();
    await sandbox.pass({ minutes: 9 });
    expect(offersTo()).toEqual([]);
    await sandbox.pass({ minutes: 1 });
    await sandbox.pass({ days: 3 });
    expect(offersTo()).toHaveLength(1);
    expect(mentor.notSees('You reached')).toBe(true);
    expect((await mentee.openHome()).text).toContain('First talk given: celebrate it?');
    expect((await mentor.openHome()).text).not.toContain('celebrate it?');

    await mentee.click('Choose how', { in: mentee.dm });
    const modal = await mentee.modal('Celebrate?');
    await modal.fill(choice, 'Celebrate in #celebrations');
    await modal.submit();
    await sandbox.due();
    expect(inChannel()).toHaveLength(1);
    expect(mentee.home?.text).not.toContain('celebrate it?');

    await mentee.click('Choose how', { in: mentee.dm });
    expect(mentee.topModal).toBeUndefined();
    expect(whispersTo(mentee, mentee.dm).at(-1)).toContain('You have already decided');
  });

  test('is decided once: in two windows, or by two clicks', async () => {
    const { mentee } = sandbox;
    await (await tickMilestone()).close();
    const home = await mentee.openHome();
    await home.click('Choose how');
    const modal = await mentee.modal('Celebrate?');
    await modal.fill(choice, 'Celebrate in #celebrations');
    await modal.submitTwice();
    await sandbox.due();
    expect(inChannel()).toHaveLength(1);
    const events = await sandbox.inDatabase((tx) => tx.selectFrom('journalEntries').select('event').execute());
    expect(events.filter(({ event }) => event === 'win.celebrated')).toHaveLength(1);
  });

  test('is the mentee’s to decide', async () => {
    const { mentee, mentor, colleague } = sandbox;
    await (await tickMilestone()).close();
    await sandbox.pass({ minutes: 10 });
    const [offer] = offersTo();
    if (!offer) throw new Error('no offer');
    await mentor.clickStale('Choose how', offer);
    await colleague.clickStale('Choose how', offer);
    expect([mentor.topModal, colleague.topModal]).toEqual([undefined, undefined]);
    expect(whispersTo(mentor, mentee.dm)).toEqual(['Whether this is celebrated is Bibek’s to decide.']);
    expect(whispersTo(colleague, mentee.dm)).toEqual([expect.stringContaining('nothing of yours')]);
    expect(whispersTo(colleague, mentee.dm)[0]).not.toContain('Bibek');
  });

  test('a step that is no milestone is just ticked; a milestone is asked about once', async () => {
    const { mentee, mentor } = sandbox;
    await mentee.click('Tick', { in: dm, nth: 1 });
    await sandbox.due();
    expect(mentee.topModal).toBeUndefined();
    const [card] = mentee.messages(dm).filter(({ text }) => text.includes('☐ First talk given'));
    if (!card) throw new Error('no card');
    await mentor.clickStale('Tick', card);
    expect(mentor.topModal).toBeUndefined();
    await (await tickMilestone()).close();
    await mentee.clickStale('Tick', card);
    expect(mentee.topModal).toBeUndefined();
    expect(whispersTo(mentee, dm).at(-1)).toContain('is ticked already');
    expect(await readWins()).toHaveLength(1);
  });
});

describe('a win and the channel', () => {
  let sandbox: OpenSandbox;
  afterEach(() => sandbox.close());

  async function reachGoal() {
    const dm = await sandbox.pair();
    await sandbox.agreedGoal();
    await pressOnCard(sandbox.mentee, 'Achieved', dm);
    return sandbox.mentee.modal('Celebrate?');
  }

  test('without a channel there is no such choice, and it says how to get one', async () => {
    sandbox = await openSandbox();
    const modal = await reachGoal();
    expect(modal.text).not.toContain('Celebrate in');
    expect(modal.text).toContain('There is no celebration channel here; an admin sets one with /mentorship setup.');
    await modal.fill(choice, 'Just the two of us');
    expect((await modal.submit()).closed).toBe(true);
  });

  test('where Cairn is not in the channel, the win waits, those who can mend it are told once', async () => {
    sandbox = await openSandbox();
    await sandbox.setUp();
    const { acme, admin, mentee, mentor, celebrations } = sandbox;
    acme.removeBot('celebrations');
    const modal = await reachGoal();
    await modal.fill(choice, 'Celebrate in #celebrations');
    await modal.submit();
    await sandbox.due();
    const notices = () => admin.messages(admin.dm).filter(({ text }) => text.includes('/invite @Cairn'));
    for (let tries = 0; tries < 3; tries += 1) await sandbox.passRetries();
    expect(notices()).toHaveLength(1);
    expect(notices()[0]?.text).not.toMatch(/Bibek|talks/);
    expect(mentee.notSees('/invite', { in: mentee.dm })).toBe(true);
    expect(mentor.notSees('/invite', { in: mentor.dm })).toBe(true);

    acme.inviteBot('celebrations');
    await sandbox.pass({ minutes: 2 });
    await sandbox.pass({ minutes: 2 });
    expect(acme.messages(celebrations.id)).toHaveLength(1);
    await sandbox.passRetries();
    expect(acme.messages(celebrations.id)).toHaveLength(1);
  });

  test.each(['', 'general'])('a channel that became “%s” while they chose is not posted to unseen', async (channel) => {
    sandbox = await openSandbox();
    await sandbox.setUp();
    const { acme, admin, mentee, celebrations } = sandbox;
    const general = acme.channel({ name: 'general', members: [admin], withBot: true });
    const modal = await reachGoal();
    await modal.fill(choice, 'Celebrate in #celebrations');
    await admin.command('/mentorship', 'setup');
    const setup = await admin.modal('Set up the program');
    await setup.fill('Channel', channel);
    await setup.submit();
    const { closed, errors } = await modal.submit();
    expect({ closed, errors }).toEqual({
      closed: false,
      errors: { [choice]: expect.stringContaining('was changed while this form was open') },
    });
    await modal.close();
    await sandbox.due();
    expect([...acme.messages(general.id), ...acme.messages(celebrations.id)]).toEqual([]);
    await (await mentee.openHome()).click('Choose how');
    const again = (await mentee.modal('Celebrate?')).text;
    expect(again.includes('Celebrate in #general')).toBe(channel === 'general');
  });
});
