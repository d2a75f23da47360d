import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VisibleMessage } from '../../src/sandbox/driver/visible-messages.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { whispersTo } from './check-in-steps.ts';
import { pressOnCard } from './goal-form.ts';

describe('kudos for a win', () => {
  let sandbox: OpenSandbox;
  let channel: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    await sandbox.setUp();
    channel = sandbox.celebrations.id;
    const dm = await sandbox.pair();
    await sandbox.agreedGoal();
    const { mentee } = sandbox;
    await pressOnCard(mentee, 'Achieved', dm);
    const modal = await mentee.modal('Celebrate?');
    await modal.fill('How would you like to celebrate?', 'Celebrate in #celebrations');
    await modal.submit();
    await sandbox.due();
  });
  afterEach(() => sandbox.close());

  function post(): VisibleMessage {
    const [first] = sandbox.admin.messages(channel);
    if (!first) throw new Error('nothing in the channel');
    return first;
  }
  const press = async (person = sandbox.colleague) => {
    await person.click(/Kudos/, { in: channel });
    await sandbox.due();
  };
  const readKudos = () => sandbox.inDatabase((tx) => tx.selectFrom('kudos').select('personId').execute());

  test('are counted, and taken back by pressing again', async () => {
    const { colleague, admin } = sandbox;
    expect(post().text).toContain('[👏 Kudos]');
    await press(colleague);
    expect(post().text).toContain('[👏 Kudos (1)]');
    await press(admin);
    expect(post().text).toContain('[👏 Kudos (2)]');
    await press(colleague);
    expect(post().text).toContain('[👏 Kudos (1)]');
    await press(admin);
    expect(post().text).toContain('[👏 Kudos]');
    await press(colleague);
    expect(await readKudos()).toEqual([{ personId: colleague.id }]);
    expect(sandbox.acme.messages(channel)).toHaveLength(1);
  });

  test('of many at once all count', async () => {
    const { acme } = sandbox;
    const crowd = Array.from({ length: 12 }, (_, index) => acme.person({ name: `Guest ${index}` }));
    const shown = post();
    await Promise.all(crowd.map((person) => person.clickStale(/Kudos/, shown)));
    await sandbox.due();
    expect(post().text).toContain('[👏 Kudos (12)]');
    expect(await readKudos()).toHaveLength(12);
  });

  test('pressed twice at once by one person end as none or one, and the count agrees', async () => {
    const { colleague } = sandbox;
    const shown = post();
    await Promise.all([colleague.clickStale(/Kudos/, shown), colleague.clickStale(/Kudos/, shown)]);
    await sandbox.due();
    const { length } = await readKudos();
    expect(length).toBeLessThanOrEqual(1);
    expect(post().text).toContain(length === 0 ? '[👏 Kudos]' : '[👏 Kudos (1)]');
  });

  test('of one press that reaches Cairn twice are given once, and taken back once by the next', async () => {
    const { slack } = sandbox;
    const repeat = async () => {
      const sent = slack.requests.findLast(({ kind }) => kind === 'block_actions');
      if (!sent) throw new Error('nothing was pressed');
      await slack.send({ kind: 'block_actions', payload: sent.payload });
      await sandbox.due();
    };
    await press();
    await repeat();
    expect(await readKudos()).toEqual([{ personId: sandbox.colleague.id }]);
    expect(post().text).toContain('[👏 Kudos (1)]');
    await press();
    await repeat();
    expect(await readKudos()).toEqual([]);
    expect(post().text).toContain('[👏 Kudos]');
  });

  test('come from colleagues: the two of the pair are told so', async () => {
    const { mentee, mentor } = sandbox;
    for (const person of [mentee, mentor]) {
      await press(person);
      expect(whispersTo(person, channel)).toEqual([
        'This one is about the two of you: kudos come from your colleagues.',
      ]);
    }
    expect(post().text).toContain('[👏 Kudos]');
    expect(await readKudos()).toEqual([]);
  });

  test('come from people of this workspace: another workspace’s replay finds nothing', async () => {
    const { slack, other, acme, colleague } = sandbox;
    await press(colleague);
    const sent = slack.requests.findLast(({ kind }) => kind === 'block_actions');
    if (!sent) throw new Error('nothing was pressed');
    const stranger = other.person({ name: 'Olga' });
    const replay = JSON.parse(
      JSON.stringify(sent.payload).replaceAll(`"${acme.id}"`, `"${other.id}"`).replaceAll(colleague.id, stranger.id),
    );
    const before = slack.calls.length;
    await slack.send({ kind: 'block_actions', payload: replay });
    await slack.settled();
    expect(await readKudos()).toHaveLength(1);
    expect(JSON.stringify(slack.calls.slice(before).map(({ args }) => args))).not.toMatch(/Bibek|Ana|talks/);
  });

  test('are kept in the history of the two', async () => {
    await press();
    await press();
    const entries = await sandbox.inDatabase((tx) =>
      tx.selectFrom('journalEntries').select(['event', 'personId']).where('event', 'like', 'kudos%').execute(),
    );
    expect(entries).toEqual([
      { event: 'kudos.given', personId: sandbox.colleague.id },
      { event: 'kudos.taken_back', personId: sandbox.colleague.id },
    ]);
  });
});
