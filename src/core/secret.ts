import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes in letters, digits, `-` and `_`: 43 characters that nobody guesses. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hexadecimal: what is kept of a secret, or what tells one text from another. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
