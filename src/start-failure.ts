import { ConfigError } from './config.ts';
import { errorCode } from './core/errors.ts';
import { EmbeddedPostgresError } from './database/embedded/errors.ts';
import { RolesMissing } from './database/roles.ts';

export interface StartFailure {
  /** For the operator: what is the matter and what to do. */
  readonly message: string;
  readonly exitCode: number;
}

/** EX_CONFIG of sysexits.h: trying again without changing something is of no use. */
const configExit = 78;

/** No such host, nobody listening, wrong password, no such role or database. */
const databaseDoors = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ETIMEDOUT', '28P01', '28000', '3D000']);

/** What an operator is told instead of a stack trace; undefined for what nobody foresaw. */
export function explainStartFailure(error: unknown): StartFailure | undefined {
  if (error instanceof ConfigError) return { message: error.message, exitCode: configExit };
  if (error instanceof RolesMissing) return { message: error.message, exitCode: configExit };
  if (error instanceof EmbeddedPostgresError) return { message: error.message, exitCode: 1 };
  const code = errorCode(error) ?? '';
  if (databaseDoors.has(code)) {
    return {
      message: `The database does not let Cairn in (${code}). Check DATABASE_URL, and that Postgres runs.`,
      exitCode: 1,
    };
  }
  if (code === 'EADDRINUSE') {
    return {
      message: 'Another program already listens on PORT. Choose another one, or stop that program.',
      exitCode: 1,
    };
  }
  return undefined;
}
