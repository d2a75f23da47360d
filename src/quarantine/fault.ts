import { getSystemErrorMap } from 'node:util';
import { errorCode } from '../core/errors.ts';

/** A row holds what no Cairn of this version writes. The message names the column and never quotes it. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
  readonly column: string;

  constructor(column: string, options?: { cause: unknown }) {
    super(`unreadable ${column}`, options);
    this.column = column;
  }
}

/**
 * Classes of SQLSTATE (Postgres, appendix A) with which the database speaks of itself, of the connection or of the
 * statement, and not of a row: connection, feature, transaction state, authorization, prepared statement, roles, savepoint,
 * catalog, rollback, syntax and privileges, resources, object state, operator, system, configuration.
 */
const databaseClasses = new Set([
  '08',
  '0A',
  '0L',
  '0P',
  '25',
  '26',
  '28',
  '3B',
  '3D',
  '3F',
  '40',
  '42',
  '53',
  '55',
  '57',
  '58',
  'F0',
]);

/**
 * What may be the database's trouble and may be one row's: a transaction that was idle because we computed for too long, a
 * deadlock that comes each time, a lock or a statement that takes too long.
 */
const undecided = new Set(['25P03', '40P01', '55P03', '57014']);

const systemCodes = new Set([...getSystemErrorMap().values()].map(([name]) => name));
/** Name resolution and TLS, of Node. */
const networkCode = /^(ENOTFOUND|EAI_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|ERR_SOCKET_)/;

/** What `pg` itself throws about a connection. Such an error has no code. */
const connectionTrouble =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Cannot use a pool after|Client has encountered a connection error|Client was closed|The server does not support SSL|SASL:|Received unexpected)|driver has already been destroyed|connection has been discarded/;

/** Whether a row is to blame: the work would fail on it again, and go well without it. What is unknown counts as the row's. */
export function isRowFault(error: unknown): boolean {
  if (error instanceof AggregateError && error.errors.some((each) => !isRowFault(each))) return false;
  const code = errorCode(error);
  if (code === undefined) return !(error instanceof Error && connectionTrouble.test(error.message));
  if (undecided.has(code)) return false;
  if (systemCodes.has(code) || networkCode.test(code)) return false;
  return !(sqlState.test(code) && databaseClasses.has(code.slice(0, 2)));
}

/** As `isRowFault`, or it cannot be told: a row that fails so apart from all others is taken for the cause. */
export function mayBeRowFault(error: unknown): boolean {
  return isRowFault(error) || undecided.has(errorCode(error) ?? '');
}

const sqlState = /^[0-9A-Z]{5}$/;

/** Whether our own code could not read what the database answered. The transaction is whole. */
export function isReadFault(error: unknown): boolean {
  return isRowFault(error) && errorCode(error) === undefined;
}

/** Why a row is set aside, as a code: it is kept and shown, so it holds nothing of what the row says. */
export function reasonOf(error: unknown): string {
  if (error instanceof UnreadableRow) return `unreadable:${error.column}`;
  const code = errorCode(error);
  if (code !== undefined && sqlState.test(code)) return `sql:${code}`;
  return `error:${error instanceof Error ? error.name : typeof error}`;
}
