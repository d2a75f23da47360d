import { test } from '@jest/globals';

/** How Slack reaches Cairn in this run: the Jest project says so in its `globals`; over HTTP where none does. */
export const door = (globalThis as { slackDoor?: 'http' | 'socket' }).slackDoor ?? 'http';

/** For what there is over HTTP alone, with the reason beside it. Elsewhere it is skipped, and counted as left out. */
export const overHttpOnly = { test: door === 'http' ? test : test.skip };
