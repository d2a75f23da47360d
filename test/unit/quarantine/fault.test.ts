import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { isReadFault, isRowFault, mayBeRowFault, reasonOf, UnreadableRow } from '../../../src/quarantine/fault.ts';

function ofPostgres(code: string): Error {
  return Object.assign(new pg.DatabaseError('Give three talks', 10, 'error'), { code, detail: 'Give three talks' });
}

/** SQLSTATE and what it stands for. */
const ofRows = {
  '22003': 'a number out of range',
  '22P02': 'a text that is no uuid',
  '23503': 'a row that is referred to and not there',
  '23505': 'a key that is there already',
  '23514': 'a check',
  '54000': 'a row that is too large',
  P0001: 'a trigger that refuses',
  XX001: 'a page on the disk that is broken',
};
const ofTheDatabase = {
  '08006': 'a connection that broke',
  '0A000': 'a plan that no longer fits',
  '25006': 'a standby',
  '28P01': 'a password',
  '3D000': 'no such database',
  '40001': 'a serialization failure',
  '26000': 'a prepared statement that is gone',
  '42501': 'a missing privilege',
  '42P01': 'a table that is not there',
  '53100': 'a full disk',
  '53300': 'too many connections',
  '57P01': 'a server that stops',
  '57P03': 'a server that starts',
  '58030': 'a disk that does not answer',
};

const ofEither = {
  '25P03': 'a transaction that was idle for too long',
  '40P01': 'a deadlock',
  '55P03': 'a lock that is not to be had',
  '57014': 'a statement that took too long',
};

test.each(Object.entries(ofEither))('a row may be to blame for %s: %s', (code) => {
  expect([isRowFault(ofPostgres(code)), mayBeRowFault(ofPostgres(code))]).toEqual([false, true]);
});

describe('a row is to blame', () => {
  test.each(Object.entries(ofRows))('for %s: %s', (code) => {
    expect([isRowFault(ofPostgres(code)), mayBeRowFault(ofPostgres(code))]).toEqual([true, true]);
  });

  test.each([
    new UnreadableRow('zone'),
    new RangeError('Invalid time zone specified: Mars/Phobos'),
    new TypeError('x is not a function'),
    Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL' }),
    new Error('not a rule that Cairn wrote'),
    'a text',
    undefined,
  ])('for %s', (error) => {
    expect(isRowFault(error)).toBe(true);
  });
});

describe('no row is to blame', () => {
  test.each(Object.entries(ofTheDatabase))('for %s: %s', (code) => {
    expect([isRowFault(ofPostgres(code)), mayBeRowFault(ofPostgres(code))]).toEqual([false, false]);
  });

  test.each([
    Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
    Object.assign(new AggregateError([new Error('x')]), { code: 'ECONNREFUSED' }),
    new AggregateError([Object.assign(new Error('connect'), { code: 'ETIMEDOUT' })]),
    Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }),
    Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' }),
    new Error('Received unexpected commandComplete message from backend.'),
    new Error('driver has already been destroyed'),
    new Error('Connection terminated unexpectedly'),
    new Error('Connection terminated due to connection timeout'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Query read timeout'),
    new Error('Cannot use a pool after calling end on the pool'),
    new Error('Client has encountered a connection error and is not queryable'),
  ])('for %s', (error) => {
    expect(isRowFault(error)).toBe(false);
  });
});

test('a fault of reading is our own code’s: Postgres has said nothing, so the transaction is whole', () => {
  expect(isReadFault(new UnreadableRow('days_off'))).toBe(true);
  expect(isReadFault(ofPostgres('22P02'))).toBe(false);
  expect(isReadFault(new Error('Query read timeout'))).toBe(false);
});

test('the reason is a code and quotes nothing', () => {
  expect(reasonOf(new UnreadableRow('zone'))).toBe('unreadable:zone');
  expect(reasonOf(ofPostgres('22003'))).toBe('sql:22003');
  expect(reasonOf(new RangeError('Give three talks'))).toBe('error:RangeError');
  expect(reasonOf('Give three talks')).toBe('error:string');
});
