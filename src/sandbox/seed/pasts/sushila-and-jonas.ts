import type { Past } from '../past.ts';
import { firstIntroductions } from './sushila-and-jonas/first-introductions.ts';
import { towardsAnalytics } from './sushila-and-jonas/towards-analytics.ts';

/** From support into analytics: a network, a skill, and a move that takes a year. Jonas is the mentor here. */
export const sushilaAndJonas: Past = {
  pair: { mentor: 'jonas', mentee: 'sushila' },
  deeds: [...firstIntroductions, ...towardsAnalytics],
};
