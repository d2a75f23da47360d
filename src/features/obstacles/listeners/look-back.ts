import type { PersonalAct } from '../../../database/act.ts';
import type { Door } from '../../../slack/door.ts';
import { listMentorshipsOf } from '../../mentorships/queries.ts';
import { wholeLife } from '../../pair-records/types.ts';
import { historyRange } from '../../pair-records/views.ts';
import { meetVisitor } from '../../people/lookups.ts';
import { findGoalOf } from '../actions/where-it-belongs.ts';
import { historyPage, listPage, obstacleButtons, obstacleRef } from '../inputs.ts';
import { obstacleRecord } from '../pair-record.ts';
import { listObstacles, type ObstacleFilter } from '../queries/obstacles.ts';
import { listRevisions } from '../queries/revisions.ts';
import { writersOf } from '../rules/parts.ts';
import { recordModal } from '../views/obstacle-card.ts';
import { obstacleHistoryModal } from '../views/obstacle-history.ts';
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

  door.button(obstacleButtons.open, obstacleRef, async (visit, { obstacle: id }) => {
    const view = await visit.act(async (act) => {
      const { row, mentorship } = await obstacleRecord.open(act, id);
      const writers = writersOf(await listRevisions(act.tx, id, wholeLife));
      return recordModal({ obstacle: row, mentorship, goal: await findGoalOf(act, row), writers });
    });
    await visit.showModal(view);
  });
  door.button(obstacleButtons.history, historyPage, async (visit, { obstacle: id, before }) => {
    const view = await visit.act(async (act) => {
      const { row, mentorship } = await obstacleRecord.open(act, id);
      return obstacleHistoryModal(row, mentorship, await listRevisions(act.tx, id, historyRange(before)));
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
  const obstacles = found.flatMap((obstacle) => {
    const mentorship = mentorships.find(({ id }) => id === obstacle.mentorshipId);
    return mentorship ? [{ obstacle, mentorship }] : [];
  });
  return { which, skip, obstacles };
}
