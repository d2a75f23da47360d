import { z } from 'zod';
import type { Backstage } from '../backstage/backstage.ts';
import type { SandboxPerson } from '../driver/sandbox-person.ts';
import type { SandboxWorkspace } from '../slack/sandbox-workspace.ts';
import type { OriginsView } from './backstage-contract.ts';
import { Declined } from './declined.ts';
import { controlForm, deedForm } from './deeds/deed-forms.ts';
import { performDeed } from './deeds/perform-deed.ts';
import { getPerson } from './rights.ts';
import type { Scenes } from './scenes.ts';
import { conversationView } from './views/conversation-view.ts';
import { homeView, modalsView } from './views/surface-view.ts';
import { workspaceView } from './views/workspace-view.ts';

export interface ApiParts {
  readonly workspace: SandboxWorkspace;
  readonly backstage: Backstage;
  readonly scenes: Scenes;
}

type Query = Readonly<Record<string, string>>;

/** Everything the page can ask for, by path. Asking changes nothing. */
export function viewsOf({ workspace, backstage, scenes }: ApiParts) {
  const forPerson = (view: (person: SandboxPerson, query: Query) => unknown) => (query: Query) =>
    view(getPerson(workspace, asked(query, 'as')), query);
  return new Map<string, (query: Query) => unknown>([
    ['/api/workspace', forPerson(workspaceView)],
    [
      '/api/conversation',
      forPerson((person, query) => {
        const view = conversationView(person, asked(query, 'id'));
        return { ...view, closedBecause: backstage.closedBecause() ?? view.closedBecause };
      }),
    ],
    ['/api/modals', forPerson(modalsView)],
    ['/api/home', forPerson(homeView)],
    ['/api/controls', () => backstage.controls()],
    ['/api/scenes', () => ({ scenes: scenes.list() })],
    ['/api/scene', (query) => sceneNumbered(scenes, asked(query, 'id'))],
    ['/api/origins', (query) => originsOf({ backstage, scenes }, asked(query, 'ts'))],
    ['/api/tour', () => backstage.tour()],
  ]);
}

/** Everything the page can have done, by path. */
export function deedsOf({ workspace, backstage }: ApiParts) {
  return new Map<string, (query: Query, body: unknown) => unknown>([
    [
      '/api/do',
      (query, body) => {
        const person = getPerson(workspace, asked(query, 'as'));
        const deed = understood(deedForm, body);
        // Whoever acts in the middle of the past changes it.
        const says = backstage.closedBecause();
        return says === null ? performDeed(person, deed) : { ok: false, says };
      },
    ],
    ['/api/controls', (_query, body) => backstage.control(understood(controlForm, body))],
  ]);
}

function sceneNumbered(scenes: Scenes, id: string) {
  const scene = scenes.find(Number(id));
  if (!scene) throw new Declined('That one is not kept any more; only the newest are.');
  return scene;
}

async function originsOf(
  { backstage, scenes }: Pick<ApiParts, 'backstage' | 'scenes'>,
  ts: string,
): Promise<OriginsView> {
  return { ...(await backstage.origins(ts)), sceneIds: scenes.callsAbout(ts) };
}

const filled = z.string().min(1);

function asked(query: Query, name: string): string {
  const given = filled.safeParse(query[name]);
  if (!given.success) throw new Declined(`Say ?${name}=… in the address.`, 400);
  return given.data;
}

function understood<T>(form: z.ZodType<T>, body: unknown): T {
  const given = form.safeParse(body);
  if (!given.success) throw new Declined(`This is not understood: ${z.prettifyError(given.error)}`, 400);
  return given.data;
}
