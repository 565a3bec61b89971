import type { JobText } from '../../facts/ladder/commands/read-job-texts.ts';
import type { Fact } from '../../facts/ladder/fact.ts';
import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import type { ReleaseRecord } from '../../model/records/delivery-records.ts';
import { anyOf, climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { nothingOf } from '../outcome.ts';
import { hasRequiredJob } from '../required-job.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

const schema =
  /(?:^|\/)(?:openapi|swagger|asyncapi)[^/]*\.(?:ya?ml|json)$|[^/]\.openapi\.(?:ya?ml|json)$|\.(?:proto|graphqls|smithy|avsc|wsdl)$|(?:^|\/)schema\.(?:graphql|gql)$/i;
/** Names that a description of an interface may have, as many another file: its first key tells. */
const unnamed = /(?:^|\/)(?:(?:api[-_.]?)?(?:spec|docs?)|api)\.(?:ya?ml|json)$/i;
const firstKey = /(?:^|[{,])\s{0,8}["']?(?:swagger|openapi|asyncapi)["']?\s{0,4}:\s{0,4}["']?[1-9]/m;
const foreign =
  /(?:^|\/)(?:node_modules|vendor|third_party|examples?|samples?|tests?|testdata|fixtures?|googleapis)\//i;
const lint =
  /\bspectral\b|\bredocly\b.{0,20}\blint|\bbuf(?: |-)lint|bufbuild\/buf|\bvacuum lint|\bprotolint|graphql-(?:schema-linter|eslint)|\bopenapi\b.{0,20}\b(?:lint|validate)|swagger-cli validate|openapi-generator.{0,20}validate|asyncapi validate/i;
const breaking =
  /\bbuf(?: |-)breaking|bufbuild\/buf-action|\boasdiff\b|openapi-(?:diff|changes)|\boptic diff|graphql-inspector.{0,20}diff|rover (?:subgraph|graph) check|swagger-diff|proto-?lock|asyncapi diff|japicmp/i;
const publish =
  /\bbuf push|rover (?:subgraph|graph) publish|redocly push|bump-sh|bump deploy|\b(?:gh release upload|upload-release-asset|action-gh-release).{0,300}?(?:openapi|swagger|schema|\.proto)|swaggerhub api:/is;

export const apiContract = definePractice({
  id: 'api-contract',
  domain: 'application-design',
  scope: 'both',
  actor: 'maintainer',
  cost: 'engineering',
  levels: steps(2, 3, 4, 5),
  lines: 'judgement',
  needs: ['tree', 'profile', 'files?', 'jobTexts?', 'rules?', 'releases?'],

  evaluate({ tree, profile, ...more }) {
    const { 'files?': files, 'jobTexts?': jobTexts, 'rules?': rules, 'releases?': releases } = more;
    const texts = files.known ? files.value : {};
    const paths = tree.map(({ path }) => path);
    const schemas = paths.filter(path => isInterface(path) || saysInterface(path, texts));
    const unread = paths.find(path => mayBeInterface(path) && texts[path]?.text === null);
    // A library is called, not asked over a network: its interface is its code.
    if (schemas.length === 0 && profile.profile === 'library') return nothingOf('interface');
    const jobs = (what: RegExp) =>
      jobTexts.known ? jobTexts.value.filter(({ text }) => what.test(text)) : [];
    const seen = (step: Step): Step => (jobTexts.known ? step : jobTexts.cause);

    return climb(
      2,
      [
        schemas.length > 0 || (unread !== undefined && { kind: 'unreadable', path: unread, line: null }),
        seen(jobs(lint).length > 0),
        seen(hasRequiredJob(jobs(breaking), rules)),
        anyOf(seen(jobs(publish).some(isOfRelease)), hasSchemaAssets(releases)),
      ],
      {
        evidence: schemas.slice(0, keptEvidence).map(path => fileEvidence(path)),
        figures: {
          schemas: schemas.length,
          isLinted: jobs(lint).length > 0,
          isGuarded: jobs(breaking).length > 0,
        },
      },
    );
  },
});

const mayBeInterface = (path: string): boolean => unnamed.test(path) && !foreign.test(path);
const saysInterface = (path: string, files: FactValues['files']): boolean =>
  mayBeInterface(path) && firstKey.test(files[path]?.text ?? '');

/** A description of an interface that others rely on. */
export const isInterface = (path: string): boolean => schema.test(path) && !foreign.test(path);

const isOfRelease = ({ workflow }: JobText): boolean =>
  workflow.triggers.some(({ event, tags }) => event === 'release' || (event === 'push' && tags !== null));

/** Of the latest five releases. */
function hasSchemaAssets(releases: Fact<readonly ReleaseRecord[]>): Step {
  if (!releases.known) return releases.cause;
  const latest = releases.value
    .filter(({ isDraft, publishedAt }) => !isDraft && publishedAt !== null)
    .toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0))
    .slice(0, 5);

  return latest.length > 0 && latest.every(({ assets }) => assets.some(name => schema.test(name)));
}
