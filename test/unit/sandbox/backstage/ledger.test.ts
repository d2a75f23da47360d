import { expect, test } from '@jest/globals';
import { holdAgainst, type LedgerEntry } from '../../../../src/sandbox/backstage/ledger.ts';
import { stepsDone } from '../../../../src/sandbox/backstage/tour.ts';

const message = (id: string | undefined, ts: string, channelId = 'C1') => ({
  channelId,
  ts,
  metadata: id === undefined ? undefined : { event_type: 'cairn_delivery', event_payload: { delivery_id: id } },
});

const entry = (id: string, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id,
  operation: 'post',
  state: 'sent',
  channelId: 'C1',
  ts: `${id}.0`,
  ...more,
});

test('nothing said, nothing lost', () => {
  expect(holdAgainst([], [])).toEqual({ waiting: 0, sent: 0, moot: 0, dead: 0, doubled: 0, missing: 0 });
});

test('each post that went out stands there once; what people wrote is nobody’s delivery', () => {
  const messages = [message('1', '1.0'), message(undefined, '2.0'), message('3', '3.0')];
  const unsent = { channelId: null, ts: null };
  const entries = [
    entry('1'),
    entry('3'),
    entry('u', { operation: 'update', ts: '1.0' }),
    entry('p', { state: 'pending', ...unsent }),
    entry('s', { state: 'sending', ...unsent }),
    entry('m', { state: 'moot', ...unsent }),
    entry('d', { state: 'dead', ...unsent }),
  ];
  expect(holdAgainst(messages, entries)).toEqual({ waiting: 2, sent: 3, moot: 1, dead: 1, doubled: 0, missing: 0 });
});

test('a delivery that stands there twice is doubled, also while Cairn believes it has not been sent', () => {
  const messages = [message('1', '1.0'), message('1', '2.0'), message('1', '3.0')];
  expect(holdAgainst(messages, [entry('1')])).toMatchObject({ doubled: 1, missing: 0 });
  expect(holdAgainst(messages, [entry('1', { state: 'pending', channelId: null, ts: null })])).toMatchObject({
    doubled: 1,
  });
});

test('a post that is nowhere, elsewhere, or somebody else’s message is missing', () => {
  expect(holdAgainst([], [entry('1')])).toMatchObject({ missing: 1 });
  expect(holdAgainst([message('1', '1.0', 'C2')], [entry('1')])).toMatchObject({ missing: 1 });
  expect(holdAgainst([message('2', '1.0')], [entry('1')])).toMatchObject({ missing: 1 });
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
