import { randomUUID } from 'node:crypto';

declare const brand: unique symbol;
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A Slack team id (`T…`), or the enterprise id (`E…`) of an org-wide install: the tenant of every row. */
export type WorkspaceId = Branded<string, 'WorkspaceId'>;
/** A Slack user id (`U…` or `W…`). */
export type PersonId = Branded<string, 'PersonId'>;
/** A Slack conversation id (`C…`, `G…`, `D…`). */
export type ChannelId = Branded<string, 'ChannelId'>;

export type ProgramDaysId = Branded<string, 'ProgramDaysId'>;
export type ProgramId = Branded<string, 'ProgramId'>;
export type MentorshipId = Branded<string, 'MentorshipId'>;
export type GoalId = Branded<string, 'GoalId'>;
export type ObjectiveId = Branded<string, 'ObjectiveId'>;
export type SuggestionId = Branded<string, 'SuggestionId'>;
export type StepId = Branded<string, 'StepId'>;
export type TalkId = Branded<string, 'TalkId'>;
export type TimeOffId = Branded<string, 'TimeOffId'>;
export type QuestionId = Branded<string, 'QuestionId'>;
export type ScheduleId = Branded<string, 'ScheduleId'>;
export type CheckInId = Branded<string, 'CheckInId'>;
export type WinId = Branded<string, 'WinId'>;
export type NoteId = Branded<string, 'NoteId'>;
export type UndertakingId = Branded<string, 'UndertakingId'>;
export type UndertakingStepId = Branded<string, 'UndertakingStepId'>;
export type ObstacleId = Branded<string, 'ObstacleId'>;
export type DeliveryId = Branded<string, 'DeliveryId'>;

/** A new random id (UUID v4). The caller names its kind: `newId<GoalId>()`. */
export function newId<T extends Branded<string, string>>(): T {
  return randomUUID() as string as T;
}
