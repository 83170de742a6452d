// Packs the extension with the server for this platform:
//
//     npm run package [-- FOLDER]        default: this folder
//
// The server is $VANTHU_SERVER, else target/release/vanthu of this repository.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const extension = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const repository = resolve(extension, '../..');
const folder = resolve(process.argv[2] ?? extension);
const name = process.platform === 'win32' ? 'vanthu.exe' : 'vanthu';
const architecture = process.arch === 'arm' ? 'armhf' : process.arch;
const target = `${process.platform}-${architecture}`;
const server = resolve(process.env.VANTHU_SERVER || join(repository, 'target/release', name));

if (!existsSync(server)) {
  console.error(`${server} is not there. Build it with \`cargo build --release\`, or name one in VANTHU_SERVER.`);
  process.exit(1);
}
rmSync(join(extension, 'server'), { recursive: true, force: true });
mkdirSync(join(extension, 'server'));
copyFileSync(server, join(extension, 'server', name));
chmodSync(join(extension, 'server', name), 0o755);
for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) {
  copyFileSync(join(repository, licence), join(extension, licence));
}

// For the validation and completion of vanthu.toml in “Even Better TOML”.
copyFileSync(join(repository, 'docs/vanthu.schema.json'), join(extension, 'vanthu.schema.json'));

const { version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
const file = join(folder, `vanthu-${target}-${version}.vsix`);
const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--target', target, '--out', file];
const vsce = join(extension, 'node_modules/@vscode/vsce/vsce');
const { status } = spawnSync(process.execPath, [vsce, 'package', ...options], { cwd: extension, stdio: 'inherit' });
process.exit(status ?? 1);
