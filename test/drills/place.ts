import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrateToLatest } from '../../src/database/migrate.ts';

/** A migrated, empty database of a drill's own. */
export interface Place {
  readonly url: string;
  drop(): Promise<void>;
}

/** @param serverUrl the maintenance database of a Postgres where databases may be made */
export async function openPlace(serverUrl: string): Promise<Place> {
  const name = `cairn_drill_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, `create database ${name}`);
  const drop = () => onServer(serverUrl, `drop database if exists ${name} with (force)`);
  const url = new URL(serverUrl);
  url.pathname = name;
  try {
    await migrateToLatest(url.href);
  } catch (error) {
    await drop();
    throw error;
  }
  return { url: url.href, drop };
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
