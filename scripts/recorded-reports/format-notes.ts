import type { ReportFormat } from '../../src/model/coverage.ts';

/** What people are told of a format beside what the recorded reports show. */
export interface FormatNotes {
  readonly recognisedBy: string;
  readonly line: string;
  readonly partial: string;
  readonly paths: string;
  /** What no recorded report has, and is tested with reports that were made by hand. */
  readonly madeByHand?: string;
}

const hits = 'Its count decides: run when it is above 0.';

export const formatNotes: Readonly<Record<ReportFormat, FormatNotes>> = {
  lcov: {
    recognisedBy: 'lines that begin with `TN:` or `SF:`',
    line: 'A line with a `DA` record. Lines with only `FN` or `BRDA` do not count.',
    partial: 'One of its `BRDA` records has the count 0 or `-`.',
    paths:
      'As the tool writes them, absolute or relative. lcov 1 writes names such as größe.cpp in Latin-1, which nothing in the report tells: those files are not placed.',
    madeByHand: 'the records that lcov 2 adds (`FNL`, `FNA`, `MCDC`)',
  },
  cobertura: {
    recognisedBy: 'the root `coverage` with `line-rate`, or with `sources` or `packages` in it',
    line: 'A `line` of a class. Those under its methods count only where the class has none of its own.',
    partial:
      '`condition-coverage` is below 100%; where that is missing, one of its `condition` elements is not taken.',
    paths: '`filename`, on its own and under each `source`.',
    madeByHand: 'several `source` roots, and those of Windows',
  },
  clover: {
    recognisedBy: 'the root `coverage` with `project` in it',
    line: 'A `line` of any type: statement, condition or method.',
    partial: 'A condition with `truecount` and `falsecount`, of which not all were taken.',
    paths: '`path` where there is one, else `name`.',
    madeByHand: "OpenClover's conditions, which have no count of their own",
  },
  jacoco: {
    recognisedBy: 'the root `report` with `sessioninfo`, `group` or `package` in it',
    line: 'A `line` of a source file: run when one of its instructions was (`ci` above 0). How often is not told.',
    partial: 'A missed branch (`mb` above 0).',
    paths:
      'Group, package and file name; the directories before them, such as `src/main/java`, come from the tree.',
  },
  istanbul: {
    recognisedBy: 'an object whose values hold `statementMap`',
    line: 'The line that a statement begins in; of several statements the one that ran most.',
    partial: 'A branch whose condition stands there was not taken.',
    paths: '`path`, absolute. `coverage-summary.json` has no lines and is refused.',
  },
  go: {
    recognisedBy: 'a first line `mode: set`, `count` or `atomic`',
    line: 'Each line from the first to the last of a block with statements; of several blocks the one that ran most. The line of the brace that ends a function is none.',
    partial: 'Never: the profile tells no branches.',
    paths: "Import path and file name; the module's name goes away when the rest fits the tree.",
  },
  'coverage-py': {
    recognisedBy: '`meta.version` and `files`',
    line: 'Those of `executed_lines` and `missing_lines`, without `excluded_lines`. How often is not told.',
    partial: 'With `--branch`: a jump in `missing_branches` begins there.',
    paths: 'As the tool writes them, relative to where it ran.',
  },
  simplecov: {
    recognisedBy: 'suites with `coverage`, and `lines` in it; the lists of before 0.18 too',
    line: 'One with a number. Where one suite has `null` and none ran the line, nothing can be run there; over several files that is not known, so join them first (`SimpleCov.collate`). `# :nocov:` stands in the source alone, so what it leaves out counts.',
    partial: 'With branch coverage: a branch whose condition stands there was not taken.',
    paths: 'Absolute.',
    madeByHand: 'the lists of before 0.18',
  },
  opencover: {
    recognisedBy: 'the root `CoverageSession`',
    line: 'Each line from the first to the last of a sequence point (`sl` to `el`).',
    partial:
      'Of the branches of a sequence point some were not taken (`bev` below `bec`), in its first line.',
    paths: '`fullPath` of the module, of Windows too.',
    madeByHand:
      'all of it, after its documented form: OpenCover runs on Windows, Coverlet needs .NET, and Debian packages neither',
  },
  'gcov-json': {
    recognisedBy: '`gcc_version` or `format_version`; gcov compresses it with gzip',
    line: `${hits} Of the instances of a template, the one that ran most.`,
    partial: 'One of its branches has the count 0. The way of an exception is no branch.',
    paths:
      'Relative to `current_working_directory`. Headers of the system fit nothing in the tree and are listed as not placed.',
  },
  gcov: {
    recognisedBy: 'a first line `-: 0:Source:`',
    line: `${hits} \`-\` is no line, \`#####\` and \`=====\` were not run.`,
    partial:
      'One of its branches (`-b`) was not taken, the way of an exception aside. Where it has none: a count with `*`, which has blocks that were not run.',
    paths: 'That of the line `Source:`.',
    madeByHand: 'counts as `-H` writes them, such as `1.5k`',
  },
  gcovr: {
    recognisedBy: '`gcovr/format_version`, or lines with `gcovr/noncode`',
    line: `${hits} Lines that gcovr calls no code, or excludes, do not count.`,
    partial: 'One of its branches has the count 0. The way of an exception is no branch.',
    paths: 'Relative to `--root`.',
  },
  coveralls: {
    recognisedBy: '`source_files`',
    line: 'One whose place in `coverage` has a number.',
    partial: 'One of its `branches` has the count 0.',
    paths: '`name`.',
  },
  sonarqube: {
    recognisedBy: 'the root `coverage version="1"` with `file` in it',
    line: 'A `lineToCover`. How often it ran is not told.',
    partial: '`coveredBranches` is below `branchesToCover`.',
    paths: '`path`.',
  },
  'llvm-cov': {
    recognisedBy: '`data` with `files`, as `llvm-cov export` writes it',
    line: 'Made of the segments by the rule of `llvm-cov show`, closing braces and the lines of a long statement included. `--summary-only` has none.',
    partial: 'A condition that was never true, or never false.',
    paths: 'Absolute.',
  },
};
