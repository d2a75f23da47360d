import { isDeepStrictEqual } from 'node:util';
import { parseJson } from '../../src/sandbox/slack/interactions.ts';
import type { Line, Parcel, Posted } from '../../src/sandbox/slack/line.ts';
import type { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';

/** Somebody who presses each button of a form twice: the same submission reaches Cairn twice at once. */
class DoubleClicks implements Line {
  /** The forms of which the second was not answered as the first. */
  readonly differing: string[];
  readonly #line: Line;

  constructor(line: Line, differing: string[]) {
    this.#line = line;
    this.differing = differing;
  }

  get isConnected(): boolean {
    return this.#line.isConnected;
  }

  async deliver(parcel: Parcel): Promise<Posted> {
    if (parcel.kind !== 'view_submission') return this.#line.deliver(parcel);
    const [first, second] = await Promise.all([this.#line.deliver(parcel), this.#line.deliver(parcel)]);
    if (!isDeepStrictEqual(answerOf(first), answerOf(second))) {
      const { view } = parcel.payload as { view?: { callback_id?: string } };
      this.differing.push(`${view?.callback_id}: ${first.body} and then ${second.body}`);
    }
    return first;
  }
}

/** What Slack was told; an error of Cairn's own has another id each time. */
function answerOf({ status, body }: Posted): unknown {
  return [status, parseJson(body.replaceAll(/this id: [0-9a-f]{8}/g, 'this id')) ?? body];
}

/**
 * From now on every form is sent twice at once. What the tests then see must be what one submission does.
 * @returns the forms whose two submissions were answered differently
 */
export function doubleEverySubmission(slack: SandboxSlack): readonly string[] {
  const differing: string[] = [];
  const use = slack.line.use.bind(slack.line);
  slack.line.use = (line) => use(line && new DoubleClicks(line, differing));
  return differing;
}
