import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/schema.ts';

/**
 * Does work in a transaction and takes it back, to learn whether it can be done.
 * @throws what the work throws, or what the database would say at commit
 */
export async function dryRun<TX extends Kysely<Tables>>(
  transact: (work: (tx: TX) => Promise<never>) => Promise<never>,
  work: (tx: TX) => Promise<unknown>,
): Promise<void> {
  const undo = new Error('taken back on purpose');
  try {
    await transact(async (tx) => {
      await work(tx);
      // What waits for the commit (the trigger that wakes the gate) is part of the work.
      await sql`set constraints all immediate`.execute(tx);
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
}
