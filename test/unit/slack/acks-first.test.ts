import { expect, test } from '@jest/globals';
import { AcksFirst } from '../../../src/slack/acks-first.ts';

/** Requests that note when they are acked and when they are done, each acked one turn after its arrival. */
function crowd(acks: AcksFirst) {
  const story: string[] = [];
  const request = (name: string) =>
    acks.follow(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      story.push(`${name} acked`);
      await acks.haveGone();
      story.push(`${name} done`);
      return name;
    });
  return { story, request };
}

test('of a crowd all are acked before any is served', async () => {
  const { story, request } = crowd(new AcksFirst());
  const names = ['a', 'b', 'c', 'd'];
  expect(await Promise.all(names.map(request))).toEqual(names);
  expect(story.slice(0, 4)).toEqual(names.map((name) => `${name} acked`));
  expect(story.slice(4).sort()).toEqual(names.map((name) => `${name} done`));
});

test('a request that is alone waits for nothing', async () => {
  const acks = new AcksFirst();
  const served = acks.follow(async () => {
    let isServed = false;
    void acks.haveGone().then(() => {
      isServed = true;
    });
    // Two turns of the microtasks: no timer can have run.
    await Promise.resolve();
    await Promise.resolve();
    return isServed;
  });
  expect(await served).toBe(true);
});

test('a stream that never ends keeps nobody for long', async () => {
  const acks = new AcksFirst();
  let isOver = false;
  const others: Promise<void>[] = [];
  const stream = setInterval(() => {
    others.push(
      acks.follow(async () => {
        while (!isOver) await new Promise((resolve) => setTimeout(resolve, 1));
      }),
    );
  }, 1);
  others.push(acks.follow(() => new Promise((resolve) => setTimeout(resolve, 50))));
  await acks.follow(() => acks.haveGone());
  clearInterval(stream);
  isOver = true;
  await Promise.all(others);
});

test('a request that fails is not waited for by the next', async () => {
  const acks = new AcksFirst();
  await expect(acks.follow(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const { story, request } = crowd(acks);
  await request('next');
  expect(story).toEqual(['next acked', 'next done']);
});
