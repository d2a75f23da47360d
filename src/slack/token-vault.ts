import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { WorkspaceId } from '../core/ids.ts';

const cipher = 'aes-256-gcm';

/**
 * Seals bot tokens for the database: AES-256-GCM, the workspace id as additional data, so that a sealed token copied to
 * another workspace's row does not open. The blob names its key, so that keys can be changed one after another.
 */
export interface TokenVault {
  seal(workspaceId: WorkspaceId, token: string): string;
  /** @throws where the blob was made with another key, for another workspace, or changed */
  open(workspaceId: WorkspaceId, sealed: string): string;
}

/** @param key 32 bytes */
export function createTokenVault(key: Buffer): TokenVault {
  if (key.length !== 32) throw new RangeError('the encryption key must have 32 bytes');
  const keyId = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return {
    seal(workspaceId, token) {
      const nonce = randomBytes(12);
      const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(workspaceId));
      const sealed = Buffer.concat([sealing.update(token, 'utf8'), sealing.final()]);
      return [keyId, ...[nonce, sealed, sealing.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
    },
    open(workspaceId, sealed) {
      const [blobKeyId, nonce, text, tag] = sealed.split('.');
      if (nonce === undefined || text === undefined || tag === undefined) throw new Error('not a sealed token');
      if (blobKeyId !== keyId) throw new Error(`the token was sealed with key ${blobKeyId}, not with ${keyId}`);
      const bytes = (part: string) => Buffer.from(part, 'base64url');
      const opening = createDecipheriv(cipher, key, bytes(nonce), { authTagLength: 16 })
        .setAAD(Buffer.from(workspaceId))
        .setAuthTag(bytes(tag));
      return Buffer.concat([opening.update(bytes(text)), opening.final()]).toString('utf8');
    },
  };
}
