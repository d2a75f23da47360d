import type { SandboxPerson } from '../driver/sandbox-person.ts';
import type { Conversation } from '../slack/model.ts';
import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';

interface Role {
  readonly name: string;
  readonly title: string;
  readonly tz: 'America/New_York' | 'Asia/Kathmandu' | 'Australia/Lord_Howe' | 'Europe/Berlin';
}

/** The people of Acme, in the order in which a newcomer should meet them. */
const roles = {
  lena: { name: 'Lena', title: 'Program lead', tz: 'Europe/Berlin' },
  ana: { name: 'Ana', title: 'Mentor', tz: 'Australia/Lord_Howe' },
  bibek: { name: 'Bibek', title: 'Mentee', tz: 'Asia/Kathmandu' },
  nadia: { name: 'Nadia', title: 'Mentor', tz: 'Europe/Berlin' },
  sam: { name: 'Sam', title: 'Mentee', tz: 'America/New_York' },
  mei: { name: 'Mei', title: 'Colleague · Design', tz: 'America/New_York' },
  grace: { name: 'Grace', title: 'Mentor', tz: 'America/New_York' },
  jonas: { name: 'Jonas', title: 'Mentor and mentee', tz: 'Europe/Berlin' },
  sushila: { name: 'Sushila', title: 'Mentee', tz: 'Asia/Kathmandu' },
  marcus: { name: 'Marcus', title: 'Mentor', tz: 'America/New_York' },
  ines: { name: 'Ines', title: 'Mentee', tz: 'Europe/Berlin' },
  wiebke: { name: 'Wiebke', title: 'Mentor', tz: 'Europe/Berlin' },
  dara: { name: 'Dara', title: 'Mentee', tz: 'America/New_York' },
  rosa: { name: 'Rosa', title: 'Colleague · Research', tz: 'America/New_York' },
  anil: { name: 'Anil', title: 'Colleague · Engineering', tz: 'Asia/Kathmandu' },
  callum: { name: 'Callum', title: 'Colleague · Support', tz: 'Australia/Lord_Howe' },
} satisfies Record<string, Role>;

export type Who = keyof typeof roles;

const workspaceName = 'Acme';
const lead: Who = 'lena';

export interface Cast {
  readonly workspace: SandboxWorkspace;
  readonly people: Readonly<Record<Who, SandboxPerson>>;
  readonly general: Conversation;
  /** Where wins are celebrated; Cairn is in it. */
  readonly celebrations: Conversation;
  /** Whom the guided tour is about: a mentor and a mentee who are not paired yet. */
  readonly tour: {
    readonly lead: SandboxPerson;
    readonly mentor: SandboxPerson;
    readonly mentee: SandboxPerson;
    readonly colleague: SandboxPerson;
    readonly channel: Conversation;
  };
}

/** Acme, with its people and channels and nothing said yet. */
export function createCast(slack: SandboxSlack): Cast {
  const workspace = slack.workspace({ name: workspaceName });
  const members = Object.entries(roles).map(([who, role]) => workspace.person({ ...role, isAdmin: who === lead }));
  workspace.channel({ name: 'general', members });
  workspace.channel({ name: 'celebrations', members, withBot: true });
  return findCast(workspace);
}

/** The same people and channels in an Acme that was restored. */
export function findCast(workspace: SandboxWorkspace): Cast {
  const person = ({ name }: Role) => personNamed(workspace, name);
  const people = {
    lena: person(roles.lena),
    ana: person(roles.ana),
    bibek: person(roles.bibek),
    nadia: person(roles.nadia),
    sam: person(roles.sam),
    mei: person(roles.mei),
    grace: person(roles.grace),
    jonas: person(roles.jonas),
    sushila: person(roles.sushila),
    marcus: person(roles.marcus),
    ines: person(roles.ines),
    wiebke: person(roles.wiebke),
    dara: person(roles.dara),
    rosa: person(roles.rosa),
    anil: person(roles.anil),
    callum: person(roles.callum),
  } satisfies Record<Who, SandboxPerson>;
  const celebrations = channelNamed(workspace, 'celebrations');
  return {
    workspace,
    people,
    general: channelNamed(workspace, 'general'),
    celebrations,
    tour: { lead: people.lena, mentor: people.nadia, mentee: people.sam, colleague: people.mei, channel: celebrations },
  };
}

function personNamed(workspace: SandboxWorkspace, name: string): SandboxPerson {
  const user = [...workspace.users.values()].find((one) => one.name === name && !one.isBot);
  if (!user) throw new Error(`${workspace.name} has nobody called ${name}`);
  return workspace.atKeyboard(user.id);
}

function channelNamed(workspace: SandboxWorkspace, name: string): Conversation {
  const channel = [...workspace.conversations.values()].find((one) => one.kind === 'public' && one.name === name);
  if (!channel) throw new Error(`${workspace.name} has no channel #${name}`);
  return channel;
}
