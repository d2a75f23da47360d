// The guided tour in words: one mentorship from pairing to kudos. Pure.
import type { TourStepId, TourView } from '../../page-door/backstage-contract.ts';
import type { PersonView } from '../../page-door/contract.ts';

export interface TourStep {
  readonly id: TourStepId;
  readonly title: string;
  readonly who: PersonView;
  /** What to do, a sentence or two each. */
  readonly says: readonly string[];
  /** Where it happens. */
  readonly place: string;
  readonly placeName: string;
  /** What to type there; the tour puts it into the composer. */
  readonly types?: string;
}

export interface TourWords {
  readonly lead: PersonView;
  readonly mentor: PersonView;
  readonly mentee: PersonView;
  readonly colleague: PersonView;
  readonly channelName: string;
}

export function tourSteps(tour: TourView, words: TourWords): TourStep[] {
  const { lead, mentor, mentee, colleague, channelName } = words;
  const channel = { place: tour.channelId, placeName: `#${channelName}` };
  const pair = tour.conversationId
    ? { place: tour.conversationId, placeName: `the group DM of ${mentor.name} and ${mentee.name}` }
    : channel;
  return [
    {
      id: 'pair',
      title: 'Pair two people',
      who: lead,
      says: [
        `You run the program, and ${mentor.name} is going to mentor ${mentee.name}. Send this command:`,
        'Only you see the answer. Cairn opens a group DM for the two and tells them what to do first.',
      ],
      ...channel,
      types: `/mentorship pair @${mentor.name} @${mentee.name} until 30 June`,
    },
    {
      id: 'goal',
      title: 'Set a goal',
      who: mentee,
      says: [
        `In your group DM with ${mentor.name}, say what you want to reach:`,
        'A form opens with what the sentence says already filled in. Say why it matters to you, then press Propose.',
      ],
      ...pair,
      types: '/goal Give three conference talks by 30 June',
    },
    {
      id: 'agree',
      title: 'Agree on it',
      who: mentor,
      says: [
        `${mentee.name}’s goal is in your group DM. Press Agree on its card. With Comment you could refine it first.`,
      ],
      ...pair,
    },
    {
      id: 'schedule',
      title: 'Choose when you two are asked',
      who: mentor,
      says: ['Send this, choose a day and a time in the form, and press Save:'],
      ...pair,
      types: '/checkin schedule',
    },
    {
      id: 'answer',
      title: 'Let time pass, and answer',
      who: mentee,
      says: [
        'Press Next thing due at the top, more than once if others come first, until Cairn asks in your group DM how it is going.',
        'Then press Answer, fill in the form and press Send. It takes a minute.',
      ],
      ...pair,
    },
    {
      id: 'milestone',
      title: 'Reach a milestone',
      who: mentee,
      says: [
        'On the goal’s card press Add steps and type “* First talk given”: a star makes a step a milestone. Press Add.',
        'Then press Tick beside it.',
      ],
      ...pair,
    },
    {
      id: 'celebrate',
      title: 'Celebrate it',
      who: mentee,
      says: [
        `Cairn asks whether you would like to celebrate, and shows the words it would post. Choose “Celebrate in #${channelName}” and press Confirm.`,
        'Closed it? It stands on Cairn’s Home, and Cairn asks once more after ten minutes.',
      ],
      ...pair,
    },
    {
      id: 'kudos',
      title: 'Give kudos',
      who: colleague,
      says: [`You read in #${channelName} what ${mentee.name} has reached. Press Kudos below it.`],
      ...channel,
    },
  ];
}

/** The first that is not done; undefined when all are. */
export function currentStep(steps: readonly TourStep[], { done }: TourView): TourStep | undefined {
  return steps.find(({ id }) => !done.includes(id));
}
