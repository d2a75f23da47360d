import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import { Refusal } from '../core/errors.ts';
import type { FollowUpName, FollowUpSubjects, PersonalAct } from '../database/act.ts';
import type { Subcommand } from './commands.ts';
import type { Fields } from './fields.ts';
import type { FieldSet, Form, Sent } from './forms.ts';
import type { MessageVisit, Visit } from './visit.ts';

/** Builds the modal that follows an action, as things stand after it; undefined where there is nothing to show any more. */
export type FollowUpModals = {
  readonly [Name in FollowUpName]: (
    act: PersonalAct,
    subject: FollowUpSubjects[Name],
  ) => Promise<ModalView | undefined>;
};

/** A modal that somebody closed without sending it. */
export interface ClosedForm {
  /** What its fields hold; empty where Slack did not say. */
  readonly typed: Fields;
  /** What they held when the form was shown. */
  readonly shown: Fields;
}

export interface CommandEntry {
  readonly name: string;
  /** One sentence at the head of its help. */
  readonly does: string;
  readonly subcommands: SubcommandEntry[];
  /** What anything else means; undefined where the command takes no sentence. The text is as typed, decoded. */
  sentence:
    | { readonly usage: string; readonly does: string; run(visit: Visit, text: string): Promise<void> }
    | undefined;
}

type SubcommandEntry = Subcommand & { run(visit: Visit, args: string): Promise<void> };
type ButtonEntry = (visit: Visit, value: unknown) => Promise<void>;
/** A form that was sent. */
export interface SubmitEntry {
  /** Asks Slack what the action must know, before its transaction. */
  ask?(visit: Visit, fields: Fields, subject: unknown): Promise<unknown>;
  run(act: PersonalAct, fields: Fields, subject: unknown, asked: unknown): Promise<ModalView | undefined>;
}
type ClosedEntry = (visit: Visit, form: ClosedForm, subject: unknown) => Promise<void>;
export interface EventEntry {
  run(visit: Visit, event: Readonly<Record<string, unknown>>): Promise<void>;
  readonly repeats: 'harmful' | 'harmless';
}

/**
 * The Slack door: what people can press, type and submit, each with the feature's handler. Features register here
 * (`listeners.ts`); `bolt-app.ts` connects it with Bolt. Handlers throw a Refusal to decline with a sentence.
 */
export class Door {
  readonly commands = new Map<string, CommandEntry>();
  readonly buttons = new Map<string, ButtonEntry>();
  readonly submits = new Map<string, SubmitEntry>();
  readonly closings = new Map<string, ClosedEntry>();
  readonly shortcuts = new Map<string, (visit: Visit) => Promise<void>>();
  readonly messageShortcuts = new Map<string, (visit: MessageVisit) => Promise<void>>();
  readonly followUps: Partial<{ -readonly [Name in FollowUpName]: FollowUpModals[Name] }> = {};
  readonly events = new Map<string, EventEntry>();

  /** Declares a slash command. */
  command(name: string, does: string): void {
    add(this.commands, name, { name, does, subcommands: [], sentence: undefined });
  }

  /** `/command name args`; features may add to one another's commands. */
  subcommand(command: string, entry: SubcommandEntry): void {
    const { subcommands } = this.#declared(command);
    if (subcommands.some((each) => each.name === entry.name)) throw new Error(`${command} ${entry.name} stands twice`);
    subcommands.push(entry);
  }

  /** `/command` with nothing or with a sentence after it. */
  sentence(command: string, sentence: NonNullable<CommandEntry['sentence']>): void {
    this.#declared(command).sentence = sentence;
  }

  /**
   * A press of a button (or a choice in a menu) with this action id.
   * @param value what the button carries; anything else is an old or forged button and is refused
   */
  button<T>(action: string, value: z.ZodType<T>, run: (visit: Visit, value: T) => Promise<void>): void {
    add(this.buttons, action, (visit, raw) => run(visit, read(value, raw)));
  }

  /**
   * A form that was sent: one transaction, once however often it is sent. What `run` returns is shown instead of the form;
   * else it closes, and what the action asked to follow is shown.
   */
  submit<Set extends FieldSet, Subject extends z.ZodObject>(
    form: Form<Set, Subject>,
    run: (act: PersonalAct, sent: Sent<Set, Subject>) => Promise<ModalView | undefined>,
  ): void {
    add(this.submits, form.callback, {
      run: (act, fields, subject) => run(act, sentWith(form, fields, subject)),
    });
  }

  /** As `submit`, where something must be asked of Slack before the transaction: nobody waits for Slack inside of one. */
  submitAsking<Set extends FieldSet, Subject extends z.ZodObject, Asked>(
    form: Form<Set, Subject>,
    ask: (visit: Visit, sent: Sent<Set, Subject>) => Promise<Asked>,
    run: (act: PersonalAct, sent: Sent<Set, Subject>, asked: Asked) => Promise<ModalView | undefined>,
  ): void {
    add(this.submits, form.callback, {
      ask: (visit, fields, subject) => ask(visit, sentWith(form, fields, subject)),
      run: (act, fields, subject, asked) => run(act, sentWith(form, fields, subject), asked as Asked),
    });
  }

  /** A form that was closed unsent; its modal has `tellsWhenClosed`. */
  closed<Set extends FieldSet, Subject extends z.ZodObject>(
    form: Form<Set, Subject>,
    run: (visit: Visit, closed: ClosedForm, subject: z.output<Subject>) => Promise<void>,
  ): void {
    add(this.closings, form.callback, (visit, closed, raw) => {
      const { subject } = sentWith(form, closed.typed, raw);
      return run(visit, closed, subject);
    });
  }

  shortcut(callback: string, run: (visit: Visit) => Promise<void>): void {
    add(this.shortcuts, callback, run);
  }

  messageShortcut(callback: string, run: (visit: MessageVisit) => Promise<void>): void {
    add(this.messageShortcuts, callback, run);
  }

  /** The modals that may follow actions. */
  following(modals: Partial<FollowUpModals>): void {
    for (const name of Object.keys(modals)) {
      if (Object.hasOwn(this.followUps, name)) throw new Error(`${name} is registered twice`);
    }
    Object.assign(this.followUps, modals);
  }

  /**
   * Something that Slack tells, of the person that it is about.
   * @param repeats whether it does harm to hear of one event twice; what is harmless leaves no trace
   */
  event(type: string, run: EventEntry['run'], repeats: EventEntry['repeats'] = 'harmful'): void {
    add(this.events, type, { run, repeats });
  }

  #declared(command: string): CommandEntry {
    const entry = this.commands.get(command);
    if (!entry) throw new Error(`${command} is not declared`);
    return entry;
  }
}

/** @throws Refusal where the form that came back is one of an earlier Cairn: with fields that this one does not have */
function sentWith<Set extends FieldSet, Subject extends z.ZodObject>(
  form: Form<Set, Subject>,
  fields: Fields,
  subject: unknown,
): Sent<Set, Subject> {
  if (!Object.keys(fields).every((name) => form.has(name))) throw outdated('unreadable_form');
  return { values: form.read(fields), subject: read(form.subject, subject) };
}

function add<T>(entries: Map<string, T>, key: string, value: T): void {
  if (entries.has(key)) throw new Error(`${key} is registered twice`);
  entries.set(key, value);
}

/** What came back has not the shape its button or modal gives it: it is of an older Cairn, or of nobody's making. */
function read<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const result = schema.safeParse(raw);
  if (!result.success) throw outdated('unreadable_value');
  return result.data;
}

export function outdated(code: string): Refusal {
  return new Refusal(
    code,
    'This belongs to an earlier version of Cairn and no longer works. Open Cairn’s Home, or try /goal help.',
  );
}
