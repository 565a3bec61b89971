import { Command } from 'commander';
import type { CommandIo } from './command-io.ts';
import { checkCommand } from './policy/check.ts';
import { schemaCommand } from './policy/schema.ts';

/** `rung policy`: what stands in a policy file, and what is in force in a repository. */
export function policyCommand(io: CommandIo, explain: Command): Command {
  return new Command('policy')
    .description('Check a policy file, explain the policy in force, or print the JSON Schema.')
    .addCommand(checkCommand(io))
    .addCommand(explain)
    .addCommand(schemaCommand(io));
}
