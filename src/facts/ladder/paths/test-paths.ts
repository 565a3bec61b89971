import type { SplitPath } from './split-path.ts';

/** In lower case. Everything below one of them is part of a test, data too. */
const folders: ReadonlySet<string> = new Set([
  ...['test', 'tests', '__tests__', '__test__', 'unittest', 'unittests', 'unit-tests', 'unit_tests', 't'],
  ...['e2e', 'e2e-tests', 'integration-tests', 'integration_tests', 'acceptance-tests', 'functional-tests'],
  ...['testdata', 'test-data', 'test_data', 'testfixtures', 'test-fixtures', 'fixtures', '__fixtures__'],
  ...['__mocks__', '__snapshots__', 'cypress', 'playwright', 'testing', 'test-utils', 'testutil'],
]);
/** `src/androidTest`, `src/commonTest`, `Quotes.Tests`, `QuotesUITests`, `quotes-tests`: named after what they test. */
const folderNames =
  /[a-z](?:Test|IntTest)$|[a-z](?:UI|Unit|Integration)?Tests$|[._-](?:Test|Tests|UnitTests|IntegrationTests|Specs|tests?)$/;
/** A folder of this name may hold a specification in prose as well. */
const specFolders: ReadonlySet<string> = new Set(['spec', 'specs', 'features']);
const specFiles = /\.(?:rb|[cm]?[jt]sx?|py|lua|coffee|clj|cr|ex|exs|php|kt|groovy|scala|hs|feature)$/;

/** By the base name, whatever the folder. */
const fileNames: readonly RegExp[] = [
  // Go, C and C++, Dart, Elixir, Ruby, Python, Rust, Clojure, Lua, Erlang.
  /[_-](?:test|tests|spec|unittest)\.(?:go|c|cc|cpp|cxx|dart|exs?|rb|py|rs|clj[cs]?|lua|erl|jl|ml|nim|cr|[cm]?[jt]sx?)$/,
  /^test_[^/]*\.(?:py|rb|c|cc|cpp|ml|jl|nim|lua|rs)$/,
  /^(?:tests?|conftest|runtests)\.(?:py|rs|jl)$/,
  /_SUITE\.erl$/,
  // JavaScript and TypeScript.
  /[.-](?:test|spec|e2e|e2e-spec|cy|test-d)\.[cm]?[jt]sx?$/,
  // Java, Kotlin, Scala, Groovy, C#, PHP, Swift, Objective-C, Haskell: by the name of the class.
  /[a-z0-9](?:Test|Tests|TestCase|IT|Spec|Specs|Suite)\.(?:java|kt|kts|scala|groovy|cs|fs|vb|php|swift|m|mm|cpp|cc|hs)$/,
  /^Test[A-Z][^/]*\.(?:java|kt|scala|groovy|cs|php)$/,
  /(?:Cest|Cept)\.php$/,
  // What only tests are written in.
  /\.(?:feature|robot|bats|phpt|snap|t\.sol|tftest\.hcl|t)$/,
  /^test-[^/]*\.[rR]$/,
];

export function isTestPath({ folders: parents, name, isBelowMain }: SplitPath): boolean {
  if (fileNames.some(pattern => pattern.test(name))) return true;
  // Maven and Gradle keep tests apart: a package named "test" below src/main is production code.
  if (isBelowMain) return false;

  return parents.some(
    folder =>
      folders.has(folder.toLowerCase()) ||
      folderNames.test(folder) ||
      (specFolders.has(folder.toLowerCase()) && specFiles.test(name)),
  );
}
