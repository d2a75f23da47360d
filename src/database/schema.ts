// Generated from the migrated database by `npm run schema`. A test holds the two together: change a migration, not this.
import type { ColumnType, Generated } from 'kysely';
import type { ChannelId, Id, PersonId, WorkspaceId } from '../core/ids.ts';
import type { LocalDate, LocalTime, TimeZone } from '../core/local-time.ts';
import type { RecurrenceRule } from '../core/recurrence.ts';

/** Read as a value whose shape a zod schema has yet to prove; written as JSON text. */
export type Json = ColumnType<unknown, string, string>;
export type GeneratedJson = ColumnType<unknown, string | undefined, string>;

export interface AnswerDraftsTable {
  workspaceId: WorkspaceId;
  checkInId: Id<'check_ins'>;
  personId: PersonId;
  typed: Json;
  savedAt: Date;
}

export interface AnswersTable {
  workspaceId: WorkspaceId;
  checkInId: Id<'check_ins'>;
  personId: PersonId;
  role: 'mentor' | 'mentee';
  responses: Json;
  isLate: boolean;
  answeredAt: Date;
  editedAt: Date | null;
  asked: Json | null;
}

export interface AskedQuestionsTable {
  workspaceId: WorkspaceId;
  checkInId: Id<'check_ins'>;
  role: 'mentor' | 'mentee';
  asked: Json | null;
  askedAt: Date;
}

export interface CalendarFeedsTable {
  workspaceId: WorkspaceId;
  personId: PersonId;
  tokenHash: string | null;
  madeAt: Date | null;
  revision: number;
}

export interface CheckInSchedulesTable {
  workspaceId: WorkspaceId;
  id: Id<'check_in_schedules'>;
  mentorshipId: Id<'mentorships'>;
  members: PersonId[];
  rrule: RecurrenceRule;
  anchorOn: LocalDate;
  localTime: LocalTime;
  zoneOf: 'mentee' | 'mentor' | 'fixed';
  zone: TimeZone;
  endsOn: LocalDate | null;
  status: 'running' | 'paused' | 'quiet' | 'stopped';
  pausedUntil: LocalDate | null;
  nextOccursOn: LocalDate | null;
  nextDueAt: Date | null;
  tzdata: string;
  updatedAt: Date;
  daysOff: GeneratedJson;
  onDayOff: Generated<'skip' | 'move'>;
  openedCount: Generated<number>;
  ignoredCount: Generated<number>;
  quietAfter: Generated<number>;
  reviewEvery: Generated<number>;
  reveal: Generated<'at_once' | 'when_both'>;
}

export interface CheckInsTable {
  workspaceId: WorkspaceId;
  id: Id<'check_ins'>;
  mentorshipId: Id<'mentorships'>;
  scheduleId: Id<'check_in_schedules'>;
  occursOn: LocalDate;
  state: 'open' | 'closed';
  openedAt: Date;
  promptAt: Date;
  closesAt: Date;
  closedAt: Date | null;
  closedBecause: 'both_answered' | 'window_over' | 'skipped' | 'stopped' | 'never_asked' | null;
  ordinal: Generated<number>;
  isReview: Generated<boolean>;
  reveal: Generated<'at_once' | 'when_both'>;
  snoozedUntil: Date | null;
  askedBy: PersonId | null;
}

export interface ConversationsTable {
  workspaceId: WorkspaceId;
  members: PersonId[];
  channelId: ChannelId;
  openedAt: Date;
  askedAt: Date | null;
  conversation: Generated<string>;
}

export interface DeliveriesTable {
  workspaceId: WorkspaceId;
  id: Id<'deliveries'>;
  seq: Generated<number>;
  kind: string;
  operation: 'post' | 'update';
  subjectId: string;
  targetKind: 'people' | 'channel';
  target: string[];
  dedupKey: string | null;
  dueAt: Date;
  retryAt: Date | null;
  state: 'pending' | 'sending' | 'sent' | 'moot' | 'dead';
  attempts: Generated<number>;
  leaseToken: string | null;
  leaseUntil: Date | null;
  channelId: ChannelId | null;
  ts: string | null;
  reason: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  triedAt: Date | null;
  isUncertain: Generated<boolean>;
  conversation: Generated<string>;
  pictureId: string | null;
  pictureOf: string | null;
  pictureState: 'uploaded' | 'finished' | null;
}

export interface DeliveryGatesTable {
  workspaceId: WorkspaceId;
  state: 'open' | 'held' | 'closed';
  dueAt: Date | null;
  tryAt: Date | null;
  wake: Generated<number>;
  turns: Generated<number>;
  holder: string | null;
  closedAt: Date | null;
  reason: string | null;
}

export interface GoalReviewsTable {
  workspaceId: WorkspaceId;
  checkInId: Id<'check_ins'>;
  personId: PersonId;
  goalId: Id<'goals'>;
  choice: 'keep' | 'adjust' | 'replace' | 'drop';
  reason: string | null;
  reviewedAt: Date;
}

export interface GoalRevisionsTable {
  workspaceId: WorkspaceId;
  goalId: Id<'goals'>;
  number: number;
  kind: 'proposed' | 'agreed' | 'reopened' | 'commented' | 'edited' | 'steps_added' | 'step_changed' | 'step_ticked' | 'step_unticked' | 'progress_logged' | 'suggested' | 'suggestion_accepted' | 'suggestion_countered' | 'suggestion_withdrawn' | 'focused' | 'parked' | 'weighed' | 'placed' | 'shared' | 'unshared' | 'held' | 'resumed' | 'replaced' | 'achieved' | 'dropped';
  changes: Json;
  reason: string | null;
  personId: PersonId;
  at: Date;
  origin: string | null;
  patch: Json;
}

export interface GoalSuggestionsTable {
  workspaceId: WorkspaceId;
  id: Id<'goal_suggestions'>;
  goalId: Id<'goals'>;
  state: 'open' | 'accepted' | 'countered' | 'withdrawn' | 'outdated';
  personId: PersonId;
  comment: string;
  base: number;
  before: Json;
  draft: Json;
  counters: Id<'goal_suggestions'> | null;
  createdAt: Date;
  endedAt: Date | null;
}

export interface GoalsTable {
  workspaceId: WorkspaceId;
  id: Id<'goals'>;
  mentorshipId: Id<'mentorships'>;
  status: 'proposed' | 'agreed' | 'on_hold' | 'achieved' | 'dropped' | 'replaced';
  title: string;
  evidence: string;
  achievable: string;
  relevant: string;
  deadlineOn: LocalDate;
  horizon: 'short' | 'long';
  measure: 'yes_no' | 'number';
  baseline: number;
  target: number;
  unit: string;
  progress: number;
  revision: number;
  createdBy: PersonId;
  createdAt: Date;
  agreedAt: Date | null;
  closedAt: Date | null;
  frame: Generated<'smart' | 'real'>;
  experimental: Generated<string>;
  aspirational: Generated<string>;
  learning: Generated<string>;
  heldFrom: 'proposed' | 'agreed' | null;
  isParked: Generated<boolean>;
  importance: number | null;
  urgency: number | null;
  mentorImportance: number | null;
  mentorUrgency: number | null;
  isShared: Generated<boolean>;
  deadlineRevision: Generated<number>;
  steppingStoneOf: Id<'goals'> | null;
  buildsOn: Id<'goals'> | null;
  replacedBy: Id<'goals'> | null;
  objectiveId: Id<'objectives'> | null;
}

export interface InstallationsTable {
  workspaceId: WorkspaceId;
  botId: string;
  botUserId: string;
  sealedToken: string;
  installedAt: Date;
}

export interface JournalEntriesTable {
  workspaceId: WorkspaceId;
  id: Id<'journal_entries'>;
  seq: Generated<number>;
  mentorshipId: Id<'mentorships'>;
  event: string;
  subjectId: string;
  personId: PersonId | null;
  detail: Json;
  at: Date;
}

export interface JournalNotesTable {
  workspaceId: WorkspaceId;
  id: Id<'journal_notes'>;
  mentorshipId: Id<'mentorships'>;
  authorId: PersonId;
  kind: 'note' | 'reflection' | 'message' | 'insight' | 'opportunity';
  words: string;
  isShared: boolean;
  link: string | null;
  goalId: Id<'goals'> | null;
  keptAt: Date;
  editedAt: Date | null;
  thankedAt: Date | null;
}

export interface KudosTable {
  workspaceId: WorkspaceId;
  winId: Id<'wins'>;
  personId: PersonId;
  givenAt: Date;
}

export interface MentorshipsTable {
  workspaceId: WorkspaceId;
  id: Id<'mentorships'>;
  programId: Id<'programs'>;
  mentorId: PersonId;
  menteeId: PersonId;
  status: 'active' | 'ended';
  startsOn: LocalDate;
  endsOn: LocalDate | null;
  pairedBy: PersonId;
  pairedAt: Date;
  endedBy: PersonId | null;
  endedAt: Date | null;
}

export interface ObjectivesTable {
  workspaceId: WorkspaceId;
  id: Id<'objectives'>;
  programId: Id<'programs'>;
  kind: 'objective' | 'value';
  title: string;
  createdBy: PersonId;
  createdAt: Date;
  retiredAt: Date | null;
}

export interface ObstacleRevisionsTable {
  workspaceId: WorkspaceId;
  obstacleId: Id<'obstacles'>;
  number: number;
  kind: 'raised' | 'viewed' | 'planned' | 'closed' | 'reflected';
  parts: Json;
  personId: PersonId;
  at: Date;
}

export interface ObstaclesTable {
  workspaceId: WorkspaceId;
  id: Id<'obstacles'>;
  mentorshipId: Id<'mentorships'>;
  goalId: Id<'goals'> | null;
  status: 'raised' | 'planned' | 'closed';
  challenge: string;
  view: Generated<string>;
  plan: Generated<string>;
  reflection: Generated<string>;
  lesson: Generated<string>;
  steppedLines: Generated<string[]>;
  resembles: Id<'obstacles'> | null;
  revision: number;
  raisedBy: PersonId;
  raisedAt: Date;
  closedAt: Date | null;
}

export interface ParticipationsTable {
  workspaceId: WorkspaceId;
  checkInId: Id<'check_ins'>;
  personId: PersonId;
  skippedAt: Date | null;
  skipReason: string | null;
  snoozedUntil: Date | null;
  focusFits: boolean | null;
}

export interface PeopleTable {
  workspaceId: WorkspaceId;
  id: PersonId;
  name: string;
  timeZone: TimeZone;
  isAdmin: boolean;
  isBot: boolean;
  isDeactivated: boolean;
  isExternal: boolean;
  homeOpenedAt: Date | null;
  fetchedAt: Date;
  locale: string | null;
}

export interface ProgramDaysTable {
  workspaceId: WorkspaceId;
  id: Id<'program_days'>;
  kind: 'closed' | 'pause';
  name: string;
  firstOn: LocalDate;
  backOn: LocalDate | null;
  madeBy: PersonId;
  madeAt: Date;
  endedAt: Date | null;
}

export interface ProgramLeadsTable {
  workspaceId: WorkspaceId;
  programId: Id<'programs'>;
  personId: PersonId;
}

export interface ProgramsTable {
  workspaceId: WorkspaceId;
  id: Id<'programs'>;
  celebrationChannelId: ChannelId | null;
  localTime: LocalTime;
  zoneOf: 'mentee' | 'mentor' | 'fixed';
  fixedZone: TimeZone | null;
  setUpBy: PersonId | null;
  createdAt: Date;
  updatedAt: Date;
  rrule: RecurrenceRule;
}

export interface QuarantinedRowsTable {
  workspaceId: WorkspaceId;
  source: string;
  rowId: string;
  reason: string;
  tries: Generated<number>;
  setAsideAt: Date;
  retryAt: Date;
}

export interface QuestionsTable {
  workspaceId: WorkspaceId;
  programId: Id<'programs'>;
  id: Id<'questions'>;
  role: 'mentor' | 'mentee';
  purpose: 'moved' | 'in_the_way' | 'next_step' | 'need' | 'mood' | 'guidance' | 'feedback' | 'commitment' | null;
  kind: 'words' | 'scale' | 'choice';
  label: string;
  said: string;
  options: string[];
  isRequired: boolean;
  rotates: boolean;
  visibleTo: 'pair' | 'self';
  position: number | null;
  revision: number;
  retiredAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface ReminderMutesTable {
  workspaceId: WorkspaceId;
  mentorshipId: Id<'mentorships'>;
  personId: PersonId;
  mutedAt: Date;
}

export interface SlackEventsTable {
  workspaceId: WorkspaceId;
  eventId: string;
  receivedAt: Date;
}

export interface StepsTable {
  workspaceId: WorkspaceId;
  id: Id<'steps'>;
  goalId: Id<'goals'>;
  position: number;
  title: string;
  dueOn: LocalDate | null;
  isMilestone: boolean;
  tickedAt: Date | null;
  tickedBy: PersonId | null;
  assignee: Generated<'mentee' | 'mentor' | 'both'>;
}

export interface SubmissionsTable {
  workspaceId: WorkspaceId;
  personId: string;
  request: string;
  answer: Json | null;
  submittedAt: Date;
  hasAnswer: Generated<boolean>;
}

export interface TalksTable {
  workspaceId: WorkspaceId;
  id: Id<'talks'>;
  mentorshipId: Id<'mentorships'>;
  heldOn: LocalDate;
  line: string | null;
  loggedBy: PersonId;
  loggedAt: Date;
}

export interface TimeOffTable {
  workspaceId: WorkspaceId;
  id: Id<'time_off'>;
  personId: PersonId;
  firstOn: LocalDate;
  backOn: LocalDate | null;
  takenAt: Date;
  endedAt: Date | null;
}

export interface UndertakingChangesTable {
  workspaceId: WorkspaceId;
  undertakingId: Id<'undertakings'>;
  number: number;
  kind: 'planned' | 'started' | 'edited' | 'steps_added' | 'step_ticked' | 'step_unticked' | 'done' | 'learned' | 'let_go';
  words: string;
  personId: PersonId;
  at: Date;
}

export interface UndertakingStepsTable {
  workspaceId: WorkspaceId;
  id: Id<'undertaking_steps'>;
  undertakingId: Id<'undertakings'>;
  position: number;
  title: string;
  dueOn: LocalDate | null;
  tickedAt: Date | null;
  tickedBy: PersonId | null;
}

export interface UndertakingsTable {
  workspaceId: WorkspaceId;
  id: Id<'undertakings'>;
  mentorshipId: Id<'mentorships'>;
  kind: 'lab' | 'project';
  status: 'planned' | 'under_way' | 'done' | 'let_go';
  title: string;
  whatFor: string;
  outcome: string;
  menteeLearned: string;
  mentorLearned: string;
  revision: number;
  plannedBy: PersonId;
  plannedAt: Date;
  closedAt: Date | null;
}

export interface WinsTable {
  workspaceId: WorkspaceId;
  id: Id<'wins'>;
  mentorshipId: Id<'mentorships'>;
  goalId: Id<'goals'>;
  stepId: Id<'steps'> | null;
  title: string;
  status: 'offered' | 'celebrated' | 'shared_with_pair' | 'declined';
  words: string | null;
  channelId: ChannelId | null;
  offeredAt: Date;
  decidedAt: Date | null;
}

export interface WorkingTimesTable {
  workspaceId: WorkspaceId;
  personId: PersonId;
  days: string[];
  worksFrom: LocalTime;
  worksTo: LocalTime;
  country: string | null;
  updatedAt: Date;
}

export interface WorkspacesTable {
  workspaceId: WorkspaceId;
  firstSeenAt: Date;
}

export interface Tables {
  answerDrafts: AnswerDraftsTable;
  answers: AnswersTable;
  askedQuestions: AskedQuestionsTable;
  calendarFeeds: CalendarFeedsTable;
  checkInSchedules: CheckInSchedulesTable;
  checkIns: CheckInsTable;
  conversations: ConversationsTable;
  deliveries: DeliveriesTable;
  deliveryGates: DeliveryGatesTable;
  goalReviews: GoalReviewsTable;
  goalRevisions: GoalRevisionsTable;
  goalSuggestions: GoalSuggestionsTable;
  goals: GoalsTable;
  installations: InstallationsTable;
  journalEntries: JournalEntriesTable;
  journalNotes: JournalNotesTable;
  kudos: KudosTable;
  mentorships: MentorshipsTable;
  objectives: ObjectivesTable;
  obstacleRevisions: ObstacleRevisionsTable;
  obstacles: ObstaclesTable;
  participations: ParticipationsTable;
  people: PeopleTable;
  programDays: ProgramDaysTable;
  programLeads: ProgramLeadsTable;
  programs: ProgramsTable;
  quarantinedRows: QuarantinedRowsTable;
  questions: QuestionsTable;
  reminderMutes: ReminderMutesTable;
  slackEvents: SlackEventsTable;
  steps: StepsTable;
  submissions: SubmissionsTable;
  talks: TalksTable;
  timeOff: TimeOffTable;
  undertakingChanges: UndertakingChangesTable;
  undertakingSteps: UndertakingStepsTable;
  undertakings: UndertakingsTable;
  wins: WinsTable;
  workingTimes: WorkingTimesTable;
  workspaces: WorkspacesTable;
}
