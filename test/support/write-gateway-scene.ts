import { createGitHub } from '../../src/github/create-github.ts';
import { silentLog } from '../../src/model/log.ts';
import type { RepositoryRef } from '../../src/model/repository.ts';
import { type StandIn, startGitHub } from '../../src/playground/github/start-github.ts';
import { createLimiter } from '../../src/publish/limiter.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { createRequestQuota } from '../../src/publish/request-quota.ts';
import { createWriteGateway } from '../../src/publish/write-gateway.ts';
import { clockAt } from './github-adapter.ts';
import { MemoryEffects } from './memory-effects.ts';
import { MemoryIssues } from './memory-issues.ts';
import { MemoryLanes } from './memory-lanes.ts';

const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };

/** The write gateway over real HTTP against the stand-in: `harbour/quotes` with one commit, and a clock that tests move. */
export async function writeGatewayScene() {
  const clock = clockAt();
  const standIn: StandIn = await startGitHub({ clock: clock.now });
  const quotes = standIn.world.createRepository('harbour/quotes', { files: { 'src/a.js': 'a\n' } });
  const { id: installationId } = standIn.world.install('harbour');
  const headSha = quotes.push('fix', { 'src/a.js': 'b\n' }, { by: 'ada', message: 'Fix' });
  const repository: RepositoryRef = { installationId, id: quotes.id, owner: 'harbour', name: 'quotes' };
  const effects = new MemoryEffects();
  const limits = {
    ...{ lanes: new MemoryLanes(clock.now), log: silentLog, now: clock.now, random: () => 0 },
  };
  const waits: number[] = [];
  const issues = new MemoryIssues();
  /** Reasons for which an issue was held back. */
  const heldBack: string[] = [];

  /** A new process: only what stands in `effects` is remembered. */
  function startGateway(dryRun = false) {
    const github = createGitHub({
      appId: standIn.app.id,
      privateKey: standIn.app.privateKey,
      baseUrl: standIn.url,
      now: clock.now,
      log: silentLog,
      quota: createRequestQuota(limits),
    });
    return createWriteGateway({
      github,
      effects,
      issues,
      ...{ texts, language: 'en', onIssueHeldBack: (reason: string) => void heldBack.push(reason) },
      limiter: createLimiter(limits),
      dryRun,
      now: clock.now,
      log: silentLog,
      wait: async ms => {
        waits.push(ms);
        clock.advance(ms / 1000);
      },
    });
  }

  const effect = {
    topic: 'ci-status',
    subject: 'pr-7',
    evaluationId: 'e1',
    headSha,
    startedAt: clock.now(),
  } as const;
  const runs = () => quotes.checks.runs({ app: standIn.app.slug, headSha });

  return {
    issues,
    heldBack,
    standIn,
    clock,
    quotes,
    headSha,
    repository,
    effects,
    effect,
    waits,
    startGateway,
    runs,
  };
}
