import type { Who } from './cast.ts';
import { checkInDeeds } from './deeds/check-in-deeds.ts';
import { goalDeeds } from './deeds/goal-deeds.ts';
import { obstacleDeeds } from './deeds/obstacle-deeds.ts';
import { programDeeds } from './deeds/program-deeds.ts';
import type { Doing, Scene } from './deeds/scene.ts';
import { talkDeeds } from './deeds/talk-deeds.ts';
import { togetherDeeds } from './deeds/together-deeds.ts';
import { winDeeds } from './deeds/win-deeds.ts';

/** Every kind of deed, by the verb that a past tells it with. A new one is a function here and a line in a past. */
const doings = {
  ...programDeeds,
  ...goalDeeds,
  ...obstacleDeeds,
  ...checkInDeeds,
  ...winDeeds,
  ...togetherDeeds,
  ...talkDeeds,
};

type Verb = keyof typeof doings;

/** Somebody does something on a day, at a time of their own clock. */
export type Deed = {
  [V in Verb]: { readonly on: string; readonly at: string; readonly who: Who; readonly does: V } & Parameters<
    (typeof doings)[V]
  >[1];
}[Verb];

/** What a pair lived, or the workplace as a whole. */
export interface Past {
  readonly pair?: { readonly mentor: Who; readonly mentee: Who };
  /** In any order: they are done by their instants. */
  readonly deeds: readonly Deed[];
}

export async function doDeed(scene: Scene, deed: Deed): Promise<void> {
  // The verb chooses the function that was made for this deed; TypeScript cannot follow that through a union.
  await (doings[deed.does] as Doing<Deed>)(scene, deed);
}
