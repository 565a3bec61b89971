/** The parts of the maturity model. Ids are stable: policy files name them. */
export const domainIds = [
  'agile-development-management',
  'continuous-delivery',
  'technical-operations',
  'application-design',
  'security-and-risk-management',
  'system-and-tools',
  'business-value-management',
  'collaborative-development',
  'continuous-testing',
  'performance-measurement',
  'platform-engineering',
  'reliability-engineering',
] as const;

export type DomainId = (typeof domainIds)[number];
