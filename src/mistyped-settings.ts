import { settingForms } from './setting-forms.ts';

export interface MistypedSetting {
  readonly variable: string;
  readonly expected: string;
}

const bare = (name: string) => name.toUpperCase().replaceAll('_', '');
const withoutPrefix = (name: string) => name.replace(/^RUNG_/i, '');

/**
 * Variables that say nothing to Rung and that a person may have thought it reads, such as RUNG_DRY_RUN for DRY_RUN:
 * whoever asked for a dry run should hear that there is none. A setting that is set as well is what was meant.
 */
export function mistypedSettings(
  environment: Readonly<Record<string, string | undefined>>,
): readonly MistypedSetting[] {
  const known = Object.keys(settingForms);
  // Many programs have their own PORT and HOST.
  const isMeant = (name: string) => name.startsWith('RUNG_') || bare(name).length > 4;
  const meant = (name: string) => known.find(each => bare(each) === bare(withoutPrefix(name)));

  return Object.entries(environment)
    .filter(([name, value]) => value && !known.includes(name) && isMeant(name))
    .filter(([, value]) => !isOfKubernetes(value))
    .map(([variable]) => ({ variable, expected: meant(variable) ?? '' }))
    .filter(({ expected }) => expected !== '' && !environment[expected]);
}

/** It tells every container of its services: RUNG_PORT=tcp://10.0.0.1:3000. */
const isOfKubernetes = (value: string | undefined) => value?.startsWith('tcp://') ?? false;
