/** What securities firms were reported to do at the model's top, 2023 and 2024: the statements that practices serve. */
export const statements = {
  'priority-claim': { en: 'priority claim', 'zh-CN': '按优先级认领' },
  'wip-alert': { en: 'WIP risk alerts', 'zh-CN': '在制品风险预警' },
  'role-conversion': { en: 'role conversion', 'zh-CN': '角色转换' },
  'integration-and-release': { en: 'continuous integration and release', 'zh-CN': '持续集成与发布' },
  'definition-of-done': { en: 'definition of done', 'zh-CN': '完成定义' },
  'test-driven': { en: 'test-driven development', 'zh-CN': '测试驱动开发' },
  'delivery-cycle': { en: 'delivery from 1.5 months to 1 week', 'zh-CN': '交付周期由 1.5 个月缩短到 1 周' },
  'fewer-defects': { en: 'fewer defects', 'zh-CN': '缺陷减少' },
  'unit-coverage': {
    en: 'unit-test coverage from 40% to 84.39%; above 60% of existing code',
    'zh-CN': '单元测试覆盖率由 40% 提升到 84.39%；存量代码 60% 以上',
  },
  'incremental-coverage': { en: 'incremental coverage above 80%', 'zh-CN': '增量覆盖率 80% 以上' },
  'automation-success': { en: 'automation success rate 100%', 'zh-CN': '自动化成功率 100%' },
  'daily-integrations': { en: '6.54 integrations a day', 'zh-CN': '日均集成 6.54 次' },
  'red-light': { en: 'mean red-light fix time under 30 min', 'zh-CN': '红灯修复时长平均 30 分钟以内' },
  'platform-span': {
    en: 'a platform for requirement, code, build, test and deployment',
    'zh-CN': '平台覆盖需求、代码、构建、测试、部署',
  },
  capacity: { en: 'capacity management', 'zh-CN': '容量管理' },
  availability: { en: 'multi-active, highly available operations', 'zh-CN': '多活高可用' },
  'incident-response': { en: 'shorter incident response time', 'zh-CN': '事件响应时间缩短' },
  'micro-services': { en: 'micro-services on a private cloud', 'zh-CN': '微服务、私有云' },
  'security-toolchain': { en: 'a security platform and toolchain', 'zh-CN': '安全工具链' },
  'security-response': { en: 'security monitoring and response', 'zh-CN': '安全监控与响应' },
  'end-to-end': { en: 'a pipeline from commit to deployment and testing', 'zh-CN': '端到端流水线' },
  'life-cycle': {
    en: 'the whole life cycle in 15 and more areas',
    'zh-CN': '覆盖 15 个以上环节的全生命周期管理',
  },
  'newer-domains': { en: 'the newer domains', 'zh-CN': '新增能力域' },
} as const;

export type StatementId = keyof typeof statements;
