/** One of the 49 parts of continuous delivery. Codes are Rung's own: part, sub-domain, item, sub-item. */
export interface SubItem {
  readonly code: string;
  readonly name: { readonly en: string; readonly 'zh-CN': string };
  /** How much of it GitHub shows; what it does not show is never filled in by guessing. */
  readonly seen: 'yes' | 'partly' | 'no';
}

/** Names of sub-domains and items, by the beginnings of the codes. */
export const subItemGroups: Readonly<Record<string, SubItem['name']>> = {
  'CD-CM': { en: 'Configuration management', 'zh-CN': '配置管理' },
  'CD-BI': { en: 'Build and continuous integration', 'zh-CN': '构建与持续集成' },
  'CD-TM': { en: 'Test management', 'zh-CN': '测试管理' },
  'CD-DR': { en: 'Deployment and release management', 'zh-CN': '部署与发布管理' },
  'CD-EM': { en: 'Environment management', 'zh-CN': '环境管理' },
  'CD-DA': { en: 'Data management', 'zh-CN': '数据管理' },
  'CD-MF': { en: 'Measurement and feedback', 'zh-CN': '度量与反馈' },
  'CD-CM-VC': { en: 'Version control', 'zh-CN': '版本控制' },
  'CD-CM-CG': { en: 'Change management', 'zh-CN': '变更管理' },
  'CD-BI-BP': { en: 'Build practice', 'zh-CN': '构建实践' },
  'CD-BI-CI': { en: 'Continuous integration', 'zh-CN': '持续集成' },
  'CD-TM-TL': { en: 'Test layering', 'zh-CN': '测试分层策略' },
  'CD-TM-CQ': { en: 'Code quality management', 'zh-CN': '代码质量管理' },
  'CD-TM-AT': { en: 'Test automation', 'zh-CN': '自动化测试' },
  'CD-DR-DM': { en: 'Deployment and release mode', 'zh-CN': '部署与发布模式' },
  'CD-DR-DL': { en: 'Deployment pipeline', 'zh-CN': '部署流水线' },
  'CD-EM-EM': { en: 'Environment management', 'zh-CN': '环境管理' },
  'CD-DA-TD': { en: 'Test data management', 'zh-CN': '测试数据管理' },
  'CD-DA-DC': { en: 'Data change management', 'zh-CN': '数据变更管理' },
  'CD-MF-MD': { en: 'Metrics and data', 'zh-CN': '度量指标与数据管理' },
  'CD-MF-MI': { en: 'Metric-driven improvement', 'zh-CN': '度量驱动改进' },
};

/** As a public self-assessment form for the continuous delivery part lists them. */
export const subItems = [
  { code: 'CD-CM-VC-VS', name: { en: 'Version control system', 'zh-CN': '版本控制系统' }, seen: 'partly' },
  { code: 'CD-CM-VC-BM', name: { en: 'Branch management', 'zh-CN': '分支管理' }, seen: 'yes' },
  { code: 'CD-CM-VC-AM', name: { en: 'Artifact management', 'zh-CN': '制品管理' }, seen: 'partly' },
  { code: 'CD-CM-VC-ST', name: { en: 'Single source of truth', 'zh-CN': '单一可信数据源' }, seen: 'partly' },
  { code: 'CD-CM-CG-CP', name: { en: 'Change process', 'zh-CN': '变更过程' }, seen: 'yes' },
  { code: 'CD-CM-CG-CT', name: { en: 'Change traceability', 'zh-CN': '变更追溯' }, seen: 'partly' },
  { code: 'CD-CM-CG-CR', name: { en: 'Change rollback', 'zh-CN': '变更回滚' }, seen: 'partly' },
  { code: 'CD-BI-BP-BW', name: { en: 'Build method', 'zh-CN': '构建方式' }, seen: 'partly' },
  { code: 'CD-BI-BP-BE', name: { en: 'Build environment', 'zh-CN': '构建环境' }, seen: 'partly' },
  { code: 'CD-BI-BP-BS', name: { en: 'Build schedule', 'zh-CN': '构建计划' }, seen: 'yes' },
  { code: 'CD-BI-BP-BR', name: { en: 'Build responsibility', 'zh-CN': '构建职责' }, seen: 'partly' },
  { code: 'CD-BI-CI-IS', name: { en: 'Integration service', 'zh-CN': '集成服务' }, seen: 'partly' },
  { code: 'CD-BI-CI-IF', name: { en: 'Integration frequency', 'zh-CN': '集成频率' }, seen: 'yes' },
  { code: 'CD-BI-CI-IW', name: { en: 'Integration method', 'zh-CN': '集成方式' }, seen: 'yes' },
  { code: 'CD-BI-CI-IC', name: { en: 'Feedback cycle', 'zh-CN': '反馈周期' }, seen: 'yes' },
  { code: 'CD-TM-TL-LM', name: { en: 'Layering method', 'zh-CN': '分层方法' }, seen: 'partly' },
  { code: 'CD-TM-TL-LS', name: { en: 'Layering strategy', 'zh-CN': '分层策略' }, seen: 'partly' },
  { code: 'CD-TM-TL-LT', name: { en: 'Test timing', 'zh-CN': '测试时机' }, seen: 'partly' },
  { code: 'CD-TM-CQ-QR', name: { en: 'Quality rules', 'zh-CN': '质量规约' }, seen: 'partly' },
  { code: 'CD-TM-CQ-QC', name: { en: 'Checking method', 'zh-CN': '检查方式' }, seen: 'yes' },
  { code: 'CD-TM-CQ-QF', name: { en: 'Handling of findings', 'zh-CN': '反馈处理' }, seen: 'partly' },
  { code: 'CD-TM-AT-AD', name: { en: 'Automation design', 'zh-CN': '自动化设计' }, seen: 'partly' },
  { code: 'CD-TM-AT-AB', name: { en: 'Automation development', 'zh-CN': '自动化开发' }, seen: 'partly' },
  { code: 'CD-TM-AT-AE', name: { en: 'Automation execution', 'zh-CN': '自动化执行' }, seen: 'partly' },
  { code: 'CD-TM-AT-AA', name: { en: 'Automation analysis', 'zh-CN': '自动化分析' }, seen: 'partly' },
  { code: 'CD-DR-DM-DW', name: { en: 'Deployment method', 'zh-CN': '部署方式' }, seen: 'yes' },
  { code: 'CD-DR-DM-DP', name: { en: 'Deployment process', 'zh-CN': '部署过程' }, seen: 'partly' },
  { code: 'CD-DR-DM-DS', name: { en: 'Deployment strategy', 'zh-CN': '部署策略' }, seen: 'yes' },
  { code: 'CD-DR-DM-DQ', name: { en: 'Deployment quality', 'zh-CN': '部署质量' }, seen: 'yes' },
  { code: 'CD-DR-DL-PC', name: { en: 'Collaboration mode', 'zh-CN': '协作模式' }, seen: 'partly' },
  { code: 'CD-DR-DL-PP', name: { en: 'Pipeline process', 'zh-CN': '流水线过程' }, seen: 'yes' },
  { code: 'CD-DR-DL-PV', name: { en: 'Process visibility', 'zh-CN': '过程可视化' }, seen: 'partly' },
  { code: 'CD-EM-EM-ET', name: { en: 'Environment types', 'zh-CN': '环境类型' }, seen: 'yes' },
  { code: 'CD-EM-EM-EB', name: { en: 'Environment provisioning', 'zh-CN': '环境构建' }, seen: 'partly' },
  {
    code: 'CD-EM-EM-ED',
    name: { en: 'Environment dependencies and configuration', 'zh-CN': '环境依赖与配置管理' },
    seen: 'partly',
  },
  { code: 'CD-DA-TD-TS', name: { en: 'Data source', 'zh-CN': '数据来源' }, seen: 'partly' },
  { code: 'CD-DA-TD-TC', name: { en: 'Data coverage', 'zh-CN': '数据覆盖' }, seen: 'no' },
  { code: 'CD-DA-TD-TI', name: { en: 'Data independence', 'zh-CN': '数据独立性' }, seen: 'no' },
  { code: 'CD-DA-DC-DP', name: { en: 'Data change process', 'zh-CN': '变更过程' }, seen: 'yes' },
  { code: 'CD-DA-DC-DB', name: { en: 'Compatibility and rollback', 'zh-CN': '兼容回滚' }, seen: 'partly' },
  { code: 'CD-DA-DC-DO', name: { en: 'Data change monitoring', 'zh-CN': '数据监控' }, seen: 'partly' },
  { code: 'CD-MF-MD-MF', name: { en: 'Metric definition', 'zh-CN': '度量指标定义' }, seen: 'partly' },
  { code: 'CD-MF-MD-MT', name: { en: 'Metric types', 'zh-CN': '度量指标类型' }, seen: 'partly' },
  { code: 'CD-MF-MD-MS', name: { en: 'Metric data management', 'zh-CN': '度量数据管理' }, seen: 'partly' },
  { code: 'CD-MF-MD-MU', name: { en: 'Metric updates', 'zh-CN': '度量指标更新' }, seen: 'partly' },
  {
    code: 'CD-MF-MI-IG',
    name: { en: 'Report content and generation', 'zh-CN': '内容和生成方式' },
    seen: 'partly',
  },
  { code: 'CD-MF-MI-IT', name: { en: 'Timeliness', 'zh-CN': '数据时效性' }, seen: 'partly' },
  { code: 'CD-MF-MI-IR', name: { en: 'Audience', 'zh-CN': '覆盖范围' }, seen: 'no' },
  { code: 'CD-MF-MI-IA', name: { en: 'Feedback and improvement', 'zh-CN': '反馈改进' }, seen: 'yes' },
] as const satisfies readonly SubItem[];

export type SubItemCode = (typeof subItems)[number]['code'];
