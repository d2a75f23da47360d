// Writes src/database/schema.ts from the migrated database: `DATABASE_URL=… npm run schema`.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readDatabaseConfig } from '../config.ts';
import { connect } from '../database/connect.ts';
import { generateSchema } from '../database/generate-schema.ts';
import { migrateToLatest } from '../database/migrate.ts';
import { openDatabase } from '../database/open.ts';

const opened = await openDatabase(readDatabaseConfig());
await migrateToLatest(opened.url);
const database = connect(opened.url);
const file = path.resolve(import.meta.dirname, '../database/schema.ts');
await writeFile(file, await generateSchema(database.kysely));
process.stdout.write(`wrote ${file}\n`);
await database.close();
await opened.close();
