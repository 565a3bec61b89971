import { signList } from './sign-list.ts';
import type { Signs } from './signs.ts';

/** What a step of a workflow does, as far as practices ask. */
export type Activity =
  | 'build'
  | 'unit-test'
  | 'other-test'
  | 'static-check'
  | 'security-check'
  | 'package'
  | 'publish'
  | 'deploy'
  | 'notify';

/** Programs and actions that mean an activity by themselves. Security checks are known by their tools. */
export const activitySigns: Readonly<Record<Exclude<Activity, 'security-check'>, Signs>> = {
  build: {
    actions: signList(
      'docker/build-push-action, docker/bake-action, goreleaser/goreleaser-action, pypa/cibuildwheel',
    ),
    commands: signList(`
      mvn compile|package|verify|install|deploy, gradle build|assemble|jar|bootJar|classes|shadowJar,
      sbt compile|package|assembly|dist, dotnet build|publish, tsc -p|-b|--build|--project,
      docker build|buildx|bake, go build|install, cargo build, bazel build, swift build,
      xcodebuild build, flutter build, msbuild, cmake, ninja, meson compile, stack build,
      cabal build, zig build, mix compile, vite build, next build, nuxt build, ng build, webpack,
      rollup, esbuild, tsup, parcel build, build, poetry build, hatch build, uv build, gem build,
      podman build, buildah bud, ko build, mkdocs build, hugo, jekyll build, sphinx-build,
      docusaurus build, vitepress build, mdbook build`),
  },
  'unit-test': {
    actions: [],
    commands: signList(`
      mvn test|verify|package|install|deploy, gradle test|check|build, go test, gotestsum,
      richgo test, gotest, ginkgo, helm unittest,
      cargo test|nextest, dotnet test, bazel test, swift test, pytest, unittest, tox, nox,
      coverage run, node --test, deno test, bun test, jest, vitest, mocha, ava, karma, c8, nyc,
      ng test, rspec, rails test, phpunit, pest, artisan test, ctest, xcodebuild test, flutter test,
      dart test, sbt test, mix test, bats, rake test|spec, stack test, cabal test, zig test, prove,
      busted`),
  },
  'other-test': {
    actions: signList(
      'cypress-io/github-action, grafana/run-k6-action, grafana/k6-action, matt-ball/newman-action',
    ),
    commands: signList(`
      playwright test, cypress run, newman run, k6 run, behave, cucumber, cucumber-js, robot,
      testcafe, wdio, nightwatch, jmeter, locust, artillery run, hurl, gatling, lhci,
      ct install|lint-and-install, helm test`),
  },
  'static-check': {
    actions: signList(`
      golangci/golangci-lint-action, super-linter/super-linter, github/super-linter,
      oxsecurity/megalinter, pre-commit/action, clowdhaus/terraform-composite-actions/pre-commit, psf/black, astral-sh/ruff-action,
      ludeeus/action-shellcheck, rhysd/actionlint, sonarsource/sonarqube-scan-action,
      sonarsource/sonarcloud-github-action, hadolint/hadolint-action, trunk-io/trunk-action,
      codacy/codacy-analysis-cli-action, wagoid/commitlint-github-action, crate-ci/typos,
      streetsidesoftware/cspell-action, raven-actions/actionlint, reviewdog`),
    commands: signList(`
      eslint, biome, prettier, stylelint, oxlint, xo, standard, tsc --noEmit, vue-tsc, knip, ruff,
      flake8, pylint, mypy, pyright, black, isort, golangci-lint, go vet, staticcheck, gofmt,
      cargo clippy|fmt|check, rubocop, phpstan, psalm, phpcs, php-cs-fixer,
      mvn checkstyle:check|spotless:check|spotbugs:check|pmd:check|sonar:sonar,
      gradle lint|ktlintCheck|detekt|spotlessCheck|checkstyleMain|spotbugsMain|pmdMain|sonar|sonarqube,
      ktlint, detekt, swiftlint, clang-tidy, clang-format, cppcheck, shellcheck, shfmt, yamllint,
      markdownlint, markdownlint-cli2, hadolint, actionlint, dotnet format, dart analyze,
      flutter analyze, mix credo|dialyzer, scalafmt, ansible-lint, tflint, terraform validate|fmt,
      helm lint, ct lint|lint-and-install, buf lint, spectral lint, sqlfluff lint, pre-commit run, sonar-scanner, typos,
      codespell, commitlint, deno lint|fmt`),
  },
  package: {
    actions: signList(`
      docker/build-push-action, docker/bake-action, goreleaser/goreleaser-action, pypa/cibuildwheel,
      softprops/action-gh-release, ncipollo/release-action, actions/upload-pages-artifact,
      pypa/gh-action-pypi-publish, helm/chart-releaser-action, redhat-actions/push-to-registry`),
    commands: signList(`
      mvn package|verify|install|deploy, gradle jar|bootJar|shadowJar|distZip|assemble|build|publish,
      docker build|buildx|bake|push, npm pack|publish, pnpm pack|publish, dotnet pack|publish,
      cargo package|publish, yarn pack|publish, twine upload, build, poetry build, uv build,
      hatch build, gem build, helm package|push, ko build, pack build, podman build|push,
      buildah push, gh release, goreleaser, electron-builder, vsce package, nfpm, fpm, sbt assembly,
      jib`),
  },
  publish: {
    actions: signList(`
      pypa/gh-action-pypi-publish, changesets/action, softprops/action-gh-release,
      ncipollo/release-action, googleapis/release-please-action, goreleaser/goreleaser-action,
      js-devtools/npm-publish, cycjimmy/semantic-release-action, helm/chart-releaser-action,
      katyo/publish-crates`),
    commands: signList(`
      npm publish, pnpm publish, yarn publish, twine upload, cargo publish, gem push, dotnet push,
      mvn deploy|release:perform, gradle publish|publishPlugins, poetry publish, uv publish,
      hatch publish, vsce publish, goreleaser release, changeset publish, semantic-release,
      gh release, helm push, docker push`),
  },
  deploy: {
    actions: signList(`
      actions/deploy-pages, peaceiris/actions-gh-pages, jamesives/github-pages-deploy-action,
      aws-actions/amazon-ecs-deploy-task-definition, aws-actions/aws-cloudformation-github-deploy,
      aws-actions/aws-lambda-deploy, azure/webapps-deploy, azure/functions-action, azure/k8s-deploy,
      azure/container-apps-deploy-action, azure/static-web-apps-deploy, azure/arm-deploy,
      google-github-actions/deploy-cloudrun, google-github-actions/deploy-appengine,
      google-github-actions/deploy-cloud-functions, cloudflare/wrangler-action,
      cloudflare/pages-action, amondnet/vercel-action, nwtgck/actions-netlify,
      akhileshns/heroku-deploy, serverless/github-action, pulumi/actions, appleboy/ssh-action,
      easingthemes/ssh-deploy, burnett01/rsync-deployments, digitalocean/app_action,
      firebaseextended/action-hosting-deploy, r0adkll/upload-google-play,
      apple-actions/upload-testflight-build, octopusdeploy/deploy-release-action,
      chrnorm/deployment-action`),
    commands: signList(`
      kubectl apply|set|rollout|replace|patch, helm upgrade|install,
      aws deploy|update-service|update-function-code|sync|create-deployment|update-stack,
      oc apply|rollout, helmfile apply|sync, argocd sync|set, flux reconcile, skaffold run,
      terraform apply, tofu apply, terragrunt apply, pulumi up, cdk deploy, sam deploy,
      serverless deploy, sls deploy, gcloud deploy, az deployment|webapp, fly deploy, flyctl deploy,
      vercel, netlify deploy, wrangler deploy|publish, firebase deploy, cap deploy, ansible-playbook,
      nomad run, docker stack, cf push, mkdocs gh-deploy, fastlane deliver|supply|release,
      eas submit, dokku deploy, kamal deploy`),
  },
  notify: {
    actions: signList(`
      slackapi/slack-github-action, 8398a7/action-slack, rtcamp/action-slack-notify, act10ns/slack,
      ravsamhq/notify-slack-action, dawidd6/action-send-mail, appleboy/telegram-action,
      appleboy/discord-action, sarisia/actions-status-discord, ilshidur/action-discord,
      skitionek/notify-microsoft-teams, jdcargile/ms-teams-notification,
      aliencube/microsoft-teams-actions, toko-bifrost/ms-teams-deploy-card, zcong1993/actions-ding,
      fifsky/dingtalk-action, ghostoy/dingtalk-action, visiky/dingtalk-release-notify,
      chf007/action-wechat-work, foxundermoon/feishu-action, jasonet/create-an-issue`),
    commands: signList('gh issue, sendmail, mail, mailx'),
  },
};

/** Addresses to which a script posts a message. */
export const notifyHosts: readonly string[] = [
  ...['hooks.slack.com', 'slack.com/api', 'oapi.dingtalk.com', 'qyapi.weixin.qq.com', 'open.feishu.cn'],
  ...['open.larksuite.com', 'webhook.office.com', 'api.telegram.org', 'discord.com/api/webhooks'],
];
