import { badDatabase } from './bad-database.ts';
import { badSlack } from './bad-slack.ts';
import type { Drill } from './drill.ts';
import { killStorm } from './kill-storm.ts';
import { repeatsDrill } from './repeats.ts';

/** Every drill, in the order in which they run. */
export const drills: readonly Drill[] = [killStorm, badSlack, badDatabase, repeatsDrill];
