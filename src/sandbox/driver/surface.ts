import type { JsonObject } from '../json.ts';
import type { FormState } from '../slack/form-state.ts';
import type { User } from '../slack/model.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';
import type { Reader } from './reader.ts';

/** A dialog "Are you sure?" as the person saw it. */
export interface ConfirmDialog {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
}

/** Something with blocks a person can use: a message, a modal, the App Home. */
export interface Surface {
  readonly workspace: SandboxWorkspace;
  readonly user: User;
  readonly reader: Reader;
  readonly blocks: JsonObject[];
  readonly state: FormState;
  /** Hands an action to the bot and waits for its ack. */
  act(action: JsonObject): Promise<void>;
  /** The dialog an element asks first; false when the person says no. */
  confirm(dialog: ConfirmDialog): boolean;
}

/** How long somebody waits for what should come: a bound for what hangs, not a pace. */
export const patienceMs = 30_000;

export type Label = string | RegExp;

export function matches(shown: string, wanted: Label): boolean {
  return typeof wanted === 'string' ? shown.trim() === wanted.trim() : wanted.test(shown);
}
