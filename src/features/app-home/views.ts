import type { Button, HomeView, KnownBlock } from '@slack/types';
import { actions, context, divider, fitting, header, section } from '../../slack/blocks.ts';
import { joined, mention, mrkdwn } from '../../slack/text.ts';
import type { Mentorship, Role } from '../mentorships/types.ts';

/** More than this many mentorships are counted instead of shown. */
const maxShown = 8;
/** A view holds 100 blocks; what stands above and below the mentorships needs some of them. */
const maxBlocks = 85;

/** What Home shows, in the order of the screen. */
export interface HomeContent {
  readonly mentorships: readonly MentorshipContent[];
  /** Shown to whoever has a mentorship. */
  readonly personalButtons: readonly Button[];
  /** Undefined for whoever does not lead the program. */
  readonly lead: LeadContent | undefined;
}

export interface MentorshipContent {
  readonly mentorship: Mentorship;
  /** Of the person whose Home it is. */
  readonly role: Role;
  readonly sections: readonly KnownBlock[];
  readonly buttons: readonly Button[];
}

export interface LeadContent {
  readonly buttons: readonly Button[];
  readonly sections: readonly KnownBlock[];
}

export function homeView({ mentorships, personalButtons, lead }: HomeContent): HomeView {
  const shown = fitting(mentorships.slice(0, maxShown).map(mentorshipBlocks), maxBlocks);
  const hidden = mentorships.length - shown.length;
  return {
    type: 'home',
    blocks: [
      header('My mentorships'),
      ...(mentorships.length === 0 ? newcomer(lead !== undefined) : []),
      ...shown.flat(),
      ...(hidden > 0 ? [context(`… and ${hidden} more: /mentorship list shows them all.`)] : []),
      ...(mentorships.length > 0 ? buttonRow(personalButtons) : []),
      ...(lead ? [leadIntroduction(), ...buttonRow(lead.buttons), ...lead.sections] : []),
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

function leadIntroduction(): KnownBlock {
  return section(
    mrkdwn`*You lead the program.* \`/mentorship setup\` sets channel, leads and rhythm; \`/mentorship pair @mentor @mentee\` starts a mentorship; \`/mentorship list\` shows all pairs.`,
  );
}

function mentorshipBlocks({ mentorship, role, sections, buttons }: MentorshipContent): KnownBlock[] {
  const partner = role === 'mentee' ? mentorship.mentor : mentorship.mentee;
  return [
    section(
      mrkdwn`*With ${mention(partner.id)}* (${role === 'mentee' ? 'your mentor' : 'your mentee'}, ${partner.timeZone})`,
    ),
    ...sections,
    ...buttonRow(buttons),
    divider,
  ];
}

/** Slack refuses a row without buttons. */
function buttonRow(buttons: readonly Button[]): KnownBlock[] {
  return buttons.length > 0 ? [actions(...buttons)] : [];
}
