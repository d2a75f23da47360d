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
 * statement, and not of a row: connection, transaction state, authorization, roles, catalog, rollback, syntax and
 * privileges, resources, object state, operator, system, configuration.
 */
const databaseClasses = new Set(['08', '25', '28', '0L', '0P', '3D', '3F', '40', '42', '53', '55', '57', '58', 'F0']);

/** What `pg` itself throws about a connection. Such an error has no code. */
const connectionTrouble =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Cannot use a pool after|Client has encountered a connection error|Client was closed)/;

/** Whether a row is to blame: the work would fail on it again, and go well without it. What is unknown counts as the row's. */
export function isRowFault(error: unknown): boolean {
  const code = errorCode(error);
  // The codes of the operating system: ECONNREFUSED, EPIPE.
  if (code !== undefined && /^E[A-Z]{2}/.test(code)) return false;
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code)) return !databaseClasses.has(code.slice(0, 2));
  return !(error instanceof Error && connectionTrouble.test(error.message));
}

/** Whether our own code could not read what the database answered. The transaction is whole. */
export function isReadFault(error: unknown): boolean {
  return isRowFault(error) && errorCode(error) === undefined;
}

/** Why a row is set aside, as a code: it is kept and shown, so it holds nothing of what the row says. */
export function reasonOf(error: unknown): string {
  if (error instanceof UnreadableRow) return `unreadable:${error.column}`;
  const code = errorCode(error);
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code)) return `sql:${code}`;
  return `error:${error instanceof Error ? error.name : typeof error}`;
}
