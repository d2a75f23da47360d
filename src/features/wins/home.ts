import type { HomePart } from '../../home-part.ts';
import { listOfferedWins } from './queries.ts';
import { offeredWinSection } from './views.ts';

export const winHome: HomePart = {
  position: 40,
  async sections(act, mentorships) {
    const wins = await listOfferedWins(
      act.tx,
      mentorships.map(({ mentorship }) => mentorship.id),
    );
    return new Map(
      mentorships.map(({ mentorship, role }) => {
        const own = wins.filter((win) => win.mentorshipId === mentorship.id);
        // The mentee decides, and nobody else is asked.
        return [mentorship.id, role === 'mentee' ? own.map(offeredWinSection) : []];
      }),
    );
  },
};
