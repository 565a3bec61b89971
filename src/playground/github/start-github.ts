/**
 * A stand-in for GitHub on the loopback interface: REST and GraphQL, artifact storage and signed webhooks, held to
 * GitHub's published contract and schema. Everything is in memory.
 *
 *     const github = await startGitHub({ webhook: { url, secret } });
 *     github.url                                   // REST root for Octokit's `baseUrl`
 *     github.app                                   // { id, slug, privateKey } to authenticate as the App
 *
 *     const { world } = github;
 *     const quotes = world.createRepository('harbour/quotes', { files: { 'src/a.js': '…' } });
 *     world.install('harbour');                    // or { repositories: [quotes], permissions }
 *     quotes.push('fix', { 'src/a.js': '…', 'old.js': null }, { by: 'ada', message: 'Fix' });   // → SHA
 *     const pull = quotes.openPullRequest({ head: 'fix', title: 'Fix', author: 'ada' });
 *     pull.number; pull.headSha; pull.files; pull.testMerge(); pull.merge(); pull.close(); pull.convertToDraft();
 *
 *     const fork = quotes.fork('eve');
 *     fork.push('feature', { … });
 *     quotes.openPullRequest({ head: 'eve:feature' });
 *     fork.delete();                               // head.repo is null from now on
 *
 *     const run = quotes.startWorkflowRun({ pullRequest: pull.number, jobs: ['test'] });        // workflow_run.requested
 *     run.testedSha;                               // what CI checks out: the test merge
 *     run.begin().complete({ conclusion: 'success', artifacts: [{ name: 'coverage', files: { 'lcov.info': '…' } }] });
 *     run.rerun(); run.cancel();                   // the next attempt; awaitsApproval + run.approve()
 *
 *     quotes.checks.create('ci-of-others', 'build', sha, { conclusion: 'failure' });
 *     quotes.checks.setStatus({ sha, context: 'legacy', state: 'success' });
 *     quotes.checks.runs({ app: github.app.slug, headSha });   // what Rung has published
 *     quotes.checks.rerequest(id, 'ada');          // the "Re-run" button
 *     quotes.addRuleSet([{ context: 'build', integrationId: null }]);
 *     quotes.enqueueMergeGroup([pull.number]).merge();
 *     quotes.conversation.comment(pull.number, 'Hello', 'ada');
 *     quotes.conversation.assign(issue, 'ada', 'ben'); label; close; reopen; editIssue; lock;   // of issues, also Rung's own
 *     quotes.conversation.deleteIssue(issue, 'ada'); transfer(issue, 'harbour/ledger', 'ada'); switchIssues(false);
 *     quotes.delivery.deploy('production', ['in_progress', 'success'], { run: run.record, production: true });
 *     quotes.delivery.addEnvironment('production', { reviewers: ['ada'] }); addMilestone('Q4');
 *     quotes.security.openAlert('dependency'); analyse(sha); set({ secretScanning: true });
 *     world.deleteAccount('eve');                  // what eve did stays, and nobody did it
 *
 * Each of these sends what GitHub would send. `github.deliveries` can `hold()` and `release(order?)` them, `redeliver(guid)`
 * one, `send()` anything, and `idle()` waits for the answers. `github.faults.add({ route, nth, times, fault })` plans
 * faults. `github.journal` has every request, with where it departs from the contract: `journal.totals().invalid`.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { loadContract } from '../contract/load-contract.ts';
import { loadValidator } from '../contract/load-validator.ts';
import { Deliveries } from './deliveries/deliveries.ts';
import type { Webhook } from './deliveries/sign-delivery.ts';
import { FaultPlan } from './faults/fault-plan.ts';
import { World } from './handles/world.ts';
import { listen } from './listen.ts';
import { createApiApp } from './rest/api-app.ts';
import type { Limits } from './rest/call.ts';
import { Downloads } from './rest/downloads.ts';
import { Journal } from './rest/journal.ts';
import { OperationMatcher } from './rest/match-operation.ts';
import { RateLimits } from './rest/rate-limits.ts';
import { routes } from './rest/routes.ts';
import { SecondaryLimits, type Violation } from './rest/secondary-limits.ts';
import { createStorageApp } from './rest/storage-app.ts';
import { Tokens } from './rest/tokens.ts';
import { throwAwayKeys } from './throw-away-keys.ts';
import type { Permissions } from './world/account-records.ts';
import { createWorldState } from './world/create-world-state.ts';

export interface GitHubAppOptions {
  readonly id?: number;
  readonly slug?: string;
  /** PEM. Without both keys a pair is made. */
  readonly privateKey?: string;
  readonly publicKey?: string;
  /** Default: the final set of `app.yml`. */
  readonly permissions?: Permissions;
  readonly events?: readonly string[];
}

export interface StartGitHubOptions {
  readonly clock?: () => Date;
  readonly webhook?: Webhook;
  readonly app?: GitHubAppOptions;
  readonly port?: number;
  readonly guid?: () => string;
  readonly limits?: Partial<Limits>;
}

export interface StandIn {
  /** REST root. */
  readonly url: string;
  /** Where artifacts are downloaded from. */
  readonly storageUrl: string;
  /** `privateKey` is empty where only a public key was given. */
  readonly app: { readonly id: number; readonly slug: string; readonly privateKey: string };
  readonly world: World;
  readonly journal: Journal;
  readonly faults: FaultPlan;
  readonly deliveries: Deliveries;
  readonly limits: Limits;
  readonly quotas: RateLimits;
  /** Of the secondary limits, where `limits.secondary` is `enforced`. */
  readonly violations: readonly Violation[];
  readonly tokens: Tokens;
  readonly contract: { readonly version: string; readonly operations: number };
  /** Waits for the delivery under way, then closes both servers. */
  close(): Promise<void>;
}

const defaultLimits: Limits = {
  requestsPerHour: 5000,
  secondary: 'off',
  diffLinesPerAnswer: 20_000,
  diffLinesPerFile: 20_000,
  filesPerPullRequest: 3000,
  filesPerComparison: 300,
  treeEntries: 100_000,
  listLagSeconds: 0,
};

export async function startGitHub(options: StartGitHubOptions = {}): Promise<StandIn> {
  const clock = options.clock ?? (() => new Date());
  const { id = 4711, slug = 'rung', permissions, events } = options.app ?? {};
  const keys = keysFor(options.app ?? {});
  const limits = { ...defaultLimits, ...options.limits };
  const [faults, journal, tokens] = [new FaultPlan(), new Journal(), new Tokens()];
  const deliveries = new Deliveries({ appId: id, clock, webhook: options.webhook, guid: options.guid });
  const storage = await listen(() => createStorageApp({ downloads, faults, journal, clock }), 0);
  const downloads = new Downloads(() => storage.url);
  const contract = loadContract();
  let app: ReturnType<typeof createApiApp> | undefined;
  const api = await listen(() => {
    if (app === undefined) throw new Error('The stand-in is not ready yet.');
    return app;
  }, options.port ?? 0).catch(async error => {
    await storage.close();
    throw error;
  });
  const state = createWorldState({
    clock,
    apiUrl: api.url,
    app: { id, slug, permissions, events },
    emit: event => deliveries.receive(event),
  });
  const quotas = new RateLimits(() => limits.requestsPerHour);
  const secondary = new SecondaryLimits();
  app = createApiApp({
    services: { state, deliveries, tokens, downloads, quotas, secondary, limits },
    contract,
    validator: loadValidator(),
    routes: new Map(routes.map(route => [route.operation, route])),
    publicKey: keys.publicKey,
    matcher: new OperationMatcher(contract),
    faults,
    journal,
    root: api.url,
  });
  return {
    url: api.url,
    storageUrl: storage.url,
    app: { id, slug, privateKey: keys.privateKey },
    world: new World(state),
    journal,
    faults,
    deliveries,
    limits,
    quotas,
    violations: secondary.violations,
    tokens,
    contract: { version: contract.version, operations: Object.keys(contract.operations).length },
    async close() {
      await deliveries.idle();
      await Promise.all([api.close(), storage.close()]);
    },
  };
}

function keysFor({ privateKey, publicKey }: GitHubAppOptions): { publicKey: KeyObject; privateKey: string } {
  if (publicKey !== undefined) return { publicKey: createPublicKey(publicKey), privateKey: privateKey ?? '' };
  if (privateKey !== undefined)
    return { publicKey: createPublicKey(createPrivateKey(privateKey)), privateKey };
  const made = throwAwayKeys();
  return { publicKey: createPublicKey(made.publicKey), privateKey: made.privateKey };
}
