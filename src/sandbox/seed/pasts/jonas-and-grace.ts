import type { Past } from '../past.ts';
import { eveningsAndPeople } from './jonas-and-grace/evenings-and-people.ts';
import { handingOver } from './jonas-and-grace/handing-over.ts';

/** A new team lead learns to let go: leadership, and evenings of his own. */
export const jonasAndGrace: Past = {
  pair: { mentor: 'grace', mentee: 'jonas' },
  deeds: [...handingOver, ...eveningsAndPeople],
};
