/** How much of each practice the issue tells. */
export interface IssueDetail {
  /** So many pieces for each practice. */
  readonly evidence: number;
  readonly hasMet: boolean;
  readonly hasValues: boolean;
  readonly hasItems: boolean;
  readonly waivers: number;
  /** What is said of that which is left out. */
  readonly says: 'some-evidence' | 'evidence' | 'met' | 'values' | 'items' | null;
}

const all: IssueDetail = {
  ...{ evidence: 5, hasMet: true, hasValues: true, hasItems: true, waivers: 10, says: null },
};

/** From all to least: evidence goes first, then what is met, then what was seen; the first screen and the foot stay. */
export const issueDetails: readonly IssueDetail[] = [
  all,
  { ...all, evidence: 2, says: 'some-evidence' },
  { ...all, evidence: 0, says: 'evidence' },
  { ...all, evidence: 0, hasMet: false, says: 'met' },
  { ...all, evidence: 0, hasMet: false, hasValues: false, waivers: 3, says: 'values' },
  { ...all, evidence: 0, hasMet: false, hasValues: false, hasItems: false, waivers: 3, says: 'items' },
];
