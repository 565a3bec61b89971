import { known, mapped, unknown } from '../../facts/ladder/fact.ts';
import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import { classifyPaths } from '../../facts/ladder/paths/path-class.ts';
import type { FactValues, RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import { type LadderReads, ladderPermissions } from '../../github/ladder/ladder-port.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import { collectFiles } from './collect-files.ts';
import { collectRuns } from './collect-runs.ts';
import { factOf, isTruncated } from './fact-of.ts';
import { type HistoryReads, readHistory } from './history-reads.ts';
import { lookAtCommits } from './look-at-commits.ts';
import { markBots } from './mark-bots.ts';
import { windows } from './reach.ts';
import { noCommits, readHead, readMergeRules, wantedChecks } from './read-merge-rules.ts';
import { toCommit, toHead } from './to-records.ts';

/** What GitHub does not tell afterwards, and Rung has kept of it. */
export interface KeptFacts
  extends Pick<FactValues, 'coverage' | 'eventsSince' | 'eventGaps' | 'advice' | 'storedValues'> {
  readonly earlier: RepositoryFacts['earlier'];
}

type Facts = RepositoryFacts['facts'];

/** Figures look at 90 days, stretched to 180 where little happens. */
const windowMs = 180 * dayMs;
/** What happens seldom: reviews of documents, first contributions. */
const yearMs = 365 * dayMs;
const livingMs = 30 * dayMs;

/** All facts of a repository as GitHub tells them now, each asked for once. */
export async function collectFacts(
  reads: LadderReads,
  policy: LadderPolicy,
  at: Instant,
  kept: KeptFacts | null = null,
  remember: (fresh: HistoryReads) => HistoryReads = fresh => fresh,
): Promise<RepositoryFacts> {
  const notKept = unknown({ kind: 'history', since: at });
  const seen = await reads.repository();
  const { fullName, defaultBranch, security } = seen;
  const history = remember(readHistory(reads, fullName, policy));
  const read = <Key extends keyof LadderReads, T>(key: Key, what: string, reading: () => Promise<T>) =>
    factOf(ladderPermissions[key], what, reading);

  // Others hang on these two: they are asked for first.
  const headRead = readHead(reads, defaultBranch);
  const rulesRead = readMergeRules(reads, defaultBranch, headRead);

  const place = (async (): Promise<Facts['place']> => {
    // Both at once: a refusal of what nobody waits for yet would be nobody's.
    const [head, policy] = await Promise.all([
      headRead,
      read('hasSecurityPolicy', 'security policy', () => reads.hasSecurityPolicy()),
    ]);
    if (!head.known) return head;
    if (head.value === undefined) return unknown(noCommits);
    const { visibility, isArchived, hasIssues, template } = seen;
    const { sha, at: headAt } = head.value;
    const hasSecurityPolicy = policy.known ? policy.value : null;
    return known({
      ...{ defaultBranch, headSha: sha, headAt, visibility, isArchived, hasIssues, template },
      ...(hasSecurityPolicy !== null && { hasSecurityPolicy }),
    });
  })();

  const tree = (async (): Promise<Facts['tree']> => {
    const head = await headRead;
    if (!head.known) return head;
    const sha = head.value?.sha;
    if (sha === undefined) return known([]);
    const found = await read('tree', 'files', () => reads.tree(sha));
    if (found.known && found.value.truncated) return unknown({ kind: 'truncated', what: 'files' });
    return found.known ? known(found.value.entries) : found;
  })();

  const files = (async (): Promise<Facts['files']> => {
    const [head, found] = await Promise.all([headRead, tree]);
    if (!found.known) return found;
    const sha = head.known ? head.value?.sha : undefined;
    if (sha === undefined) return known({});
    return read('texts', 'files', () => collectFiles(reads, sha, found.value));
  })();

  const pullRequests = (async (): Promise<Facts['pullRequests']> => {
    const names = wantedChecks(await rulesRead);
    const touchedIn = (ms: number) =>
      read('pullRequests', 'pull requests', () => history.pullRequests(at - ms, { names }));
    const whole = await touchedIn(windows['pull-request']);

    // A busy repository has enough of them in half the window.
    return isTruncated(whole) ? touchedIn(windows['pull-request'] / 2) : whole;
  })();

  const looked = (async (): Promise<Facts['pullRequests']> => {
    const [pulls, texts] = await Promise.all([pullRequests, files]);
    if (!pulls.known) return pulls;
    const classOf = classifyPaths(texts.known ? texts.value : {});
    const seen = await lookAtCommits(reads, markBots(pulls.value, policy.bots), classOf, at);
    await history.keepPullRequests(
      seen.filter(({ commits }) => commits?.some(({ touches }) => touches !== null)),
    );

    return known(seen);
  })();

  const heads = (async (): Promise<Facts['heads']> => {
    const [moves, pulls] = await Promise.all([
      read('moves', 'moves of the default branch', () => reads.moves(defaultBranch, at - windowMs)),
      pullRequests,
    ]);
    const merged = pulls.known ? markBots(pulls.value, policy.bots) : [];
    return mapped(moves, rows => rows.map(row => toHead(row, merged)));
  })();

  const { ciContexts } = policy;
  const runs = collectRuns(reads, history, { defaultBranch, at, windowMs, ciContexts, heads, pullRequests });

  const facts: { readonly [Key in keyof Facts]: Facts[Key] | Promise<Facts[Key]> } = {
    ...{ place, tree, files, heads, pullRequests: looked, rules: rulesRead },
    commits: read('commits', 'commits', async () =>
      (await reads.commits(defaultBranch, at - yearMs)).map(row => toCommit(row, fullName)),
    ),
    // Without its issues a repository has none, and GitHub answers that there is no such list.
    issues: seen.hasIssues ? read('issues', 'issues', () => history.issues(at - windows.issue)) : known([]),
    milestones: seen.hasIssues ? read('milestones', 'milestones', () => reads.milestones()) : known([]),
    runs: runs.then(found => found.runs),
    jobs: runs.then(found => found.jobs),
    deployments: read('deployments', 'deployments', () => history.deployments(at - windows.deployment)),
    releases: read('releases', 'releases', () => history.releases(at - windows.release)),
    tags: read('tags', 'tags', () => reads.tags()),
    branches: read('branches', 'branches', () => reads.branches(defaultBranch, at - livingMs)),
    environments: read('environments', 'environments', () => reads.environments()),
    dependencyAlerts: read('dependencyAlerts', 'Dependabot alerts', () => reads.dependencyAlerts()),
    codeAlerts: read('codeAlerts', 'code scanning alerts', () => reads.codeAlerts()),
    secretAlerts:
      security?.secretScanning === false
        ? unknown({ kind: 'source', what: 'alerts' })
        : read('secretAlerts', 'secret scanning alerts', () => reads.secretAlerts()),
    analyses: read('analyses', 'code scanning analyses', () => reads.analyses(at - windowMs)),
    securitySettings:
      security === null ? unknown({ kind: 'permission', permission: 'administration' }) : known(security),
    coverage: kept === null ? unknown({ kind: 'report' }) : known(kept.coverage),
    eventsSince: known(kept?.eventsSince ?? at),
    eventGaps: kept === null ? notKept : known(kept.eventGaps),
    advice: kept === null ? notKept : known(kept.advice),
    storedValues: kept === null ? notKept : known(kept.storedValues),
    // Neither is read yet.
    teams: unknown({ kind: 'source', what: 'teams' }),
    properties: unknown({ kind: 'source', what: 'properties' }),
  };
  const entries = await Promise.all(
    Object.entries(facts).map(async ([key, fact]): Promise<[string, unknown]> => [key, await fact]),
  );

  return {
    ...{ schema: 1, repository: fullName, at, policy, earlier: kept?.earlier ?? null },
    facts: markBots(Object.fromEntries(entries), policy.bots) as unknown as Facts,
  };
}
