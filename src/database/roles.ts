import { type Kysely, sql } from 'kysely';
import { errorCode } from '../core/errors.ts';
import type { Tables } from './schema.ts';

/** Sees only the rows of `app.workspace_id`. */
export const appRole = 'cairn_app';
/** Sees what is due in every workspace, and nothing else. */
export const claimerRole = 'cairn_claimer';

/** The database user may not create Cairn's roles. The message is the SQL an administrator has to run. */
export class RolesMissing extends Error {
  override readonly name = 'RolesMissing';
}

/**
 * Creates the two roles where they are missing and lets the current user take them. Roles belong to the whole cluster:
 * databases that start at once meet them, so a concurrent creation is not an error.
 * @throws RolesMissing where the current user may not do so and they are not there
 */
export async function ensureRoles(db: Kysely<Tables>): Promise<void> {
  for (const role of [appRole, claimerRole]) {
    if (await canTakeRole(db, role)) continue;
    try {
      if (!(await roleExists(db, role))) await sql`do ${sql.lit(createRole(role))}`.execute(db);
      await sql.raw(await grantToCurrentUser(db, role)).execute(db);
    } catch (error) {
      if (errorCode(error) !== '42501') throw error;
      throw new RolesMissing(
        `Cairn's database user may not create or take Cairn's roles. An administrator must run once:\n${await administratorSql(db)}`,
        { cause: error },
      );
    }
  }
}

async function canTakeRole(db: Kysely<Tables>, role: string): Promise<boolean> {
  const { rows } = await sql<{ can: boolean }>`
    select pg_has_role(current_user, oid, ${await setPrivilege(db)}) as can from pg_roles where rolname = ${role}`.execute(
    db,
  );
  return rows[0]?.can ?? false;
}

async function roleExists(db: Kysely<Tables>, role: string): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${role}`.execute(db);
  return rows.length > 0;
}

function createRole(role: string): string {
  return `begin
    create role ${role} nologin;
  exception when duplicate_object or unique_violation then null;
  end`;
}

/** From Postgres 16 on, membership alone does not allow SET ROLE. */
async function hasSetOption(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(db);
  return Number(rows[0]?.version) >= 160_000;
}

async function setPrivilege(db: Kysely<Tables>): Promise<string> {
  return (await hasSetOption(db)) ? 'SET' : 'MEMBER';
}

async function grantToCurrentUser(db: Kysely<Tables>, role: string, user = 'current_user'): Promise<string> {
  return `grant ${role} to ${user}${(await hasSetOption(db)) ? ' with set true' : ''}`;
}

async function administratorSql(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ user: string }>`select quote_ident(current_user) as user`.execute(db);
  const user = rows[0]?.user ?? 'current_user';
  const lines = [];
  for (const role of [appRole, claimerRole]) {
    if (!(await roleExists(db, role))) lines.push(`create role ${role} nologin;`);
    if (!(await canTakeRole(db, role))) lines.push(`${await grantToCurrentUser(db, role, user)};`);
  }
  return lines.join('\n');
}
