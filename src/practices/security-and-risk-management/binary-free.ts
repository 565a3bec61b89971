import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

export const binaryFree = definePractice({
  id: 'binary-free',
  domain: 'security-and-risk-management',
  scope: 'both',
  actor: 'author',
  cost: 'file',
  levels: atMost('count', { 3: 0 }),
  needs: ['tree'],

  evaluate({ tree }) {
    const found = tree.filter(({ path }) => isBuilt(path));

    return assessed(found.length, {
      samples: tree.length,
      evidence: found.slice(0, keptEvidence).map(({ path }) => fileEvidence(path)),
      figures: { part: found.length },
    });
  },
});

const built: ReadonlySet<string> = new Set(
  'apk aab a class crx deb dex dll drv dylib ear efi egg elf exe ipa jar lib macho msi o ocx pdb pyc pyd pyo rpm so war whl'.split(
    ' ',
  ),
);

/** Build tools ask for these two to be committed; what tests read is never run. */
const allowed =
  /(?:^|\/)(?:gradle\/wrapper\/gradle-wrapper\.jar|\.mvn\/wrapper\/maven-wrapper\.jar)$|(?:^|\/)(?:testdata|fixtures|__fixtures__|test\/resources|test\/data|tests\/data)\//;

/** A program or an archive of code, by its ending: `libc.so.6` too. */
export function isBuilt(path: string): boolean {
  const [, ending = ''] = /\.([a-z]{1,8})(?:\.\d{1,4}){0,3}$/i.exec(path.slice(-60)) ?? [];

  return built.has(ending.toLowerCase()) && !allowed.test(path);
}
