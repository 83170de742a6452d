// Opens the example report in the real workbench with the packed extension, and does what a writer
// does (work.mjs).
//
// `.ci/vscode` runs it. In the environment: VANTHU_TOOLS, a folder with code-server and
// playwright-core; VANTHU_VSIX; VANTHU_SERVER, the command line; VANTHU_SHOTS, for screenshots;
// VANTHU_CHROMIUM.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Editor } from './editor.mjs';
import { work } from './work.mjs';

const wanted = (name) => {
  assert.ok(process.env[name], `${name} is not set; run .ci/vscode`);
  return resolve(process.env[name]);
};
const TOOLS = wanted('VANTHU_TOOLS');
const VSIX = wanted('VANTHU_VSIX');
const SERVER = wanted('VANTHU_SERVER');
const SHOTS = wanted('VANTHU_SHOTS');
const CHROMIUM = wanted('VANTHU_CHROMIUM');
const REPORT = fileURLToPath(new URL('../../docs/example/bao-cao.txt', import.meta.url));
const LIMIT_MS = 240_000;

const { chromium } = await import(pathToFileURL(join(TOOLS, 'node_modules/playwright-core/index.mjs')).href);
const started = Date.now();
const say = (text) => console.log(`${((Date.now() - started) / 1000).toFixed(1)} s  ${text}`);

const home = mkdtempSync(join(tmpdir(), 'vanthu-vscode-'));
const folder = join(home, 'van-ban');
const data = join(home, 'data');
const report = join(folder, 'bao-cao.txt');
mkdirSync(folder);
mkdirSync(SHOTS, { recursive: true });
mkdirSync(join(data, 'User'), { recursive: true });
copyFileSync(REPORT, report);

const quiet = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  // What is typed is what stands there then.
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoIndent': 'none',
  'editor.autoSurround': 'never',
  'editor.fontFamily': 'Noto Sans Mono, monospace',
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  // By columns, so that lines break at the same places whatever fonts a machine has.
  'editor.wordWrap': 'wordWrapColumn',
  'editor.wordWrapColumn': 104,
  // In a browser, texts would be saved by themselves.
  'files.autoSave': 'off',
  'extensions.autoUpdate': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.editor.useModal': 'off',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};
writeFileSync(join(data, 'User/settings.json'), JSON.stringify(quiet));

/** What the command line says of a file. */
function allFindings(file, ...options) {
  const run = spawnSync(SERVER, ['check', '--format', 'json', ...options, file], {
    cwd: folder,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config') },
    encoding: 'utf8',
  });
  return JSON.parse(run.stdout).files.flatMap((one) => one.diagnostics);
}

/** The findings that the panel shows, which leaves out hints. */
function findings(file, ...options) {
  return allFindings(file, ...options)
    .filter((one) => one.severity !== 'hint')
    .map((one) => `${one.severity} ${one.message} ${one.code} ${one.start.line}:${one.start.column}`)
    .sort();
}

const environment = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config') };
const program = join(TOOLS, 'node_modules/code-server/out/node/entry.js');
const common = [program, '--auth', 'none', '--user-data-dir', data, '--extensions-dir', join(home, 'extensions')];
common.push('--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override');
const installed = spawnSync(process.execPath, [...common, '--install-extension', VSIX], {
  env: environment,
  encoding: 'utf8',
});
assert.equal(installed.status, 0, installed.stdout + installed.stderr);
say('extension installed');
if (process.env.VANTHU_PROTOCOL_LOGS) {
  // The program in the package gives way to one that keeps what is said (see tests/recorder).
  const [unpacked] = readdirSync(join(home, 'extensions')).filter((name) => name.startsWith('vanthu.'));
  const bundled = join(home, 'extensions', unpacked, 'server/vanthu');
  renameSync(bundled, `${bundled}-itself`);
  copyFileSync(fileURLToPath(new URL('../recorder/vanthu', import.meta.url)), bundled);
  Object.assign(environment, { VANTHU_SERVER: `${bundled}-itself`, VANTHU_RECORD_AS: 'vscode' });
}

const port = await new Promise((done) => {
  const listener = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = listener.address();
    listener.close(() => done(port));
  });
});
const address = `http://127.0.0.1:${port}`;
const server = spawn(process.execPath, [...common, '--bind-addr', `127.0.0.1:${port}`, folder], {
  env: environment,
  stdio: ['ignore', 'ignore', openSync(join(SHOTS, 'code-server.log'), 'w')],
  detached: true, // so that its children can be ended with it
});
let browser;
let page;

function clean() {
  try {
    process.kill(-server.pid);
  } catch {
    // it has ended by itself
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
setTimeout(() => {
  console.error(`not done after ${LIMIT_MS / 1000} s`);
  clean();
  process.exit(1);
}, LIMIT_MS).unref();

async function ready() {
  for (let attempt = 0; attempt < 300; attempt++) {
    const answer = await fetch(`${address}/healthz`).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('code-server does not answer');
}

try {
  await ready();
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  await page.goto(`${address}/?folder=${folder}`);
  await work({ editor: new Editor(page), folder, report, SHOTS, settings: quiet, allFindings, findings, say, SERVER });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
  await page?.screenshot({ path: join(SHOTS, 'failure.png') }).catch(() => {});
}
await browser?.close().catch(() => {});
clean();
say(process.exitCode ? 'FAILED' : 'passed');
process.exit();
