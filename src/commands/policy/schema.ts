import { Command } from 'commander';
import { policyJsonSchema } from '../../policy/policy-json-schema.ts';
import type { CommandIo } from '../command-io.ts';

/** `rung policy schema` prints what editors read by a line `# yaml-language-server: $schema=…`. */
export function schemaCommand(io: CommandIo): Command {
  return new Command('schema')
    .description('Print the JSON Schema of policy files, for editors.')
    .action(() => {
      io.stdout.write(`${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
    });
}
