import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openStage, type Stage, storySteps } from '../support/story-steps.ts';
import { expectToldOnce } from '../support/told-once.ts';
import { Troupe } from '../support/troupe.ts';

let stage: Stage;
let troupe: Troupe;

beforeEach(async () => {
  stage = await openStage();
  troupe = new Troupe(stage);
});
afterEach(async () => {
  await troupe.leave();
  await stage.close();
});

test('a process that is killed between every two points of the story is followed by one that goes on', async () => {
  for (const { act } of storySteps) {
    const before = await troupe.start('all');
    await act(stage);
    await before.ask({ do: 'settle' });
    await troupe.kill(before);
    const after = await troupe.start('all');
    await troupe.due(after);
    await troupe.kill(after);
  }
  await expectToldOnce(stage);
});

test('a web process and a worker on one database tell the story; the web process posts nothing', async () => {
  const web = await troupe.start('web');
  const posts = () => stage.slack.calls.filter(({ method }) => /^chat\.|^conversations\./.test(method)).length;
  await storySteps[0]?.act(stage);
  await storySteps[1]?.act(stage);
  await web.ask({ do: 'settle' });
  await troupe.due(web);
  expect(posts()).toBe(0);
  const worker = await troupe.start('worker');
  await troupe.due(worker);
  expect(posts()).toBeGreaterThan(0);
  for (const { act } of storySteps.slice(2)) {
    await act(stage);
    await web.ask({ do: 'settle' });
    await troupe.due(web);
    await troupe.due(worker);
  }
  await expectToldOnce(stage);
});
