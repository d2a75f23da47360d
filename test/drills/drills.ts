import { badDatabase } from './bad-database.ts';
import { badSlack } from './bad-slack.ts';
import { clock } from './clock.ts';
import type { Drill } from './drill.ts';
import { dst } from './dst.ts';
import { killStorm } from './kill-storm.ts';
import { longHaul } from './long-haul.ts';
import { repeatsDrill } from './repeats.ts';

/** Every drill, in the order in which they run. */
export const drills: readonly Drill[] = [killStorm, badSlack, badDatabase, repeatsDrill, clock, dst, longHaul];
