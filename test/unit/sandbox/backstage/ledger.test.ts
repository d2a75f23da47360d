import { expect, test } from '@jest/globals';
import { holdAgainst, type StateCount } from '../../../../src/sandbox/backstage/ledger.ts';
import { stepsDone } from '../../../../src/sandbox/backstage/tour.ts';

const message = (id: string | undefined, ts: string, channelId = 'C1') => ({
  channelId,
  ts,
  metadata: id === undefined ? undefined : { event_type: 'cairn_delivery', event_payload: { delivery_id: id } },
});

const posted = (id: string) => ({ id, channelId: 'C1', ts: `${id}.0` });
const booked = (...ids: string[]) => ({
  counts: [{ state: 'sent', count: ids.length } as const],
  posts: ids.map(posted),
});

test('nothing said, nothing lost', () => {
  const nothing = { waiting: 0, sent: 0, moot: 0, dead: 0, doubled: 0, missing: 0 };
  expect(holdAgainst([], { counts: [], posts: [] })).toEqual(nothing);
});

test('each post that went out stands there once; what people wrote is nobody’s delivery', () => {
  const messages = [message('1', '1.0'), message(undefined, '2.0'), message('3', '3.0')];
  const counts: StateCount[] = [
    // An update among them.
    { state: 'sent', count: 3 },
    { state: 'pending', count: 4 },
    { state: 'sending', count: 1 },
    { state: 'moot', count: 6 },
    { state: 'dead', count: 7 },
  ];
  expect(holdAgainst(messages, { counts, posts: [posted('1'), posted('3')] })).toEqual({
    waiting: 5,
    sent: 3,
    moot: 6,
    dead: 7,
    doubled: 0,
    missing: 0,
  });
});

test('a delivery that stands there twice is doubled, also while Cairn believes it has not been sent', () => {
  const messages = [message('1', '1.0'), message('1', '2.0'), message('1', '3.0')];
  expect(holdAgainst(messages, booked('1'))).toMatchObject({ doubled: 1, missing: 0 });
  expect(holdAgainst(messages, { counts: [{ state: 'pending', count: 1 }], posts: [] })).toMatchObject({ doubled: 1 });
});

test('a post that is nowhere, elsewhere, or somebody else’s message is missing', () => {
  expect(holdAgainst([], booked('1'))).toMatchObject({ missing: 1 });
  expect(holdAgainst([message('1', '1.0', 'C2')], booked('1'))).toMatchObject({ missing: 1 });
  expect(holdAgainst([message('2', '1.0')], booked('1'))).toMatchObject({ missing: 1 });
});

test('the tour goes by the journal, in its own order, and either way of celebrating counts', () => {
  expect(stepsDone(new Set())).toEqual([]);
  expect(stepsDone(new Set(['goal.agreed', 'mentorship.paired', 'goal.edited', 'goal.proposed']))).toEqual([
    'pair',
    'goal',
    'agree',
  ]);
  expect(stepsDone(new Set(['win.shared_with_pair']))).toEqual(['celebrate']);
  expect(stepsDone(new Set(['win.celebrated', 'kudos.given']))).toEqual(['celebrate', 'kudos']);
});
