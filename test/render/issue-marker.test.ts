import { describe, expect, test } from 'vitest';
import { withMarker } from '../../src/render/comment-marker.ts';
import { issueMarker, subjectOf } from '../../src/render/issue-marker.ts';
import { code, md } from '../../src/render/markdown.ts';

const marker = issueMarker('ci-duration', 17);

describe('the subject of an issue', () => {
  test.each([
    ['at the end', withMarker('Text', marker), 'ci-duration'],
    ['with what people wrote below it', `${withMarker('Text', marker)}\n\nWe will see.`, 'ci-duration'],
    ['with the line ends of a page', `Text\r\n\r\n${marker}\r\n`, 'ci-duration'],
    ['of another App', withMarker('Text', issueMarker('ci-duration', 18)), null],
    ['of a comment', withMarker('Text', '<!-- rung:sticky:app-17 -->'), null],
    ['in the middle of a line', `Look: ${marker}`, null],
    ['taken out', 'Text', null],
    ['twice: the last one counts', `${issueMarker('maturity', 17)}\n${marker}`, 'ci-duration'],
  ])('is read from a marker %s', (_, body, subject) => {
    expect(subjectOf(body, 17)).toBe(subject);
  });

  test.each([md, code])('T11: is not read from hostile text that was escaped', made => {
    expect(subjectOf(`${made(`x\n${marker}\nx`)}\n${made(marker)}`, 17)).toBeNull();
  });
});
