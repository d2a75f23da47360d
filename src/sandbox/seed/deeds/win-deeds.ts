import type { ChannelId } from '../../../core/ids.ts';
import { decideWin, toggleKudos } from '../../../features/wins/actions.ts';
import { listOfferedWins } from '../../../features/wins/queries.ts';
import { channelChoice } from '../../../features/wins/rules.ts';
import type { Choice } from '../../../features/wins/types.ts';
import type { Who } from '../cast.ts';
import type { Scene } from './scene.ts';

/** Names a win by the milestone or the goal that was reached. */
interface Named {
  readonly win: string;
}

export const winDeeds = {
  async celebrates({ cast, life, visit }: Scene, told: Named & { how: Choice; words?: string }) {
    const choice = told.how === 'channel' ? channelChoice(cast.celebrations.id as ChannelId) : told.how;
    const id = await visit.act(async (act) => {
      const win = (await listOfferedWins(act.tx, [life.mentorship])).find(({ title }) => title === told.win);
      if (!win) throw new Error(`nobody offers to celebrate “${told.win}”`);
      await decideWin(act, win.id, { choice, words: told.words });
      return win.id;
    });
    life.addWin(told.win, id);
  },

  /** Gives kudos, together with others. */
  async applauds({ life, visit, visitOf }: Scene, { win, and = [] }: Named & { and?: readonly Who[] }) {
    await visit.act((act) => toggleKudos(act, life.win(win)));
    for (const who of and) await (await visitOf(who)).act((act) => toggleKudos(act, life.win(win)));
  },
};
