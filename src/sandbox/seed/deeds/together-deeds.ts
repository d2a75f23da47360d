import type { PersonalAct } from '../../../database/act.ts';
import { keepNote } from '../../../features/journal/actions.ts';
import { listEntries } from '../../../features/journal/queries/entries.ts';
import { changeSteps } from '../../../features/together/actions/change-steps.ts';
import {
  addLearned,
  finishUndertaking,
  letGoUndertaking,
  startUndertaking,
} from '../../../features/together/actions/move-undertaking.ts';
import { planUndertaking } from '../../../features/together/actions/plan-undertaking.ts';
import { shareInsight, thankForInsight } from '../../../features/together/actions/share-insight.ts';
import { listSteps } from '../../../features/together/queries/steps.ts';
import { listUndertakings } from '../../../features/together/queries/undertakings.ts';
import type { Undertaking, UndertakingKind } from '../../../features/together/types.ts';
import type { Life, Scene } from './scene.ts';

/** Names a lab or a project by its title. */
interface Named {
  readonly title: string;
}

/** What the two write down, pass on and do together. */
export const togetherDeeds = {
  async notes({ life, visit }: Scene, { words, shared = false }: { words: string; shared?: boolean }) {
    const { mentorship: mentorshipId } = life;
    await visit.act((act) => keepNote(act, { mentorshipId, kind: 'note', words, isShared: shared }));
  },

  async shares(
    { life, visit }: Scene,
    told: { kind: 'insight' | 'opportunity'; words: string; link?: string; goal?: string },
  ) {
    const { kind, words, link } = told;
    const goalId = told.goal === undefined ? undefined : life.goal(told.goal);
    const about = { mentorshipId: life.mentorship, kind, words, link, goalId };
    await visit.act((act) => shareInsight(act, about));
  },

  /** For the newest insight or opportunity. */
  async thanks({ life, visit }: Scene, _told: object) {
    await visit.act(async (act) => {
      const asked = { mentorshipIds: [life.mentorship], readerId: act.personId, events: ['note.kept'] };
      const [newest] = await listEntries(act.tx, { ...asked, noteKinds: ['insight', 'opportunity'], most: 1 });
      if (!newest?.note) throw new Error('nothing was shared yet');
      await thankForInsight(act, newest.note.id);
    });
  },

  async undertakes(
    { life, visit }: Scene,
    told: Named & { kind: UndertakingKind; whatFor: string; steps: readonly string[] },
  ) {
    const plan = { mentorshipId: life.mentorship, ...told, steps: told.steps.join('\n') };
    await visit.act((act) => planUndertaking(act, plan));
  },

  async begins({ life, visit }: Scene, { title }: Named) {
    await visit.act(async (act) => startUndertaking(act, (await seen(act, life, title)).id));
  },

  async worksOn({ life, visit }: Scene, told: Named & { ticks: readonly string[] }) {
    await visit.act(async (act) => {
      const { id } = await seen(act, life, told.title);
      const steps = await listSteps(act.tx, id);
      const positions = steps.map(({ position }) => position);
      const ticked = steps.filter(({ tickedAt }) => tickedAt !== null).map(({ position }) => position);
      const now = steps.filter(({ title }) => told.ticks.includes(title)).map(({ position }) => position);
      if (now.length !== told.ticks.length) throw new Error(`“${told.title}” has not all of these steps`);
      const form = { shown: { positions, ticked }, chosen: [...ticked, ...now], added: undefined };
      await changeSteps(act, id, form);
    });
  },

  async finishes({ life, visit }: Scene, told: Named & { outcome: string; learned?: string }) {
    const { outcome, learned } = told;
    await visit.act(async (act) =>
      finishUndertaking(act, (await seen(act, life, told.title)).id, { outcome, learned }),
    );
  },

  async learns({ life, visit }: Scene, { title, words: learned }: Named & { words: string }) {
    await visit.act(async (act) => addLearned(act, (await seen(act, life, title)).id, { learned }));
  },

  async letsGo({ life, visit }: Scene, { title, why: reason }: Named & { why: string }) {
    await visit.act(async (act) => letGoUndertaking(act, (await seen(act, life, title)).id, { reason }));
  },
};

/** What the person has before their eyes under this title. */
async function seen(act: PersonalAct, life: Life, title: string): Promise<Undertaking> {
  const all = await listUndertakings(act.tx, [life.mentorship], { skip: 0, most: 100 });
  const found = all.find((one) => one.title === title);
  if (!found) throw new Error(`they do not plan “${title}” yet`);
  return found;
}
