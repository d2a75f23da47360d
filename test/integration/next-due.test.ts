import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { features } from '../../src/features.ts';
import { readLedger } from '../../src/sandbox/backstage/ledger.ts';
import { findOrigins } from '../../src/sandbox/backstage/origins.ts';
import { readTour } from '../../src/sandbox/backstage/tour.ts';
import { findNextDue } from '../../src/scheduler/next-due.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';

let sandbox: OpenSandbox;
const sweeps = features.flatMap((feature) => feature.sweeps ?? []);

beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.close());

const nextDue = () => findNextDue({ database: sandbox.cairn.database, calendar: sandbox.calendar }, sweeps);

test('the next thing due is the first of what sweeps and outbox wait for, and never what is past', async () => {
  expect(await nextDue()).toBeUndefined();
  await sandbox.setUp();
  await sandbox.pair();
  const opening = await nextDue();
  expect(opening?.what).toBe('A check-in opens');
  expect(opening && opening.at > sandbox.calendar.now()).toBe(true);

  // At its instant it is due, not next; done, the reminders come next, and then the end of its window.
  const opensAt = opening?.at.toISOString() ?? '';
  sandbox.calendar.set(opensAt);
  expect(await nextDue()).toBeUndefined();
  await sandbox.passTo(opensAt);
  expect(await nextDue()).toEqual({ at: new Date('2026-11-25T00:15:00Z'), what: 'A message goes out' });
  await sandbox.passTo('2026-11-25T00:15:00Z');
  await sandbox.passTo('2026-11-25T03:15:00Z');
  const closing = await nextDue();
  expect(closing).toEqual({
    at: new Date(new Date(opensAt).getTime() + 48 * 3_600_000),
    what: 'A check-in’s window closes',
  });

  await sandbox.inDatabase((tx) =>
    tx
      .updateTable('deliveries')
      .set({ state: 'pending', dueAt: new Date(sandbox.calendar.now().getTime() + 60_000), channelId: null, ts: null })
      .where('kind', '=', 'check_in.prompt')
      .execute(),
  );
  expect(await nextDue()).toMatchObject({ what: 'A message goes out' });
});

test('a message leads to its deliveries and to what happened when they were written, and to nobody’s words', async () => {
  await sandbox.setUp();
  const dm = await sandbox.pair();
  await sandbox.pass({ minutes: 1 });
  await sandbox.agreedGoal('Give three conference talks by 30 June');
  const card = sandbox.acme.messages(dm).find(({ text }) => text.includes('three conference talks'));
  const { database } = sandbox.cairn;
  const origins = await findOrigins(database, sandbox.acme, card?.ts ?? '');
  expect(origins.deliveries.map(({ kind, operation, state }) => [kind, operation, state])).toEqual([
    ['goal.card', 'post', 'sent'],
    ['goal.card', 'update', 'sent'],
  ]);
  expect(origins.journal.map(({ event, personId }) => [event, personId])).toEqual([
    ['goal.proposed', sandbox.mentee.id],
    ['goal.agreed', sandbox.mentor.id],
  ]);
  expect(JSON.stringify(origins)).not.toContain('conference');
  expect(await findOrigins(database, sandbox.acme, '1.000001')).toEqual({ deliveries: [], journal: [] });
});

test('two pairs who are asked at one instant keep their histories apart', async () => {
  await sandbox.setUp();
  const first = await sandbox.pair();
  await sandbox.pair(sandbox.acme.person({ name: 'Asha', tz: 'Asia/Kathmandu' }), sandbox.mentee);
  const due = await nextDue();
  await sandbox.passTo(due?.at.toISOString() ?? '');
  const prompts = sandbox.acme.store.all().filter(({ text }) => text.includes('how is it going?'));
  expect(prompts).toHaveLength(2);
  const prompt = prompts.find(({ channelId }) => channelId === first);
  const { deliveries, journal } = await findOrigins(sandbox.cairn.database, sandbox.acme, prompt?.ts ?? '');
  expect(deliveries).toHaveLength(1);
  expect(journal.map(({ event }) => event)).toEqual(['check_in.opened']);
});

test('the tour follows the journal of its own pair, and the ledger balances', async () => {
  const { acme, celebrations, admin, mentor, mentee, colleague } = sandbox;
  const tour = { lead: admin, mentor, mentee, colleague, channel: celebrations };
  const read = () => readTour(sandbox.cairn.database, { workspace: acme, tour });
  await sandbox.setUp();
  await sandbox.pair(mentor, colleague);
  expect(await read()).toMatchObject({ done: [], conversationId: null, channelId: celebrations.id });
  const dm = await sandbox.pair();
  await sandbox.agreedGoal();
  expect(await read()).toEqual({
    cast: { leadId: admin.id, mentorId: mentor.id, menteeId: mentee.id, colleagueId: colleague.id },
    channelId: celebrations.id,
    conversationId: dm,
    done: ['pair', 'goal', 'agree'],
  });
  const states = await sandbox.inDatabase((tx) =>
    tx.selectFrom('deliveries').select(['state', 'operation', 'kind']).where('kind', '<>', 'goal.deadline').execute(),
  );
  const sent = states.filter(({ state }) => state === 'sent').length;
  expect(states.some(({ operation }) => operation === 'update')).toBe(true);
  expect(await readLedger(sandbox.cairn.database, acme, sandbox.calendar.now())).toEqual({
    waiting: 0,
    sent,
    moot: states.length - sent,
    dead: 0,
    doubled: 0,
    missing: 0,
  });
});
