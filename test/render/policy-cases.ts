import { changedSettings } from '../../src/policy/changed-settings.ts';
import { policyInForce } from '../../src/policy/policy-in-force.ts';
import type { PolicyProblem } from '../../src/policy/policy-problem.ts';
import { judgePolicyChange, type PolicyChangeFacts } from '../../src/practices/policy-change.ts';
import type { PolicyView } from '../../src/render/policy-view.ts';
import { adviceByDefault, rule, subject } from '../builders/views.ts';

const file = '.github/rung.yml';

export function policyView(facts: Partial<PolicyChangeFacts>, values: Partial<PolicyView> = {}): PolicyView {
  return {
    finding: judgePolicyChange({ file: 'changed', problems: [], changes: [], notUsedYet: [], ...facts }),
    subject: subject(),
    level: 'repository',
    rule: rule(),
    policyNotices: { problems: [], notes: [] },
    ...values,
  };
}

/** What one file makes of another, as the preview computes it. */
function between(
  before: string,
  after: string,
  organization = 'start: enforce\n',
): Partial<PolicyChangeFacts> {
  const of = (text: string) =>
    policyInForce({
      organization: { file: `harbour/.github → ${file}`, text: organization },
      repository: { file, text },
    });
  const { problems } = of(after);
  const isApplied = problems.every(({ kind }) => kind === 'looser-than-locked');

  return { problems, changes: isApplied ? changedSettings(of(before), of(after)) : [] };
}

const fault = (problem: Pick<PolicyProblem, 'kind' | 'values'>): PolicyProblem =>
  ({ file, line: 1, column: 1, ...problem }) as PolicyProblem;
const many = `start: advise
profile: library
target: 4
language: both
checks:
  incremental-coverage: { mode: advise, target: 60, partials: missed, ignore: ["**/*.gen.ts", "**/*|*.ts"] }
  ci-status: { mode: advise, ignore: ["docs-links", "a very long name of a check that nobody reads to its end anyway"] }
  wip-limit: { mode: off, per-author: 5 }
  policy: { mode: advise }
  release: { mode: enforce }
incident-label: incident
production: { environment: live }
`;

export const policyCases: Readonly<Record<string, PolicyView>> = {
  'met, two settings change': policyView(
    between('', 'start: enforce\nlanguage: zh-CN\nchecks: { incremental-coverage: { target: 90 } }\n'),
  ),
  'met, nothing changes, advice by default': policyView(
    between('start: enforce\n', '# Ours\nstart: enforce\n'),
    {
      rule: { ...rule(), ...adviceByDefault },
    },
  ),
  'met, more than a table holds, keys of a later version': policyView({
    ...between('', many),
    notUsedYet: ['report.focus', 'waivers'],
  }),
  'met, the file is removed': policyView({ ...between('language: en\n', ''), file: 'removed' }),
  "met, the organization's own, with a lock": policyView(
    {
      changes: [
        {
          key: 'start',
          before: { value: 'advise', locked: false },
          after: { value: 'enforce', locked: true },
        },
      ],
    },
    { level: 'organization', subject: subject({ repository: 'harbour/.github' }) },
  ),
  'unmet, a mistyped key': policyView(
    between('', 'start: enforce\n\n\n\nchecks:\n  incremental-coverage:\n    taget: 80\n'),
  ),
  'unmet, several problems, a draft': policyView(between('', 'strat: enforce\ntarget: 9\nsolo: maybe\n'), {
    subject: subject({ draft: true }),
  }),
  'unmet, a value and names full of markup': policyView(
    between('', '"[x](https://evil.example) @team #1": 1\nstart: "**<b>@team</b>**"\n'),
  ),
  'unmet, looser than the organization locks': policyView(
    between(
      '',
      'language: en\nchecks: { incremental-coverage: { target: 40 } }\n',
      'start: enforce\nlocked: [checks.incremental-coverage.target]\n',
    ),
  ),
  'unmet, the other name': policyView({
    problems: [fault({ kind: 'wrong-name', values: { file, other: '.github/rung.yaml' } })],
  }),
  'unmet, a link': policyView({ problems: [fault({ kind: 'not-a-regular-file', values: { file } })] }),
  'unmet, not required, a long branch': policyView(between('', 'start: [enforce\n'), {
    subject: subject({ baseBranch: 'release/2026.11-settlement-of-quotes-and-orders' }),
    rule: { ...rule(), required: false },
  }),
  'not applicable, unchanged but required': policyView({ file: 'unchanged' }),
  'unknown, may not be read': policyView({ file: 'unreadable' }),
  'unknown, the list of files may not be read': policyView({ file: 'unlisted' }),
  'unknown, too many files': policyView({ file: 'too-many-files' }),
};
