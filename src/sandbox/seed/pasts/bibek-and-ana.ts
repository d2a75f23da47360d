import type { Past } from '../past.ts';
import { afterTheFirstTalk } from './bibek-and-ana/after-the-first-talk.ts';
import { obstacles } from './bibek-and-ana/obstacles.ts';
import { refined } from './bibek-and-ana/refined.ts';
import { together } from './bibek-and-ana/together.ts';
import { untilTheFirstTalk } from './bibek-and-ana/until-the-first-talk.ts';

/** Courage in three months: goals in every state, a holiday, and a check-in that is open on the last day. */
export const bibekAndAna: Past = {
  pair: { mentor: 'ana', mentee: 'bibek' },
  deeds: [...untilTheFirstTalk, ...afterTheFirstTalk, ...refined, ...obstacles, ...together],
};
