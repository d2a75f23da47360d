import { type FormState, formState } from '../slack/form-state.ts';
import { sendMessageClick } from '../slack/interactions.ts';
import type { SandboxMessage } from '../slack/model.ts';
import { readerFor } from './reader.ts';
import type { SandboxPerson } from './sandbox-person.ts';
import type { Surface } from './surface.ts';

/** A message as something to click; what a person chose in it is kept for that person in `states`. */
export function messageSurface(
  person: SandboxPerson,
  message: SandboxMessage,
  { states, accepts = true }: { states: Map<string, FormState>; accepts?: boolean },
): Surface {
  const { workspace, user } = person;
  const state = formState(message.blocks, states.get(message.ts));
  states.set(message.ts, state);
  return {
    workspace,
    user,
    reader: readerFor(workspace, user),
    blocks: message.blocks,
    state,
    confirm: (dialog) => person.meetDialog(dialog, accepts),
    async act(action) {
      await sendMessageClick(workspace, { user, message, state, action });
      await workspace.slack.settled();
    },
  };
}
