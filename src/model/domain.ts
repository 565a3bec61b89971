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

export const domainNames: Readonly<Record<DomainId, { readonly en: string; readonly 'zh-CN': string }>> = {
  'agile-development-management': { en: 'Agile development management', 'zh-CN': '敏捷开发管理' },
  'continuous-delivery': { en: 'Continuous delivery', 'zh-CN': '持续交付' },
  'technical-operations': { en: 'Technical operations', 'zh-CN': '技术运营' },
  'application-design': { en: 'Application design', 'zh-CN': '应用设计' },
  'security-and-risk-management': { en: 'Security and risk management', 'zh-CN': '安全及风险管理' },
  'system-and-tools': { en: 'System and tools', 'zh-CN': '系统和工具' },
  'business-value-management': { en: 'Business value management', 'zh-CN': '业务价值管理' },
  'collaborative-development': { en: 'Collaborative development', 'zh-CN': '协同开发' },
  'continuous-testing': { en: 'Continuous testing', 'zh-CN': '持续测试' },
  'performance-measurement': { en: 'Performance measurement', 'zh-CN': '效能度量' },
  'platform-engineering': { en: 'Platform engineering', 'zh-CN': '平台工程' },
  'reliability-engineering': { en: 'Reliability engineering', 'zh-CN': '可靠性工程' },
};
