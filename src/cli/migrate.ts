import { readDatabaseConfig } from '../config.ts';
import { migrateToLatest } from '../database/migrate.ts';
import { openDatabase } from '../database/open.ts';
import { type Command, print, UsageError } from './command.ts';
import { readOptions } from './read-options.ts';

/** Brings the database to the newest migration and says what it did. */
export const migrate: Command = {
  name: 'migrate',
  help: [['migrate', 'brings the database to the newest migration']],
  purpose: 'migrate',
  async run(args) {
    const { positionals } = readOptions(args, {});
    if (positionals.length > 0) throw new UsageError(`"migrate" takes no "${positionals[0]}".`);
    const opened = await openDatabase(readDatabaseConfig());
    try {
      const migrated = await migrateToLatest(opened.url);
      print(migrated.length > 0 ? `migrated: ${migrated.join(', ')}` : 'nothing to migrate');
    } finally {
      await opened.close();
    }
    return 0;
  },
};
