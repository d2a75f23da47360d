import type { WebAPICallResult, WebClient } from '@slack/web-api';
import { clip } from '../slack/text.ts';
import { callTimeoutMs } from '../slack/web-client.ts';
import type { Picture } from './message.ts';

// Slack takes a file in three steps: it gives an address, takes the bytes there, and is told that this is all.

/** Slack did not take a picture, or cannot show it yet. The message was not posted. */
export class PictureUnready extends Error {
  override readonly name = 'PictureUnready';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Longer ones are refused here; the block that shows the picture takes twice as much. */
const longestAlt = 1000;

/** Uploads the bytes. @returns the id of the file, which cannot be shown yet */
export async function uploadBytes(
  client: WebClient,
  bytes: Uint8Array<ArrayBuffer>,
  picture: Picture,
): Promise<string> {
  const answer: WebAPICallResult & { upload_url?: unknown; file_id?: unknown } = await client.apiCall(
    'files.getUploadURLExternal',
    { filename: picture.fileName, length: bytes.length, alt_txt: clip(picture.alt, longestAlt) },
  );
  const { upload_url: address, file_id: id } = answer;
  if (typeof address !== 'string' || typeof id !== 'string') throw new Error('Slack answered no address for an upload');
  await send(safeAddress(address, client.slackApiUrl), bytes);
  return id;
}

/** Without a channel: the file is Cairn's alone until a message shows it. */
export async function finishUpload(client: WebClient, id: string, title: string): Promise<void> {
  await client.files.completeUploadExternal({ files: [{ id, title }] });
}

async function send(address: URL, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      body: bytes,
      redirect: 'error',
      signal: AbortSignal.timeout(callTimeoutMs),
    });
    await response.arrayBuffer();
  } catch {
    // The error would say the address, which is a secret for as long as it can be used.
    throw new PictureUnready('no_answer');
  }
  if (!response.ok) throw new PictureUnready(`http_${response.status}`);
}

/** Over https, or where Slack itself is when it runs on this machine. */
function safeAddress(address: string, slackApiUrl: string): URL {
  const url = URL.parse(address);
  if (url?.protocol === 'https:' || (url && url.origin === URL.parse(slackApiUrl)?.origin)) return url;
  throw new Error('Slack answered an address for an upload that is none');
}
