import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

export type Found = { program: string } | { missing: string };

const NAME = process.platform === 'win32' ? 'vanthu.exe' : 'vanthu';

function isProgram(file: string): boolean {
  try {
    if (!fs.statSync(file).isFile()) {
      return false;
    }
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The server of this package. Some ways of unpacking lose the permission to run it. */
function bundled(extensionFolder: string): string | undefined {
  const file = path.join(extensionFolder, 'server', NAME);
  if (!isProgram(file) && fs.existsSync(file)) {
    try {
      fs.chmodSync(file, 0o755);
    } catch {
      return undefined; // a folder of somebody else's: PATH may still have one
    }
  }
  return isProgram(file) ? file : undefined;
}

/**
 * Only absolute folders of PATH: a relative one would be looked for in the folder that is open,
 * and opening a folder must not run what lies in it.
 */
function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, NAME)).find(isProgram);
}

/**
 * The program that the user named, else the one in this package, else the one on PATH. A named
 * one that is not there is an error: another one in its place would be a riddle.
 */
export function findServer(named: string, extensionFolder: string): Found {
  if (named !== '') {
    const file = named.startsWith('~/') ? path.join(os.homedir(), named.slice(2)) : named;
    return path.isAbsolute(file) && isProgram(file) ? { program: file } : { missing: named };
  }
  const program = bundled(extensionFolder) ?? onPath();
  return program === undefined ? { missing: NAME } : { program };
}
