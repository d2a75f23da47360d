import { messageSurface } from '../../driver/message-surface.ts';
import type { SandboxPerson } from '../../driver/sandbox-person.ts';
import type { Surface } from '../../driver/surface.ts';
import { viewSurface } from '../../driver/view-surface.ts';
import { sendMessageClick, sendViewClick } from '../../slack/interactions.ts';
import type { OpenView } from '../../slack/open-views.ts';
import type { SurfaceRef } from '../contract.ts';
import { Declined } from '../declined.ts';
import { getMessage, getOwnConversation } from '../rights.ts';

/**
 * What stands there now in front of this person, as something to use. Like Slack's own client it waits for the ack of an
 * action and not for what comes of it.
 */
export function surfaceAt(person: SandboxPerson, at: SurfaceRef): Surface {
  const { workspace, user } = person;
  if ('message' in at) {
    getOwnConversation(person, at.message.conversationId);
    const message = getMessage(person, at.message);
    const surface = messageSurface(person, message, { states: person.chosenInMessages });
    return {
      ...surface,
      async act(action) {
        await sendMessageClick(workspace, { user, message, state: surface.state, action });
      },
    };
  }
  const home = workspace.views.home(person.id);
  const view = home?.id === at.viewId ? home : getTopModal(person, at.viewId);
  return {
    ...viewSurface(person, view),
    async act(action) {
      await sendViewClick(workspace, { user, view, action });
    },
  };
}

/** This modal, as long as it is the one on top of this person's others. */
export function getTopModal({ workspace, id }: SandboxPerson, viewId: string): OpenView {
  const stack = workspace.views.stack(id);
  const view = stack.find((one) => one.id === viewId);
  if (!view) throw new Declined('This window is closed already.');
  if (view !== stack.at(-1)) throw new Declined('Another window lies on top of this one. Close that one first.');
  return view;
}
