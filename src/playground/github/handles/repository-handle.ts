import {
  archiveRepository,
  deleteRepository,
  renameDefaultBranch,
  renameRepository,
  setRepositoryVisibility,
  transferRepository,
} from '../actions/change-repository.ts';
import { forkRepository } from '../actions/create-repository.ts';
import { openPullRequest } from '../actions/open-pull-request.ts';
import { type CommitOptions, moveBranch, pushFiles } from '../actions/push-commit.ts';
import { createRelease } from '../actions/release.ts';
import { type RunRequest, startWorkflowRun, triggeredWorkflows } from '../actions/start-workflow-run.ts';
import { annotateTag, pointTag } from '../actions/tag.ts';
import type { FileChanges } from '../git/file-tree.ts';
import type { Account } from '../world/account-records.ts';
import type { Role } from '../world/authority-records.ts';
import { branchTip } from '../world/branch-tip.ts';
import { commitFiles } from '../world/commit-files.ts';
import type { Repository } from '../world/records.ts';
import type { Protection, RequiredStatusCheck, RuleSet } from '../world/rule-records.ts';
import { accountNamed, findRepository, fullName, takeId, type WorldState } from '../world/world-state.ts';
import { ChecksHandle } from './checks-handle.ts';
import { ConversationHandle } from './conversation-handle.ts';
import { DeliveryHandle } from './delivery-handle.ts';
import { MergeGroupHandle } from './merge-group-handle.ts';
import { PullRequestHandle } from './pull-request-handle.ts';
import { ReleaseHandle } from './release-handle.ts';
import { SecurityHandle } from './security-handle.ts';
import { WorkflowRunHandle } from './workflow-run-handle.ts';

export interface PullRequestOptions {
  /** `branch`, or `owner:branch` of a fork. */
  readonly head: string;
  readonly base?: string;
  readonly title?: string;
  readonly body?: string;
  /** Default: the owner of the head. */
  readonly author?: string;
  readonly draft?: boolean;
  readonly labels?: readonly string[];
}

export interface ReleaseOptions {
  readonly name?: string;
  readonly body?: string;
  readonly prerelease?: boolean;
  readonly draft?: boolean;
  /** Names of files. */
  readonly assets?: readonly string[];
  /** What GitHub keeps as `target_commitish`. Default: the default branch. */
  readonly target?: string;
  readonly by?: string;
}

/** One repository of the stand-in. `by` is the login of who does it; the owner unless told. */
export class RepositoryHandle {
  readonly record: Repository;
  readonly checks: ChecksHandle;
  readonly conversation: ConversationHandle;
  readonly delivery: DeliveryHandle;
  readonly security: SecurityHandle;
  readonly #state: WorldState;

  constructor(state: WorldState, record: Repository) {
    this.#state = state;
    this.record = record;
    this.checks = new ChecksHandle(state, record);
    this.conversation = new ConversationHandle(state, record);
    this.delivery = new DeliveryHandle(state, record);
    this.security = new SecurityHandle(state, record);
  }

  get id(): number {
    return this.record.id;
  }

  get fullName(): string {
    return fullName(this.record);
  }

  /** Commits on a branch, new or old; `from` starts elsewhere, which makes it a force push. The commit's SHA. */
  push(
    branch: string,
    files: FileChanges,
    options: Omit<CommitOptions, 'author'> & { by?: string } = {},
  ): string {
    const { by, ...rest } = options;
    return pushFiles(this.#state, this.record, branch, files, { ...rest, author: this.#person(by) });
  }

  /** Points a branch to a commit that exists. */
  moveBranch(branch: string, sha: string, by?: string): void {
    moveBranch(this.#state, this.record, branch, sha, this.#person(by));
  }

  tip(branch = this.record.defaultBranch): string {
    return branchTip(this.record, branch);
  }

  /** A file's text in a commit; undefined when there is none. */
  read(path: string, sha = this.tip()): string | undefined {
    const file = commitFiles(this.record, sha).get(path);
    return file && Buffer.from(this.record.objects.blob(file.sha)).toString('utf8');
  }

  fork(owner: string): RepositoryHandle {
    const fork = forkRepository(this.#state, this.record, accountNamed(this.#state, owner));
    return new RepositoryHandle(this.#state, fork);
  }

  openPullRequest(options: PullRequestOptions): PullRequestHandle {
    const [owner, branch] = options.head.includes(':') ? options.head.split(':', 2) : [];
    const headRepository = owner === undefined ? this.record : this.#forkOf(owner);
    const pull = openPullRequest(this.#state, this.record, {
      head: branch ?? options.head,
      headRepository,
      base: options.base ?? this.record.defaultBranch,
      title: options.title ?? `Merge ${options.head}`,
      body: options.body ?? null,
      author: options.author === undefined ? headRepository.owner : accountNamed(this.#state, options.author),
      draft: options.draft ?? false,
      labels: options.labels ?? [],
    });
    return new PullRequestHandle(this.#state, pull);
  }

  pullRequest(number: number): PullRequestHandle {
    const pull = this.record.pullRequests.get(number);
    if (pull === undefined) throw new Error(`${this.fullName} has no pull request ${number}.`);
    return new PullRequestHandle(this.#state, pull);
  }

  /** A new run, queued (or waiting for approval). */
  startWorkflowRun(request: RunRequest = {}): WorkflowRunHandle {
    const { run, testedSha } = startWorkflowRun(this.#state, this.record, request);
    return new WorkflowRunHandle(this.#state, run, request.jobs ?? ['test'], testedSha);
  }

  /** One run for each workflow file whose triggers name the event. */
  startWorkflowRuns(request: RunRequest = {}): WorkflowRunHandle[] {
    return triggeredWorkflows(this.#state, this.record, request).map(workflow =>
      this.startWorkflowRun({ ...request, workflow }),
    );
  }

  enqueueMergeGroup(pullRequests: readonly number[], base = this.record.defaultBranch): MergeGroupHandle {
    return MergeGroupHandle.create(this.#state, this.record, pullRequests, base);
  }

  /** A rule set with required status checks; branch names, or `*` for all. */
  addRuleSet(
    requiredChecks: readonly RequiredStatusCheck[],
    options: Partial<Pick<RuleSet, 'source' | 'branches' | 'enforcement' | 'rules'>> = {},
  ): RuleSet {
    const { branches = [this.record.defaultBranch], source = 'Repository', enforcement = 'active' } = options;
    const { rules = [] } = options;
    const ruleSet = { id: takeId(this.#state), source, branches, requiredChecks, rules, enforcement };
    this.record.ruleSets.push(ruleSet);
    return ruleSet;
  }

  /** Classic branch protection, of which a reader of the branch sees only the required checks. */
  protectBranch(
    branch: string,
    requiredChecks: readonly RequiredStatusCheck[] = [],
    more: Partial<Omit<Protection, 'requiredChecks'>> = {},
  ): void {
    this.security.protect(branch, requiredChecks, more);
  }

  /** A lightweight tag on a commit, or moved there. */
  tag(name: string, sha = this.tip()): void {
    pointTag(this.record, name, sha);
  }

  /** An annotated tag on a commit or on another tag object; its own SHA. */
  annotateTag(name: string, object = this.tip(), by?: string): string {
    return annotateTag(this.#state, this.record, name, object, this.#person(by));
  }

  /** A tag that exists stays where it is; a new one is made on the default branch. */
  publishRelease(tag: string, options: ReleaseOptions = {}): ReleaseHandle {
    const { name = tag, body = '', prerelease = false, draft = false, assets = [], by } = options;
    const target = options.target ?? this.record.defaultBranch;
    const fresh = { tag, target, sha: this.tip(), name, body, prerelease, draft, assets };
    const release = createRelease(this.#state, this.record, fresh, this.#person(by));
    return new ReleaseHandle(this.#state, this.record, release);
  }

  /** What somebody may do here. Without: everybody reads what is public. */
  setRole(login: string, role: Role, name: string = role): void {
    this.record.collaborators.set(accountNamed(this.#state, login).id, { role, name });
  }

  archive(archived = true): void {
    archiveRepository(this.#state, this.record, archived, this.record.owner);
  }

  rename(name: string): void {
    renameRepository(this.#state, this.record, name, this.record.owner);
  }

  /** To another account; an owner that is not known yet is an organization. */
  transfer(owner: string): void {
    const to = accountNamed(this.#state, owner, 'Organization');
    transferRepository(this.#state, this.record, to, this.record.owner);
  }

  renameDefaultBranch(name: string): void {
    renameDefaultBranch(this.#state, this.record, name, this.record.owner);
  }

  setPrivate(isPrivate: boolean): void {
    setRepositoryVisibility(this.#state, this.record, isPrivate, this.record.owner);
  }

  /** Pull requests from it keep their head commit, with `head.repo` null. */
  delete(): void {
    deleteRepository(this.#state, this.record, this.record.owner);
  }

  #forkOf(owner: string): Repository {
    const fork = findRepository(this.#state, owner, this.record.name);
    if (fork === undefined) throw new Error(`${owner} has no fork of ${this.fullName}.`);
    return fork;
  }

  #person(login: string | undefined): Account {
    return login === undefined ? this.record.owner : accountNamed(this.#state, login);
  }
}
