import { fullName } from '../../model/repository.ts';
import type { ReportToken } from '../../store/report-port.ts';
import { printable } from '../printable.ts';

export function printTokens(tokens: readonly ReportToken[]): string {
  if (tokens.length === 0)
    return 'There is no token. Make one: rung token create <owner/name> --name <name>\n';

  return tokens
    .map(
      ({ repository, name, createdAt, lastUsedAt }) =>
        `${printable(fullName(repository))}  ${printable(name)}\n  made ${day(createdAt)}, ${
          lastUsedAt === null ? 'never used' : `last used ${instant(lastUsedAt)} UTC`
        }\n`,
    )
    .join('');
}

const instant = (at: Date) => at.toISOString().slice(0, 16).replace('T', ' ');
const day = (at: Date) => at.toISOString().slice(0, 10);
