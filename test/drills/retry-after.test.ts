import { expect, test } from '@jest/globals';
import type { ApiCall } from '../../src/sandbox/slack/model.ts';
import { readWaits } from './retry-after.ts';

function call(atMs: number, status = 200): ApiCall {
  const rest = { workspaceId: 'T1', method: 'chat.postMessage', args: {}, response: null, durationMs: 1 };
  return { at: new Date(0), receivedAt: new Date(atMs), status, ...rest };
}

test('a wait that was kept, and how long after it the next call came', () => {
  expect(readWaits([call(0), call(1_000, 429), call(4_300)], 3)).toEqual([{ isEarly: false, lateByMs: 300 }]);
});

test('a call before the wait was over is early', () => {
  expect(readWaits([call(1_000, 429), call(3_999), call(4_100)], 3)).toEqual([{ isEarly: true, lateByMs: 0 }]);
});

test('what was on its way when Slack said so is not early; a second 429 among it makes the wait longer', () => {
  const calls = [call(1_000, 429), call(1_100), call(1_200, 429), call(4_200)];
  expect(readWaits(calls, 3)).toEqual([{ isEarly: false, lateByMs: 0 }]);
});

test('two waits are two', () => {
  expect(readWaits([call(0, 429), call(1_000, 429), call(2_500)], 1)).toEqual([
    { isEarly: false, lateByMs: 0 },
    { isEarly: false, lateByMs: 500 },
  ]);
});
