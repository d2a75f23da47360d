import { objectsAt, wordsAt } from '../json.ts';
import type { OpenView } from '../slack/open-views.ts';
import { closeView, submitView } from '../slack/view-submission.ts';
import { clickOn } from './click-label.ts';
import { fillField } from './fill-field.ts';
import { clickables, type Field, fields, getField } from './find-element.ts';
import { pickClickable } from './pick-clickable.ts';
import { readerFor } from './reader.ts';
import { renderBlocks } from './render-blocks.ts';
import type { SandboxPerson } from './sandbox-person.ts';
import { shownValue } from './shown-value.ts';
import { type Label, patienceMs, type Surface } from './surface.ts';
import { viewSurface } from './view-surface.ts';

export interface Submitted {
  /** Whether this modal is gone. */
  readonly closed: boolean;
  /** What stands in red, by the label above it. */
  readonly errors: Record<string, string>;
}

/** One modal in front of one person; always as it is now, after updates too. */
export class SandboxModal {
  readonly #person: SandboxPerson;
  readonly #view: OpenView;

  constructor(person: SandboxPerson, view: OpenView) {
    this.#person = person;
    this.#view = view;
  }

  get viewId(): string {
    return this.#view.id;
  }

  get title(): string {
    return wordsAt(this.#view.definition, 'title');
  }

  get submitLabel(): string {
    return wordsAt(this.#view.definition, 'submit');
  }

  get isOpen(): boolean {
    return this.#person.workspace.views.stack(this.#person.id).includes(this.#view);
  }

  /** Everything there is to read, with what is typed so far. */
  get text(): string {
    const { definition, state, errors, trouble } = this.#view;
    const reader = readerFor(this.#person.workspace, this.#person.user);
    const words = renderBlocks(objectsAt(definition, 'blocks'), { reader, state, errors });
    return [this.title, trouble ? `⚠ ${trouble}` : '', words].filter((part) => part !== '').join('\n');
  }

  /** What Slack says when the bot gave no good answer. */
  get trouble(): string | undefined {
    return this.#view.trouble;
  }

  get fields(): Record<string, string> {
    const surface = this.#surface();
    return Object.fromEntries(fields(surface).map((field) => [field.label, this.#shown(surface, field)]));
  }

  get buttons(): string[] {
    return clickables(this.#surface()).map(({ label }) => label);
  }

  get errors(): Record<string, string> {
    const labels = new Map(
      objectsAt(this.#view.definition, 'blocks').map((block) => [String(block.block_id), wordsAt(block, 'label')]),
    );
    const entries = Object.entries(this.#view.errors);
    return Object.fromEntries(entries.map(([blockId, message]) => [labels.get(blockId) ?? blockId, message]));
  }

  value(label: Label): string {
    const surface = this.#surface();
    return this.#shown(surface, getField(surface, label));
  }

  async fill(label: Label, answer: string | string[]): Promise<void> {
    this.#mustBeOnTop();
    await fillField(this.#surface(), label, answer);
  }

  async click(label: Label, { nth = 0, confirm = true }: { nth?: number; confirm?: boolean } = {}): Promise<void> {
    this.#mustBeOnTop();
    const surface = this.#surface(confirm);
    await clickOn(surface, pickClickable(surface, label, nth));
  }

  async submit(): Promise<Submitted> {
    return this.#submit(1);
  }

  /** Two impatient clicks: the same submission twice, at the same time. */
  async submitTwice(): Promise<Submitted> {
    return this.#submit(2);
  }

  async close(): Promise<void> {
    this.#mustBeOnTop();
    await closeView(this.#person.workspace, this.#person.user, this.#view);
    await this.#person.workspace.slack.settled();
  }

  /** Waits until the modal says something, as after an update. */
  async sees(words: string | RegExp, { within = patienceMs }: { within?: number } = {}): Promise<void> {
    const says = () => (typeof words === 'string' ? this.text.includes(words) : words.test(this.text));
    const found = await this.#person.workspace.slack.changes.until(() => (says() ? true : undefined), within);
    if (!found) throw new Error(`the modal does not say ${String(words)}. It says:\n${this.text}`);
  }

  async #submit(times: number): Promise<Submitted> {
    this.#mustBeOnTop();
    const { definition } = this.#view;
    if (definition.submit === undefined) throw new Error(`"${this.title}" has nothing to submit`);
    if (definition.submit_disabled === true) throw new Error(`"${this.title}" cannot be submitted yet`);
    const { workspace, user } = this.#person;
    await submitView(workspace, { user, view: this.#view, times });
    await workspace.slack.settled();
    return { closed: !this.isOpen, errors: this.errors };
  }

  #surface(accepts = true): Surface {
    return viewSurface(this.#person, this.#view, accepts);
  }

  #shown(surface: Surface, { block, element }: Field): string {
    return shownValue(this.#view.state[String(block.block_id)]?.[String(element.action_id)] ?? {}, surface.reader);
  }

  #mustBeOnTop(): void {
    const top = this.#person.workspace.views.top(this.#person.id);
    if (top === this.#view) return;
    throw new Error(
      `"${this.title}" is ${this.isOpen ? `beneath "${wordsAt(top?.definition ?? {}, 'title')}"` : 'closed'}`,
    );
  }
}
