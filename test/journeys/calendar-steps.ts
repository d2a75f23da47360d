import type { SandboxModal } from '../../src/sandbox/driver/sandbox-modal.ts';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';

/** Opens the calendar screen by its command. */
export async function openCalendar(person: SandboxPerson): Promise<SandboxModal> {
  await person.command('/checkin', 'calendar');
  return person.modal('Your calendar');
}

/** The address that stands on the screen, if one does. */
export function addressOn({ text }: SandboxModal): string | undefined {
  return /https?:\/\/\S+\.ics/.exec(text)?.[0];
}

/** Makes an address with this button. */
export async function makeAddress(person: SandboxPerson, label = 'Make my address'): Promise<string> {
  const modal = await openCalendar(person);
  await modal.click(label);
  await modal.sees(/https?:\/\/\S+\.ics/);
  const address = addressOn(modal);
  if (!address) throw new Error(`no address on:\n${modal.text}`);
  await modal.close();
  return address;
}
