import type { MovableClock } from '../../core/clock.ts';
import { instantInWords, type TimeZone } from '../../core/local-time.ts';
import type { SandboxModal } from '../driver/sandbox-modal.ts';
import type { SandboxPerson } from '../driver/sandbox-person.ts';
import type { VisibleMessage } from '../driver/visible-messages.ts';

const width = 100;

/** Prints a story as people lived it: who did what, and what stood on whose screen. */
export class Transcript {
  readonly #clock: MovableClock;
  readonly #print: (line: string) => void;
  #chapters = 0;

  constructor(clock: MovableClock, print: (line: string) => void) {
    this.#clock = clock;
    this.#print = print;
  }

  chapter(title: string): void {
    this.#chapters += 1;
    this.#print('');
    this.#print(`${this.#chapters}. ${title}`);
    this.#print('='.repeat(title.length + 3));
  }

  /** Somebody does something; on their clock. */
  async does(person: SandboxPerson, what: string, act: () => Promise<unknown>): Promise<void> {
    const zone = person.user.tz as TimeZone;
    this.#print('');
    this.#print(`▶ ${person.name} ${what}   [${instantInWords(this.#clock.now(), zone)}]`);
    await act();
  }

  /** Fills in a form as the person did, and sends it. */
  async fills(modal: SandboxModal, answers: Readonly<Record<string, string | string[]>>): Promise<void> {
    for (const [label, answer] of Object.entries(answers)) {
      await modal.fill(label, answer);
      this.#print(`  ✎ ${label} → ${[answer].flat().join(', ').replaceAll('\n', ' ⏎ ')}`);
    }
    this.#print(`  ✎ presses ${modal.submitLabel}`);
    await modal.submit();
  }

  passes(move: () => void, what: string): void {
    move();
    this.#print('');
    this.#print(`⏱  Time passes ${what}.`);
  }

  reads(person: SandboxPerson, message: VisibleMessage): void {
    const where = message.onlyYou ? 'only visible to them' : message.threadTs ? 'in the thread' : 'in the conversation';
    this.#frame(`${person.name} reads, ${where}, from ${message.author}:`, message.text);
  }

  shows(person: SandboxPerson, text: string, what = 'sees'): void {
    this.#frame(`${person.name} ${what}:`, text);
  }

  /** The form that opened for a person, as it stands there. */
  async opens(person: SandboxPerson, title: string): Promise<SandboxModal> {
    const modal = await person.modal(title);
    this.#frame(`${person.name} sees the form “${title}”:`, modal.text);
    return modal;
  }

  #frame(head: string, text: string): void {
    this.#print(`  ${head}`);
    for (const line of text.split('\n')) {
      for (const part of fold(line, width)) this.#print(`  │ ${part}`);
    }
  }
}

function fold(line: string, longest: number): string[] {
  const parts = [''];
  for (const word of line.split(' ')) {
    const last = parts.length - 1;
    const grown = parts[last] === '' ? word : `${parts[last]} ${word}`;
    if (grown.length <= longest || parts[last] === '') parts[last] = grown;
    else parts.push(word);
  }
  return parts;
}
