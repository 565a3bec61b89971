import type { JobText } from '../facts/ladder/commands/read-job-texts.ts';

/** A command that runs tests. */
export const testCommand =
  /\b(?:vitest|jest|mocha|ava|karma|pytest|unittest|tox|nox|rspec|minitest|phpunit|pest|ctest|gtest|cargo (?:test|nextest)|(?:rich)?go test|gotest(?:sum)?|ginkgo|helm unittest|dotnet test|xunit|mvn[^\n]{0,80}\b(?:test|verify|install)|gradlew?[^\n]{0,80}\b(?:test|check|build)|sbt[^\n]{0,40}test|mix test|swift test|xcodebuild[^\n]{0,120}test|flutter test|dart test|deno test|bun test|node --test|(?:npm|pnpm|yarn)[^\n;&|]{0,40}\btest|make (?:test|check)|bazel test|playwright test|cypress run|behave|cucumber)\b/i;

/** A job that runs tests. */
export const runsTests = ({ text }: JobText): boolean => testCommand.test(text);

const ownScript =
  /(?:^|[\s;&|])(?:\.{1,2}\/[\w./-]{1,200}|(?:node|python3?|bash|sh|ruby|perl|tsx|ts-node)(?: -{1,2}[\w=-]{1,40}){0,3} [\w./-]{1,200}\.\w{1,5})\b/m;

/** A job that calls a program of the repository: what that runs, nobody read. */
export const mayRunTests = ({ text }: JobText): boolean => ownScript.test(text);
