import { describe, expect, test } from '@jest/globals';
import type { WorkspaceTransaction } from '../../../../src/database/transaction.ts';
import type { GoalId } from '../../../../src/features/goals/types.ts';
import { listAbout, listGoals, readTitles } from '../../../../src/features/journal/listeners/ask-features.ts';
import type { JournalRow } from '../../../../src/features/journal/queries/entries.ts';
import type { JournalContribution } from '../../../../src/features/journal/record.ts';
import type { MentorshipId } from '../../../../src/features/mentorships/types.ts';
import { now, uuid } from '../made.ts';

const tx = {} as WorkspaceTransaction;
const goal = uuid<GoalId>(1);
const mentorshipIds = [uuid<MentorshipId>(9)];

/** A feature with one event, and what it was asked for. */
function aFeature(event: string, more: Partial<JournalContribution> = {}) {
  const asked: (readonly string[])[] = [];
  const contribution: JournalContribution = {
    events: { [event]: { kind: 'some', did: 'did it' } },
    titlesOf: async (_tx, _mentorships, ids) => {
      asked.push(ids);
      return new Map(ids.map((id) => [id, `${event} ${id.slice(-1)}`]));
    },
    ...more,
  };
  return { asked, contribution };
}

function aRow(event: string, subjectId: string): JournalRow {
  return { seq: 1, event, mentorshipId: uuid<MentorshipId>(9), subjectId, personName: 'Ana', at: now, note: undefined };
}

describe('of the features', () => {
  const goals = aFeature('goal.agreed', { listGoals: async () => [{ id: goal, title: 'Give talks' }] });
  const wins = aFeature('win.celebrated', { listAbout: async (_tx, id) => [`win of ${id}`] });
  const talks = aFeature('talk.logged');
  const all = [goals, wins, talks].map(({ contribution }) => contribution);

  test('only those are asked for titles whose events are on the page, each once for what is its own', async () => {
    const rows = [
      aRow('win.celebrated', uuid(3)),
      aRow('win.celebrated', uuid(3)),
      aRow('win.celebrated', 'no uuid'),
      aRow('of.another_cairn', uuid(4)),
    ];
    const titles = await readTitles(tx, all, { mentorshipIds, rows, goalIds: [goal] });
    expect([goals.asked, wins.asked, talks.asked]).toEqual([[[goal]], [[uuid(3)]], []]);
    expect([...titles.values()].sort()).toEqual(['goal.agreed 1', 'win.celebrated 3']);
  });

  test('each says what of it is about a goal, and the one with goals lists them', async () => {
    expect(await listAbout(tx, all, goal)).toEqual([`win of ${goal}`]);
    expect(await listGoals(tx, all, mentorshipIds, 99)).toEqual([{ id: goal, title: 'Give talks' }]);
  });
});
