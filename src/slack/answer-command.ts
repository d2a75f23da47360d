import { type CommandReading, readCommand } from './commands.ts';
import type { CommandEntry, Door } from './door.ts';
import { joined, type Mrkdwn, mrkdwn, plainCommandText } from './text.ts';
import type { Visit } from './visit.ts';

/** Answers a slash command: runs what it means, or says what would have worked. */
export async function answerCommand(door: Door, visit: Visit, name: string, text: string): Promise<void> {
  const command = door.commands.get(name);
  if (!command) {
    await visit.reply(mrkdwn`Cairn does not know ${name}. Try ${joined([...door.commands.keys()].map(code), ', ')}.`);
    return;
  }
  const { subcommands, sentence } = command;
  const reading = readCommand(text, subcommands, sentence !== undefined);
  const found = 'name' in reading ? subcommands.find((each) => each.name === reading.name) : undefined;
  if (reading.kind === 'subcommand' && found) await found.run(visit, reading.args);
  else if (reading.kind === 'sentence' && sentence) await sentence.run(visit, plainCommandText(reading.text));
  else if (reading.kind === 'empty' && sentence) await sentence.run(visit, '');
  else await visit.reply(explain(command, reading));
}

function explain(command: CommandEntry, reading: CommandReading): Mrkdwn {
  if (reading.kind === 'wrong arguments') {
    const usage = command.subcommands.find((each) => each.name === reading.name)?.usage ?? reading.name;
    return mrkdwn`It goes like this: ${code(`${command.name} ${usage}`)}. For all of it: ${code(`${command.name} help`)}.`;
  }
  if (reading.kind === 'unknown word') {
    const asked = mrkdwn`I don’t know ${code(`${command.name} ${plainCommandText(reading.word)}`)}.`;
    const guess = reading.nearest ? mrkdwn` Did you mean ${code(`${command.name} ${reading.nearest}`)}?` : mrkdwn``;
    return joined([joined([asked, guess], ''), help(command)]);
  }
  return help(command);
}

function help(command: CommandEntry): Mrkdwn {
  const lines = command.subcommands.map((each) => mrkdwn`• ${code(`${command.name} ${each.usage}`)} ${each.does}`);
  const { sentence } = command;
  const first = sentence ? [mrkdwn`• ${code(`${command.name} ${sentence.usage}`.trim())} ${sentence.does}`] : [];
  return joined([mrkdwn`${command.does}`, ...first, ...lines, mrkdwn`• ${code(`${command.name} help`)} shows this`]);
}

function code(text: string): Mrkdwn {
  return mrkdwn`\`${text}\``;
}
