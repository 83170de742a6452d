import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import { say } from './messages';

const SCHEME = 'vanthu-rule';

function codeOf(diagnostic: vscode.Diagnostic): string {
  const code = diagnostic.code;
  return String(typeof code === 'object' ? code.value : code);
}

/** The code of the finding at the cursor; where there is none, one that the user picks. */
async function chosenCode(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const all = editor === undefined ? [] : vscode.languages.getDiagnostics(editor.document.uri);
  const ours = all.filter((one) => one.source === 'vanthu');
  const here = ours.filter((one) => editor !== undefined && one.range.contains(editor.selection.active));
  if (here.length === 1) {
    return codeOf(here[0]);
  }
  const messages = new Map<string, string>();
  for (const one of here.length > 0 ? here : ours) {
    messages.set(codeOf(one), messages.get(codeOf(one)) ?? one.message);
  }
  if (messages.size === 0) {
    return vscode.window.showInputBox({
      prompt: say('Mã quy tắc, ví dụ A01', 'Code of a rule, for example A01'),
      validateInput: (text) => (/^[A-Za-z]\d\d$/.test(text.trim()) ? undefined : 'A01, B02, …'),
    });
  }
  const items = [...messages].map(([label, description]) => ({ label, description }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: say('Xem trang của quy tắc nào?', 'The page of which rule?'),
  });
  return picked?.label;
}

function explain(program: string, code: string): Promise<string> {
  const language = say('vi', 'en');
  return new Promise((resolve) => {
    execFile(program, ['explain', '--lang', language, code], { timeout: 10_000 }, (error, page, complaint) => {
      resolve(error === null ? page : complaint || error.message);
    });
  });
}

/** The pages come from the server itself, so that they can be read without a network. */
export function registerRulePages(program: () => string | undefined): vscode.Disposable {
  const pages = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent(uri) {
      const server = program();
      return server === undefined
        ? say('Không tìm thấy chương trình vanthu.', 'The vanthu program was not found.')
        : explain(server, uri.path.replace(/\.md$/, ''));
    },
  });
  const command = vscode.commands.registerCommand('vanthu.openRulePage', async (code?: unknown) => {
    const wanted = typeof code === 'string' ? code : await chosenCode();
    if (wanted !== undefined && /^[A-Za-z]\d\d$/.test(wanted.trim())) {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `${wanted.trim().toUpperCase()}.md` });
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    }
  });
  return vscode.Disposable.from(pages, command);
}
