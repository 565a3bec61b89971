import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { renderPolicyDoc } from '../../scripts/render-policy-doc.ts';
import { fileKeys } from '../../src/policy/key-tree.ts';
import { policyJsonSchema } from '../../src/policy/policy-json-schema.ts';
import { readPolicyFile } from '../../src/policy/read-policy-file.ts';
import { said } from '../builders/policy-problems.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);
const isBySchema = ajv.compile(policyJsonSchema());

const problemsOf = (text: string) =>
  readPolicyFile(text, 'organization').problems.map(problem => said({ file: 'rung.yml', ...problem }));

const doc = read('docs/policy.md');
const examples = [...doc.matchAll(/```yaml\n(.*?)\n```/gs)].map(([, text = '']) => text);

/** All keys, with each a value that is not built in. */
const everything = `
start: enforce
profile: service
solo: auto
target: 3
language: zh-CN
checks:
  incremental-coverage: { mode: enforce, target: 80, partials: covered, ignore: ["**/*.gen.ts"] }
  ci-status: { mode: enforce, ignore: ["docs-links"] }
  wip-limit: { per-author: 3 }
production: { environment: production, workflow: deploy.yml }
incident-label: incident
manifests: harbour/deployments
ci: { contexts: ["jenkins/main"] }
bots: [harbour-release]
calendar: { zone: Asia/Shanghai, holidays: [2026-10-01], workdays: [2026-10-10] }
work-items: { in: outside, key: "[A-Z]+-\\\\d+" }
report: { mode: "on", schedule: { every: monday, at: "09:00", zone: Asia/Shanghai }, improvement-issues: { open: 3, per-week: 1 }, focus: [continuous-delivery, security-and-risk-management] }
waivers:
  - { practice: signed-release, until: 2027-03-31, because: "HSM arrives in March" }
`;

test('docs and schema are what the keys make', () => {
  expect(doc).toBe(renderPolicyDoc());
  expect(JSON.parse(read('schema/rung.schema.json'))).toEqual(policyJsonSchema());
});

test('the docs have an example of every key', () => {
  expect(examples.length).toBeGreaterThan(fileKeys.length);
});

describe('reader and schema both accept', () => {
  test.each([...examples, everything, 'checks:\n  ci-status:\n', 'locked: [checks, report.schedule]'])(
    '%j',
    text => {
      expect(problemsOf(text)).toEqual([]);
      expect(isBySchema(parse(text)), JSON.stringify(isBySchema.errors)).toBe(true);
    },
  );
});

describe('reader and schema both refuse', () => {
  test.each([
    'strat: enforce',
    'start: on',
    'solo: maybe',
    'target: 0',
    'target: 6',
    'target: 2.5',
    'language: de',
    'checks: []',
    'checks: { ci-status: { ignore: docs } }',
    'checks: { ci-status: { ignore: [""] } }',
    'checks: { ci-status: { ignore: ["a\\nb"] } }',
    'checks: { wip-limit: { mode: enforce } }',
    'checks: { wip-limit: { per-author: 0 } }',
    'checks: { incremental-coverage: { min-lines: -1 } }',
    'checks: { reviews: { mode: advise } }',
    'production: main',
    'production: { environment: "" }',
    'incident-label: [a, b]',
    'manifests: deployments',
    'manifests: https://github.com/harbour/deployments',
    'ci: { contexts: jenkins }',
    'bots: [""]',
    'calendar: { zone: "+08:00" }',
    'calendar: { holidays: [2026-02-29] }',
    'calendar: { workdays: [10-10] }',
    'work-items: { in: jira }',
    'work-items: { in: outside }',
    'work-items: { key: "(a+)+$" }',
    'report: { mode: true }',
    'report: { schedule: { every: weekly } }',
    'report: { schedule: { at: "24:00" } }',
    'report: { schedule: { at: "9:00" } }',
    'report: { schedule: { zone: "+08:00" } }',
    'report: { improvement-issues: { open: 4 } }',
    'report: { focus: [devops] }',
    'waivers: { practice: a }',
    'waivers: [{ practice: signed-release, until: 2027-03-31 }]',
    'waivers: [{ practice: signed-release, until: 2027-02-29, because: HSM }]',
    'waivers: [{ practice: signed-release, until: soon, because: HSM }]',
    'waivers: [{ practice: Signed Release, until: 2027-03-31, because: HSM }]',
    'waivers: [{ practice: signed-release, until: 2027-03-31, because: HSM, by: ada }]',
    'locked: [checks.wip]',
    'locked: start',
  ])('%s', text => {
    expect(problemsOf(text)).not.toEqual([]);
    expect(isBySchema(parse(text))).toBe(false);
  });
});

test('the schema tells an editor what a key does, its built-in value and an example', () => {
  expect(policyJsonSchema()).toMatchObject({
    properties: {
      checks: {
        properties: {
          'wip-limit': {
            properties: {
              'per-author': {
                description: expect.stringContaining('a lower value'),
                default: 3,
                examples: [2],
              },
            },
          },
        },
      },
    },
  });
});
