// `npm run screenshots`: the pictures of README.md, taken anew from a sandbox of its own.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Seat } from '../../page/seat.ts';
import { SandboxProgram } from '../sandbox-program.ts';
import { freshData } from './sandbox-run.ts';
import { Windows } from './windows.ts';

const pictures = path.resolve(import.meta.dirname, '../../../src/sandbox/pictures');

const data = await freshData();
const sandbox = await new SandboxProgram('--port', '0', '--data', data.directory).up();
const windows = await Windows.openAlone(sandbox.url);
try {
  await mkdir(pictures, { recursive: true });
  const page = await windows.window({ width: 1280, height: 760 });
  const take = (name: string) => page.screenshot({ path: path.join(pictures, `${name}.png`) });
  const seat = new Seat(page);
  await seat.be('Bibek');
  await seat.goTo(/Ana/);
  await seat.sees('how is it going?');
  await take('check-in');

  await seat.press('Close the panel');
  await seat.types('/goal Run a workshop for twenty people by 30 April');
  await seat.dialog('New goal').waitFor();
  await take('goal');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: /^Cairn/ }).click();
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByText('My mentorships').first().waitFor();
  await take('home');
} finally {
  await windows.close();
  await sandbox.stop();
  await data.remove();
}
