import type { JournalContribution } from '../journal/record.ts';
import { listTitles } from './queries/undertakings.ts';
import type { ChangeKind, UndertakingId } from './types.ts';

type TogetherEvents = Record<`together.${ChangeKind}`, UndertakingId>;

declare module '../journal/record.ts' {
  interface JournalSubjects extends TogetherEvents {}
}

export const togetherJournal: JournalContribution<keyof TogetherEvents> = {
  kinds: { together: { title: 'Labs and projects', position: 70 } },
  events: {
    'together.planned': { kind: 'together', did: 'planned to do together' },
    'together.started': { kind: 'together', did: 'began' },
    'together.edited': { kind: 'together', did: 'changed the plan' },
    'together.steps_added': { kind: 'together', did: 'added steps' },
    'together.step_ticked': { kind: 'together', did: 'ticked a step' },
    'together.step_unticked': { kind: 'together', did: 'opened a step again' },
    'together.done': { kind: 'together', did: 'finished together' },
    'together.learned': { kind: 'together', did: 'said what there was to learn' },
    'together.let_go': { kind: 'together', did: 'let go' },
  },
  titlesOf: listTitles,
};
