import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { WorkspaceId } from '../../../src/core/ids.ts';
import { createTokenVault } from '../../../src/slack/token-vault.ts';
import { assertProperty } from '../../support/property.ts';

const workspace = 'T1' as WorkspaceId;
const token = 'xoxb-1-secret';
const vault = createTokenVault(Buffer.alloc(32, 7));

describe('the token vault', () => {
  test('opens what it sealed', () => {
    assertProperty(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(vault.open(workspace, vault.seal(workspace, text))).toBe(text);
      }),
    );
  });

  test('never seals the same way twice, and shows nothing of the token', () => {
    const [one, other] = [vault.seal(workspace, token), vault.seal(workspace, token)];
    expect(one).not.toBe(other);
    expect(one).not.toContain('secret');
    expect(one).not.toContain(Buffer.from(token).toString('base64url').slice(0, 12));
    // The first part names the key, so that keys can be changed one after another.
    expect(one.split('.')[0]).toBe(other.split('.')[0]);
    expect(one.split('.')[1]).not.toBe(other.split('.')[1]);
  });

  test('opens for the workspace alone that it was sealed for', () => {
    const sealed = vault.seal(workspace, token);
    expect(() => vault.open('T2' as WorkspaceId, sealed)).toThrow();
    expect(() => vault.open('' as WorkspaceId, sealed)).toThrow();
  });

  test('refuses what was changed, in every single bit of nonce, text and tag', () => {
    const [keyId = '', ...parts] = vault.seal(workspace, token).split('.');
    const bytes = parts.map((part) => Buffer.from(part, 'base64url'));
    expect(bytes.map((each) => each.length)).toEqual([12, token.length, 16]);
    bytes.forEach((part, index) => {
      for (let bit = 0; bit < part.length * 8; bit++) {
        const changed = Buffer.from(part);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const blob = [keyId, ...bytes.with(index, changed).map((each) => each.toString('base64url'))].join('.');
        expect(() => vault.open(workspace, blob)).toThrow();
      }
    });
  });

  test('refuses a shortened tag and what is no blob', () => {
    const [keyId, nonce, text, tag = ''] = vault.seal(workspace, token).split('.');
    const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
    expect(() => vault.open(workspace, [keyId, nonce, text, short].join('.'))).toThrow();
    for (const blob of ['', token, `${keyId}.${nonce}.${text}`, '...']) {
      expect(() => vault.open(workspace, blob)).toThrow();
    }
  });

  test('another key is refused by its name', () => {
    const other = createTokenVault(randomBytes(32));
    const sealed = vault.seal(workspace, token);
    expect(() => other.open(workspace, sealed)).toThrow(/sealed with key [0-9a-f]{8}/);
    // Even where the name was changed to fit.
    const renamed = [other.seal(workspace, token).split('.')[0], ...sealed.split('.').slice(1)].join('.');
    expect(() => other.open(workspace, renamed)).toThrow();
  });

  test.each([0, 16, 31, 33])('a key of %d bytes is none', (length) => {
    expect(() => createTokenVault(Buffer.alloc(length))).toThrow(RangeError);
  });
});
