import { describe, expect, test } from 'vitest';
import { changedSettings } from '../../src/policy/changed-settings.ts';
import { policyInForce } from '../../src/policy/policy-in-force.ts';

const of = (repository: string | null, organization: string | null = null) =>
  policyInForce({
    ...(organization !== null && { organization: { file: 'organization', text: organization } }),
    ...(repository !== null && { repository: { file: 'repository', text: repository } }),
  });
const setting = (value: unknown, locked = false) => ({ value, locked });

describe('what differs between two policies', () => {
  test('is nothing where the same values stand elsewhere', () => {
    expect(changedSettings(of('start: enforce\n'), of('\nstart: enforce\n'))).toEqual([]);
    expect(changedSettings(of(null), of('start: advise\n'))).toEqual([]);
    expect(changedSettings(of(null, 'start: enforce\n'), of('start: enforce\n', 'start: enforce\n'))).toEqual(
      [],
    );
  });

  test('is told by key, lists and values that are not set among them', () => {
    const after = 'start: enforce\nlanguage: both\nchecks: { ci-status: { ignore: ["docs-*"] } }\n';

    expect(changedSettings(of(null), of(after))).toEqual([
      { key: 'start', before: setting('advise'), after: setting('enforce') },
      { key: 'language', before: setting(null), after: setting('both') },
      { key: 'checks.ci-status.ignore', before: setting([]), after: setting(['docs-*']) },
    ]);
  });

  test('is also a lock of the organization', () => {
    expect(changedSettings(of(null), of(null, 'locked: [start]\n'))).toEqual([
      { key: 'start', before: setting('advise'), after: setting('advise', true) },
    ]);
  });
});
