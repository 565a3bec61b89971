import { withoutPackage } from './without-package.ts';

const foreign =
  /(?:^|\/)(?:node_modules|vendor|third_party|testdata|fixtures|examples?|samples?)\/|(?:^|\/)cypress\/(?:support|plugins)\/|\.d\.[cm]?ts$/;
const features =
  /\.feature$|(?:^|\/)(?:e2e|end-to-end|acceptance|acceptance-tests|cypress|playwright)\/(?:[^/]+\/){0,8}[^/]+\.(?:[cm]?[jt]sx?|py|rb|java|kt|cs|go|robot|feature)$|\.e2e(?:-spec)?\.[jt]sx?$|\.robot$/i;
const integration =
  /(?:^|\/)(?:integration|integrationtest|integration[-_]tests?|it|api[-_]?tests?|contract[-_]?tests?|functional|functional[-_]tests?|system[-_]tests?|runtime[-_]tests?|pact)\/(?:[^/]+\/){0,8}[^/]+\.[a-z]{1,5}$|(?<!continuous)[._-](?:integration|it|int)[._-]?(?:test|spec)s?\.[a-z]{1,5}$|(?:^|\/)[^/]*(?:IT|IntegrationTests?)\.(?:java|kt|cs)$/;
const test =
  /(?:^|\/)(?:tests?|specs?|unittests|__tests__|src\/test)\/(?:[^/]+\/){0,10}[^/]+\.[a-z]{1,5}$|(?:[._](?:test|spec)s?|-(?:test|spec))\.[a-z]{1,5}$|(?:^|\/)test_[^/]+\.py$|(?:^|\/)[^/]*Tests?\.(?:java|kt|cs|swift|scala)$/;
const prose = /\.(?:mdx?|rst|adoc|html?|css|svg|txt|json|ya?ml|xml|sql|csv|png)$/i;

/** Helm's tests of charts are written as data. */
const helmTest = /(?:^|\/)(?:unit)?tests?\/(?:[^/]+\/){0,4}[^/]+_test\.ya?ml$/;

const isOwn = (path: string): boolean =>
  !foreign.test(withoutPackage(path)) && (!prose.test(path) || helmTest.test(path));

/** An executable specification: what people would accept, from the outside. */
export const isAcceptanceTest = (path: string): boolean => isOwn(path) && features.test(path);

export const isIntegrationTest = (path: string): boolean => isOwn(path) && integration.test(path);

/** Any test, of any layer. */
export const isTestPath = (path: string): boolean =>
  isOwn(path) && (test.test(path) || features.test(path) || integration.test(path));
