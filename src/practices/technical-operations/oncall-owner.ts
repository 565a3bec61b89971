import type { Fact } from '../../facts/ladder/fact.ts';
import { type OwnerRule, readOwners } from '../../facts/ladder/read-owners.ts';
import type { Cause } from '../../model/cause.ts';
import type { TeamRecord } from '../../model/records/ladder-records.ts';
import { anyOf, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { yesNo } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { yesFrom } from '../thresholds.ts';

const everything = new Set(['*', '/', '/*', '**', '/**', '/**/*']);

export const oncallOwner = definePractice({
  id: 'oncall-owner',
  domain: 'technical-operations',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  seenIn: ['incident-ack'],
  levels: yesFrom(2),
  lines: 'judgement',
  subItems: ['CD-BI-BP-BR'],
  needs: ['files', 'catalog', 'teams?'],

  evaluate({ files, catalog, 'teams?': teams }, { isSolo }) {
    const owners = readOwners(files);
    const rules = (owners?.rules ?? []).filter(({ pattern }) => everything.has(pattern));
    // As GitHub reads it, the last rule that matches is the one that holds.
    const rule = rules.at(-1);
    const entries = catalog.entries.filter(({ owner }) => owner !== null);
    const answer = anyOf(
      rule !== undefined && areEnough(rule.owners, teams, isSolo),
      ...entries.map(({ owner }) => areEnough([owner ?? ''], teams, isSolo)),
      ...[...(owners?.rules === null ? [owners.path] : []), ...catalog.unreadable].map(
        path => ({ kind: 'unreadable', path, line: null }) as const,
      ),
    );
    const named = [...(rule?.owners ?? []), ...entries.map(({ owner }) => owner ?? '')];

    return yesNo(answer === true, {
      lowerBound: typeof answer === 'object' ? answer : null,
      evidence: [
        ...asEvidence(rule),
        ...entries.map(({ path, line, owner }) => fileEvidence(path, line, owner ?? path)),
      ].slice(0, keptEvidence),
      figures: { owners: named.join(', ') },
    });
  },
});

const asEvidence = (rule: OwnerRule | undefined) =>
  rule === undefined ? [] : [fileEvidence(rule.path, rule.line, rule.owners.join(' '))];

/** At least two people, or one where one person is all there is; a name in a catalogue may be a team of any tool. */
function areEnough(owners: readonly string[], teams: Fact<readonly TeamRecord[]>, isSolo: boolean): Step {
  const minimum = isSolo ? 1 : 2;
  const people = owners.filter(owner => !isTeam(owner));
  if (people.length >= minimum) return true;
  const sizes = owners.filter(isTeam).map(owner => sizeOf(owner, teams));
  const known = sizes.filter(size => typeof size === 'number');
  if (Math.max(0, ...known) + people.length >= minimum) return true;

  return sizes.find(size => typeof size === 'object') ?? false;
}

/** `@organization/team`; in a catalogue `team-a`, `group:default/team-a`. */
const isTeam = (owner: string): boolean => owner.includes('/') || !/^(?:@|user:|[^@\s]+@)/.test(owner);

function sizeOf(owner: string, teams: Fact<readonly TeamRecord[]>): number | Cause {
  if (!teams.known) return teams.cause;
  const slug = (owner.split(/[@:]/).at(-1) ?? '').toLowerCase();
  const name = slug.slice(slug.lastIndexOf('/') + 1);
  const found = teams.value.find(team => team.slug === slug || team.slug.endsWith(`/${name}`));

  return found?.members ?? 0;
}
