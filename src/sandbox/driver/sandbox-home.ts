import { objectsAt } from '../json.ts';
import type { OpenView } from '../slack/open-views.ts';
import { clickOn } from './click-label.ts';
import { fillField } from './fill-field.ts';
import { clickables } from './find-element.ts';
import { pickClickable } from './pick-clickable.ts';
import { readerFor } from './reader.ts';
import { renderBlocks } from './render-blocks.ts';
import type { SandboxPerson } from './sandbox-person.ts';
import type { Label } from './surface.ts';
import { viewSurface } from './view-surface.ts';

/** The bot's App Home in front of one person; always as it is now. */
export class SandboxHome {
  readonly #person: SandboxPerson;
  readonly #view: OpenView;

  constructor(person: SandboxPerson, view: OpenView) {
    this.#person = person;
    this.#view = view;
  }

  get text(): string {
    const reader = readerFor(this.#person.workspace, this.#person.user);
    const words = renderBlocks(objectsAt(this.#view.definition, 'blocks'), { reader, state: this.#view.state });
    return this.#view.trouble ? `${words}\n⚠ ${this.#view.trouble}` : words;
  }

  get buttons(): string[] {
    return clickables(viewSurface(this.#person, this.#view)).map(({ label }) => label);
  }

  async click(label: Label, { nth = 0, confirm = true }: { nth?: number; confirm?: boolean } = {}): Promise<void> {
    const surface = viewSurface(this.#person, this.#view, confirm);
    await clickOn(surface, pickClickable(surface, label, nth));
  }

  async choose(label: Label, option: string | string[]): Promise<void> {
    await fillField(viewSurface(this.#person, this.#view), label, option);
  }
}
