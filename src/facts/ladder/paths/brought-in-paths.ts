import type { SplitPath } from './split-path.ts';

/** What nobody writes by hand here: from elsewhere, made by a tool, or resolved by a package manager. */
const vendoredFolders: ReadonlySet<string> = new Set([
  ...[
    'vendor',
    'vendored',
    'node_modules',
    'bower_components',
    'jspm_packages',
    'third_party',
    'third-party',
  ],
  ...['thirdparty', '3rdparty', 'extern', 'externals', 'pods', 'carthage', '.yarn', '.pnp'],
]);
const vendoredNames: ReadonlySet<string> = new Set([
  ...['gradlew', 'gradlew.bat', 'gradle-wrapper.jar', 'gradle-wrapper.properties', 'mvnw', 'mvnw.cmd'],
  ...['.pnp.cjs', '.pnp.loader.mjs'],
]);

export function isVendoredPath({ folders, name }: SplitPath): boolean {
  return vendoredNames.has(name) || folders.some(folder => vendoredFolders.has(folder.toLowerCase()));
}

const generatedFolders: ReadonlySet<string> = new Set([
  ...['generated', '__generated__', 'generated-sources', 'dist', 'autogen'],
]);
const generatedNames: readonly RegExp[] = [
  // Protocol buffers and gRPC.
  /\.pb(?:\.gw|\.validate)?\.(?:go|cc|h|ts|js|dart|swift)$/,
  /_pb2(?:_grpc)?\.pyi?$/,
  /_(?:grpc_)?pb\.(?:js|d\.ts|rb)$/,
  /[._-](?:generated|gen|autogen)\.[a-z0-9]{1,10}$/i,
  /^zz_generated[^/]*$/,
  /\.(?:g|freezed|mocks|gr)\.dart$/,
  /\.(?:g|g\.i|designer)\.cs$/i,
  /ModelSnapshot\.cs$/,
  /\.min\.(?:js|mjs|css)$/,
  /\.(?:js|mjs|cjs|css)\.map$/,
  /^(?:wire_gen|bindata)\.go$/,
];

export function isGeneratedPath({ folders, name }: SplitPath): boolean {
  return (
    generatedNames.some(pattern => pattern.test(name)) ||
    folders.some(folder => generatedFolders.has(folder.toLowerCase()))
  );
}

const lockNames: ReadonlySet<string> = new Set([
  ...['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb'],
  ...['deno.lock', 'Cargo.lock', 'Gemfile.lock', 'gems.locked', 'poetry.lock', 'Pipfile.lock', 'uv.lock'],
  ...['pdm.lock', 'pixi.lock', 'pylock.toml', 'conda-lock.yml', 'composer.lock', 'go.sum', 'go.work.sum'],
  ...['mix.lock', 'rebar.lock', 'pubspec.lock', 'Podfile.lock', 'Package.resolved', 'Cartfile.resolved'],
  ...['packages.lock.json', 'paket.lock', 'gradle.lockfile', 'buildscript-gradle.lockfile', 'flake.lock'],
  ...['.terraform.lock.hcl', 'Chart.lock', 'MODULE.bazel.lock', 'stack.yaml.lock', 'cabal.project.freeze'],
  ...['renv.lock', 'shard.lock', 'conan.lock', 'verification-metadata.xml'],
]);

export const isLockFile = ({ name }: SplitPath): boolean => lockNames.has(name);
