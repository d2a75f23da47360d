import { createHash } from 'node:crypto';
import { isObject, type JsonObject, objectsAt, stringAt } from '../json.ts';
import { type FormState, formState } from './form-state.ts';
import { withGeneratedIds } from './generated-ids.ts';
import type { Ids } from './ids.ts';
import { Refusal } from './refusal.ts';

/** A modal or an App Home somebody is looking at. */
export interface OpenView {
  readonly id: string;
  readonly userId: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  definition: JsonObject;
  hash: string;
  state: FormState;
  /** What stands in red below a field, by block id. */
  errors: Record<string, string>;
  /** What Slack itself says when the bot did not answer. */
  trouble: string | undefined;
}

export interface HomesSnapshot {
  readonly revisions: number;
  readonly shown: Pick<OpenView, 'id' | 'userId' | 'definition' | 'hash'>[];
}

const deepestStack = 3;

/** The modals and homes of one workspace: a stack of modals and one home for each person. */
export class OpenViews {
  readonly #ids: Ids;
  readonly #stacks = new Map<string, OpenView[]>();
  readonly #homes = new Map<string, OpenView>();
  #revisions = 0;

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  stack(userId: string): readonly OpenView[] {
    return this.#stacks.get(userId) ?? [];
  }

  top(userId: string): OpenView | undefined {
    return this.stack(userId).at(-1);
  }

  home(userId: string): OpenView | undefined {
    return this.#homes.get(userId);
  }

  find(idOrExternalId: string): OpenView | undefined {
    const open = [...[...this.#stacks.values()].flat(), ...this.#homes.values()];
    return open.find(({ id, definition }) => id === idOrExternalId || definition.external_id === idOrExternalId);
  }

  open(userId: string, definition: JsonObject): OpenView {
    this.#refuseTakenExternalId(definition);
    const view = this.#create(userId, definition, undefined);
    this.#stacks.set(userId, [view]);
    return view;
  }

  push(userId: string, definition: JsonObject): OpenView {
    const stack = this.stack(userId);
    const below = stack.at(-1);
    if (!below) throw new Refusal('not_found');
    if (stack.length >= deepestStack) throw new Refusal('push_limit_reached');
    this.#refuseTakenExternalId(definition);
    const view = this.#create(userId, definition, below);
    this.#stacks.set(userId, [...stack, view]);
    return view;
  }

  /** What was typed stays where block_id and action_id stay. */
  update(view: OpenView, definition: JsonObject): void {
    this.#refuseTakenExternalId(definition, view);
    view.definition = this.#complete(definition);
    view.hash = this.#nextHash();
    view.state = formState(objectsAt(view.definition, 'blocks'), view.state);
    view.errors = {};
    view.trouble = undefined;
  }

  publish(userId: string, definition: JsonObject): OpenView {
    const shown = this.#homes.get(userId);
    if (shown) {
      this.update(shown, definition);
      return shown;
    }
    const view = this.#create(userId, definition, undefined);
    this.#homes.set(userId, view);
    return view;
  }

  close(view: OpenView): void {
    this.#stacks.set(
      view.userId,
      this.stack(view.userId).filter((other) => other !== view),
    );
  }

  closeAll(userId: string): void {
    this.#stacks.delete(userId);
  }

  /** The Homes that people have; open modals do not outlive their process. */
  homesSnapshot(): HomesSnapshot {
    const shown = [...this.#homes.values()].map(({ id, userId, definition, hash }) => ({
      id,
      userId,
      definition,
      hash,
    }));
    return { revisions: this.#revisions, shown };
  }

  restoreHomes({ revisions, shown }: HomesSnapshot): void {
    this.#revisions = revisions;
    for (const kept of shown) {
      const state = formState(objectsAt(kept.definition, 'blocks'));
      const view = { ...kept, rootId: kept.id, previousId: undefined, state, errors: {}, trouble: undefined };
      this.#homes.set(kept.userId, view);
    }
  }

  #create(userId: string, definition: JsonObject, below: OpenView | undefined): OpenView {
    const id = this.#ids.next('V');
    const complete = this.#complete(definition);
    return {
      id,
      userId,
      rootId: below?.rootId ?? id,
      previousId: below?.id,
      definition: complete,
      hash: this.#nextHash(),
      state: formState(objectsAt(complete, 'blocks')),
      errors: {},
      trouble: undefined,
    };
  }

  #complete(definition: JsonObject): JsonObject {
    const blocks = Array.isArray(definition.blocks) ? definition.blocks.filter(isObject) : [];
    return { ...structuredClone(definition), blocks: withGeneratedIds(blocks, this.#ids) };
  }

  #refuseTakenExternalId(definition: JsonObject, except?: OpenView): void {
    const externalId = stringAt(definition, 'external_id');
    const holder = externalId ? this.find(externalId) : undefined;
    if (holder && holder !== except) throw new Refusal('duplicate_external_id');
  }

  #nextHash(): string {
    this.#revisions += 1;
    return `${this.#revisions}.${createHash('sha256').update(String(this.#revisions)).digest('hex').slice(0, 8)}`;
  }
}
