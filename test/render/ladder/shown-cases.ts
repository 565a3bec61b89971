import { known } from '../../../src/facts/ladder/fact.ts';
import type { RepositoryFacts } from '../../../src/facts/ladder/repository-facts.ts';
import type { LadderAssessment } from '../../../src/maturity/assess.ts';
import type { DomainLevel } from '../../../src/maturity/domain-level.ts';
import { type DomainId, domainIds } from '../../../src/model/domain.ts';
import type { PracticeResult } from '../../../src/model/practice-result.ts';
import { tokenPermissions } from '../../../src/practices/security-and-risk-management/token-permissions.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import type { ShownAssessment } from '../../../src/render/ladder/shown-assessment.ts';
import type { Language } from '../../../src/render/texts.ts';
import { now, repositoryFacts } from '../../builders/ladder-facts.ts';

/** Of `token-permissions`: 2 of 6 workflow files, where nothing else is said. */
export function tokenResult(values: Partial<PracticeResult> = {}): PracticeResult {
  return {
    ...{ id: 'token-permissions', state: 'unmet', level: 2, lines: { 2: 'met', 3: 'unmet', 4: 'unmet' } },
    ...{ value: 100 / 3, isAtLeast: false, samples: 6, windowDays: null, provenance: 'explicit' },
    evidence: ['build', 'test', 'scan', 'docs'].map(name => ({
      text: `.github/workflows/${name}.yml`,
      path: `.github/workflows/${name}.yml`,
    })),
    ...{ figures: { part: 2, whole: 6 }, reason: null, carriedFrom: null, gates: true },
    ...values,
  };
}

/** Not judged, for that reason. */
export function openResult(
  id: string,
  cause: Extract<NonNullable<PracticeResult['reason']>, { kind: 'unknown' }>['cause'],
): PracticeResult {
  return {
    ...{ id, state: 'unknown', level: null, lines: { 2: 'unknown' }, value: null, isAtLeast: false },
    ...{ samples: null, windowDays: null, provenance: null, evidence: [], figures: {} },
    ...{ reason: { kind: 'unknown', cause }, carriedFrom: null, gates: true },
  };
}

export function domainOf(
  id: DomainId,
  values: Partial<DomainLevel> & { practices?: readonly PracticeResult[] } = {},
) {
  return {
    ...{ id, proven: null, possible: null, isPartlyNext: false, judged: 0, applicable: 1, practices: [] },
    ...values,
  };
}

type Domains = Partial<Record<DomainId, Parameters<typeof domainOf>[1]>>;

export function shownAssessment({
  domains = {},
  facts = {},
  next = [],
  language = 'en',
}: {
  domains?: Domains;
  facts?: Partial<RepositoryFacts>;
  next?: LadderAssessment['next'];
  language?: Language;
} = {}): ShownAssessment {
  const place = {
    ...{ defaultBranch: 'main', headSha: 'b83f0aa1234567890', headAt: now, visibility: null },
    ...{ isArchived: false, hasIssues: null, template: null },
  };
  const given = repositoryFacts();

  return {
    facts: {
      ...given,
      ...{ repository: 'harbour/quote-gateway', facts: { ...given.facts, place: known(place) } },
      ...facts,
    },
    assessment: {
      ...{ repository: 'harbour/quote-gateway', at: now, catalogue: '1.4', unknown: [], next },
      profile: { profile: 'service', isDetected: true, by: ['Dockerfile', '.github/workflows/deploy.yml'] },
      domains: domainIds.map(id => domainOf(id, domains[id])),
    },
    texts: loadTexts(language),
    practices: [tokenPermissions],
  };
}
