import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { heardBy, openForm, pressUnknown, submitForm } from './forged.ts';
import { proposedGoal, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let kept: Kept;
let dm: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
  dm = await sandbox.pair();
});
afterEach(() => sandbox.close());

async function note(person: SandboxPerson, words: string, readers: 'Only me' | 'The two of us') {
  await person.command('/mentorship', `note ${words}`, { in: dm });
  const form = await person.modal('Note');
  await form.fill('Who reads it?', readers);
  await form.submitTwice();
}

async function journalOf(person: SandboxPerson) {
  await person.command('/mentorship', 'journal');
  return person.modal('Journal');
}

describe('a note', () => {
  test('is kept once, and read by its author alone until it is shared; then it can be taken back', async () => {
    const { mentee, mentor } = sandbox;
    await note(mentee, 'I froze & <recovered>', 'Only me');
    expect(await kept.notes()).toMatchObject([
      { kind: 'note', words: 'I froze & <recovered>', isShared: false, authorId: mentee.id },
    ]);
    const own = await journalOf(mentee);
    expect(own.text).toMatch(/Bibek kept a note \(only you read it\)[\s\S]*I froze & <recovered>/);
    const hers = await journalOf(mentor);
    expect(hers.text).not.toMatch(/froze|kept a note/);
    await hers.close();

    await own.click('Change');
    const change = await mentee.modal('Change a note');
    await change.fill('Your words', 'I froze, then laughed.');
    await change.fill('Who reads it?', 'The two of us');
    await change.submitTwice();
    const shared = await mentee.modal('Journal');
    expect(shared.text).toMatch(/Bibek shared a note[\s\S]*kept a note \(shared, edited\)[\s\S]*then laughed/);
    const seen = await journalOf(mentor);
    expect(seen.text).toMatch(/Bibek kept a note \(shared with you, edited\)[\s\S]*then laughed/);
    expect(seen.buttons).not.toContain('Change');
    await seen.close();

    await shared.click('Change');
    const back = await mentee.modal('Change a note');
    await back.fill('Who reads it?', 'Only me');
    await back.submit();
    const after = await journalOf(mentor);
    expect(after.text).not.toMatch(/laughed|kept a note|shared a note/);
    expect(await kept.events()).toEqual([
      'mentorship.paired',
      'note.kept',
      'note.edited',
      'note.shared',
      'note.unshared',
    ]);
  });

  test('is deleted for good, without a trace for the other one', async () => {
    const { mentee, mentor } = sandbox;
    await note(mentor, 'Bring the slides', 'The two of us');
    const own = await journalOf(mentor);
    await own.click('Change');
    await (await mentor.modal('Change a note')).click('Delete');
    const after = await mentor.modal('Journal');
    expect(after.text).not.toContain('Bring the slides');
    expect(await kept.notes()).toEqual([]);
    expect((await journalOf(mentee)).text).not.toMatch(/slides|kept a note/);
    expect(JSON.stringify(await kept.everything())).not.toContain('slides');
  });

  test('without words is refused where it is written; what was chosen stays', async () => {
    const { mentee } = sandbox;
    await mentee.command('/mentorship', 'note', { in: dm });
    const form = await mentee.modal('Note');
    await form.fill('Who reads it?', 'The two of us');
    const { closed, errors } = await form.submit();
    expect(closed).toBe(false);
    expect(Object.keys(errors)).toEqual(['Your words']);
    expect(form.value('Who reads it?')).toBe('The two of us');
  });

  test('asks which mentorship, where there are several, and keeps a mention readable', async () => {
    const { mentee, mentor, colleague } = sandbox;
    await sandbox.pair(mentee, colleague);
    await mentee.command('/mentorship', `note Ask @Ana about <!channel>`, { in: dm });
    const form = await mentee.modal('Note');
    expect(form.value('Your words')).toBe('Ask @Ana about <!channel>');
    expect(Object.keys((await form.submit()).errors)).toEqual(['Mentorship']);
    await form.fill('Mentorship', 'With Ana (your mentor)');
    await form.submit();
    const journal = await journalOf(mentee);
    expect(journal.text).toContain('Ana mentors Bibek');
    expect(journal.text).toContain('Ask @Ana about <!channel>');
    expect(await kept.notes()).toHaveLength(1);
    expect((await journalOf(colleague)).text).not.toContain('Ask');
    expect((await journalOf(mentor)).text).not.toContain('Ask');
  });

  test('needs a mentorship that goes on; the journal of one that has ended is still read and one’s own notes changed', async () => {
    const { mentee, mentor, colleague } = sandbox;
    await note(mentee, 'Keep the rhythm', 'Only me');
    await colleague.command('/mentorship', 'note Me too');
    expect(colleague.topModal).toBeUndefined();
    await mentee.command('/mentorship', 'note Later', { in: dm });
    const stale = openForm(mentee);
    await mentor.command('/mentorship', 'end');
    await (await mentor.modal('End a mentorship')).submit();
    expect(Object.values((await submitForm(mentee, stale)).errors)[0]).toContain('has ended');
    await mentee.topModal?.close();
    const journal = await journalOf(mentee);
    expect(journal.text).toMatch(/Ana ended the mentorship[\s\S]*Keep the rhythm[\s\S]*Lena paired the two/);
    expect(journal.buttons).not.toContain('Add a note');
    await journal.click('Change');
    await (await mentee.modal('Change a note')).click('Delete');
    expect(await kept.notes()).toEqual([]);
  });
});

describe('the journal', () => {
  test('tells what happened in words, newest first, and leaves private questions out', async () => {
    const { mentee, mentor } = sandbox;
    await sandbox.setUp();
    await proposedGoal(sandbox);
    await mentor.click('Agree', { in: dm });
    await mentee.click('Add steps', { in: dm });
    const steps = await mentee.modal('Add steps');
    await steps.fill('Steps', '* First talk given');
    await steps.submit();
    await sandbox.due();
    await mentee.click('Tick', { in: dm });
    const celebrate = await mentee.modal('Celebrate?');
    await celebrate.fill('How would you like to celebrate?', 'Not this time');
    await celebrate.submit();
    await (await mentee.openHome()).click('Journal');
    const journal = await mentee.modal('Journal');
    expect(journal.text).toMatch(
      new RegExp(
        [
          'Bibek reached a milestone: First talk given',
          `Bibek ticked a step: ${talks}`,
          `Bibek added steps: ${talks}`,
          `Ana agreed to a goal: ${talks}`,
          `Bibek proposed a goal: ${talks}`,
          'Lena paired the two',
        ].join('[\\s\\S]*'),
      ),
    );
    expect(journal.text).not.toMatch(/something|celebrat|declin/i);
    expect(journal.text).toContain('Visible to the two of you; a private note to its author alone.');
  });

  test('is filtered by person, kind, goal and day, and shows everything again', async () => {
    const { mentee, mentor } = sandbox;
    await proposedGoal(sandbox);
    await proposedGoal(sandbox, 'Write two articles by 30 May');
    await sandbox.passTo('2026-12-10T12:00:00Z');
    await note(mentee, 'A good week', 'The two of us');
    await mentor.click('Agree', { in: dm });
    const journal = await journalOf(mentee);
    const filter = async (choices: Record<string, string>) => {
      await (await mentee.modal('Journal')).click('Filter');
      const form = await mentee.modal('Filter the journal');
      for (const [label, choice] of Object.entries(choices)) await form.fill(label, choice);
      await form.submit();
      return (await mentee.modal('Journal')).text;
    };
    expect(journal.text).toMatch(/agreed[\s\S]*A good week[\s\S]*proposed/);
    const byAna = await filter({ Who: 'Ana' });
    expect(byAna).toContain('Shown: by Ana');
    expect(byAna).toMatch(/Ana agreed/);
    expect(byAna).not.toMatch(/A good week|proposed a goal/);
    const notes = await filter({ Who: 'Anybody', What: 'Notes and saved messages' });
    expect(notes).toContain('A good week');
    expect(notes).not.toMatch(/agreed to|proposed/);
    const ofGoal = await filter({ What: 'Everything', Goal: talks });
    expect(ofGoal).toContain(`Bibek proposed a goal: ${talks}`);
    expect(ofGoal).not.toMatch(/articles|A good week/);
    const early = await filter({ Goal: 'Any goal, or none', Until: '2026-11-30' });
    expect(early).toContain('until 30 November 2026');
    expect(early).not.toContain('A good week');
    expect(early).toContain('articles');
    const none = await filter({ From: '2027-05-01', Until: '2027-05-02' });
    expect(none).toContain('Nothing of this kind here.');
    await (await mentee.modal('Journal')).click('Show everything');
    expect((await mentee.modal('Journal')).text).toContain('A good week');
  });

  test('pages through what is long, and shows every word of it', async () => {
    const { mentee } = sandbox;
    const long = (index: number) => `${index}: ${'*_~`>&<!channel> '.repeat(150)}end ${index}.`;
    for (let index = 0; index < 35; index += 1) await note(mentee, long(index), 'Only me');
    const journal = await journalOf(mentee);
    let seen = journal.text;
    for (let page = 0; journal.buttons.includes('Older'); page += 1) {
      expect(page).toBeLessThan(35);
      await journal.click('Older');
      seen += journal.text;
    }
    for (let index = 0; index < 35; index += 1) expect(seen).toContain(`end ${index}.`);
    expect(seen).toContain('Lena paired the two');
  });

  test('is empty for a colleague and for a lead, by every door', async () => {
    const { mentee, mentor, admin, colleague } = sandbox;
    await note(mentee, 'Secret plan', 'Only me');
    await note(mentor, 'Shared plan', 'The two of us');
    const own = await journalOf(mentee);
    const [{ id: secret = '' } = {}] = await kept.notes().then((all) => all.filter(({ isShared }) => !isShared));
    const [{ id: mentorship = '' } = {}] = await kept.mentorships();
    const before = await kept.everything();
    for (const person of [colleague, admin, mentor]) {
      if (person !== mentor) expect((await journalOf(person)).text).toContain('Nothing here yet.');
      for (const action_id of ['journal.change', 'journal.remove']) {
        await pressUnknown(person, { action_id, value: JSON.stringify({ mentorship, note: secret }) });
      }
      for (const value of [{ mentorship }, { mentorship, kind: 'notes' }, { goal: mentorship }, { kind: 'odd' }]) {
        if (person !== mentor) await pressUnknown(person, { action_id: 'journal.open', value: JSON.stringify(value) });
      }
      expect(heardBy(sandbox, person)).not.toContain('Secret plan');
    }
    for (const person of [colleague, admin]) expect(heardBy(sandbox, person)).not.toMatch(/Shared plan|Bibek kept/);
    // A form that lay open before somebody else is nobody's but its author's.
    await own.click('Change');
    const form = openForm(mentee);
    expect(
      (await submitForm(mentor, form)).shown + JSON.stringify((await submitForm(colleague, form)).errors),
    ).toContain('finds nothing of yours');
    expect(await kept.everything()).toEqual(before);
  });
});
