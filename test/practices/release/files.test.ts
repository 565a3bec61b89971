import { expect, test } from 'vitest';
import { judgeProvenance, judgeSbom } from '../../../src/practices/release/files.ts';
import { judgeNotes } from '../../../src/practices/release/notes.ts';
import { asset } from '../../builders/releases.ts';

test.each([
  ['app.spdx.json', 'sbom'],
  ['app.spdx', 'sbom'],
  ['app.cdx.xml', 'sbom'],
  ['bom.json', 'sbom'],
  ['app-bom.xml', 'sbom'],
  ['SBOM.txt', 'sbom'],
  ['app.spdx.json.sig', 'provenance'],
  ['app.intoto.jsonl', 'provenance'],
  ['app.tar.gz.asc', 'provenance'],
  ['app.tar.gz.sigstore', 'provenance'],
  ['app.tar.gz.sigstore.json', 'provenance'],
  ['sbom.att', 'provenance'],
  ['app.tar.gz', 'neither'],
  ['bombay.json', 'neither'],
  ['carbom.json', 'neither'],
  ['signature-tool.zip', 'neither'],
  ['checksums.sha256', 'neither'],
])('%s is taken for %s', (name, expected) => {
  const isSbom = judgeSbom([asset(name)]).answer === 'met';
  const isProvenance = judgeProvenance([asset(name)]).answer === 'met';

  expect([isSbom, isProvenance]).toEqual([expected === 'sbom', expected === 'provenance']);
});

test.each([
  ['What changed.', 'met'],
  ['<!-- hint --> \n What changed.', 'met'],
  ['a <!-- hint --> b', 'met'],
  ['', 'unmet'],
  [' \n', 'unmet'],
  ['<!-- what changed? -->\n', 'unmet'],
  ['<!-- never closed', 'unmet'],
])('notes %j: %s', (body, expected) => {
  expect(judgeNotes(body).answer).toBe(expected);
});
