import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

const doctype = '<!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">';
const jacoco = (inside: string) =>
  `<?xml version="1.0"?>${doctype}<report name="quotes"><sessioninfo id="a" start="1" dump="2"/>${inside}</report>`;
const inPackage = (lines: string) =>
  `<package name="org/quotes"><class name="org/quotes/A" sourcefilename="A.java"><method name="f" desc="()V" line="3"/></class><sourcefile name="A.java">${lines}</sourcefile></package>`;

test.each([
  ['instructions that were run', 'mi="0" ci="3" mb="0" cb="0"', '3'],
  ['some that were', 'mi="2" ci="1" mb="0" cb="0"', '1'],
  ['none that was', 'mi="3" ci="0" mb="0" cb="0"', '0'],
  ['all branches', 'mi="0" ci="3" mb="0" cb="2"', '3'],
  ['a branch that was missed', 'mi="0" ci="3" mb="1" cb="1"', '3!'],
])('reads a line with %s', async (_, attributes, shown) => {
  const report = await read(jacoco(inPackage(`<line nr="7" ${attributes}/>`)));

  expect(linesOf(report)).toEqual({ 'org/quotes/A.java': { 7: shown } });
  expect(report).toMatchObject({ format: 'jacoco', skippedRecords: 0 });
});

test('names the file by group, package and name; the default package has none', async () => {
  const line = '<line nr="1" mi="0" ci="1" mb="0" cb="0"/>';
  const report = await read(
    jacoco(
      `<group name="core">${inPackage(line)}</group><group name="web"><group name="api">${inPackage(line)}</group></group><package name=""><sourcefile name="B.java">${line}</sourcefile></package>`,
    ),
  );

  expect(report.paths.map(({ path }) => path)).toEqual([
    'core/org/quotes/A.java',
    'web/api/org/quotes/A.java',
    'B.java',
  ]);
});

test.each(['<line ci="1"/>', '<line nr="2"/>', '<line nr="10000001" ci="1"/>'])(
  'skips and counts the malformed %s',
  async line => {
    const report = await read(jacoco(inPackage(`<line nr="1" mi="0" ci="1"/>${line}`)));

    expect(report).toMatchObject({ lineCount: 1, skippedRecords: 1 });
  },
);

test('refuses a DOCTYPE with entities of its own', async () => {
  const text = jacoco('').replace('"report.dtd"', '"report.dtd" [<!ENTITY a "a">]');

  await expect(read(text)).rejects.toThrow(/line 1, column \d+: the DOCTYPE declares entities/);
});

test('a group whose name goes on for ever costs its files, and no time', async () => {
  const group = `<group name="${'a'.repeat(60_000)}">`;
  const file = '<sourcefile name="A.java"><line nr="1" ci="1"/></sourcefile>';
  const inside = `${group.repeat(100)}<package name="p">${file.repeat(10_000)}</package>${'</group>'.repeat(100)}`;
  const report = await read(jacoco(inside + inPackage('<line nr="7" ci="1"/>')));

  expect(linesOf(report)).toEqual({ 'org/quotes/A.java': { 7: '1' } });
  expect(report.skippedRecords).toBe(20_000);
});
