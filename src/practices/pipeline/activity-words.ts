import type { Activity } from './activity-signs.ts';

/** Words in the names of scripts, targets and jobs. A name can hold several: `build-and-test`. */
const activityWords: Readonly<Record<Activity, string>> = {
  build: 'build builds compile assemble bundle 构建 编译',
  'unit-test': 'check checks verify test tests unit unittest unittests spec specs coverage 测试 单元测试',
  'other-test':
    'e2e integration acceptance smoke regression performance perf load contract 冒烟测试 验收测试 接口测试',
  'static-check':
    'lint linter linters linting typecheck types format fmt style eslint analyze checkstyle sonar sonarqube sonarcloud 代码检查 静态检查',
  'security-check': 'security sast dast audit codeql vulnerabilities secrets 安全扫描',
  package: 'package pack packaging image images publish artifact artifacts dist 打包',
  publish: 'publish release releases 发布',
  deploy: 'deploy deploys deployment rollout promote 部署 上线',
  notify: 'notify notification notifications slack dingtalk feishu 通知',
};

const activities = Object.entries(activityWords).map(
  ([activity, words]) => [activity as Activity, new Set(words.split(' '))] as const,
);

/** A name is a hint, used where nothing better is there. */
export function activitiesOfName(name: string): readonly Activity[] {
  const words = wordsOf(name);
  const found = activities.flatMap(([activity, known]) =>
    words.some(word => known.has(word)) ? [activity] : [],
  );

  // `test:e2e` and `integration-test` are no unit tests.
  return found.includes('other-test') ? found.filter(activity => activity !== 'unit-test') : found;
}

export const wordsOf = (name: string): readonly string[] =>
  name
    .slice(0, 500)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
