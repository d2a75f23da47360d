import type { BlockKitFault } from '../block-kit/check.ts';
import { isObject, type JsonObject, stringsAt } from '../json.ts';

/** Slack says no: `{ ok: false, error }` with status 200. */
export class Refusal extends Error {
  readonly code: string;
  readonly more: JsonObject;

  constructor(code: string, more: JsonObject = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.more = more;
  }
}

export function refusedFor(code: string, messages: string[]): Refusal {
  return new Refusal(code, { response_metadata: { messages } });
}

/** Block Kit faults in the words of Slack's `response_metadata.messages`. */
export function refusedBlocks(code: string, faults: BlockKitFault[], root = ''): Refusal {
  const messages = faults.map(({ pointer, problem }) => `[ERROR] ${problem} [json-pointer:${root}${pointer}]`);
  return new Refusal(code, { errors: faults.map(({ problem }) => problem), response_metadata: { messages } });
}

/** A refusal in one line, for people who look for the reason. */
export function describeRefusal({ code, more }: Refusal): string {
  const metadata = more.response_metadata;
  const messages = isObject(metadata) ? stringsAt(metadata, 'messages') : [];
  return [code, ...messages].join(' ');
}
