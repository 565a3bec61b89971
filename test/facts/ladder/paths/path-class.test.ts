import { describe, expect, test } from 'vitest';
import { classifyPaths, type PathClass } from '../../../../src/facts/ladder/paths/path-class.ts';
import { filesOf } from '../../../builders/ladder-facts.ts';

const classOf = classifyPaths({});

const paths: Readonly<Record<PathClass, readonly string[]>> = {
  source: [
    ...['cmd/kubectl/main.go', 'pkg/kubelet/kubelet.go', 'internal/testsupport.go'],
    ...['src/main/java/org/apache/kafka/Producer.java', 'src/main/java/org/junit/test/Runner.java'],
    ...['src/main/kotlin/com/example/App.kt', 'django/db/models/query.py', 'src/requests/api.py'],
    ...['src/index.ts', 'lib/latest.js', 'packages/react-dom/src/client/ReactDOM.js', 'src/contest.ts'],
    ...['app/models/user.rb', 'src/Illuminate/Support/Str.php', 'src/Quotes.Api/Controllers/Home.cs'],
    ...['src/lib.rs', 'crates/core/src/attestation.rs', 'Sources/App/main.swift', 'lib/main.dart'],
    ...['lib/phoenix/router.ex', 'src/http/ngx_http.c', 'include/fmt/core.h', 'src/App.vue'],
    ...['entry/src/main/ets/pages/Index.ets', 'src/specification.ts', 'core/protest.py', 'install.sh'],
    ...['src/inspector/spectrum.ts', 'src/manifest.ts', 'src/migration/run-migrations.ts', 'app/fastest.go'],
  ],
  test: [
    ...['pkg/kubelet/kubelet_test.go', 'pkg/kubelet/testdata/pod.yaml', 'test/e2e/apps/job.go'],
    ...['src/test/java/org/apache/kafka/ProducerTest.java', 'src/test/resources/data.json'],
    ...['core/src/main/java/ProducerTest.java', 'src/it/java/OrderIT.java', 'app/src/androidTest/java/A.kt'],
    ...['shared/src/commonTest/kotlin/Foo.kt', 'src/integrationTest/groovy/Foo.groovy'],
    ...['tests/test_api.py', 'requests/tests/test_x.py', 'app/test_views.py', 'polls/tests.py', 'x_test.py'],
    ...['conftest.py', 'src/index.test.ts', 'src/app.spec.tsx', 'src/__tests__/app.js', 'cypress/login.ts'],
    ...[
      'app-test.js',
      'e2e/login.e2e-spec.ts',
      'src/__snapshots__/app.test.js.snap',
      'types/index.test-d.ts',
    ],
    ...['spec/models/user_spec.rb', 'spec/spec_helper.rb', 'test/models/user_test.rb', 'test/test_helper.rb'],
    ...['features/login.feature', 'tests/Feature/LoginTest.php', 'src/LoginCest.php', 'Zend/tests/a.phpt'],
    ...['test/Quotes.Tests/HomeTests.cs', 'Quotes.UnitTests/Helper.cs', 'src/Quotes.Tests/Fakes.cs'],
    ...['tests/cli.rs', 'src/parser/tests.rs', 'src/foo_test.rs', 'Tests/AppTests/AppTests.swift'],
    ...['QuotesUITests/Launch.swift', 'test/widget_test.dart', 'test/phoenix/router_test.exs'],
    ...['test/core-test.cc', 'src/base/json_unittest.cc', 't/basic.t', 'tests/testthat/test-a.R'],
    ...['test/kv_SUITE.erl', 'test/App/ParserSpec.hs', 'test/runtests.jl', 'test/install.bats'],
    ...['contracts/Token.t.sol', 'main.tftest.hcl', 'robot/login.robot', 'tests/fixtures/page.html'],
  ],
  documentation: [
    ...['README.md', 'docs/guide/start.md', 'docs/conf.py', 'CHANGELOG', 'LICENSE', 'LICENSE-MIT'],
    ...['doc/api.rst', 'CONTRIBUTING.adoc', 'tests/README.md', '.github/CODEOWNERS', 'website/intro.mdx'],
  ],
  generated: [
    ...['api/v1/quote.pb.go', 'gen/quote_pb2.py', 'gen/quote_pb2_grpc.py', 'lib/user.g.dart'],
    ...['Forms/Main.Designer.cs', 'pkg/apis/zz_generated.deepcopy.go', 'src/schema.generated.ts'],
    ...['src/__generated__/query.ts', 'dist/index.js', 'public/app.min.js', 'src/routeTree.gen.ts'],
  ],
  vendored: [
    ...['vendor/github.com/pkg/errors/errors.go', 'node_modules/left-pad/index.js', 'third_party/zlib/a.c'],
    ...['ios/Pods/AFNetworking/A.m', 'gradlew', 'gradle/wrapper/gradle-wrapper.jar', '.yarn/releases/y.cjs'],
    ...['vendor/quotes/go.sum', 'vendor/quotes/quotes_test.go'],
  ],
  lock: [
    ...['package-lock.json', 'web/yarn.lock', 'pnpm-lock.yaml', 'Cargo.lock', 'go.sum', 'poetry.lock'],
    ...['Gemfile.lock', 'composer.lock', 'uv.lock', 'infra/.terraform.lock.hcl', 'App/packages.lock.json'],
  ],
  migration: [
    ...['db/migrate/20260101120000_add_users.rb', 'polls/migrations/0001_initial.py', 'migrations/3.sql'],
    ...['database/migrations/2014_10_12_000000_create_users.php', 'prisma/migrations/2026_a/migration.sql'],
    ...['src/main/resources/db/migration/V1__init.sql', 'db/U1__init.sql', 'sql/000001_init.up.sql'],
    ...['alembic/versions/ae1027a6acf0_add.py', 'Migrations/20260101_Init.cs', 'db/changelog/1.xml'],
    ...['src/main/resources/db/changelog/db.changelog-master.yaml', 'priv/repo/migrations/2026_a.exs'],
  ],
  support: [
    ...['webpack.config.js', 'vite.config.ts', '.eslintrc.cjs', 'setup.py', 'build.rs', 'Rakefile'],
    ...['examples/quotes/main.go', 'scripts/release.py', '.github/actions/a/index.js', 'build.gradle.kts'],
    ...['benches/parse.rs', 'types/index.d.ts', 'gulpfile.js', 'hack/update.sh'],
  ],
  other: [
    ...['Dockerfile', 'package.json', 'go.mod', 'style.css', 'index.html', '.gitignore', 'logo.png'],
    ...['schema.graphql', 'spec/openapi.yaml', 'requirements.txt', 'CMakeLists.txt', 'main.tf'],
    ...['api/quote.proto', '.env'],
  ],
};

describe.each(Object.entries(paths))('is %s by its path', (expected, all) => {
  test.each(all)('%s', path => {
    expect(classOf(path)).toBe(expected);
  });
});

describe('what .gitattributes says comes first', () => {
  const said = classifyPaths(
    filesOf({
      '.gitattributes': [
        '# comment linguist-generated',
        'src/api/** linguist-generated=true',
        'src/api/hand.ts -linguist-generated',
        '*.proto.ts text linguist-generated',
        'vendor/ours/** linguist-vendored=false',
        'manual/** linguist-documentation',
        'docs/site/** -linguist-documentation',
        'folder/ linguist-generated',
        '[attr]mine linguist-generated',
      ].join('\r\n'),
      'web/.gitattributes': '/lib/* linguist-vendored\n*.ts -linguist-generated\n',
    }),
  );

  test.each([
    ['src/api/client.ts', 'generated'],
    ['src/api/hand.ts', 'source'],
    ['a/b/quote.proto.ts', 'generated'],
    ['vendor/ours/a.ts', 'source'],
    ['vendor/theirs/a.ts', 'vendored'],
    ['manual/code.ts', 'documentation'],
    ['docs/site/app.ts', 'source'],
    ['folder/a.ts', 'source'],
    ['web/lib/a.js', 'vendored'],
    ['web/lib/deep/a.js', 'source'],
    ['lib/a.js', 'source'],
    ['web/quote.proto.ts', 'source'],
  ])('%s is %s', (path, expected) => {
    expect(said(path)).toBe(expected);
  });

  test('a file of thousands of rules and a very long path take no time', () => {
    const text = Array.from({ length: 5_000 }, (_, i) => `**/a*b*${i}*c/** linguist-generated`).join('\n');
    const long = classifyPaths(filesOf({ '.gitattributes': text }));
    const started = performance.now();
    for (let i = 0; i < 10; i++) long(`${'a/'.repeat(200)}${i}test_${'_test'.repeat(100)}.x`);

    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
