import type { IncomingMessage } from 'node:http';
import { Declined } from './declined.ts';

/** Far above the largest modal, far below what hurts. */
const mostBytes = 1024 * 1024;

export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new Declined('This is not JSON.', 400);
  }
}

/** What is too long is read to its end and forgotten: the answer reaches only those who have finished speaking. */
async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length <= mostBytes) chunks.push(chunk as Buffer);
  }
  if (length > mostBytes) throw new Declined('This is too much at once.', 413);
  return Buffer.concat(chunks).toString('utf8');
}
