import type { IncomingMessage } from 'node:http';
import { isObject, type JsonObject } from '../json.ts';

/** The arguments of a call, whether they come in the query, a form or JSON. */
export async function readBody(request: IncomingMessage, url: URL): Promise<JsonObject> {
  const body = (await readBytes(request)).toString('utf8');
  const fields: JsonObject = Object.fromEntries(url.searchParams);
  if (body === '') return fields;
  const type = request.headers['content-type'] ?? '';
  if (type.includes('json')) return { ...fields, ...parseObject(body) };
  return { ...fields, ...Object.fromEntries(new URLSearchParams(body)) };
}

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parseObject(body: string): JsonObject {
  try {
    const parsed: unknown = JSON.parse(body);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
