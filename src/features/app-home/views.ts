import type { HomeView, KnownBlock } from '@slack/types';
import type { PersonId } from '../../core/ids.ts';
import { actions, button, context, divider, header, section } from '../../slack/blocks.ts';
import { joined, type Mrkdwn, mention, mrkdwn } from '../../slack/text.ts';
import { availabilityButtons } from '../availability/inputs.ts';
import { calendarButtons } from '../calendar/inputs.ts';
import { checkInButtons } from '../check-ins/inputs.ts';
import { stateLines } from '../check-ins/views/schedule.ts';
import { goalButtons } from '../goals/inputs.ts';
import { progressBar } from '../goals/rules/progress.ts';
import type { Goal } from '../goals/types.ts';
import { stepLine } from '../goals/views/steps-section.ts';
import { journalButtons } from '../journal/inputs.ts';
import { partnerOf, roleOf } from '../mentorships/rules.ts';
import { objectiveButtons } from '../objectives/inputs.ts';
import { obstacleButtons } from '../obstacles/inputs.ts';
import { setAsideSection } from '../quarantine/views.ts';
import { questionButtons } from '../questions/inputs.ts';
import { togetherButtons } from '../together/inputs.ts';
import { undeliveredSection } from '../undelivered/views.ts';
import { winButtons } from '../wins/inputs.ts';
import type { HomeContent, HomeMentorship } from './types.ts';

/** More than this many mentorships are counted instead of shown: a view holds 100 blocks. */
const mostShown = 8;
const mostSteps = 6;

export function homeView(content: HomeContent, personId: PersonId): HomeView {
  const { mentorships, leads, undelivered, setAside } = content;
  const hidden = mentorships.length - mostShown;
  return {
    type: 'home',
    blocks: [
      header('My mentorships'),
      ...(mentorships.length === 0 ? newcomer(leads) : []),
      ...mentorships.slice(0, mostShown).flatMap((each) => [...mentorshipBlocks(each, personId), divider]),
      ...(hidden > 0 ? [context(`… and ${hidden} more: /mentorship list shows them all.`)] : []),
      ...(mentorships.length > 0
        ? [
            actions(
              button('Calendar', { action: calendarButtons.open, value: {} }),
              button('My times', { action: availabilityButtons.times, value: {} }),
            ),
          ]
        : []),
      ...(leads ? [...leadBlocks(), ...undeliveredSection(undelivered), ...setAsideSection(setAside)] : []),
      context(
        'Help: `/goal help`, `/checkin help`, `/mentorship help`. What a pair writes is visible to the two of them only.',
      ),
    ],
  };
}

function newcomer(leads: boolean): KnownBlock[] {
  return [
    section(
      joined([
        mrkdwn`*Welcome.* Cairn helps a mentor and a mentee agree on a few good goals, asks both at the right moment how it goes, and celebrates what is reached.`,
        leads
          ? mrkdwn`You have no mentorship of your own.`
          : mrkdwn`You have no mentorship yet. A program lead or a workspace admin pairs people with \`/mentorship pair @mentor @mentee\`; ask one of them.`,
      ]),
    ),
  ];
}

function leadBlocks(): KnownBlock[] {
  return [
    section(
      mrkdwn`*You lead the program.* \`/mentorship setup\` sets channel, leads and rhythm; \`/mentorship pair @mentor @mentee\` starts a mentorship; \`/mentorship list\` shows all pairs.`,
    ),
    actions(
      button('Goals of the program', { action: goalButtons.programGoals, value: {} }),
      button('Objectives and values', { action: objectiveButtons.list, value: {} }),
      button('Days without check-ins', { action: availabilityButtons.days, value: {} }),
      button('Questions', { action: questionButtons.list, value: { role: 'mentee' } }),
    ),
  ];
}

function mentorshipBlocks(home: HomeMentorship, personId: PersonId): KnownBlock[] {
  const { mentorship, focus, proposed, stepsDue, offered, today } = home;
  const isMentee = roleOf(mentorship, personId) === 'mentee';
  const partner = partnerOf(mentorship, personId);
  const steps = stepsDue.slice(0, mostSteps).map((step) => stepLine(step, today));
  return [
    section(mrkdwn`*With ${mention(partner.id)}* (${isMentee ? 'your mentor' : 'your mentee'}, ${partner.timeZone})`),
    ...scheduleLines(home),
    section(
      focus.length > 0
        ? joined([mrkdwn`*Focus goals*`, ...focus.map(goalLine)])
        : mrkdwn`*Focus goals*\nNone agreed yet.${isMentee ? ' Press New goal to set one.' : ''}`,
    ),
    ...(proposed.length > 0 ? [section(joined([mrkdwn`*Waiting for the mentor*`, ...proposed.map(goalLine)]))] : []),
    ...(steps.length > 0 ? [section(joined([mrkdwn`*Steps due*`, ...steps]))] : []),
    ...offered.map((win) =>
      section(
        mrkdwn`:mountain: *${win.title}*: celebrate it?`,
        button('Choose how', {
          action: winButtons.decide,
          value: { mentorship: mentorship.id, win: win.id },
          description: `Choose how to celebrate: ${win.title}`,
        }),
      ),
    ),
    actions(
      ...(isMentee ? [button('New goal', { action: goalButtons.newGoal, style: 'primary' as const, value: {} })] : []),
      button('Focus', { action: goalButtons.showFocus, value: {} }),
      button('Check-ins', { action: checkInButtons.next, value: { mentorship: mentorship.id } }),
      button('Check-in schedule', { action: checkInButtons.schedule, value: { mentorship: mentorship.id } }),
      button('Check-in history', { action: checkInButtons.history, value: {} }),
      button('Journal', { action: journalButtons.open, value: { mentorship: mentorship.id } }),
      button('Together', { action: togetherButtons.list, value: { mentorship: mentorship.id } }),
      button('Obstacles', { action: obstacleButtons.list, value: { which: 'open', skip: '0' } }),
    ),
  ];
}

function scheduleLines({ schedule, mentorship }: HomeMentorship): KnownBlock[] {
  if (schedule === undefined) return [];
  if (schedule === 'unreadable') {
    return [context('Cairn can’t say when you are asked next. If that stays, tell a program lead.')];
  }
  return [context(joined(stateLines(schedule, mentorship), ' '))];
}

function goalLine(goal: Goal): Mrkdwn {
  return mrkdwn`${goal.title}\n${progressBar(goal)}`;
}
