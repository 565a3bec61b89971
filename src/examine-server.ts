import { readFileSync } from 'node:fs';
import type { DoctorAnswer, DoctorOptions } from './commands/doctor.ts';
import { createAppReads } from './github/app-reads.ts';
import { askHost } from './github/ask-host.ts';
import { createGitHub } from './github/create-github.ts';
import type { ProxyVariables } from './github/proxy-for.ts';
import { loadEnvironment } from './load-environment.ts';
import { silentLog } from './model/log.ts';
import { OperatorError } from './model/operator-error.ts';
import { loadTexts } from './publish/load-texts.ts';
import { doctorLines } from './render/doctor-lines.ts';
import { readServerSettings, readSettings, type Settings } from './settings.ts';
import { examineDatabase } from './store/examine-database.ts';
import type { AppParts } from './usecases/doctor/doctor-parts.ts';
import { examine } from './usecases/doctor/examine.ts';

/** `rung doctor` with the settings of this directory. Rejects with `OperatorError` when those cannot be read. */
export async function examineServer({ repository, ...asked }: DoctorOptions): Promise<DoctorAnswer> {
  const network = loadEnvironment();
  const settings = readServerSettings(process.env);
  const app = readAppParts(network.proxyVariables);
  const findings = await examine({
    ...network,
    webUrl: settings.webUrl,
    webhookPath: settings.webhookPath,
    askHost: () => askHost(settings.githubUrl),
    examineDatabase: () => examineDatabase(settings.database),
    ...{ app, repository, now },
  });
  const texts = loadTexts(asked.language ?? settings.language);
  return { lines: doctorLines(findings, texts), texts, hasCredentials: !('problem' in app) };
}

const now = () => new Date();

function readAppParts(proxyVariables: ProxyVariables): AppParts | { readonly problem: string } {
  let settings: Settings;
  try {
    settings = readSettings(process.env, path => readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof OperatorError) return { problem: error.message.replaceAll('\n', ' ') };
    throw error;
  }
  const { appId, privateKey, githubUrl: baseUrl, allowedHosts } = settings;
  const options = {
    appId,
    privateKey,
    baseUrl,
    allowedHosts,
    proxyVariables,
    now,
    log: silentLog,
  };
  return { appId, reads: createAppReads(options), github: createGitHub(options) };
}
