import { expect, test } from '@jest/globals';
import { currentStep, tourSteps } from '../../../../src/sandbox/page/tour/tour-steps.ts';
import type { TourView } from '../../../../src/sandbox/page-door/backstage-contract.ts';

const person = (name: string) => ({ id: name, name, title: '', tz: 'UTC', isBot: false, isActive: true });
const words = {
  lead: person('Lena'),
  mentor: person('Ana'),
  mentee: person('Bibek'),
  colleague: person('Carl'),
  channelName: 'wins',
};
const tour: TourView = {
  cast: { leadId: 'Lena', mentorId: 'Ana', menteeId: 'Bibek', colleagueId: 'Carl' },
  channelId: 'C1',
  conversationId: 'G1',
  done: [],
};

test('what is to be typed names the cast, and stands where they type it', () => {
  const typed = tourSteps(tour, words).flatMap(({ types, who, place }) => (types ? [[who.name, place, types]] : []));
  expect(typed).toEqual([
    ['Lena', 'C1', '/mentorship pair @Ana @Bibek until 30 June'],
    ['Bibek', 'G1', '/goal Give three conference talks by 30 June'],
    ['Ana', 'G1', '/checkin schedule'],
  ]);
});

test('before the pair has a conversation, every step leads to the channel', () => {
  const steps = tourSteps({ ...tour, conversationId: null }, words);
  expect(new Set(steps.map(({ place }) => place))).toEqual(new Set(['C1']));
});

test('the current step is the first that is not done, in whatever order they were', () => {
  const steps = tourSteps(tour, words);
  expect(currentStep(steps, tour)?.id).toBe('pair');
  expect(currentStep(steps, { ...tour, done: ['pair', 'agree'] })?.id).toBe('goal');
  expect(currentStep(steps, { ...tour, done: steps.map(({ id }) => id) })).toBeUndefined();
});
