import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { FollowUp, FollowUpName, PersonalAct } from '../database/act.ts';
import { answerCommand } from './answer-command.ts';
import { noticeModal } from './blocks.ts';
import { type ClosedForm, type Door, outdated } from './door.ts';
import { type Explanation, explainError } from './explain-error.ts';
import { type Fields, fieldOf } from './fields.ts';
import { inputAction } from './input-blocks.ts';
import { answerOnce, findAnswer, type SubmitAnswer, submissionName } from './once.ts';
import type { MessageVisit, Visit } from './visit.ts';

const json = z.string().transform((text, issues) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    issues.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

/** The person's ways in, each ending in an effect or a sentence, never in silence. */
export class Handlers {
  readonly #door: Door;
  constructor(door: Door) {
    this.#door = door;
  }

  command(visit: Visit, name: string, text: string): Promise<void> {
    return orReply(visit, name, () => answerCommand(this.#door, visit, name, text));
  }

  button(visit: Visit, actionId: string, value: string | undefined): Promise<void> {
    // What is typed or chosen inside a modal comes back when the modal is submitted.
    if (actionId === inputAction) return Promise.resolve();
    return orReply(visit, actionId, async () => {
      const run = this.#door.buttons.get(actionId);
      const read = json.safeParse(value ?? '{}');
      if (!run || !read.success) throw outdated('unknown_action');
      await run(visit, read.data);
      await this.#showNext(visit, actionId);
    });
  }

  /** By now the action stands: a modal that cannot follow must not make it look undone. */
  async #showNext(visit: Visit, where: string): Promise<void> {
    try {
      const next = await this.#followUp(visit);
      if (next) await visit.showModal(next);
    } catch (error) {
      explainError(error, visit.logger, where);
      await visit.reply('That is saved. Only the form that follows could not be shown; Cairn comes back to it.');
    }
  }

  shortcut(visit: Visit, callback: string): Promise<void> {
    return orReply(visit, callback, async () => {
      const run = this.#door.shortcuts.get(callback);
      if (!run) throw outdated('unknown_shortcut');
      await run(visit);
    });
  }

  messageShortcut(visit: MessageVisit, callback: string): Promise<void> {
    return orReply(visit, callback, async () => {
      const run = this.#door.messageShortcuts.get(callback);
      if (!run) throw outdated('unknown_shortcut');
      await run(visit);
    });
  }

  /** @returns the answer for Slack; errors stand in the modal, where what was typed stays */
  async submit(visit: Visit, view: SubmittedView, fields: Fields): Promise<SubmitAnswer> {
    try {
      const entry = this.#door.submits.get(view.callback_id);
      const subject = json.safeParse(view.private_metadata || '{}');
      if (!entry || !subject.success) throw outdated('unknown_modal');
      const request = submissionName(view, fields);
      const answered = () => visit.act((act) => findAnswer(act, request));
      // Slack is not asked again for what stands already, and a repeat for which it has no answer is answered all the same.
      const before = entry.ask && (await answered());
      if (before) return before.answer;
      let asked: unknown;
      try {
        asked = await entry.ask?.(visit, fields, subject.data);
      } catch (error) {
        const meanwhile = await answered();
        if (meanwhile) return meanwhile.answer;
        throw error;
      }
      return await visit.act((act) =>
        answerOnce(act, request, async () => {
          const next = (await entry.run(act, fields, subject.data, asked)) ?? (await this.#following(act));
          return next && { response_action: 'update', view: next };
        }),
      );
    } catch (error) {
      return refuseSubmit(explainError(error, visit.logger, view.callback_id), view);
    }
  }

  /** The form is gone from the screen: what went wrong is said in the person's own DM. */
  closed(visit: Visit, view: SubmittedView, form: ClosedForm): Promise<void> {
    return orReply(visit, view.callback_id, async () => {
      const run = this.#door.closings.get(view.callback_id);
      const subject = json.safeParse(view.private_metadata || '{}');
      if (!run || !subject.success) throw outdated('unknown_modal');
      await run(visit, form, subject.data);
    });
  }

  /** What the action asked to be shown next; the first one that still has something to show. */
  async #following(act: PersonalAct): Promise<ModalView | undefined> {
    for (const followUp of act.followUps) {
      const view = await this.#build(act, followUp);
      if (view) return view;
    }
    return undefined;
  }

  /** As `#following`, after the action. */
  async #followUp(visit: Visit): Promise<ModalView | undefined> {
    for (const followUp of visit.followUps()) {
      const view = await visit.act((act) => this.#build(act, followUp));
      if (view) return view;
    }
    return undefined;
  }

  #build<Name extends FollowUpName>(act: PersonalAct, { modal, subject }: FollowUp<Name>) {
    const build = this.#door.followUps[modal];
    if (!build) throw new Error(`no feature shows the modal ${modal}`);
    return build(act, subject);
  }
}

export interface SubmittedView {
  readonly id: string;
  readonly hash: string;
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly blocks: readonly { readonly type: string; readonly block_id?: string }[];
}

/** A sentence that belongs to no field stands under the first one: closing the modal would lose what was typed. */
function refuseSubmit({ sentence, fields }: Explanation, view: SubmittedView): SubmitAnswer {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id ?? '');
  const known = Object.entries(fields).flatMap(([field, words]) => {
    const block = inputs.find((each) => fieldOf(each) === field);
    return block ? [[block, words] as const] : [];
  });
  if (known.length > 0) return { response_action: 'errors', errors: Object.fromEntries(known) };
  const first = inputs[0];
  if (first) return { response_action: 'errors', errors: { [first]: sentence } };
  return { response_action: 'update', view: noticeModal(sentence) };
}

async function orReply(visit: Visit, where: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const { sentence } = explainError(error, visit.logger, where);
    await visit.reply(sentence);
  }
}
