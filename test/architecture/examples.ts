// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources made up here contain them.
import { roles } from './import-table.ts';

type Example = [path: string, text: string];
const goals = (role: string, text: string): Example => [`src/features/goals/${role}.ts`, text];

/** For every rule by its name: sources that break it, and sources near them that do not. */
export const examples: Record<string, { broken: Example[]; kept: Example[] }> = {
  'features import what their role allows, and downwards only': {
    broken: [
      goals('types', `import type { A } from './rules.ts';`),
      goals('rules', `import { findGoal } from './queries.ts';`),
      goals('rules/can-revise', `import { randomUUID } from 'node:crypto';`),
      goals('rules', `import type { Tables } from '../../database/schema.ts';`),
      goals('queries', `import { canRevise } from './rules.ts';`),
      goals('queries', `import { enqueue } from '../../delivery/enqueue.ts';`),
      goals('queries', `import { findPerson } from '../people/queries.ts';`),
      goals('actions', `import { goalCard } from './views.ts';`),
      goals('actions', `import type { WebClient } from '@slack/web-api';`),
      goals('actions', `import { mrkdwn } from '../../slack/text.ts';`),
      goals('views', `import { findGoal } from './queries.ts';`),
      goals('views', `import { enqueue } from '../../delivery/enqueue.ts';`),
      goals('views', `import { createWebClient } from '../../slack/web-client.ts';`),
      goals('inputs', `import { goalCard } from './views.ts';`),
      goals('listeners', `import { sweepGoals } from './sweeps.ts';`),
      goals('listeners', `import { register } from '../people/listeners.ts';`),
      goals('messages', `import { agreeGoal } from './actions.ts';`),
      goals('sweeps', `import { goalCard } from './views.ts';`),
      goals('sweeps', `import { enqueue } from '../../delivery/enqueue.ts';`),
      goals('home', `import { agreeGoal } from './actions.ts';`),
      goals('home', `import { enqueue } from '../../delivery/enqueue.ts';`),
      goals('home', `import { winHome } from '../wins/home.ts';`),
      goals('actions', `import { goalHome } from './home.ts';`),
      goals('actions', `import { recordWin } from '../wins/actions.ts';`),
      goals('types', `import type { CheckIn } from '../check-ins/types.ts';`),
      goals('rules', `export { isOverdue } from '../check-ins/rules/is-overdue.ts';`),
      ['src/features/app-home/listeners.ts', `import { listOpenGoals } from '../goals/queries/goals.ts';`],
      goals('journal', `import { verbs } from './views.ts';`),
      goals('journal', `import { listTitles } from '../people/queries.ts';`),
      goals('journal', `import { noteJournal } from '../journal/journal.ts';`),
      ['src/features/people/views.ts', `import type { Entry } from '../journal/record.ts';`],
      ['src/features/journal/record.ts', `import { goalTitle } from '../goals/types.ts';`],
      ['src/features/journal/record.ts', `import { enqueue } from '../../delivery/enqueue.ts';`],
    ],
    kept: [
      goals('types', `import type { GoalId } from '../../core/ids.ts';`),
      goals('rules', `import { isActive } from '../mentorships/rules.ts';\nimport type { Goal } from './types.ts';`),
      goals('queries/find-goal', `import { sql } from 'kysely';\nimport type { Act } from '../../../database/act.ts';`),
      goals('actions/agree-goal', `import { canAgree } from '../rules/can-agree.ts';\nimport '../queries.ts';`),
      goals('actions', `import { record } from '../journal/record.ts';\nimport '../../delivery/enqueue.ts';`),
      ['src/features/people/actions.ts', `import { record } from '../journal/record.ts';`],
      ['src/features/app-home/listeners.ts', `import { listLeads } from '../programs/queries.ts';`],
      ['src/features/people/journal.ts', `import { untold } from '../journal/record.ts';\nimport './queries.ts';`],
      goals('views', `import { section } from '../../slack/blocks.ts';\nimport type { View } from '@slack/types';`),
      goals('listeners', `import type { App } from '@slack/bolt';\nimport { findPerson } from '../people/queries.ts';`),
      goals('messages', `import { goalCard } from './views.ts';\nimport { findGoal } from './queries.ts';`),
      goals('sweeps', `import { claimDue } from './queries.ts';\nimport { closeGoal } from './actions.ts';`),
      goals('home', `import type { HomePart } from '../../home-part.ts';\nimport { findGoal } from './queries.ts';`),
      goals('home', `import { goalCard } from './views.ts';\nimport { button } from '../../slack/blocks.ts';`),
    ],
  },
  'the areas beneath the features do not know them': {
    broken: [
      ['src/core/ids.ts', `import type { Tables } from '../database/schema.ts';`],
      ['src/database/act.ts', `import type { Goal } from '../features/goals/types.ts';`],
      ['src/slack/visit.ts', `export * from '../features/goals/listeners.ts';`],
      ['src/delivery/pump.ts', `const features = await import('../features.ts');`],
      ['src/scheduler/ticks.ts', `import { sweep } from '../features/goals/sweeps.ts';`],
    ],
    kept: [
      ['src/delivery/send.ts', `import { createWebClient } from '../slack/web-client.ts';`],
      ['src/features.ts', `import { sweep } from './features/goals/sweeps.ts';`],
    ],
  },
  'only the sandbox and cli import the sandbox': {
    broken: [
      ['src/main.ts', `import { startSandbox } from './sandbox/main.ts';`],
      ['src/features.ts', `const sandbox = await import('./sandbox/main.ts');`],
      ['migrations/one.ts', `import '../src/sandbox/json.ts';`],
    ],
    kept: [
      ['src/sandbox/main.ts', `import './slack/http-door.ts';`],
      ['src/cli/doctor.ts', `import '../sandbox/json.ts';`],
    ],
  },
  'the page stands alone': {
    broken: [
      ['src/sandbox/page/app.tsx', `import { SandboxSlack } from '../slack/sandbox-slack.ts';`],
      ['src/sandbox/page/app.tsx', `import { startPageDoor } from '../page-door/start.ts';`],
      ['src/sandbox/page/app.tsx', `import path from 'node:path';`],
      ['src/sandbox/page-door/start.ts', `import { App } from '../page/app.tsx';`],
    ],
    kept: [
      [
        'src/sandbox/page/app.tsx',
        `import type { Deed } from '../page-door/contract.ts';\nimport './clock/clock.tsx';`,
      ],
      ['src/sandbox/page-door/start.ts', `import type { Deed } from './contract.ts';\nimport path from 'node:path';`],
    ],
  },
  'packages that have a home stay in it': {
    broken: [
      ['src/sandbox/main.ts', `import { build } from 'vite';`],
      ['src/sandbox/driver/reader.ts', `import { useState } from 'react';`],
      ['src/slack/reception.ts', `import { WebSocket } from 'ws';`],
      ['src/sandbox/page/live.ts', `import { WebSocket } from 'ws';`],
      ['src/delivery/pump.ts', `import cron from 'node-cron';`],
      goals('sweeps', `import type { ScheduledTask } from 'node-cron';`),
      ['src/core/logger.ts', `import { LogLevel } from '@slack/bolt';`],
      goals('messages', `import type { WebClient } from '@slack/web-api';`),
      ['src/config.ts', `import { jest } from '@jest/globals';`],
    ],
    kept: [
      ['src/scheduler/ticks.ts', `import cron from 'node-cron';`],
      ['src/create-app.ts', `import { App } from '@slack/bolt';`],
      goals('listeners/modal', `import type { App } from '@slack/bolt';`),
      ['src/sandbox/slack/socket.ts', `import { WebSocketServer } from 'ws';`],
      ['src/sandbox/page-door/live.ts', `import { WebSocketServer } from 'ws';`],
    ],
  },
  'migrations import nothing from src': {
    broken: [['migrations/one.ts', `import { newId } from '../src/core/ids.ts';`]],
    kept: [['migrations/one.ts', `import { sql } from 'kysely';`]],
  },
  'an import names its module': {
    broken: [['src/main.ts', 'await import(`./features/${name}.ts`);']],
    kept: [['src/main.ts', `await import('./features.ts');`]],
  },
  'features are made of their roles': {
    broken: [goals('service', ''), goals('record', ''), ['src/features/goals/kinds/measure.ts', '']],
    kept: [...Object.keys(roles), 'rules/can-agree'].filter((role) => role !== 'record').map((role) => goals(role, '')),
  },
  'every feature has its place in the order': {
    broken: [['src/features/unregistered/rules.ts', '']],
    kept: [['src/features/check-ins/rules.ts', '']],
  },
  'src imports only packages that are installed with it': {
    broken: [
      ['src/core/ids.ts', `import { expect } from 'expect';`],
      ['src/slack/reception.ts', `import { WebSocket } from 'ws';`],
      ['src/sandbox/main.ts', `import express from 'express';`],
    ],
    kept: [
      ['src/core/ids.ts', `import { randomUUID } from 'node:crypto';\nimport pg from 'pg';\nimport './a.ts';`],
      ['src/sandbox/slack/socket.ts', `import { WebSocketServer } from 'ws';`],
    ],
  },
  'only config reads the environment': {
    broken: [
      ['src/main.ts', 'const port = process.env.PORT;'],
      ['src/sandbox/page.ts', 'const { env } = process;'],
      ['src/cli/doctor.ts', `const env = process['env'];`],
    ],
    kept: [
      ['src/config.ts', 'export const read = (env = process.env) => env;'],
      ['src/main.ts', `// process.env is not ours\nconst text = 'process.env'; process.exitCode = 1;`],
    ],
  },
  'only the clock knows the time': {
    broken: [
      ['src/delivery/pump.ts', 'const now = Date.now();'],
      ['src/delivery/pump.ts', 'const now = [].map(Date.now);'],
      goals('rules', 'const now = new Date();'),
      goals('rules', 'const now = new Date;'),
      goals('rules', 'const text = Date();'),
      goals('rules', 'const now = `${Temporal.Now.instant()}`;'),
    ],
    kept: [
      ['src/core/clock.ts', 'const now = new Date();'],
      ['src/sandbox/triggers.ts', 'const now = Date.now();'],
      goals('rules', 'const later = new Date(now.getTime() + 1000); // not Date.now()'),
      goals('rules', 'const due = clock.now();\nconst parsed: Date = toDate();'),
    ],
  },
  'nothing draws lots': {
    broken: [['src/delivery/failure.ts', 'const jitter = Math.random();']],
    kept: [
      ['src/delivery/failure.ts', 'const jitter = random();'],
      ['src/main.ts', 'createApp({ random: Math.random });'],
    ],
  },
  'SQL does not know the time': {
    broken: [
      goals('queries', 'sql`update goals set seen_at = now()`;'),
      goals('queries', 'sql`update goals set seen_at = ${x}, due = NOW ( )`;'),
      ['migrations/one.ts', 'sql`alter table goals add made_at timestamptz default current_timestamp`;'],
      ['migrations/one.ts', `t.addColumn('made_at', 'timestamptz', (c) => c.defaultTo(sql.raw('clock_timestamp()')));`],
      ['migrations/one.sql', 'select current_date;'],
    ],
    kept: [
      goals('queries', 'sql`update goals set seen_at = ${clock.now()}`; // never now()'),
      goals('views', `text('Not now (later)');`),
    ],
  },
  'Kysely does not ask SQL for the time': {
    broken: [goals('queries', `db.fn<Date>('now');`), goals('queries', `fn("now", [])`)],
    kept: [goals('queries', `db.fn('lower', ['title']);`)],
  },
  'SQL reads downwards only, and writes its own tables': {
    broken: [
      goals('queries', `tx.selectFrom('checkIns as c');`),
      goals('queries', `tx.selectFrom('goals as g').innerJoin('wins as w', 'w.goalId', 'g.id');`),
      goals('queries', 'sql`select 1 from goals g join wins w on true`;'),
      goals('queries', `tx.insertInto('mentorships').values(pair);`),
      goals('queries', 'sql`update people set name = ${name}`;'),
      goals('queries', `tx.updateTable('deliveries').set({});`),
      goals('queries', 'tx.selectFrom(table);'),
      ['src/delivery/queries/claims.ts', 'sql`select 1 from goals`;'],
      ['src/slack/tokens.ts', `tx.selectFrom('deliveries');`],
      ['src/delivery/queries/claims.ts', `tx.deleteFrom('installations');`],
      ['src/sandbox/backstage/tour.ts', `tx.deleteFrom('journalEntries');`],
    ],
    kept: [
      goals('queries', `tx.selectFrom('goals').leftJoin('mentorships as m', 'm.id', 'goals.mentorshipId');`),
      goals('queries', 'sql`with taken as (select 1) update steps set title = ${title} from taken`;'),
      goals('queries', `tx.deleteFrom('steps').where('id', '=', id);`),
      goals('queries', `tx.selectFrom('deliveries');`),
      ['src/features/check-ins/queries/claims.ts', `tx.insertInto('journalEntries').values(entries);`],
      ['src/delivery/queries/claims.ts', `tx.selectFrom('quarantinedRows');`],
      ['src/sandbox/backstage/tour.ts', `tx.selectFrom('journalEntries as entry');`],
    ],
  },
  'names say something': {
    broken: [
      ['src/utils/dates.ts', ''],
      ['src/core/date-helpers.ts', ''],
      ['src/slack/lib.ts', ''],
      ['src/slack/session-manager.ts', ''],
    ],
    kept: [['src/core/library.ts', '']],
  },
  'there are no barrels': {
    broken: [
      ['src/core/index.ts', ''],
      ['src/features/goals/actions/index.ts', ''],
    ],
    kept: [['src/core/indexes.ts', '']],
  },
  'names are kebab-case': {
    broken: [
      ['src/core/localTime.ts', ''],
      ['src/features/check_ins/rules.ts', ''],
    ],
    kept: [['src/core/local-time.ts', '']],
  },
  'files are short': {
    broken: [['src/core/long.ts', 'a;\n'.repeat(301)]],
    kept: [
      ['src/core/long.ts', 'a;\n'.repeat(300)],
      ['src/database/schema.ts', `// Generated by …\n${'a;\n'.repeat(400)}`],
    ],
  },
};
