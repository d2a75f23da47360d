import { answerFor } from './answer-for.ts';
import { agrees } from './ask-first.ts';
import { fillState } from './fill-state.ts';
import { getField } from './find-element.ts';
import type { Label, Surface } from './surface.ts';

/** Fills a field by its label; choices are named by their words, people and channels by their names. */
export async function fillField(surface: Surface, label: Label, answer: string | string[]): Promise<void> {
  const { block, element } = getField(surface, label);
  const value = answerFor(surface, element, answer);
  if (!agrees(surface, element)) return;
  await fillState(surface, { block, element, value });
}
