import { Command } from 'commander';
import type { CommandIo } from './command-io.ts';
import { checkCommand } from './policy/check.ts';
import { schemaCommand } from './policy/schema.ts';

/** `rung policy`: what stands in a policy file, without a server. */
export function policyCommand(io: CommandIo): Command {
  return new Command('policy')
    .description('Check a policy file, or print its JSON Schema.')
    .addCommand(checkCommand(io))
    .addCommand(schemaCommand(io));
}
