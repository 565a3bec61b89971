import type { Fact } from '../../facts/ladder/fact.ts';
import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import { allOf, climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { keptEvidence } from '../share.ts';
import { isTestPath } from '../test-paths.ts';
import { steps } from '../thresholds.ts';

const dump =
  /\.(?:dump|dmp|bak|rdb|mdf|ldf|ibd|frm|sql\.(?:gz|zip|bz2|xz|zst)|backup)$|(?:^|\/)[^/]*(?:dump|backup|prod(?:uction)?[-_]data)[^/]*\.(?:sql|csv|tsv)$/i;
const data =
  /(?:^|\/)(?:__fixtures__|__mocks__|fixtures?|testdata|test[-_]data|seeds?)(?:\/|\.)|[._-]fixtures?\.[a-z]{1,5}$/i;
/** Words of product code too: they mean data of tests beside tests only. */
const ofTests =
  /(?:^|\/)(?:[\w-]*tests?|specs?|__tests__|cypress|e2e|testing)\/(?:[^/]+\/){0,8}?(?:factories|factory|builders?|mocks?)(?:\/|\.)|(?:^|\/)(?:[\w-]*tests?|specs?|__tests__)\/(?:[^/]+\/){0,8}[^/]+[._-](?:factory|builder|mock)s?\.[a-z]{1,5}$/i;
const shown = /(?:^|\/)(?:examples?|samples?|docs?|node_modules|vendor)\/|\.(?:md|rst|adoc)$/i;
const generating =
  /\bfaker\b|faker-js|@faker|factory[_-]?(?:bot|boy|girl)|fishery|hypothesis|fast-check|testcontainers|model[_-]bakery|mimesis|gofakeit|go-faker|datafaker|javafaker|instancio|easy-random|jqwik|quickcheck|proptest|bogus|autofixture|autobogus|polyfactory|test-data-bot|fakerphp|foundry|chance"/i;
const manifest =
  /(?:^|\/)(?:package\.json|pyproject\.toml|setup\.cfg|tox\.ini|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|mix\.exs|[^/]+\.csproj)$/;

export const testDataSafe = definePractice({
  id: 'test-data-safe',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: steps(3, 4),
  subItems: ['CD-DA-TD-TS'],
  needs: ['tree', 'files', 'secretAlerts?'],

  evaluate({ tree, files, 'secretAlerts?': alerts }) {
    const paths = tree.map(({ path }) => path);
    const dumps = paths.filter(path => dump.test(path));
    const generators = Object.keys(files).filter(
      path => manifest.test(path) && generating.test(files[path]?.text ?? ''),
    );
    const sets = paths.filter(path => (data.test(path) || ofTests.test(path)) && !shown.test(path));
    const hasData = sets.length > 0 || generators.length > 0;

    return climb(
      3,
      [
        allOf(hasData && paths.some(isTestPath), dumps.length === 0, hasNoOpenAlert(alerts)),
        generators.length > 0,
      ],
      {
        evidence: (dumps.length > 0 ? dumps : [...generators, ...sets])
          .slice(0, keptEvidence)
          .map(path => fileEvidence(path)),
        figures: { dumps: dumps.length, sets: sets.length, generators: generators.length },
      },
    );
  },
});

const hasNoOpenAlert = (alerts: Fact<FactValues['secretAlerts']>): Step =>
  alerts.known ? alerts.value.every(({ closedAt }) => closedAt !== null) : alerts.cause;
