import { describe, expect, test } from 'vitest';
import { collectPolicy } from '../../src/collect/collect-policy.ts';
import { lookAgain } from '../../src/collect/look-again.ts';
import { GatewayError, type GatewayErrorKind } from '../../src/model/gateway-error.ts';
import type { KeptPolicies, KeptPolicy } from '../../src/store/port.ts';
import { said } from '../builders/policy-problems.ts';

const repository = { installationId: 1, id: 7, owner: 'harbour', name: 'quotes' };
const noon = new Date('2026-11-23T12:00:00Z');
const organizationFile = 'harbour/.github → .github/rung.yml';

type Files = Record<string, string | GatewayError>;

const refused = (kind: GatewayErrorKind) => new GatewayError(kind, 'refused');

/** Answers from `ref:path` → text or refusal. */
function readsOf(files: Files) {
  const asked: string[] = [];
  const fileText = async (path: string, ref: string) => {
    asked.push(`${ref}:${path}`);
    const file = files[`${ref}:${path}`];
    if (file instanceof GatewayError) throw file;
    return file;
  };
  return { fileText, asked };
}

function keptPolicies(): KeptPolicies & { rows: Map<string, KeptPolicy> } {
  const rows = new Map<string, KeptPolicy>();
  return {
    rows,
    find: async (owner, id) => rows.get(`${owner} ${id}`),
    keep: async (owner, id, policy) => void rows.set(`${owner} ${id}`, policy),
  };
}

const own = (path = 'rung.yml', branch = 'main') => `refs/heads/${branch}:.github/${path}`;
const organizations = (path = 'rung.yml') => `HEAD:.github/${path}`;

interface World {
  files?: Files;
  organization?: Files | undefined;
  kept?: ReturnType<typeof keptPolicies>;
  baseBranch?: string;
  head?: string;
  now?: Date;
}

function collect({ kept = keptPolicies(), now = noon, baseBranch = 'main', ...world }: World) {
  const files = world.files ?? {};
  const organization = 'organization' in world ? world.organization : {};
  return collectPolicy({
    reads: readsOf(files),
    organizationReads: async () => organization && readsOf(organization),
    kept,
    repository,
    baseBranch,
    head: world.head ?? null,
    now: () => now,
  });
}

const target = (percent: number) => `checks: { incremental-coverage: { target: ${percent} } }`;
const lockedTarget = (percent: number) => `${target(percent)}\nlocked: [checks.incremental-coverage.target]`;
const targetOf = (inForce: Awaited<ReturnType<typeof collectPolicy>>) =>
  inForce.policy.checks['incremental-coverage'].target;

test('no file anywhere is silent', async () => {
  expect(await collect({})).toMatchObject({ policy: { start: 'advise' }, problems: [], notes: [] });
});

test('the repository file stands over the organization file, both are named', async () => {
  const inForce = await collect({
    files: { [own()]: target(90) },
    organization: { [organizations()]: 'start: enforce' },
  });

  expect(inForce.policy.start).toBe('enforce');
  expect(targetOf(inForce)).toBe(90);
  expect(inForce.provenance.start?.file).toBe(organizationFile);
  expect(inForce.provenance['checks.incremental-coverage.target']?.file).toBe('.github/rung.yml');
});

test('FK-9, T4: only the base branch is asked, by its full name, even when it is named like a SHA', async () => {
  const baseBranch = '0123456789012345678901234567890123456789';
  const reads = readsOf({
    [own('rung.yml', baseBranch)]: target(70),
    [`${baseBranch}:.github/rung.yml`]: target(0),
  });
  const inForce = await collectPolicy({
    reads,
    organizationReads: async () => readsOf({}),
    kept: keptPolicies(),
    repository,
    baseBranch,
    now: () => noon,
  });

  expect(targetOf(inForce)).toBe(70);
  expect(reads.asked.toSorted()).toEqual([own('rung.yaml', baseBranch), own('rung.yml', baseBranch)]);
});

test('the other name of the file is looked for once an hour, and when the file changes', async () => {
  const kept = keptPolicies();
  const files: Files = { [own()]: target(90) };
  const ask = async (now: Date) => {
    const reads = readsOf(files);
    await collectPolicy({
      reads,
      organizationReads: async () => readsOf({}),
      kept,
      repository,
      baseBranch: 'main',
      now: () => now,
    });
    return reads.asked.includes(own('rung.yaml'));
  };

  expect(await ask(noon)).toBe(true);
  expect(await ask(new Date(noon.getTime() + 60_000))).toBe(false);
  files[own()] = target(91);
  expect(await ask(new Date(noon.getTime() + 120_000))).toBe(true);
  expect(await ask(new Date(noon.getTime() + 3 * 3_600_000))).toBe(true);
});

describe('where the commit of the branch is known', () => {
  const inAnHour = new Date(noon.getTime() + 3_600_001);

  test('what was good at it is not looked for again', async () => {
    const kept = keptPolicies();
    await collect({ files: { [own()]: target(90) }, kept, head: 'aaa' });
    const unread = { [own()]: refused('unavailable') };

    expect(targetOf(await collect({ files: unread, kept, head: 'aaa', now: inAnHour }))).toBe(90);
    await expect(collect({ files: unread, kept, head: 'bbb', now: inAnHour })).rejects.toThrow('refused');
    await expect(collect({ files: unread, kept, now: inAnHour })).rejects.toThrow('refused');
  });

  test('it is looked for again after a push that changed it', async () => {
    const kept = keptPolicies();
    await collect({ files: { [own()]: target(90) }, kept, head: 'aaa' });
    await lookAgain(kept, repository, 'main');

    expect(targetOf(await collect({ files: { [own()]: target(91) }, kept, head: 'aaa' }))).toBe(91);
  });

  test('a later text is not taken for that of the commit, and the same text is', async () => {
    const kept = keptPolicies();
    await collect({ files: { [own()]: target(90) }, kept, head: 'aaa' });
    await collect({ files: { [own()]: target(90) }, kept, now: inAnHour });
    expect(targetOf(await collect({ files: {}, kept, head: 'aaa' }))).toBe(90);
    await collect({ files: { [own()]: target(91) }, kept });

    expect(targetOf(await collect({ files: { [own()]: target(92) }, kept, head: 'aaa' }))).toBe(92);
  });

  test('a file under the other name is seen at the first look that knows the commit', async () => {
    const kept = keptPolicies();
    const files: Files = { [own()]: target(90) };
    await collect({ files, kept });
    files[own('rung.yaml')] = target(10);

    for (const _ of [1, 2]) expect((await collect({ files, kept, head: 'aaa' })).problems).toHaveLength(1);
  });
});

describe('a file with problems', () => {
  const broken = 'checks: { incremental-coverage: { taget: 10 } }';

  test('CT-6: the last good text stays in force and the problem is told', async () => {
    const kept = keptPolicies();
    await collect({ files: { [own()]: target(90) }, kept });
    const inForce = await collect({ files: { [own()]: broken }, kept });

    expect(targetOf(inForce)).toBe(90);
    expect(inForce.notes).toEqual(['repository-kept']);
    expect(inForce.problems).toEqual([
      {
        file: '.github/rung.yml',
        line: 1,
        column: 35,
        kind: 'unknown-key',
        values: expect.objectContaining({ key: 'taget', nearest: 'target' }),
      },
    ]);
  });

  test('without a last good text nothing of it counts', async () => {
    const inForce = await collect({ files: { [own()]: `${broken}\nstart: enforce` } });

    expect(inForce).toMatchObject({ policy: { start: 'advise' }, notes: [] });
    expect(inForce.problems).toHaveLength(1);
  });

  test('the organization file keeps its floor too', async () => {
    const kept = keptPolicies();
    await collect({ organization: { [organizations()]: lockedTarget(95) }, kept });
    const inForce = await collect({
      organization: { [organizations()]: broken },
      files: { [own()]: target(50) },
      kept,
    });

    expect(targetOf(inForce)).toBe(95);
    expect(inForce.notes).toEqual(['organization-kept']);
    expect(inForce.problems.map(problem => problem.file)).toEqual([organizationFile, '.github/rung.yml']);
  });

  test('the text of another branch does not stand in', async () => {
    const kept = keptPolicies();
    await collect({ files: { [own()]: target(90) }, kept });
    await collect({ files: { [own('rung.yml', 'mine')]: target(1) }, baseBranch: 'mine', kept });
    const inForce = await collect({ files: { [own()]: broken }, kept });

    expect(targetOf(inForce)).toBe(90);
  });

  test('a mended file is in force again', async () => {
    const kept = keptPolicies();
    await collect({ files: { [own()]: target(90) }, kept });
    await collect({ files: { [own()]: broken }, kept });
    const inForce = await collect({ files: { [own()]: target(60) }, kept });

    expect(targetOf(inForce)).toBe(60);
    expect(inForce.notes).toEqual([]);
  });

  test('a removed file is removed from what is kept', async () => {
    const kept = keptPolicies();
    await collect({ files: { [own()]: target(90) }, kept });
    await collect({ files: {}, kept });
    const inForce = await collect({ files: { [own()]: broken }, kept });

    expect(targetOf(inForce)).toBe(80);
  });
});

describe('CT-3, CT-11: only a regular file at the exact path', () => {
  test.each<[string, Files, string]>([
    [
      '.yml beside .yaml',
      { [own()]: target(1), [own('rung.yaml')]: target(2) },
      'both there; remove .github/rung.yaml',
    ],
    ['.yml beside an empty .yaml', { [own()]: target(1), [own('rung.yaml')]: '' }, 'both there'],
    ['.yaml alone', { [own('rung.yaml')]: target(2) }, 'rename .github/rung.yaml'],
    ['a symbolic link', { [own()]: refused('invalid') }, '.github/rung.yml is expected to be a regular file'],
    ['a file too large to fetch', { [own()]: refused('too-large') }, 'larger than 256 KiB'],
  ])('%s is a problem and sets nothing', async (_, files, message) => {
    const inForce = await collect({ files });

    expect(targetOf(inForce)).toBe(80);
    expect(inForce.problems).toMatchObject([{ file: '.github/rung.yml', line: 1, column: 1 }]);
    expect(inForce.problems.map(said).join()).toContain(message);
  });
});

describe('what Rung may not read', () => {
  test("the organization's repository outside the installation: said so, and the last known floor stays", async () => {
    const kept = keptPolicies();
    await collect({ organization: { [organizations()]: lockedTarget(95) }, kept });
    const inForce = await collect({ organization: undefined, files: { [own()]: target(50) }, kept });

    expect(targetOf(inForce)).toBe(95);
    expect(inForce.notes).toEqual(['organization-unreadable', 'organization-kept']);
  });

  test('without a known floor the repository decides, and it is said', async () => {
    const inForce = await collect({ organization: undefined, files: { [own()]: target(50) } });

    expect(targetOf(inForce)).toBe(50);
    expect(inForce.notes).toEqual(['organization-unreadable']);
  });

  test.each<GatewayErrorKind>(['forbidden', 'not-found'])(
    '%s for the repository file is a note',
    async kind => {
      const inForce = await collect({ files: { [own()]: refused(kind) } });

      expect(inForce.notes).toEqual(['repository-unreadable']);
      expect(inForce.problems).toEqual([]);
    },
  );

  test.each<GatewayErrorKind>(['rate-limited', 'unavailable', 'unauthorized', 'gone'])(
    '%s makes the job try again',
    async kind => {
      await expect(collect({ files: { [own()]: refused(kind) } })).rejects.toMatchObject({ kind });
      await expect(collect({ organization: { [organizations()]: refused(kind) } })).rejects.toMatchObject({
        kind,
      });
    },
  );
});

test('an unchanged file is written down again after an hour at the earliest', async () => {
  const kept = keptPolicies();
  const row = () => kept.rows.get('refs/heads/main 7')?.readAt;
  const files = { [own()]: target(90) };
  const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

  await collect({ files, kept });
  await collect({ files, kept, now: later(60) });
  expect(row()).toEqual(noon);

  await collect({ files, kept, now: later(61) });
  expect(row()).toEqual(later(61));
});

describe('what is remembered of a policy that is not there', () => {
  const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

  /** Which of the organization's reads were made: `anew` when what is known of the repository does not count. */
  function asking(kept: ReturnType<typeof keptPolicies>) {
    const asked: string[] = [];
    const organization: Files = {};
    const reads = readsOf(organization);
    const ask = (now: Date, name = 'quotes') =>
      collectPolicy({
        reads: readsOf({ [own()]: organization[organizations()] ?? '' }),
        organizationReads: async ({ anew }) => {
          asked.push(anew ? 'anew' : 'asked');
          return reads;
        },
        kept,
        repository: { ...repository, name },
        baseBranch: 'main',
        now: () => now,
      });

    return { asked, organization, ask };
  }

  test('CT-7: the absence of the organization file is believed for five minutes, again and again', async () => {
    const { asked, ask } = asking(keptPolicies());
    for (const minutes of [0, 4, 4.9, 5.1, 9, 11, 15]) await ask(later(minutes));

    expect(asked).toEqual(['asked', 'asked', 'asked']);
  });

  test('a push ends that belief at once, for every server on the same store', async () => {
    const kept = keptPolicies();
    const { asked, organization, ask } = asking(kept);
    await ask(noon);
    organization[organizations()] = 'start: enforce';
    await lookAgain(kept, repository, null);

    expect(await ask(later(1))).toMatchObject({ policy: { start: 'enforce' } });
    expect(asked).toEqual(['asked', 'anew']);
    await ask(later(2));
    expect(asked).toEqual(['asked', 'anew', 'asked']);
  });

  test('a push keeps the text that stands in while GitHub does not answer', async () => {
    const kept = keptPolicies();
    await collect({ organization: { [organizations()]: target(95) }, kept });
    await lookAgain(kept, repository, null);
    const inForce = await collect({ organization: undefined, kept, now: later(1) });

    expect(targetOf(inForce)).toBe(95);
    expect(inForce.notes).toEqual(['organization-unreadable', 'organization-kept']);
  });

  test('a push has the other name of the file looked for again', async () => {
    const kept = keptPolicies();
    const files: Files = { [own()]: target(90) };
    await collect({ files, kept });
    files[own('rung.yaml')] = target(10);
    expect((await collect({ files, kept, now: later(1) })).problems).toEqual([]);
    await lookAgain(kept, repository, 'main');

    expect((await collect({ files, kept, now: later(2) })).problems).toHaveLength(1);
  });

  test('a push to a branch of which nothing is known leaves nothing behind', async () => {
    const kept = keptPolicies();
    await lookAgain(kept, repository, 'feature');

    expect(kept.rows.size).toBe(0);
  });

  test("the organization's own repository is ruled by the organization's file alone, with its locks", async () => {
    const kept = keptPolicies();
    const { organization, ask } = asking(kept);
    organization[organizations()] = 'start: enforce\nlocked: [start]\n';
    const inForce = await ask(noon, '.github');

    expect(inForce).toMatchObject({ policy: { start: 'enforce' }, problems: [], notes: [] });
    expect(inForce.provenance['start']).toMatchObject({ source: 'organization', locked: true });
  });
});
