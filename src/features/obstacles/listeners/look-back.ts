import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import { listMentorshipsOf } from '../../mentorships/queries.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { openObstacle } from '../actions/open-obstacle.ts';
import { historyPage, listPage, obstacleButtons, obstacleRef } from '../inputs.ts';
import { listObstacles, type ObstacleFilter } from '../queries/obstacles.ts';
import { listRevisions, listRevisionsSince } from '../queries/revisions.ts';
import { writersOf } from '../rules/parts.ts';
import { recordModal } from '../views/obstacle-card.ts';
import { historyModal, revisionsPerPage } from '../views/obstacle-history.ts';
import { type ObstacleList, obstacleListBlocks, obstacleListModal, obstaclesPerPage } from '../views/obstacle-list.ts';

export function registerLookingBack(door: Door): void {
  door.subcommand('/goal', {
    name: 'obstacles',
    usage: 'obstacles',
    does: 'shows what was in the way, and what you learned',
    async run(visit) {
      await meetVisitor(visit);
      const list = await visit.act((act) => readList(act, 'all', 0));
      await visit.reply('Your obstacles', obstacleListBlocks(list));
    },
  });
  const { list, listOpen, listClosed, listAll } = obstacleButtons;
  for (const action of [list, listOpen, listClosed, listAll]) {
    door.button(action, listPage, async (visit, { which, skip }) => {
      const page = await visit.act((act) => readList(act, which, skip));
      await visit.showModal(obstacleListModal(page), 'instead');
    });
  }

  door.button(obstacleButtons.open, obstacleRef, async (visit, { obstacle }) => {
    const view = await visit.act(async (act) => {
      const opened = await openObstacle(act, obstacle);
      return recordModal({ ...opened, writers: writersOf(await listRevisionsSince(act.tx, obstacle, 0)) });
    });
    await visit.showModal(view);
  });
  door.button(obstacleButtons.history, historyPage, async (visit, { obstacle: id, before }) => {
    const view = await visit.act(async (act) => {
      const { obstacle, mentorship } = await openObstacle(act, id);
      const page = { before: before ?? obstacle.revision + 1, most: revisionsPerPage };
      return historyModal(obstacle, mentorship, await listRevisions(act.tx, id, page));
    });
    await visit.showModal(view, before ? 'instead' : 'on top');
  });
}

/** Obstacles of the acting person's mentorships, in either role, the ended ones too. */
async function readList(act: PersonalAct, which: ObstacleFilter, skip: number): Promise<ObstacleList> {
  const mentorships = await listMentorshipsOf(act.tx, act.personId);
  const found = await listObstacles(
    act.tx,
    mentorships.map(({ id }) => id),
    which,
    { skip, most: obstaclesPerPage + 1 },
  );
  const obstacles = found.slice(0, obstaclesPerPage).flatMap((obstacle) => {
    const mentorship = mentorships.find(({ id }) => id === obstacle.mentorshipId);
    return mentorship ? [{ obstacle, mentorship }] : [];
  });
  return { which, skip, obstacles, hasMore: found.length > obstaclesPerPage };
}
