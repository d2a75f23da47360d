import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { SandboxClocks } from '../../../../src/sandbox/backstage/sandbox-clocks.ts';
import { Troubles } from '../../../../src/sandbox/backstage/troubles.ts';
import { Faults } from '../../../../src/sandbox/slack/faults.ts';

const monday = '2026-11-23T08:00:00.000Z';
const told = (clock: { now(): Date }) => clock.now().toISOString();

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2027-01-01T12:00:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

test('the calendar stands until it is let run, then goes at this machine’s pace', () => {
  const { calendar, machine, ...clocks } = new SandboxClocks({ calendar: monday });
  expect(clocks).toEqual({});
  jest.advanceTimersByTime(5_000);
  expect(told(calendar)).toBe(monday);
  calendar.run();
  jest.advanceTimersByTime(5_000);
  calendar.run();
  expect(told(calendar)).toBe('2026-11-23T08:00:05.000Z');
  expect(told(machine)).toBe('2027-01-01T12:00:10.000Z');
});

test('a move takes machine time along by the same step, and never goes back', () => {
  const clocks = new SandboxClocks({ calendar: monday });
  clocks.run();
  jest.advanceTimersByTime(60_000);
  clocks.moveTo(new Date('2026-11-23T09:00:00Z'));
  expect(told(clocks.calendar)).toBe('2026-11-23T09:00:00.000Z');
  expect(told(clocks.machine)).toBe('2027-01-01T13:00:00.000Z');
  clocks.moveTo(new Date(monday));
  jest.advanceTimersByTime(1_000);
  expect(told(clocks.calendar)).toBe('2026-11-23T09:00:01.000Z');
});

test('another process tells the same times by the offsets', () => {
  const clocks = new SandboxClocks({ calendar: monday, machineOffsetMs: 500 });
  clocks.run();
  clocks.moveTo(new Date('2026-11-24T08:00:00Z'));
  jest.advanceTimersByTime(3_000);
  const { calendarOffsetMs, machineOffsetMs } = clocks.offsets;
  expect(new Date(Date.now() + calendarOffsetMs)).toEqual(clocks.calendar.now());
  expect(new Date(Date.now() + machineOffsetMs)).toEqual(clocks.machine.now());
  expect(machineOffsetMs).toBe(86_400_500);
});

test('machine time never falls behind a past that was lived by the calendar', () => {
  const clocks = new SandboxClocks({ calendar: '2027-06-01T08:00:00Z' });
  clocks.run();
  expect(told(clocks.machine)).toBe('2027-06-01T08:00:00.000Z');
});

test('a rate limit asks for the seconds that are left, and is over with its minute', () => {
  const clocks = new SandboxClocks({ calendar: monday });
  clocks.run();
  const faults = new Faults(clocks.machine);
  const troubles = new Troubles(faults, clocks.machine);
  troubles.make('rate_limited');
  expect(troubles.present()).toEqual([{ name: 'rate_limited', secondsLeft: 60 }]);
  expect(faults.take('views.open', 'T1')).toEqual({ kind: 'rate_limited', retryAfterSeconds: 60 });
  jest.advanceTimersByTime(59_500);
  expect(faults.take('chat.update', null)).toEqual({ kind: 'rate_limited', retryAfterSeconds: 1 });
  jest.advanceTimersByTime(500);
  expect(faults.take('chat.update', null)).toBeUndefined();
  expect(troubles.present()).toEqual([]);
});

test('a refusal meets one post, with a word that Slack means', () => {
  const faults = new Faults();
  const troubles = new Troubles(faults, { now: () => new Date() });
  troubles.make('refused');
  expect(faults.take('chat.update', 'T1')).toBeUndefined();
  expect(faults.take('chat.postMessage', 'T1')).toMatchObject({ kind: 'error', error: 'restricted_action' });
  expect(faults.take('chat.postMessage', 'T1')).toBeUndefined();
  expect(troubles.present()).toEqual([]);
});

test('a lost answer meets one post, an outage every call until it is healed; others’ faults stay', () => {
  const faults = new Faults();
  const troubles = new Troubles(faults, { now: () => new Date() });
  troubles.make('lost_answer');
  expect(faults.take('views.open', 'T1')).toBeUndefined();
  expect(faults.take('chat.postMessage', 'T1')).toMatchObject({ kind: 'lost_answer' });
  expect(faults.take('chat.postMessage', 'T1')).toBeUndefined();
  expect(troubles.present()).toEqual([]);

  troubles.make('down');
  troubles.make('down');
  faults.add({ kind: 'server_error' });
  for (let call = 0; call < 50; call += 1) {
    expect(faults.take('auth.test', null)).toMatchObject({ kind: 'refused_connection' });
  }
  expect(troubles.present()).toEqual([{ name: 'down', secondsLeft: null }]);
  troubles.heal();
  expect(troubles.present()).toEqual([]);
  expect(faults.take('auth.test', null)).toEqual({ kind: 'server_error' });
  expect(faults.take('auth.test', null)).toBeUndefined();
});
