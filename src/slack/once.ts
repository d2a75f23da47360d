import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { PersonalAct } from '../database/act.ts';
import type { Database } from '../database/connect.ts';
import { withClaimer } from '../database/transaction.ts';

/** Slack repeats a request for some minutes, and a person presses twice within seconds. */
const rememberedForMs = 24 * 3_600_000;

/** What Slack is answered when a modal was submitted. */
export type SubmitAnswer =
  | undefined
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView };

/** Cairn wrote it itself, a day ago at most; the view is Slack's to check. */
const storedAnswer = z.object({ response_action: z.literal('update'), view: z.custom<ModalView>() }).nullable();

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

/** Does what a request asks for once. A repeat is answered as the first one was. @throws what `run` throws: then there is no record */
export async function answerOnce(
  act: PersonalAct,
  request: string,
  run: () => Promise<SubmitAnswer>,
): Promise<SubmitAnswer> {
  if (!(await isFirstTime(act, request))) {
    const row = await act.tx
      .selectFrom('submissions')
      .select('answer')
      .where('personId', '=', act.personId)
      .where('request', '=', request)
      .executeTakeFirst();
    return storedAnswer.safeParse(row?.answer ?? null).data ?? undefined;
  }
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

/** Forgets the requests of all workspaces that nobody repeats any more. */
export async function forgetRequests(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - rememberedForMs);
  await withClaimer(database, async (tx) => {
    await tx.deleteFrom('submissions').where('submittedAt', '<', before).execute();
    await tx.deleteFrom('slackEvents').where('receivedAt', '<', before).execute();
  });
}
