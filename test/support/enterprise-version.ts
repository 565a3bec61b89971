import { readFileSync } from 'node:fs';
import type { EnterpriseDifferences } from '../../src/playground/contract/enterprise-differences.ts';
import { loadContract } from '../../src/playground/contract/load-contract.ts';
import { OperationMatcher } from '../../src/playground/github/rest/match-operation.ts';

export const enterpriseVersions: Readonly<Record<string, EnterpriseDifferences>> = JSON.parse(
  readFileSync(new URL('../../src/playground/contract/enterprise-versions.json', import.meta.url), 'utf8'),
);

export interface EnterpriseAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** Makes GitHub's answers those of GitHub Enterprise Server of that version, whose rate limits are off. */
export function createEnterpriseVersion(version: string) {
  const matcher = new OperationMatcher(loadContract());
  const fields = enterpriseVersions[version]?.fields ?? {};

  return (method: string, path: string, answer: EnterpriseAnswer): EnterpriseAnswer => {
    const operation = matcher.match(method, path.replace(/\?.*$/, ''))?.operation ?? '';
    const headers = {
      ...Object.fromEntries(
        Object.entries(answer.headers).filter(([name]) => !name.startsWith('x-ratelimit-')),
      ),
      'x-github-enterprise-version': `enterprise-server@${version}.2`,
    };
    if (operation === 'GET /rate_limit')
      return { status: 404, headers, bytes: Buffer.from('{"message":"Rate limiting is not enabled."}') };
    if (!answer.headers['content-type']?.includes('json')) return { ...answer, headers };
    const body: unknown = JSON.parse(String(answer.bytes) || 'null');
    for (const field of fields[operation] ?? []) strip(body, field.split('.'));
    if (operation === 'GET /meta') Object.assign(body as object, { installed_version: `${version}.2` });

    return { status: answer.status, headers, bytes: Buffer.from(JSON.stringify(body)) };
  };
}

/** Takes `['artifacts[]', 'digest']` away. */
function strip(value: unknown, [step = '', ...rest]: readonly string[]): void {
  if (typeof value !== 'object' || value === null) return;
  const name = step.replace(/(\[\])+$/, '');
  const holder = value as Record<string, unknown>;
  if (rest.length === 0) return void delete holder[name];
  const inner = name === '' ? value : holder[name];
  for (const item of step.endsWith('[]') && Array.isArray(inner) ? inner : [inner]) strip(item, rest);
}
