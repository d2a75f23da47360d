import { createHash } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { sql } from 'kysely';
import { z } from 'zod';
import type { PersonalAct } from '../database/act.ts';
import type { Database } from '../database/connect.ts';
import { type ClaimTransaction, withClaimer } from '../database/transaction.ts';
import type { Fields } from './fields.ts';

/** Slack repeats an event for some minutes, and a person presses twice within seconds. */
const rememberedForMs = 24 * 3_600_000;
/** What was answered may hold private words. A signed request that is older than five minutes is refused. */
const answerRememberedForMs = 10 * 60_000;

/** What Slack is answered when a modal was submitted. */
export type SubmitAnswer =
  | undefined
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView };

/** Cairn wrote it itself, minutes ago; beyond its type the view is Slack's to check. */
const storedAnswer = z.object({
  response_action: z.literal('update'),
  view: z.custom<ModalView>((view) => z.looseObject({ type: z.literal('modal') }).safeParse(view).success),
});

/**
 * The name of a submission. Slack keeps a view's id when another form takes its place, and both id and hash when fields are
 * refused, or when the answer came too late; then what is typed may have changed, and is another submission.
 */
export function submissionName(
  view: { readonly callback_id: string; readonly id: string; readonly hash: string },
  fields: Fields,
): string {
  const typed = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  const digest = createHash('sha256').update(JSON.stringify(typed)).digest('base64url');
  return `${view.callback_id}/${view.id}/${view.hash}/${digest}`;
}

/**
 * Records a request in the action's transaction. One that comes at the same time waits here until this one has ended.
 * @returns false where it was recorded before; what was refused since leaves no record
 */
export async function isFirstTime(act: PersonalAct, request: string): Promise<boolean> {
  const { workspaceId, personId, now: submittedAt } = act;
  const result = await act.tx
    .insertInto('submissions')
    .values({ workspaceId, personId, request, submittedAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** What a request was answered; undefined where it has not been answered yet. */
export async function findAnswer(
  act: PersonalAct,
  request: string,
): Promise<{ readonly answer: SubmitAnswer } | undefined> {
  const row = await act.tx
    .selectFrom('submissions')
    .select('answer')
    .where('personId', '=', act.personId)
    .where('request', '=', request)
    .executeTakeFirst();
  return row && { answer: storedAnswer.safeParse(row.answer).data };
}

/** Does what a request asks for once. A repeat is answered as the first one was. @throws what `run` throws: then there is no record */
export async function answerOnce(
  act: PersonalAct,
  request: string,
  run: () => Promise<SubmitAnswer>,
): Promise<SubmitAnswer> {
  if (!(await isFirstTime(act, request))) return (await findAnswer(act, request))?.answer;
  const answer = await run();
  if (answer) {
    await act.tx
      .updateTable('submissions')
      .set({ answer: JSON.stringify(answer) })
      .where('personId', '=', act.personId)
      .where('request', '=', request)
      .execute();
  }
  return answer;
}

/** Forgets, in all workspaces, the requests that nobody repeats any more, and before that what was answered. */
export async function forgetRequests(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - rememberedForMs);
  const answeredBefore = new Date(now.getTime() - answerRememberedForMs);
  await inBatches(database, (tx, most) =>
    sql`update submissions set answer = null where (workspace_id, person_id, request) in (
      select workspace_id, person_id, request from submissions
      where has_answer and submitted_at < ${answeredBefore} limit ${most})`.execute(tx),
  );
  await inBatches(database, (tx, most) =>
    sql`delete from submissions where (workspace_id, person_id, request) in (
      select workspace_id, person_id, request from submissions where submitted_at < ${before} limit ${most})`.execute(
      tx,
    ),
  );
  await inBatches(database, (tx, most) =>
    sql`delete from slack_events where (workspace_id, event_id) in (
      select workspace_id, event_id from slack_events where received_at < ${before} limit ${most})`.execute(tx),
  );
}

const batch = 1_000;

/** Holds no more rows at a time than a batch, however many there are. */
async function inBatches(
  database: Database,
  change: (tx: ClaimTransaction, most: number) => Promise<{ readonly numAffectedRows?: bigint }>,
): Promise<void> {
  for (;;) {
    const { numAffectedRows = 0n } = await withClaimer(database, (tx) => change(tx, batch));
    if (numAffectedRows < BigInt(batch)) return;
  }
}
