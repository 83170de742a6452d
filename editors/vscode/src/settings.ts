import * as vscode from 'vscode';

/** What the server reads of `vanthu.…`; a Rust test compares this list with the server's own. */
const KEYS = ['profile', 'locale', 'as-of', 'rules', 'dictionary.words', 'dictionary.files', 'registry.files', 'spelling.model', 'inlay-hints', 'code-lens', 'fix-on-save'];

/** Whether a setting says nothing. */
function isUnset(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value as object).length === 0)
  );
}

/**
 * The settings that somebody made. The others stay out: settings of the editor lie over
 * `vanthu.toml`, and mere defaults must not hide what stands there.
 */
export function settingsFor(scope: vscode.Uri | undefined): Record<string, unknown> {
  const all = vscode.workspace.getConfiguration('vanthu', scope ?? null);
  const settings: Record<string, unknown> = {};
  for (const key of KEYS) {
    const value = all.get<unknown>(key);
    if (isUnset(value)) {
      continue;
    }
    const [table, name] = key.split('.');
    if (name === undefined) {
      settings[key] = value;
    } else {
      settings[table] = { ...(settings[table] as object | undefined), [name]: value };
    }
  }
  return settings;
}
