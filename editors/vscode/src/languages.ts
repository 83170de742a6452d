/** Languages, by VS Code's names, whose texts are checked; `activationEvents` has the same. */
export const LANGUAGES: readonly string[] = [
  'plaintext',
  'markdown',
  'html',
  'latex',
  'restructuredtext',
  'asciidoc',
];

/**
 * Files and texts without one. Views of other schemes (old versions beside new ones, pages of rules)
 * are nothing that somebody is writing.
 */
export const SCHEMES: readonly string[] = ['file', 'untitled'];
