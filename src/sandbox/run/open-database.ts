import { sql } from 'kysely';
import { connect } from '../../database/connect.ts';
import {
  type EmbeddedPostgres,
  EmbeddedPostgresError,
  startEmbeddedPostgres,
} from '../../database/embedded-postgres.ts';
import type { DatabaseListeners } from '../../database/open.ts';

const name = 'cairn';

/** Starts Postgres over the data in `directory`. Whoever has it is the one sandbox that may touch what lies beside it. */
export async function startPostgres(directory: string, listeners: DatabaseListeners): Promise<EmbeddedPostgres> {
  try {
    return await startEmbeddedPostgres({ directory, ...listeners });
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError) || error.problem !== 'in-use') throw error;
    throw new EmbeddedPostgresError(
      'in-use',
      `Another sandbox already runs on ${directory}. Use its page or stop it; --data DIR gives this one a place of its own.`,
      { cause: error },
    );
  }
}

/** An empty database in the place of whatever was there. */
export async function renewDatabase(postgres: EmbeddedPostgres): Promise<void> {
  const server = connect(postgres.url('postgres'), { maxConnections: 1 });
  try {
    await sql`drop database if exists ${sql.id(name)} with (force)`.execute(server.kysely);
    await sql`create database ${sql.id(name)}`.execute(server.kysely);
    // Three months are lived in thousands of transactions; what a power cut takes of a sandbox may be taken.
    await sql`alter database ${sql.id(name)} set synchronous_commit to off`.execute(server.kysely);
  } finally {
    await server.close();
  }
}
