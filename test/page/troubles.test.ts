import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { copyOf, runSandbox, type SandboxData, type SandboxRun } from '../support/page/sandbox-run.ts';
import { inspect, Windows } from '../support/page/windows.ts';
import { Seat } from './seat.ts';

let data: SandboxData;
let sandbox: SandboxRun;
let windows: Windows;
/** The lead's, who makes the troubles, and later the mentor's. */
let maker: Seat;
/** The mentee's, twice. */
let mentee: Seat;
let twin: Seat;
const faults: string[] = [];

beforeAll(async () => {
  data = await copyOf('empty');
  sandbox = await runSandbox(data.directory, ['--empty', '--socket']);
  windows = await Windows.open(sandbox.url, 'troubles');
  maker = new Seat(await windows.window());
  mentee = new Seat(await windows.window());
  twin = new Seat(await windows.window());
  await mentee.be('Bibek');
  await twin.be('Bibek');
});

afterAll(async () => {
  await windows?.close();
  await sandbox?.stop();
  await data?.remove();
});

const look = async (seat: Seat, name: string) => {
  faults.push(...(await inspect(seat.page, name)));
};

const troubles = () => maker.panel('Troubles');

/** The trouble with this button, and what is said of it. */
const trouble = (button: string | RegExp) =>
  troubles()
    .getByRole('listitem')
    .filter({ has: maker.page.getByRole('button', { name: button }) });

const waits = () => troubles().getByText(/, [1-9]\d* waiting/);

/** All that Cairn had to say has been said, and stands in Slack once. */
const allIsWell = () => troubles().getByText(/Nothing is lost, nothing is doubled: [1-9]\d* sent, 0 waiting/);

test('an answer of Slack gets lost: the message is not sent again, and what is only for one is seen by one', async () => {
  await maker.goTo(/general/);
  await maker.press('Troubles');
  await troubles().getByText('Slack reaches Cairn through Socket Mode.').waitFor();
  await maker.press('Drop the next answer');
  await trouble(/^Drop/).getByText('On, for the next call').waitFor();
  await look(maker, 'troubles-on');

  await maker.types('/mentorship pair @Ana @Bibek until 30 June');
  const told = await maker.sees('Ana mentors Bibek until 30 June 2027');
  expect(await told.getByText('Only visible to you').isVisible()).toBe(true);
  await trouble(/^Drop/).getByText('Off', { exact: true }).waitFor();
  await maker.passes('+1 hour');
  await allIsWell().waitFor();

  await mentee.goTo(/^Ana, Cairn/);
  await mentee.sees('What to do first');
  expect(await mentee.count('What to do first')).toBe(1);
  await mentee.goTo(/general/);
  await mentee.types('Good morning, everybody!');
  await maker.sees('Good morning, everybody!');
  await mentee.sees('Good morning, everybody!');
  expect(await mentee.count('Ana mentors Bibek')).toBe(0);

  await maker.press('Behind the scenes');
  const scenes = maker.panel('Behind the scenes');
  await scenes.getByLabel('Refused').check();
  await scenes
    .getByRole('button', { name: /chat\.postMessage no answer/ })
    .first()
    .waitFor();
  await look(maker, 'troubles-lost-answer');
  await maker.press('Troubles');
});

test('two windows of one person stay in step, also while Slack is down', async () => {
  await mentee.goTo(/^Ana, Cairn/);
  await twin.goTo(/^Ana, Cairn/);
  await mentee.types('/goal Give three conference talks by 30 June');
  await mentee.dialog('New goal').waitFor();
  await twin.dialog('New goal').waitFor();

  await maker.press('Slack is down');
  await trouble('Bring Slack back').getByText('On, until you lift it').waitFor();
  await twin.fills('New goal', { 'Relevant: why does it matter to you?': 'To be heard.' }, 'Propose');
  await mentee.dialog('New goal').waitFor({ state: 'hidden' });
  await twin.dialog('New goal').waitFor({ state: 'hidden' });
  await waits().waitFor();
  expect(await mentee.count('To be heard.')).toBe(0);
  await look(maker, 'troubles-slack-is-down');

  await maker.press('Bring Slack back');
  await trouble('Slack is down').getByText('Off', { exact: true }).waitFor();
  await maker.passes('+1 hour');
  await mentee.sees('To be heard.');
  await twin.sees('To be heard.');
  expect(await mentee.count('To be heard.')).toBe(1);
  expect(await twin.count('To be heard.')).toBe(1);
  await allIsWell().waitFor();
});

/** At the foot of each message about the schedule. */
const changed = 'Either of you can change this';

test('a message that Slack refuses for good comes back to the lead, who sends it again from Home', async () => {
  await maker.press('Refuse the next message');
  await trouble(/^Refuse/)
    .getByText('On, for the next message')
    .waitFor();
  const before = await mentee.count(changed);
  await mentee.types('/checkin pause');
  await troubles()
    .getByText(/1 was given up/)
    .waitFor();
  expect(await mentee.count(changed)).toBe(before);

  await maker.page.getByRole('link', { name: /^Cairn/ }).click();
  const home = maker.page.getByRole('region', { name: 'Home of Cairn' });
  await home.getByText('One message could not be delivered.').waitFor();
  await look(maker, 'troubles-home-of-the-lead');
  await home.getByRole('button', { name: /^Show/ }).click();
  const list = maker.dialog('Not delivered');
  await list.getByText('(restricted_action)').waitFor();
  await look(maker, 'troubles-not-delivered');
  await list.getByRole('button', { name: /^Send again/ }).click();
  await list.getByText('Everything has been delivered, or is on its way.').waitFor();
  await maker.closes('Not delivered');
  await home.getByText('could not be delivered').waitFor({ state: 'hidden' });
  await maker.passes('+1 hour');
  await allIsWell().waitFor();
  expect(await mentee.count(changed)).toBe(before + 1);
});

test('the worker is killed between a deed and its message: the next one says it, once', async () => {
  await maker.be('Ana');
  await maker.goTo(/^Bibek, Cairn/);
  await maker.press('Slack is down');
  await trouble('Bring Slack back').getByText('On, until you lift it').waitFor();
  await (await maker.sees('To be heard.')).getByRole('button', { name: /^Agree/ }).click();
  await waits().waitFor();
  await maker.press('Kill the worker (-9)');
  await troubles()
    .getByText(/^Not running; it is being started again \(killed once\)$/)
    .waitFor();
  await look(maker, 'troubles-worker-killed');

  await maker.press('Bring Slack back');
  await troubles()
    .getByText(/^Running as process \d+, killed once$/)
    .waitFor();
  await maker.passes('+1 hour');
  await maker.sees('Ana agreed');
  await mentee.sees('Ana agreed');
  await (await twin.sees('To be heard.')).getByText('agreed').first().waitFor();
  expect(await mentee.count('Ana agreed')).toBe(1);
  expect(await mentee.count('To be heard.')).toBe(1);
  await allIsWell().waitFor();
  await look(maker, 'troubles-over');

  expect(faults).toEqual([]);
  expect(windows.pageErrors).toEqual([]);
  expect(windows.strayRequests).toEqual([]);
});
