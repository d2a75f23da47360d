import type { JournalEvent } from '../record.ts';
import type { JournalKind, NoteKind } from '../types.ts';

/** How the journal tells of an event: after a name, `logged progress`. */
interface Telling {
  readonly kind: JournalKind;
  readonly did: string;
  /** It is told without a name: time did it, or who did it is nobody's business. */
  readonly isNameless?: boolean;
}

/** An event that the journal keeps to itself: it is a question to one person, or says what another event says. */
const untold = undefined;

/** Every event, in words. What a person wrote about it stands where they wrote it, not here. */
const tellings: Readonly<Record<JournalEvent, Telling | typeof untold>> = {
  'mentorship.paired': { kind: 'mentorship', did: 'paired the two' },
  'mentorship.ended': { kind: 'mentorship', did: 'ended the mentorship' },
  'note.kept': { kind: 'notes', did: 'kept' },
  'note.edited': untold,
  'note.shared': { kind: 'notes', did: 'shared' },
  'note.unshared': untold,
  'note.deleted': untold,
  'note.thanked': { kind: 'insights', did: 'said thank you for' },
  'goal.proposed': { kind: 'goals', did: 'proposed a goal' },
  'goal.agreed': { kind: 'goals', did: 'agreed to a goal' },
  'goal.commented': { kind: 'goals', did: 'commented on a goal' },
  'goal.edited': { kind: 'goals', did: 'edited a goal' },
  'goal.steps_added': { kind: 'goals', did: 'added steps' },
  'goal.step_ticked': { kind: 'goals', did: 'ticked a step' },
  'goal.milestone_reached': { kind: 'goals', did: 'reached a milestone' },
  'goal.progress_logged': { kind: 'goals', did: 'logged progress' },
  'goal.achieved': { kind: 'goals', did: 'achieved a goal' },
  'goal.dropped': { kind: 'goals', did: 'dropped a goal' },
  'goal.reopened': { kind: 'goals', did: 'opened an agreed goal again' },
  'goal.step_changed': { kind: 'goals', did: 'changed a step' },
  'goal.step_unticked': { kind: 'goals', did: 'took back a tick' },
  'goal.step_removed': { kind: 'goals', did: 'removed a step' },
  'goal.milestone_reopened': { kind: 'goals', did: 'opened a milestone again' },
  'goal.suggested': { kind: 'goals', did: 'suggested a change' },
  'goal.suggestion_accepted': { kind: 'goals', did: 'accepted a suggestion' },
  'goal.suggestion_countered': { kind: 'goals', did: 'answered a suggestion with another' },
  'goal.suggestion_withdrawn': { kind: 'goals', did: 'withdrew a suggestion' },
  'goal.focused': { kind: 'goals', did: 'brought a goal into focus' },
  'goal.parked': { kind: 'goals', did: 'parked a goal' },
  'goal.weighed': { kind: 'goals', did: 'weighed a goal' },
  'goal.placed': { kind: 'goals', did: 'said what a goal leads to' },
  'goal.shared': { kind: 'goals', did: 'shared a goal with the program' },
  'goal.unshared': { kind: 'goals', did: 'stopped sharing a goal' },
  'goal.held': { kind: 'goals', did: 'put a goal on hold' },
  'goal.resumed': { kind: 'goals', did: 'took up a goal again' },
  'goal.replaced': { kind: 'goals', did: 'replaced a goal' },
  'obstacle.raised': { kind: 'obstacles', did: 'raised an obstacle' },
  'obstacle.viewed': { kind: 'obstacles', did: 'added a view on an obstacle' },
  'obstacle.planned': { kind: 'obstacles', did: 'planned what to do about an obstacle' },
  'obstacle.closed': { kind: 'obstacles', did: 'closed an obstacle' },
  'obstacle.reflected': { kind: 'obstacles', did: 'looked back on an obstacle' },
  'together.planned': { kind: 'together', did: 'planned to do together' },
  'together.started': { kind: 'together', did: 'began' },
  'together.edited': { kind: 'together', did: 'changed the plan' },
  'together.steps_added': { kind: 'together', did: 'added steps' },
  'together.step_ticked': { kind: 'together', did: 'ticked a step' },
  'together.step_unticked': { kind: 'together', did: 'opened a step again' },
  'together.done': { kind: 'together', did: 'finished together' },
  'together.learned': { kind: 'together', did: 'said what there was to learn' },
  'together.let_go': { kind: 'together', did: 'let go' },
  'talk.logged': { kind: 'check_ins', did: 'noted that the two have talked' },
  'check_in.scheduled': { kind: 'check_ins', did: 'set when you two are asked' },
  'check_in.paused': { kind: 'check_ins', did: 'paused the check-ins' },
  'check_in.resumed': { kind: 'check_ins', did: 'resumed the check-ins' },
  'check_in.opened': { kind: 'check_ins', did: 'A check-in began', isNameless: true },
  'check_in.snoozed': { kind: 'check_ins', did: 'snoozed a check-in' },
  'check_in.skipped': { kind: 'check_ins', did: 'skipped a check-in' },
  'check_in.quiet': { kind: 'check_ins', did: 'The check-ins went quiet', isNameless: true },
  'check_in.reviewed': { kind: 'check_ins', did: 'reviewed the goals' },
  'check_in.closed': { kind: 'check_ins', did: 'A check-in was closed', isNameless: true },
  'answer.given': { kind: 'check_ins', did: 'answered a check-in' },
  'answer.edited': { kind: 'check_ins', did: 'edited an answer' },
  'win.offered': untold,
  'win.celebrated': { kind: 'wins', did: 'celebrated a win' },
  'win.shared_with_pair': { kind: 'wins', did: 'celebrated a win, just the two of you' },
  'win.declined': untold,
  'kudos.given': { kind: 'wins', did: 'A colleague gave kudos', isNameless: true },
  'kudos.taken_back': untold,
};

/** @returns undefined for what the journal keeps to itself, and for an event of another Cairn */
export function tellingOf(event: string): Telling | undefined {
  return Object.hasOwn(tellings, event) ? tellings[event as JournalEvent] : undefined;
}

/** The events that the journal tells, of one kind or of all. */
export function toldEvents(kind: JournalKind | undefined): string[] {
  // Insights are notes, told apart by the kind of the note.
  if (kind === 'notes' || kind === 'insights') return ['note.kept', 'note.shared', 'note.thanked'];
  return Object.entries(tellings).flatMap(([event, telling]) =>
    telling && (kind === undefined || telling.kind === kind) ? [event] : [],
  );
}

export const noteWords: Readonly<
  Record<NoteKind, { readonly did: string; readonly name: string; readonly one: string }>
> = {
  note: { did: 'kept a note', name: 'note', one: 'a note' },
  reflection: { did: 'reflected', name: 'reflection', one: 'a reflection' },
  message: { did: 'saved a message', name: 'saved message', one: 'a saved message' },
  insight: { did: 'shared an insight', name: 'insight', one: 'an insight' },
  opportunity: { did: 'shared an opportunity', name: 'opportunity', one: 'an opportunity' },
};

/** Which notes each kind of the filter means; undefined where it is about more than notes. */
export function noteKindsOf(kind: JournalKind | undefined): readonly NoteKind[] | undefined {
  if (kind === 'notes') return ['note', 'reflection', 'message'];
  if (kind === 'insights') return ['insight', 'opportunity'];
  return undefined;
}

export const kindWords: Readonly<Record<JournalKind, string>> = {
  goals: 'Goals',
  check_ins: 'Check-ins',
  wins: 'Wins',
  notes: 'Notes and saved messages',
  insights: 'Insights and opportunities',
  obstacles: 'Obstacles',
  together: 'Labs and projects',
  mentorship: 'The mentorship itself',
};
