// Opens the example report in the real workbench with the packed extension, and does what a writer
// does: reads the findings, hovers over a decree, applies a fix, changes a setting. Whatever the
// panel shows must be what the command line says of the same file.
//
// `.ci/vscode` runs it. In the environment: VANTHU_TOOLS, a folder with code-server and
// playwright-core; VANTHU_VSIX; VANTHU_SERVER, the command line; VANTHU_SHOTS, for screenshots;
// VANTHU_CHROMIUM.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Editor } from './editor.mjs';

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
const LIMIT_MS = 180_000;

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
  'editor.fontFamily': 'Noto Sans Mono, monospace',
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  // By columns, so that lines break at the same places whatever fonts a machine has.
  'editor.wordWrap': 'wordWrapColumn',
  'editor.wordWrapColumn': 104,
  'extensions.autoUpdate': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};
const set = (settings) => writeFileSync(join(data, 'User/settings.json'), JSON.stringify({ ...quiet, ...settings }));
set({});

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
  const editor = new Editor(page);
  await editor.open('bao-cao.txt');
  await editor.command('View: Toggle Primary Side Bar Visibility');
  say('report opened');

  await page.waitForSelector('.squiggly-error', { timeout: 60_000 });
  const before = findings(report);
  assert.ok(before.length >= 5, 'the example has too few findings to tell anything');
  await editor.command('View: Toggle Problems');
  await editor.problemsBecome(before);
  assert.ok((await page.locator('.squiggly-warning').count()) > 0, 'no warning is underlined');
  say(`problems panel equals the command line: ${before.length} findings`);
  assert.match(await editor.status(), /^vanthu: \d+$/);

  await editor.hoverOver('Nghị định số 30/', 'công tác văn thư');
  say(`hover card: ${await editor.hoverText()}`);
  await page.screenshot({ path: join(SHOTS, 'hover.png') });
  await page.keyboard.press('Escape');

  await editor.clickOn('Thông tư');
  await editor.quickFix('Sửa “Thông tư” thành “Nghị định”', join(SHOTS, 'fix.png'));
  await editor.until(async () => !(await editor.shows('Thông tư')), 'the quick fix changes nothing');
  await editor.save();
  await editor.until(() => {
    const text = readFileSync(report, 'utf8');
    return text.includes('triển khai Nghị định số 30/2020/NĐ-CP đến') && !text.includes('Thông tư');
  }, 'the quick fix is not in the saved file');
  const fixed = findings(report);
  assert.equal(fixed.length, before.length - 1);
  await editor.problemsBecome(fixed);
  say('quick fix applied and saved');

  const copy = join(folder, 'sao.txt');
  copyFileSync(report, copy);
  findings(copy, '--fix');
  await editor.clickOn('Đến năm');
  await editor.command('vanthu: Apply all certain fixes');
  await editor.save();
  await editor.until(() => readFileSync(report, 'utf8') === readFileSync(copy, 'utf8'), '“fix all” differs from --fix');
  await editor.problemsBecome(findings(report));
  say('“fix all” gives the same text as the command line');

  await editor.clickOn('Sáng ngày');
  await editor.append('\nCăn cứ Nghị định số 30/2020/');
  await editor.complete('30/2020/NĐ-CP', join(SHOTS, 'completion.png'));
  await editor.save();
  await editor.until(
    // The symbol alone: the text has the day and the title of this decree already.
    () => /^Căn cứ Nghị định số 30\/2020\/NĐ-CP$/m.test(readFileSync(report, 'utf8')),
    'the completion does not fill in the citation',
  );
  say('a symbol completed from its number');

  await editor.commandWithChoice('vanthu: List the documents cited', '30/2020/NĐ-CP', join(SHOTS, 'cited.png'));
  say('the cited documents are listed');

  const word = 'nghành';
  await editor.append(`\n😀 Các ${word} có liên quan họp ngày 5/3/2024.`);
  await editor.save();
  const isFound = () => allFindings(report).some((one) => one.message.includes(word));
  await editor.until(() => readFileSync(report, 'utf8').includes(word) && isFound(), 'the misspelt word is not found');
  await editor.clickOn(word);
  await editor.commandWithChoice('vanthu: Add the word at the cursor', 'thư mục làm việc', join(SHOTS, 'dictionary.png'));
  await editor.until(() => {
    const words = join(folder, '.vanthu/words.txt');
    return existsSync(words) && readFileSync(words, 'utf8').split('\n').includes(word);
  }, 'the word is not in the dictionary of the folder');
  assert.ok(!isFound(), 'the command line still finds the word');
  await editor.command('vanthu: Add the word at the cursor');
  await page.locator('.notification-toast', { hasText: 'không có từ nào bị coi là sai' }).first().waitFor({ timeout: 30_000 });
  say('a word added to the dictionary of the folder');

  await editor.commandWithChoice('vanthu: Choose the kind of text', 'nd30');
  // The status bar counts hints too.
  const statusBecomes = (count) =>
    editor.until(async () => (await editor.status()) === `vanthu: ${count}`, `the status bar never says ${count}`);
  const asDocument = allFindings(report, '--profile', 'nd30').length;
  assert.notEqual(asDocument, allFindings(report).length, 'the profile changes nothing, and so shows nothing');
  await statusBecomes(asDocument);
  await page.screenshot({ path: join(SHOTS, 'profile.png') });
  await editor.commandWithChoice('vanthu: Choose the kind of text', 'vanthu.toml');
  await statusBecomes(allFindings(report).length);
  say('another profile holds at once, and can be taken back');

  // This build of the workbench does not notice that a file changed outside it: it has to be loaded anew.
  const left = findings(report);
  const code = left[0].split(' ').at(-2);
  set({ 'vanthu.rules': { [code]: 'off' } });
  const others = left.filter((one) => !one.includes(` ${code} `));
  // Loaded at once, the workbench may still have the settings of before.
  await page.reload();
  await editor.problemsBecome(others).catch(async () => {
    await page.reload();
    await editor.problemsBecome(others);
  });
  say(`${code} is off after a setting says so`);

  set({ 'vanthu.server.path': '/khong/co/vanthu' });
  const toast = page.locator('.notification-toast', { hasText: 'Không tìm thấy chương trình' }).first();
  for (let left = 4; ; left -= 1) {
    await page.reload();
    const shown = toast.waitFor({ timeout: 10_000 });
    if (left === 1) await shown;
    if (await shown.then(() => true, () => false)) break;
  }
  assert.equal(await editor.status(), 'vanthu');
  say('a missing server is said in words');
} catch (error) {
  console.error(error);
  process.exitCode = 1;
  await page?.screenshot({ path: join(SHOTS, 'failure.png') }).catch(() => {});
}
await browser?.close().catch(() => {});
clean();
say(process.exitCode ? 'FAILED' : 'passed');
process.exit();
