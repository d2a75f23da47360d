import { expect, test } from '@jest/globals';
import { Ids } from '../../../src/sandbox/slack/ids.ts';

const now = new Date('2026-11-23T08:00:00Z');

test('what is skipped is skipped for every kind, for those too of which none has been seen, and over a restart', () => {
  const ids = new Ids();
  ids.next('V');
  ids.messageTs(now);
  const before = ids.snapshot();
  // Issued after the last write: nobody knows of them any more.
  const lost = [ids.next('V'), ids.next('Ev'), ids.messageTs(now)];
  const again = new Ids();
  again.restore(before);
  again.skip(1000);
  const third = new Ids();
  third.restore(again.snapshot());
  const issued = [third.next('V'), third.next('Ev'), third.messageTs(now)];
  expect(issued).toEqual(['V0001002', 'Ev0001001', `${now.getTime() / 1000}.001002`]);
  expect(issued.filter((id) => lost.includes(id))).toEqual([]);
});
