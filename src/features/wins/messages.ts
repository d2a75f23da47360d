import type { ChannelId } from '../../core/ids.ts';
import { localDateOf, type TimeZone } from '../../core/local-time.ts';
import type { Act } from '../../database/act.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import type { MessageKind, Rendered } from '../../delivery/message.ts';
import { getMentorship } from '../mentorships/queries.ts';
import type { Mentorship } from '../mentorships/types.ts';
import { listMenders } from '../programs/queries.ts';
import { countKudos, findWin } from './queries.ts';
import type { Win, WinId } from './types.ts';
import { inviteNotice, offerMessage, pairPost, waitingNotice, winPost } from './views.ts';

const gone: Rendered = { do: 'skip', because: 'the win is not to be posted' };

export const winMessages: readonly MessageKind[] = [
  {
    kind: 'win.post',
    title: 'Celebration in the channel',
    async render(act, subjectId) {
      const found = await readWin(act, subjectId);
      if (found?.win.status !== 'celebrated') return gone;
      return { do: 'send', message: winPost(found.win, found.mentorship, await countKudos(act.tx, found.win.id)) };
    },
    async held(act, subjectId) {
      const found = await readWin(act, subjectId);
      if (!found?.win.channelId) return;
      const { channelId } = found.win;
      const menders = await listMenders(act.tx);
      await enqueue(act, {
        kind: 'win.waiting',
        subjectId,
        target: { kind: 'people', ids: [found.mentorship.mentee.id] },
        dedupKey: `win.waiting:${subjectId}:${channelId}`,
      });
      const today = localDateOf(act.now, 'UTC' as TimeZone);
      // One notice a person, channel and day, however many wins wait and however often they are tried.
      for (const id of menders) {
        await enqueue(act, {
          kind: 'win.invite_notice',
          subjectId: channelId,
          target: { kind: 'people', ids: [id] },
          dedupKey: `win.invite_notice:${channelId}:${id}:${today}`,
        });
      }
    },
  },
  {
    kind: 'win.waiting',
    title: 'Note that a win waits',
    async render(act, subjectId) {
      const found = await readWin(act, subjectId);
      if (found?.win.status !== 'celebrated' || !found.win.channelId) return gone;
      return { do: 'send', message: waitingNotice(found.win, found.win.channelId) };
    },
  },
  {
    kind: 'win.pair_post',
    title: 'Win shared between the two',
    async render(act, subjectId) {
      const found = await readWin(act, subjectId);
      if (found?.win.status !== 'shared_with_pair') return gone;
      return { do: 'send', message: pairPost(found.win, found.mentorship) };
    },
  },
  {
    kind: 'win.offer',
    title: 'Question whether to celebrate',
    async render(act, subjectId) {
      const found = await readWin(act, subjectId);
      if (found?.win.status !== 'offered' || found.mentorship.status === 'ended') return gone;
      return { do: 'send', message: offerMessage(found.win, found.mentorship) };
    },
  },
  {
    kind: 'win.invite_notice',
    title: 'Request to invite Cairn',
    render: async (_, channelId) => ({ do: 'send', message: inviteNotice(channelId as ChannelId) }),
  },
];

async function readWin(act: Act, id: string): Promise<{ win: Win; mentorship: Mentorship } | undefined> {
  const win = await findWin(act.tx, id as WinId);
  return win && { win, mentorship: await getMentorship(act.tx, win.mentorshipId) };
}
