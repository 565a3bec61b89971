import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

const module = (points: string, files = '<File uid="1" fullPath="C:\\app\\A.cs"/>') =>
  `<Module><ModulePath>a.dll</ModulePath><Files>${files}</Files><Classes><Class><Methods><Method><FileRef uid="1"/><SequencePoints>${points}</SequencePoints></Method></Methods></Class></Classes></Module>`;
const openCover = (...modules: readonly string[]) =>
  `\ufeff<?xml version="1.0" encoding="utf-8"?><CoverageSession><Summary/><Modules>${modules.join('')}</Modules></CoverageSession>`;

test.each([
  ['a point of one line', 'vc="2" sl="4" el="4" bec="0" bev="0"', { 4: '2' }],
  ['a point of several lines', 'vc="0" sl="4" el="6" bec="0" bev="0"', { 4: '0', 5: '0', 6: '0' }],
  ['a point without an end', 'vc="1" sl="4"', { 4: '1' }],
  ['a point that ends before it begins', 'vc="1" sl="4" el="3"', { 4: '1' }],
  ['all branches', 'vc="2" sl="4" el="4" bec="2" bev="2"', { 4: '2' }],
  ['a branch that was missed', 'vc="2" sl="4" el="5" bec="2" bev="1"', { 4: '2!', 5: '2' }],
])('reads %s', async (_, attributes, lines) => {
  const report = await read(openCover(module(`<SequencePoint ${attributes} fileid="1"/>`)));

  expect(linesOf(report)).toEqual({ 'C:\\app\\A.cs': lines });
  expect(report).toMatchObject({ format: 'opencover', skippedRecords: 0 });
});

test('a point without a file belongs to its method', async () => {
  const report = await read(openCover(module('<SequencePoint vc="1" sl="2" el="2"/>')));

  expect(linesOf(report)).toEqual({ 'C:\\app\\A.cs': { 2: '1' } });
});

test('modules number their files anew', async () => {
  const point = '<SequencePoint vc="1" sl="2" el="2" fileid="1"/>';
  const report = await read(openCover(module(point), module(point, '<File uid="1" fullPath="/app/B.cs"/>')));

  expect(linesOf(report)).toEqual({ 'C:\\app\\A.cs': { 2: '1' }, '/app/B.cs': { 2: '1' } });
});

test('passes over hidden lines, and counts malformed points', async () => {
  const points = [
    '<SequencePoint vc="1" sl="16707566" el="16707566" fileid="1"/>',
    '<SequencePoint vc="many" sl="3" el="3" fileid="1"/>',
    '<SequencePoint vc="1" sl="3" el="3" fileid="9"/>',
    '<SequencePoint vc="1" fileid="1"/>',
  ];
  const report = await read(openCover(module(points.join(''))));

  expect(report).toMatchObject({ lineCount: 0, skippedRecords: 3 });
});

test('a file with a number or a path that goes on for ever is malformed', async () => {
  const files = [
    `<File uid="${'1'.repeat(65)}" fullPath="a.cs"/>`,
    `<File uid="1" fullPath="${'a'.repeat(4_097)}"/>`,
    `<File uid="${'2'.repeat(64)}" fullPath="b.cs"/>`,
  ];
  const report = await read(openCover(module('', files.join(''))));

  expect(report.paths.map(({ path }) => path)).toEqual(['b.cs']);
  expect(report.skippedRecords).toBe(2);
});

test('a module that names one file under numbers without end is refused', async () => {
  const path = 'a'.repeat(4_000);
  const files = Array.from({ length: 4_200 }, (_, uid) => `<File uid="${uid}" fullPath="${path}"/>`);
  const refused = openCover(module('', files.join('')));
  const half = module('', files.slice(0, 2_100).join(''));

  await expect(read(refused, { pieceBytes: 500_000 })).rejects.toThrow(
    /^line 1, column \d+: the paths of a module have more than 16777216 characters$/,
  );
  expect(await read(openCover(half, half), { pieceBytes: 500_000 })).toMatchObject({ skippedRecords: 0 });
});
