import { expect, test } from 'vitest';
import { GatewayError } from '../../src/model/gateway-error.ts';
import type { Release, ReleaseRef } from '../../src/model/release.ts';
import { findRelease, findReleasesOn } from '../../src/usecases/find-release.ts';
import type { Services } from '../../src/usecases/services.ts';
import { release } from '../builders/releases.ts';

const repository = { installationId: 1, id: 7, owner: 'harbour', name: 'quotes' };
const here = 'a'.repeat(40);
const elsewhere = 'b'.repeat(40);

/** Releases on GitHub with the commits of their tags, and what Rung remembers of them. */
function scene(
  onGitHub: readonly { release: Release; headSha: string | undefined | 'a tree' }[],
  remembered: Readonly<Record<number, string>> = {},
) {
  const rows = new Map<number, { ref: ReleaseRef; headSha: string }>();
  const put = async (ref: ReleaseRef, headSha: string) => void rows.set(ref.releaseId, { ref, headSha });
  for (const [id, headSha] of Object.entries(remembered))
    rows.set(Number(id), { ref: { repository, releaseId: Number(id), tag: 'old' }, headSha });
  const reads = {
    release: async (id: number) => onGitHub.find(one => one.release.id === id)?.release,
    async taggedCommit(tag: string) {
      const headSha = onGitHub.find(one => one.release.tag === tag)?.headSha;
      if (headSha === 'a tree') throw new GatewayError('invalid', 'The tag leads to a tree.');
      return headSha;
    },
  };
  const services = {
    github: { reads: () => reads },
    store: {
      releases: {
        put,
        remove: async (_: number, id: number) => void rows.delete(id),
        onCommit: async (_: number, sha: string) =>
          [...rows.values()].filter(row => row.headSha === sha).map(row => row.ref),
      },
    },
  } as unknown as Services;
  const kept = () => Object.fromEntries([...rows].map(([id, { headSha }]) => [id, headSha]));

  return { services, kept };
}

test.each<[string, Parameters<typeof scene>[0], string]>([
  ['gone', [], 'the release is gone'],
  ['a draft again', [{ release: release({ draft: true }), headSha: here }], 'the release is a draft'],
  ['without its tag', [{ release: release(), headSha: undefined }], 'the tag is gone'],
  ['tagged on a tree', [{ release: release(), headSha: 'a tree' }], 'the tag leads to no commit'],
])('a release that is %s is forgotten', async (_, onGitHub, expected) => {
  const { services, kept } = scene(onGitHub, { 41: here });

  expect(await findRelease(services, { repository, releaseId: 41, tag: 'v1.4.0' })).toBe(expected);
  expect(kept()).toEqual({});
});

test('of the releases remembered on a commit those count whose tags are still there, by publication', async () => {
  const known = { release: release({ id: 3, tag: 'c' }), headSha: here };
  const early = release({ id: 4, tag: 'd', publishedAt: new Date('2026-01-01T00:00:00Z') });
  const { services, kept } = scene(
    [
      known,
      { release: early, headSha: here },
      { release: release({ id: 5, tag: 'e' }), headSha: elsewhere },
      { release: release({ id: 6, tag: 'f', draft: true }), headSha: here },
    ],
    { 3: here, 4: here, 5: here, 6: here, 9: elsewhere },
  );

  expect(await findReleasesOn(services, repository, here, known)).toEqual([early, known.release]);
  expect(kept()).toEqual({ 3: here, 4: here, 5: elsewhere, 9: elsewhere });
});
