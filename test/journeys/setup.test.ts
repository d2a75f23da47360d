import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { weeklyRule } from '../../src/core/recurrence.ts';
import type { JsonObject } from '../../src/sandbox/json.ts';
import { parseJson } from '../../src/sandbox/slack/interactions.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { openForm, submitForm } from './forged.ts';
import { addSteps } from './goal-form.ts';
import { Kept } from './kept.ts';

const onlyLeads = 'Only workspace admins and program leads can set up the program';

let sandbox: OpenSandbox;
let kept: Kept;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
});
afterEach(() => sandbox.close());

describe('before anybody set the program up', () => {
  test('a pair is asked on Tuesday at 10:00 on the mentee’s clock', async () => {
    const { mentor, mentee } = sandbox;
    const dm = await sandbox.pair();
    // Tuesday 10:00 in Kathmandu is 04:15 UTC.
    await sandbox.passTo('2026-11-24T04:14:50Z');
    expect(mentee.notSees('how is it going?', { in: dm })).toBe(true);
    await sandbox.passTo('2026-11-24T04:15:05Z');
    await mentee.sees('how is it going?', { in: dm });
    await mentor.sees('how is it going?', { in: dm });
  });

  test('a win can be shared between the two, and no channel is offered', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.pair();
    const dm = await sandbox.agreedGoal();
    await addSteps(sandbox, dm, '* First talk given');
    await mentee.click('Tick', { in: dm });
    const celebrate = await mentee.modal('Celebrate?');
    expect(celebrate.text).toContain('There is no celebration channel');
    expect(celebrate.buttons).not.toContain('Celebrate in #celebrations');
    await celebrate.fill('How would you like to celebrate?', 'Just the two of us');
    await celebrate.submit();
    await sandbox.due();
    await mentor.sees('Just between Bibek and Ana', { in: dm });
  });
});

describe('/mentorship setup', () => {
  test('shows the defaults, keeps what was chosen and says what follows from it', async () => {
    const { admin } = sandbox;
    await admin.command('/mentorship', 'setup');
    const form = await admin.modal('Set up the program');
    expect(form.fields).toMatchObject({
      'How often': 'Every week',
      Day: 'Tuesday',
      Time: '10:00',
      'Time zone': 'The mentee’s',
    });
    await form.fill('Channel', 'celebrations');
    await form.fill('Program leads', ['Carl']);
    await form.fill('How often', 'Every 2 weeks');
    await form.fill('Day', 'Thursday');
    await form.fill('Time', '16:45');
    await form.fill('Time zone', 'A named one (below)');
    await form.fill('Named time zone', 'europe/london');
    expect((await form.submit()).errors).toEqual({});
    const notice = await admin.modal('Cairn');
    expect(notice.text).toMatch(
      /#celebrations[\s\S]*\/invite @Cairn[\s\S]*every 2 weeks on Thursday at 16:45[\s\S]*\/mentorship pair/,
    );
    expect(await kept.program()).toMatchObject({
      celebrationChannelId: sandbox.celebrations.id,
      rrule: weeklyRule(2, 'TH'),
      localTime: '16:45',
      zoneOf: 'fixed',
      fixedZone: 'Europe/London',
      setUpBy: admin.id,
    });
    expect(await kept.leads()).toEqual([sandbox.colleague.id]);
  });

  test('is open to a lead afterwards, who sees what was saved, and to nobody else', async () => {
    const { admin, mentor, colleague } = sandbox;
    await colleague.command('/mentorship', 'setup');
    expect((await colleague.sees(onlyLeads)).onlyYou).toBe(true);

    await admin.command('/mentorship', 'setup');
    const first = await admin.modal('Set up the program');
    await first.fill('Channel', 'celebrations');
    await first.fill('Program leads', ['Carl']);
    await first.fill('Day', 'Friday');
    await first.submit();
    await (await admin.modal('Cairn')).close();

    await colleague.command('/mentorship', 'setup');
    const second = await colleague.modal('Set up the program');
    expect(second.fields).toMatchObject({
      Channel: '#celebrations',
      'Program leads': '@Carl',
      Day: 'Friday',
      Time: '10:00',
    });
    await second.fill('Time', '09:05');
    await second.submit();
    expect(await kept.program()).toMatchObject({
      rrule: weeklyRule(1, 'FR'),
      localTime: '09:05',
      setUpBy: colleague.id,
    });

    await mentor.command('/mentorship', 'setup');
    await mentor.sees(onlyLeads);
    expect(mentor.topModal).toBeUndefined();
  });

  test('says under the field that a zone is none, and what was typed stays', async () => {
    const { admin } = sandbox;
    await admin.command('/mentorship', 'setup');
    const form = await admin.modal('Set up the program');
    await form.fill('Channel', 'celebrations');
    await form.fill('Day', 'Friday');
    await form.fill('Time zone', 'A named one (below)');
    for (const zone of ['Atlantis/Sunken', '']) {
      await form.fill('Named time zone', zone);
      const { closed, errors } = await form.submit();
      expect(closed).toBe(false);
      expect(errors).toEqual({ 'Named time zone': expect.stringContaining('such as Europe/London') });
      expect(form.fields).toMatchObject({ Channel: '#celebrations', Day: 'Friday', 'Named time zone': zone });
    }
    expect(await kept.program()).toBeUndefined();
    await form.fill('Named time zone', 'Asia/Kathmandu');
    expect((await form.submit()).errors).toEqual({});
    expect(await kept.program()).toMatchObject({ rrule: weeklyRule(1, 'FR'), fixedZone: 'Asia/Kathmandu' });
  });

  test.each(['an app', 'a guest', 'somebody of another organisation', 'somebody who has left'])(
    'does not make %s a lead',
    async (who) => {
      const { acme, admin } = sandbox;
      const unfit = acme.person({
        name: 'Uma',
        isBot: who === 'an app',
        isRestricted: who === 'a guest',
        isStranger: who === 'somebody of another organisation',
      });
      await admin.command('/mentorship', 'setup');
      const form = await admin.modal('Set up the program');
      await form.fill('Program leads', ['Carl', 'Uma']);
      await form.fill('Time', '08:30');
      if (who === 'somebody who has left') acme.deactivate(unfit);
      const { closed, errors } = await form.submit();
      expect(closed).toBe(false);
      expect(errors).toEqual({ 'Program leads': expect.stringContaining('Uma cannot be a program lead') });
      expect(form.fields).toMatchObject({ 'Program leads': '@Carl, @Uma', Time: '08:30' });
      expect(await kept.leads()).toEqual([]);
    },
  );

  test('is refused to somebody who stopped being a lead while the form was open', async () => {
    const { admin, colleague } = sandbox;
    const name = async (leads: string[]) => {
      await admin.command('/mentorship', 'setup');
      const form = await admin.modal('Set up the program');
      await form.fill('Program leads', leads);
      await form.submit();
      await (await admin.modal('Cairn')).close();
    };
    await name(['Carl']);
    await colleague.command('/mentorship', 'setup');
    const form = await colleague.modal('Set up the program');
    await form.fill('Day', 'Monday');
    await name([]);
    const { closed, errors } = await form.submit();
    expect(closed).toBe(false);
    expect(Object.values(errors)).toEqual([expect.stringContaining(onlyLeads)]);
    expect(form.value('Day')).toBe('Monday');
    expect(await kept.program()).toMatchObject({ rrule: weeklyRule(1, 'TU') });
  });

  test.each<[string, JsonObject, (lead: string) => string[]]>([
    ['one text', { type: 'plain_text_input', value: 'LEAD' }, (lead) => [lead]],
    ['one text where a list stands', { type: 'multi_users_select', selected_users: 'LEAD' }, () => []],
    ['words', { type: 'plain_text_input', value: 'Carl, and whoever likes' }, () => []],
    ['null', { type: 'multi_users_select', selected_users: null }, () => []],
    ['a number among people', { type: 'multi_users_select', selected_users: [7, 'LEAD'] }, (lead) => [lead]],
  ])('reads leads that came as %s, which no client of Slack would send', async (_what, state, leads) => {
    const { admin, colleague } = sandbox;
    const answer = await submitSetUp({
      leads: { value: parseJson(JSON.stringify(state).replace('LEAD', colleague.id)) ?? {} },
    });
    expect(answer).toMatchObject({ status: 200, errors: {}, shown: expect.stringContaining('Saved.') });
    expect(await kept.leads()).toEqual(leads(colleague.id));
    expect(await kept.program()).toMatchObject({ setUpBy: admin.id });
  });

  test.each<[string, JsonObject, string]>([
    ['everyWeeks', { type: 'multi_static_select', selected_options: [{ value: '1' }] }, 'whole number of weeks'],
    ['everyWeeks', { type: 'static_select', selected_option: { value: '0' } }, 'whole number of weeks'],
    ['weekday', { type: 'static_select', selected_option: { value: 'XX' } }, 'a day of the week'],
    ['localTime', { type: 'timepicker', selected_time: ['10:00'] }, 'Choose a time'],
    ['zoneOf', { type: 'static_select', selected_option: null }, 'whose time zone'],
  ])('refuses %s that came as %j under its field', async (field, state, sentence) => {
    const { status, errors } = await submitSetUp({ [field]: { value: state } });
    expect([status, Object.values(errors)]).toEqual([200, [expect.stringContaining(sentence)]]);
    expect(await kept.program()).toBeUndefined();
  });
});

/** The admin's form, sent as it was shown but for some states that its fields cannot have. */
async function submitSetUp(forged: JsonObject) {
  const { admin } = sandbox;
  await admin.command('/mentorship', 'setup');
  const form = openForm(admin);
  return submitForm(admin, form, { state: { values: { ...form.state, ...forged } } });
}
