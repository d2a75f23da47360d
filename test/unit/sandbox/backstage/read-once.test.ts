import { expect, test } from '@jest/globals';
import { readOnce } from '../../../../src/sandbox/backstage/read-once.ts';

test('who asks at once shares one reading; who asks while it is under way shares the next', async () => {
  const begun: ((text: string) => void)[] = [];
  const ask = readOnce(() => new Promise<string>((resolve) => begun.push(resolve)));
  const first = [ask(), ask(), ask()];
  await Promise.resolve();
  expect(begun).toHaveLength(1);
  const second = [ask(), ask()];
  await Promise.resolve();
  expect(begun).toHaveLength(1);
  begun[0]?.('before');
  expect(await Promise.all(first)).toEqual(['before', 'before', 'before']);
  await Promise.resolve();
  expect(begun).toHaveLength(2);
  begun[1]?.('after');
  expect(await Promise.all(second)).toEqual(['after', 'after']);
});

test('a reading that fails fails for those who asked for it, and for nobody else', async () => {
  let times = 0;
  const ask = readOnce(async () => {
    times += 1;
    if (times === 1) throw new Error('no database');
    return times;
  });
  const failing = [ask(), ask()];
  for (const asked of failing) await expect(asked).rejects.toThrow('no database');
  expect(await ask()).toBe(2);
});
