import { type Browser, type BrowserServer, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** What keeps Chromium to this machine, also as root in a container. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser of one's own. @throws where there is no Chromium */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: requireChromium(), args });
}

/** A browser for several processes; each that connects sees its own windows alone. @throws where there is no Chromium */
export function launchServer(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: requireChromium(), args });
}

function requireChromium(): string {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('there is no Chromium on this machine');
  return executablePath;
}
