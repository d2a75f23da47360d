import type { WorkspaceId } from '../../src/core/ids.ts';
import { type WorkspaceTransaction, withWorkspace } from '../../src/database/transaction.ts';
import type { SandboxWorkspace } from '../../src/sandbox/slack/sandbox-workspace.ts';
import type { OpenSandbox } from '../support/open-sandbox.ts';

/** What Postgres keeps of one workspace: the proof of what came of a journey. */
export class Kept {
  readonly #sandbox: OpenSandbox;
  readonly #workspaceId: WorkspaceId;

  constructor(sandbox: OpenSandbox, workspace: SandboxWorkspace = sandbox.acme) {
    this.#sandbox = sandbox;
    this.#workspaceId = workspace.id as WorkspaceId;
  }

  read<T>(query: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> {
    return withWorkspace(this.#sandbox.cairn.database, this.#workspaceId, query);
  }

  mentorships() {
    return this.read((tx) =>
      tx.selectFrom('mentorships').selectAll().orderBy('pairedAt').orderBy('menteeId').execute(),
    );
  }

  program() {
    return this.read((tx) => tx.selectFrom('programs').selectAll().executeTakeFirst());
  }

  async leads(): Promise<string[]> {
    const rows = await this.read((tx) =>
      tx.selectFrom('programLeads').select('personId').orderBy('personId').execute(),
    );
    return rows.map(({ personId }) => personId);
  }

  goals() {
    return this.read((tx) => tx.selectFrom('goals').selectAll().orderBy('createdAt').orderBy('title').execute());
  }

  /** The one goal of this title. */
  goal(title: string) {
    return this.read((tx) => tx.selectFrom('goals').selectAll().where('title', '=', title).executeTakeFirstOrThrow());
  }

  /** The life of the goal that now has this title, oldest first. */
  revisions(title: string) {
    return this.read((tx) =>
      tx
        .selectFrom('goalRevisions as r')
        .innerJoin('goals as g', 'g.id', 'r.goalId')
        .where('g.title', '=', title)
        .select(['r.number', 'r.kind', 'r.changes', 'r.reason', 'r.personId', 'r.at'])
        .orderBy('r.number')
        .execute(),
    );
  }

  async kinds(title: string): Promise<string[]> {
    return (await this.revisions(title)).map(({ kind }) => kind);
  }

  steps(title: string) {
    return this.read((tx) =>
      tx
        .selectFrom('steps as s')
        .innerJoin('goals as g', 'g.id', 's.goalId')
        .where('g.title', '=', title)
        .select(['s.title', 's.dueOn', 's.isMilestone', 's.tickedAt', 's.tickedBy'])
        .orderBy('s.position')
        .execute(),
    );
  }

  obstacles() {
    return this.read((tx) => tx.selectFrom('obstacles').selectAll().orderBy('raisedAt').orderBy('id').execute());
  }

  /** What was ever written of obstacles, oldest first. */
  obstacleRevisions() {
    return this.read((tx) =>
      tx
        .selectFrom('obstacleRevisions')
        .select(['kind', 'parts', 'personId', 'at'])
        .orderBy('at')
        .orderBy('number')
        .execute(),
    );
  }

  deliveries(kind: string) {
    return this.read((tx) => tx.selectFrom('deliveries').selectAll().where('kind', '=', kind).orderBy('seq').execute());
  }

  notes() {
    return this.read((tx) => tx.selectFrom('journalNotes').selectAll().orderBy('keptAt').orderBy('words').execute());
  }

  undertakings() {
    return this.read((tx) => tx.selectFrom('undertakings').selectAll().orderBy('plannedAt').orderBy('title').execute());
  }

  /** The events of the journal, oldest first. */
  async events(): Promise<string[]> {
    const rows = await this.read((tx) => tx.selectFrom('journalEntries').select('event').orderBy('seq').execute());
    return rows.map(({ event }) => event);
  }

  /** Every row that somebody's act could have changed, to be compared before and after. */
  everything() {
    return this.read(async (tx) => ({
      programs: await tx.selectFrom('programs').selectAll().orderBy('id').execute(),
      programLeads: await tx.selectFrom('programLeads').selectAll().orderBy('personId').execute(),
      mentorships: await tx.selectFrom('mentorships').selectAll().orderBy('id').execute(),
      goals: await tx.selectFrom('goals').selectAll().orderBy('id').execute(),
      goalRevisions: await tx.selectFrom('goalRevisions').selectAll().orderBy('goalId').orderBy('number').execute(),
      steps: await tx.selectFrom('steps').selectAll().orderBy('id').execute(),
      journalEntries: await tx.selectFrom('journalEntries').selectAll().orderBy('seq').execute(),
      deliveries: await tx.selectFrom('deliveries').selectAll().orderBy('seq').execute(),
      obstacles: await tx.selectFrom('obstacles').selectAll().orderBy('id').execute(),
      obstacleRevisions: await tx
        .selectFrom('obstacleRevisions')
        .selectAll()
        .orderBy('obstacleId')
        .orderBy('number')
        .execute(),
      checkInSchedules: await tx.selectFrom('checkInSchedules').selectAll().orderBy('id').execute(),
      checkIns: await tx.selectFrom('checkIns').selectAll().orderBy('id').execute(),
      journalNotes: await tx.selectFrom('journalNotes').selectAll().orderBy('id').execute(),
      undertakings: await tx.selectFrom('undertakings').selectAll().orderBy('id').execute(),
      undertakingSteps: await tx.selectFrom('undertakingSteps').selectAll().orderBy('id').execute(),
      wins: await tx.selectFrom('wins').selectAll().orderBy('id').execute(),
    }));
  }
}
