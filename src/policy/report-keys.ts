import { type DomainId, domainIds } from '../model/domain.ts';
import { listOf, oneOf, wholeNumber } from './form.ts';
import type { ReportDay } from './policy.ts';
import { type PolicyKey, policyKey } from './policy-key.ts';
import { time, zone } from './text-forms.ts';

const days: readonly ReportDay[] = [
  'day',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'month',
];

const domain = { ...oneOf(domainIds), expected: { form: 'domain' } } as const;

/** The repository's report and the issues that come of it. */
export const reportKeys: readonly PolicyKey[] = [
  policyKey<'on' | 'off'>({
    path: 'report.mode',
    form: oneOf(['on', 'off']),
    builtIn: 'on',
    says: 'Whether Rung keeps a maturity issue and files improvement issues.',
    example: 'off',
  }),
  policyKey<ReportDay>({
    path: 'report.schedule.every',
    form: oneOf(days),
    builtIn: 'monday',
    says: 'When the maturity issue is renewed; `month` is the first day of each.',
    example: 'day',
  }),
  policyKey<string>({
    path: 'report.schedule.at',
    form: time,
    builtIn: '09:00',
    says: 'Hour and minute of the day.',
    example: '08:30',
  }),
  policyKey<string>({
    path: 'report.schedule.zone',
    form: zone,
    builtIn: 'UTC',
    says: 'The time zone of the schedule, by its IANA name.',
    example: 'Asia/Shanghai',
  }),
  policyKey<number>({
    path: 'report.improvement-issues.open',
    form: wholeNumber(0, 3),
    builtIn: 3,
    says: 'How many improvement issues may be open at a time.',
    example: 2,
  }),
  policyKey<number>({
    path: 'report.improvement-issues.per-week',
    form: wholeNumber(0, 3),
    builtIn: 1,
    says: 'How many improvement issues a week may bring.',
    example: 0,
  }),
  policyKey<DomainId[]>({
    path: 'report.focus',
    form: listOf(domain, domainIds.length),
    builtIn: [],
    says: 'Domains whose next steps come first, also those with lines of our own judgement; empty: agile development management, continuous delivery, security and risk management, system and tools.',
    example: ['continuous-delivery', 'security-and-risk-management'],
  }),
];
