/** Languages, by VS Code's names, whose texts are checked; `activationEvents` has the same. */
export const LANGUAGES: readonly string[] = [
  'plaintext',
  'markdown',
  'html',
  'latex',
  'restructuredtext',
  'asciidoc',
];
