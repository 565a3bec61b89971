import { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';

/** `rung policy schema` prints what editors read by a line `# yaml-language-server: $schema=…`. */
export function schemaCommand(io: CommandIo): Command {
  return new Command('schema')
    .description('Print the JSON Schema of policy files, for editors.')
    .action(async () => {
      const { policyJsonSchema } = await import('../../policy/policy-json-schema.ts');
      io.stdout.write(`${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
    });
}
