import { type JournalContribution, untold } from '../journal/record.ts';
import { listTitles, listWinIdsOf } from './queries.ts';
import type { WinId } from './types.ts';

interface WinEvents {
  'win.offered': WinId;
  'win.celebrated': WinId;
  'win.shared_with_pair': WinId;
  'win.declined': WinId;
  'kudos.given': WinId;
  'kudos.taken_back': WinId;
}

declare module '../journal/record.ts' {
  interface JournalSubjects extends WinEvents {}
}

export const winJournal: JournalContribution<keyof WinEvents> = {
  kinds: { wins: { title: 'Wins', position: 30 } },
  events: {
    'win.offered': untold,
    'win.celebrated': { kind: 'wins', did: 'celebrated a win' },
    'win.shared_with_pair': { kind: 'wins', did: 'celebrated a win, just the two of you' },
    'win.declined': untold,
    'kudos.given': { kind: 'wins', did: 'A colleague gave kudos', isNameless: true },
    'kudos.taken_back': untold,
  },
  titlesOf: listTitles,
  listAbout: listWinIdsOf,
};
