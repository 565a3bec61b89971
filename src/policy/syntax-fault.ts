import type { ErrorCode } from 'yaml';
import type { PlainFault, PolicyFault } from './policy-problem.ts';

const kinds: Partial<Record<ErrorCode, PlainFault>> = {
  RESOURCE_EXHAUSTION: 'too-deep',
  MULTIPLE_DOCS: 'several-documents',
  NON_STRING_KEY: 'key-not-text',
  TAB_AS_INDENT: 'tab-indent',
  BAD_INDENT: 'bad-indent',
  BLOCK_IN_FLOW: 'bad-indent',
  MISSING_CHAR: 'missing-character',
  BAD_DQ_ESCAPE: 'bad-escape',
  BAD_SCALAR_START: 'bad-start',
  BAD_ALIAS: 'unknown-anchor',
  BLOCK_AS_IMPLICIT_KEY: 'bad-key',
  MULTILINE_IMPLICIT_KEY: 'bad-key',
  KEY_OVER_1024_CHARS: 'bad-key',
  TAG_RESOLVE_FAILED: 'tag',
  MULTIPLE_TAGS: 'tag',
};

/** The library's errors are English sentences: ours are in each language, one for all that is rare. */
export function syntaxFault(code: ErrorCode): PolicyFault {
  return { kind: kinds[code] ?? 'syntax', values: {} };
}
