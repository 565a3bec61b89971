import type { Command } from 'commander';
import { nearestKey } from '../policy/nearest-key.ts';

/**
 * Lets a group of commands list when none is named. Commander hands a mistyped name to the list, which would complain of
 * too many arguments, or of an option that belongs to the command that was meant.
 */
export function listByDefault(group: Command, list: Command): Command {
  return group.addCommand(list, { isDefault: true }).hook('preSubcommand', () => {
    const [word] = group.args;
    const known = group.commands.map(command => command.name());
    if (word === undefined || word.startsWith('-') || known.includes(word)) return;
    const nearest = nearestKey(word, known);
    group.error(
      `error: unknown command '${word}'${nearest === undefined ? `; expected one of ${known.join(', ')}` : ` (Did you mean ${nearest}?)`}`,
    );
  });
}
