import type { FiledIssue, FiledIssues, IssueChange } from '../../src/store/issue-port.ts';

/** Filed issues in a map, all repositories in one installation, for tests of what stands above the store. */
export class MemoryIssues implements FiledIssues {
  readonly rows = new Map<string, FiledIssue>();

  async list(repositoryId: number) {
    return this.#of(repositoryId).toSorted((a, b) => a.filedAt.getTime() - b.filedAt.getTime());
  }

  async find(repositoryId: number, subject: string) {
    return this.rows.get(`${repositoryId}/${subject}`);
  }

  async byNumber(repositoryId: number, number: number) {
    return this.#of(repositoryId).find(issue => issue.number === number);
  }

  async put(issue: FiledIssue) {
    this.rows.set(`${issue.repositoryId}/${issue.subject}`, issue);
  }

  async change(
    { repositoryId, subject, number }: Pick<FiledIssue, 'repositoryId' | 'subject' | 'number'>,
    change: IssueChange,
    { ifOpen } = { ifOpen: false },
  ) {
    const row = await this.find(repositoryId, subject);
    if (row?.number === number && (!ifOpen || row.ending === null)) await this.put({ ...row, ...change });
  }

  async count(repositoryId: number, since: Date) {
    const issues = this.#of(repositoryId).filter(({ subject }) => subject !== 'maturity');

    return {
      open: issues.filter(({ ending }) => ending === null).length,
      filed: issues.filter(({ filedAt }) => filedAt >= since).length,
    };
  }

  async countInInstallation(_: number, since: Date) {
    return [...this.rows.values()].filter(({ filedAt }) => filedAt >= since).length;
  }

  #of(repositoryId: number): FiledIssue[] {
    return [...this.rows.values()].filter(issue => issue.repositoryId === repositoryId);
  }
}
