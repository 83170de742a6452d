import * as vscode from 'vscode';

/** Vietnamese, unless the checker's own messages are wanted in English. */
export function say(vietnamese: string, english: string): string {
  const locale = vscode.workspace.getConfiguration('vanthu').get<string | null>('locale');
  return locale === 'en' ? english : vietnamese;
}
