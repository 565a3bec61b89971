import type { CiItem } from '../../src/facts/ci-state.ts';
import type { Provenance } from '../../src/policy/policy.ts';
import { type CiStatusFacts, judgeCiStatus } from '../../src/practices/ci-status.ts';
import {
  type CoverageFacts,
  type CoverageRule,
  judgeIncrementalCoverage,
} from '../../src/practices/incremental-coverage.ts';
import type { CiView } from '../../src/render/ci-view.ts';
import type { CoverageView } from '../../src/render/coverage-view.ts';
import { webLinks } from '../../src/render/link.ts';
import type { Rule } from '../../src/render/rule-sentence.ts';
import type { Subject } from '../../src/render/subject.ts';
import { at, headSha } from './ci.ts';

export const builtIn: Provenance = { source: 'built-in', file: 'built-in', line: null, locked: false };
export const organizationLine6: Provenance = {
  source: 'organization',
  file: 'harbour/.github → .github/rung.yml',
  line: 6,
  locked: true,
};
export const repositoryLine4: Provenance = {
  source: 'repository',
  file: '.github/rung.yml',
  line: 4,
  locked: false,
};

export function subject(values: Partial<Subject> = {}): Subject {
  return {
    repository: 'harbour/quote-gateway',
    owner: 'harbour',
    headSha,
    baseBranch: 'main',
    fromFork: false,
    draft: false,
    siblings: [],
    links: webLinks('https://git.harbour.example', 'harbour/quote-gateway'),
    ...values,
  };
}

/** Enforced by the organization and required by a rule. */
export function rule(values: Partial<Rule> = {}): Rule {
  return {
    mode: 'enforce',
    modeSetting: { setting: 'start: enforce', provenance: { ...organizationLine6, line: 1 } },
    ignoreProvenance: builtIn,
    required: true,
    ...values,
  };
}

export const adviceByDefault: Partial<Rule> = {
  mode: 'advise',
  modeSetting: { setting: 'start: advise', provenance: builtIn },
  required: false,
};

export interface CoverageViewValues {
  readonly facts: CoverageFacts;
  readonly values?: Partial<CoverageRule>;
  readonly subject?: Partial<Subject>;
  readonly rule?: Partial<CoverageView['rule']>;
  readonly view?: Partial<CoverageView>;
}

export function coverageView({ facts, values = {}, ...rest }: CoverageViewValues): CoverageView {
  const asked = { target: 80, partials: 'covered', ignore: [], ...values } as const;

  return {
    finding: judgeIncrementalCoverage(facts, asked),
    subject: subject(rest.subject),
    rule: {
      ...rule(),
      values: asked,
      artifacts: ['*coverage*', '*lcov*', '*cobertura*'],
      provenance: organizationLine6,
      ...rest.rule,
    },
    mergeBase: '41d0b6a000000000000000000000000000000000',
    pendingRuns: [],
    policyNotices: { problems: [], notes: [] },
    ...rest.view,
  };
}

export interface CiViewValues {
  readonly judged: readonly CiItem[];
  readonly others?: readonly CiItem[];
  readonly required?: boolean;
  readonly targetBranch?: CiStatusFacts['targetBranch'];
  readonly mergeConflict?: boolean;
  readonly subject?: Partial<Subject>;
  readonly rule?: Partial<Rule>;
  readonly view?: Partial<CiView>;
}

export function ciView(values: CiViewValues): CiView {
  const { judged, others = [], required = false, targetBranch = { state: 'green' } } = values;

  return {
    finding: judgeCiStatus({
      ci: { basis: required ? 'required' : 'all', judged, others },
      targetBranch,
      mergeConflict: values.mergeConflict ?? false,
      runsAwaitApproval: false,
    }),
    subject: subject(values.subject),
    rule: rule(values.rule),
    ignore: [],
    policyNotices: { problems: [], notes: [] },
    now: at('10:00'),
    ...values.view,
  };
}
