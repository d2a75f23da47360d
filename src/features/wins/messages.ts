import type { ChannelId } from '../../core/ids.ts';
import { localDateOf, type TimeZone } from '../../core/local-time.ts';
import type { Act } from '../../database/act.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { messageKind, type Rendered } from '../../delivery/message.ts';
import { id } from '../../delivery/subject.ts';
import { getMentorship } from '../mentorships/queries.ts';
import type { Mentorship } from '../mentorships/types.ts';
import { listMenders } from '../programs/queries.ts';
import { countKudos, findWin } from './queries.ts';
import type { Win, WinId } from './types.ts';
import { inviteNotice, offerMessage, pairPost, waitingNotice, winPost } from './views.ts';

const gone: Rendered = { do: 'skip', because: 'the win is not to be posted' };

declare module '../../delivery/message.ts' {
  interface MessageSubjects {
    'win.post': WinId;
    'win.waiting': WinId;
    'win.pair_post': WinId;
    'win.offer': WinId;
    'win.invite_notice': ChannelId;
  }
}

export const winMessages = [
  messageKind('win.post', id(), {
    title: 'Celebration in the channel',
    async render(act, winId) {
      const found = await readWin(act, winId);
      if (found?.win.status !== 'celebrated') return gone;
      return { do: 'send', message: winPost(found.win, found.mentorship, await countKudos(act.tx, found.win.id)) };
    },
    async held(act, winId) {
      const found = await readWin(act, winId);
      if (!found?.win.channelId) return;
      const { channelId } = found.win;
      const menders = await listMenders(act.tx);
      await enqueue(act, 'win.waiting', winId, {
        target: { kind: 'people', ids: [found.mentorship.mentee.id] },
        dedupKey: `win.waiting:${winId}:${channelId}`,
      });
      const today = localDateOf(act.now, 'UTC' as TimeZone);
      // One notice a person, channel and day, however many wins wait and however often they are tried.
      for (const personId of menders) {
        await enqueue(act, 'win.invite_notice', channelId, {
          target: { kind: 'people', ids: [personId] },
          dedupKey: `win.invite_notice:${channelId}:${personId}:${today}`,
        });
      }
    },
  }),
  messageKind('win.waiting', id(), {
    title: 'Note that a win waits',
    async render(act, winId) {
      const found = await readWin(act, winId);
      if (found?.win.status !== 'celebrated' || !found.win.channelId) return gone;
      return { do: 'send', message: waitingNotice(found.win, found.win.channelId) };
    },
  }),
  messageKind('win.pair_post', id(), {
    title: 'Win shared between the two',
    async render(act, winId) {
      const found = await readWin(act, winId);
      if (found?.win.status !== 'shared_with_pair') return gone;
      return { do: 'send', message: pairPost(found.win, found.mentorship) };
    },
  }),
  messageKind('win.offer', id(), {
    title: 'Question whether to celebrate',
    async render(act, winId) {
      const found = await readWin(act, winId);
      if (found?.win.status !== 'offered' || found.mentorship.status === 'ended') return gone;
      return { do: 'send', message: offerMessage(found.win, found.mentorship) };
    },
  }),
  messageKind('win.invite_notice', id(), {
    title: 'Request to invite Cairn',
    render: async (_, channelId) => ({ do: 'send', message: inviteNotice(channelId) }),
  }),
];

async function readWin(act: Act, id: WinId): Promise<{ win: Win; mentorship: Mentorship } | undefined> {
  const win = await findWin(act.tx, id);
  return win && { win, mentorship: await getMentorship(act.tx, win.mentorshipId) };
}
