import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Body } from './answers.ts';
import { Declined } from './declined.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** A file of the built page; nothing else on this machine can be asked for. */
export async function readPageFile(pageDirectory: string, pathname: string): Promise<Body> {
  const root = path.resolve(pageDirectory);
  const file = path.resolve(root, `.${decoded(pathname === '/' ? '/index.html' : pathname)}`);
  const type = types[path.extname(file)];
  if (!type || !file.startsWith(root + path.sep)) throw notThere(pathname);
  const content = await readFile(file).catch(() => {
    throw notThere(pathname);
  });
  // What the build puts in assets/ has its content in its name; everything else is asked for anew.
  const isHashed = file.startsWith(path.join(root, 'assets') + path.sep);
  return { type, content, headers: { 'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache' } };
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    throw notThere(pathname);
  }
}

function notThere(pathname: string): Declined {
  return new Declined(`There is nothing at ${pathname}. The page is at /.`);
}
