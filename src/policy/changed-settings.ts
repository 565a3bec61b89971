import type { PolicyInForce } from './policy.ts';

export interface Setting {
  readonly value: unknown;
  /** The organization's `locked:` names its key. */
  readonly locked: boolean;
}

export interface SettingChange {
  /** Dotted, such as `checks.incremental-coverage.target`. */
  readonly key: string;
  readonly before: Setting;
  readonly after: Setting;
}

/** What differs between two policies, key by key, in the order of `after`. */
export function changedSettings(before: PolicyInForce, after: PolicyInForce): readonly SettingChange[] {
  return Object.keys(after.provenance)
    .map(key => ({ key, before: settingOf(before, key), after: settingOf(after, key) }))
    .filter(change => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function settingOf({ policy, provenance }: PolicyInForce, key: string): Setting {
  const value = key
    .split('.')
    .reduce<unknown>((group, name) => (group as Record<string, unknown> | undefined)?.[name], policy);

  return { value: value ?? null, locked: provenance[key]?.locked ?? false };
}
