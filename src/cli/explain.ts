import { z } from 'zod';
import { readDatabaseConfig } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { connect } from '../database/connect.ts';
import { openDatabase } from '../database/open.ts';
import { withClaimer, withWorkspace } from '../database/transaction.ts';
import { explainMentorship } from '../features/check-ins/actions/explain.ts';
import { findWorkspaceOf } from '../features/check-ins/queries/claims.ts';
import type { Explained } from '../features/check-ins/rules/explain.ts';
import type { MentorshipId } from '../features/mentorships/types.ts';
import { type Command, complain, print, UsageError } from './command.ts';
import { readOptions } from './read-options.ts';

const mentorshipId = z.uuid().transform((id) => id as MentorshipId);

/** What will happen next in a mentorship's check-ins, and why: dates and rules, no names and nothing that anybody wrote. */
export const explain: Command = {
  name: 'explain',
  help: [
    ['explain MENTORSHIP', 'says what its check-ins will do next, and why'],
    ['  --json', '  as JSON, for other programs'],
  ],
  purpose: 'explain the mentorship',
  async run(args) {
    const { values, positionals } = readOptions(args, { json: { type: 'boolean' } });
    const [text, ...others] = positionals;
    if (text === undefined) throw new UsageError('Say which mentorship: explain MENTORSHIP, by its id.');
    if (others.length > 0) throw new UsageError(`"explain" takes one mentorship, not "${others[0]}" as well.`);
    const id = mentorshipId.safeParse(text);
    if (!id.success) throw new UsageError(`"${text}" is no id of a mentorship; it looks like 0b0c….`);
    const opened = await openDatabase(readDatabaseConfig());
    const database = connect(opened.url);
    try {
      const workspaceId = await withClaimer(database, (tx) => findWorkspaceOf(tx, id.data));
      const explained =
        workspaceId &&
        (await withWorkspace(database, workspaceId, (tx) => explainMentorship(tx, id.data, systemClock.now())));
      if (!explained) {
        complain('There is no mentorship with this id.');
        return 1;
      }
      print(values['json'] ? JSON.stringify(explained, null, 2) : explained.map(inLine).join('\n'));
      return 0;
    } finally {
      await database.close();
      await opened.close();
    }
  },
};

function inLine({ at, what, why }: Explained): string {
  return `${at ? at.toISOString().replace(/:\d\d\.\d+Z$/, 'Z') : 'now'.padEnd(17)}  ${what}: ${why}`;
}
