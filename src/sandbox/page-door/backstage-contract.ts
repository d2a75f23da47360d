// What the page and its server say to each other about what is nobody's keyboard: time, troubles, the lines between Slack
// and Cairn, Cairn's own books, the tour. The routes stand in contract.ts.

/** How far Acme's first three months have been lived; null when they have. */
export interface Preparing {
  readonly done: number;
  readonly of: number;
  /** `Week of 5 October 2026` */
  readonly says: string;
}

export interface ClockView {
  /** ISO, calendar clock, at the moment of the answer. It runs on by itself. */
  readonly now: string;
}

export type Move = 'next_due' | 'hour' | 'day' | 'tuesday';
export type FaultName = 'rate_limited' | 'lost_answer' | 'refused' | 'down';

export interface ControlsView {
  readonly preparing: Preparing | null;
  readonly clock: ClockView;
  /** The next thing that falls due, in words without private content: `A check-in opens`. */
  readonly nextDue: { readonly at: string; readonly what: string } | null;
  /** True while a move is still doing what fell due. */
  readonly isMoving: boolean;
  readonly faults: readonly FaultView[];
  readonly worker: { readonly isRunning: boolean; readonly pid: number | null; readonly kills: number };
  readonly ledger: LedgerView;
  /** `http` or `socket`: how Slack reaches Cairn. */
  readonly door: 'http' | 'socket';
}

export interface FaultView {
  readonly name: FaultName;
  /** Of machine time; null where it lasts until it is lifted or used up. */
  readonly secondsLeft: number | null;
}

/** Whether anything was lost or doubled: Cairn's deliveries held against what stands in Slack. */
export interface LedgerView {
  readonly waiting: number;
  readonly sent: number;
  readonly moot: number;
  readonly dead: number;
  /** Deliveries that stand in Slack more than once. */
  readonly doubled: number;
  /** Sent by Cairn's books, and not in Slack. */
  readonly missing: number;
}

export type Control =
  /** `zone`, IANA: in whose zone it shall be Tuesday, 10:00. */
  | { readonly do: 'move'; readonly to: Move; readonly zone: string }
  | { readonly do: 'fault'; readonly fault: FaultName }
  /** Ends every fault. */
  | { readonly do: 'heal' }
  | { readonly do: 'kill_worker' };

/** One request to the bot, or one call from it. */
export interface SceneSummary {
  readonly id: number;
  /** ISO, calendar clock. */
  readonly at: string;
  readonly direction: 'to_cairn' | 'to_slack';
  /** `view_submission`, `chat.postMessage`, `response_url` */
  readonly what: string;
  /** HTTP status; null where no answer came. */
  readonly status: number | null;
  readonly durationMs: number;
  /** Why it was refused, cut or timed out; null where all went well. */
  readonly refusedBecause: string | null;
  /** The message it made or changed. */
  readonly message: { readonly conversationId: string; readonly ts: string } | null;
}

export interface ScenesView {
  /** Newest first, the last few hundred. */
  readonly scenes: readonly SceneSummary[];
}

export interface SceneDetail extends SceneSummary {
  readonly payload: unknown;
  readonly answer: unknown;
}

/** What Cairn's database knows of a message. */
export interface OriginsView {
  readonly deliveries: readonly DeliveryRow[];
  /** What happened in the transactions that wrote them. */
  readonly journal: readonly JournalRow[];
  /** The calls that posted or changed it. */
  readonly sceneIds: readonly number[];
}

export interface DeliveryRow {
  readonly id: string;
  readonly kind: string;
  readonly operation: 'post' | 'update';
  readonly state: string;
  readonly attempts: number;
  /** ISO */
  readonly dueAt: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly reason: string | null;
}

export interface JournalRow {
  readonly id: string;
  /** ISO */
  readonly at: string;
  readonly event: string;
  /** Null where time acted. */
  readonly personId: string | null;
}

export type TourStepId = 'pair' | 'goal' | 'agree' | 'schedule' | 'answer' | 'milestone' | 'celebrate' | 'kudos';

/** How far the tour's own pair has come, as their journal tells. */
export interface TourView {
  readonly cast: {
    readonly leadId: string;
    readonly mentorId: string;
    readonly menteeId: string;
    readonly colleagueId: string;
  };
  /** The channel where celebrations go. */
  readonly channelId: string;
  /** Their group DM with Cairn; null until they are paired. */
  readonly conversationId: string | null;
  readonly done: readonly TourStepId[];
}
