import { createHash } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { rasterise } from '../charts/rasterise.ts';
import { clip } from '../slack/text.ts';
import { slackErrorCode } from '../slack/web-client.ts';
import { afterFailedUpload, type Failure } from './failure.ts';
import type { Message, Picture } from './message.ts';
import type { PumpParts } from './pump.ts';
import type { ClaimedDelivery } from './queries/claims.ts';
import { findPicture, type KeptPicture, savePicture } from './queries/pictures.ts';
import { readFailure } from './read-failure.ts';
import { finishUpload, PictureUnready, uploadBytes } from './upload.ts';

const longestAlt = 2000;

/**
 * Sees to it that a message's picture is in Slack, where it can be, unless an earlier try did.
 * @returns the file's id; undefined where the message goes without
 * @throws what Slack's client throws, and PictureUnready
 */
export async function providePicture(
  parts: PumpParts,
  client: WebClient,
  delivery: ClaimedDelivery,
  picture: Picture,
): Promise<string | undefined> {
  try {
    return await upload(parts, client, delivery, picture);
  } catch (error) {
    const failure = readFailure(error);
    if (!failure) throw error;
    const next = afterFailedUpload(failure, delivery.attempts);
    if (failure.kind === 'rate_limited' || next === 'fail') throw error;
    if (next === 'try again') throw new PictureUnready(failure.code);
    return goWithout(parts, delivery, failure.code);
  }
}

const notReady = { kind: 'unready', code: 'picture_not_ready' } as const satisfies Failure;

/**
 * Says a message with its picture. Slack goes on working on a file after its upload, and until it is done refuses blocks
 * that show it: then nothing is said yet, and at last it is said without.
 */
export async function sayWithPicture<T>(
  parts: PumpParts,
  delivery: ClaimedDelivery,
  message: Message,
  pictureId: string | undefined,
  say: (message: Message) => Promise<T>,
): Promise<T> {
  const { picture } = message;
  if (!picture || pictureId === undefined) return say(message);
  const image: KnownBlock = { type: 'image', slack_file: { id: pictureId }, alt_text: clip(picture.alt, longestAlt) };
  try {
    return await say({ ...message, blocks: message.blocks.toSpliced(picture.after, 0, image) });
  } catch (error) {
    if (slackErrorCode(error) !== 'invalid_blocks') throw error;
    if (afterFailedUpload(notReady, delivery.attempts) === 'try again') throw new PictureUnready(notReady.code);
    goWithout(parts, delivery, notReady.code);
    return say(message);
  }
}

async function upload(
  parts: PumpParts,
  client: WebClient,
  delivery: ClaimedDelivery,
  picture: Picture,
): Promise<string | undefined> {
  const pictureOf = createHash('sha256').update(picture.svg).digest('hex');
  const kept = await findKept(parts, delivery);
  if (kept?.pictureOf === pictureOf) {
    if (kept.pictureState === 'finished') return kept.pictureId;
    if (await finishAgain(client, kept.pictureId, picture.title)) {
      return save(parts, delivery, { ...kept, pictureState: 'finished' });
    }
  }
  const bytes = await draw(parts, delivery, picture);
  if (!bytes) return undefined;
  const pictureId = await uploadBytes(client, bytes, picture);
  // Before it is finished: an answer lost then must not make a second file.
  await save(parts, delivery, { pictureId, pictureOf, pictureState: 'uploaded' });
  await finishUpload(client, pictureId, picture.title);
  return save(parts, delivery, { pictureId, pictureOf, pictureState: 'finished' });
}

async function findKept(parts: PumpParts, delivery: ClaimedDelivery): Promise<KeptPicture | undefined> {
  const { result } = await parts.actor.asTime(delivery.workspaceId, (act) => findPicture(act.tx, delivery));
  return result;
}

async function save(parts: PumpParts, delivery: ClaimedDelivery, picture: KeptPicture): Promise<string> {
  await parts.actor.asTime(delivery.workspaceId, (act) => savePicture(act.tx, delivery, picture));
  return picture.pictureId;
}

/** @returns false where Slack knows nothing of it any more */
async function finishAgain(client: WebClient, id: string, title: string): Promise<boolean> {
  try {
    await finishUpload(client, id, title);
    return true;
  } catch (error) {
    if (slackErrorCode(error) === 'file_not_found') return false;
    throw error;
  }
}

/** A picture that cannot be drawn is our fault, and no reason to say nothing. */
async function draw(
  parts: PumpParts,
  { id, kind, workspaceId }: ClaimedDelivery,
  { svg }: Picture,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await rasterise(svg));
  } catch (error) {
    // What the renderer says may hold words of the picture.
    const why = error instanceof Error ? error.name : 'unknown';
    parts.logger.error({ delivery: id, kind, workspace: workspaceId, why }, 'picture not drawn');
    return undefined;
  }
}

function goWithout(parts: PumpParts, { id, kind, workspaceId }: ClaimedDelivery, code: string): undefined {
  parts.logger.warn({ delivery: id, kind, workspace: workspaceId, code }, 'goes without its picture');
}
