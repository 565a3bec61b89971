/** Of a practice and of a domain. Level 1 is the floor: nothing is asked for it. */
export type Level = 1 | 2 | 3 | 4 | 5;

/** Levels that have a line to be reached. */
export type AskedLevel = Exclude<Level, 1>;

export const askedLevels: readonly AskedLevel[] = [2, 3, 4, 5];

/** Number, English and Chinese stand together at first mention. */
export const levelNames: Readonly<Record<Level, { readonly en: string; readonly 'zh-CN': string }>> = {
  1: { en: 'Initial', 'zh-CN': '初始级' },
  2: { en: 'Foundation', 'zh-CN': '基础级' },
  3: { en: 'Comprehensive', 'zh-CN': '全面级' },
  4: { en: 'Excellent', 'zh-CN': '优秀级' },
  5: { en: 'Outstanding', 'zh-CN': '卓越级' },
};
