import * as vscode from 'vscode';
import { say } from './messages';

/** The server's command; it comes with the word and the dictionary that the server proposes. */
const ADD_TO_DICTIONARY = 'vanthu.addToDictionary';

/** Where a choice belongs: with the folder that is open, else with the user. */
function target(): vscode.ConfigurationTarget {
  return vscode.workspace.workspaceFolders === undefined
    ? vscode.ConfigurationTarget.Global
    : vscode.ConfigurationTarget.Workspace;
}

async function chooseProfile(): Promise<void> {
  const settings = vscode.workspace.getConfiguration('vanthu');
  const current = settings.get<string | null>('profile') ?? null;
  const choices: { value: string | null; label: string; description: string }[] = [
    { value: null, label: 'vanthu.toml', description: say('theo tệp cấu hình của thư mục', 'what the folder says') },
    { value: 'auto', label: 'auto', description: say('xem thể thức của từng văn bản', 'by the layout of each text') },
    { value: 'press', label: 'press', description: say('báo cáo, tin bài', 'reports and news') },
    { value: 'nd30', label: 'nd30', description: say('văn bản hành chính', 'administrative documents') },
    { value: 'nd78', label: 'nd78', description: say('văn bản quy phạm pháp luật', 'normative acts') },
    { value: 'party', label: 'party', description: say('văn bản của Đảng', 'documents of the Party') },
  ];
  const items = choices.map((one) => ({ ...one, label: one.value === current ? `$(check) ${one.label}` : one.label }));
  const placeHolder = say('Kiểm tra văn bản theo loại nào?', 'As what kind of text is it checked?');
  const picked = await vscode.window.showQuickPick(items, { placeHolder });
  if (picked !== undefined) {
    await settings.update('profile', picked.value ?? undefined, target());
  }
}

async function chooseRegistry(): Promise<void> {
  const title = say('Danh mục văn bản (CSV, TSV)', 'A registry of documents (CSV, TSV)');
  const files = await vscode.window.showOpenDialog({ title, canSelectMany: true, filters: { [title]: ['csv', 'tsv'] } });
  if (files === undefined || files.length === 0) {
    return;
  }
  const settings = vscode.workspace.getConfiguration('vanthu');
  const before = settings.get<string[]>('registry.files', []);
  const added = files.map((file) => file.fsPath).filter((file) => !before.includes(file));
  await settings.update('registry.files', [...before, ...added], target());
}

/** Offers what the server would write where; the server does the writing. */
async function addWord(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    editor.selection,
    vscode.CodeActionKind.QuickFix.value,
  );
  const items = actions.flatMap(({ title, command }) =>
    command?.command === ADD_TO_DICTIONARY ? [{ label: title, command }] : [],
  );
  if (items.length === 0) {
    const nothing = say(
      'Tại con trỏ không có từ nào bị coi là sai chính tả.',
      'No word at the cursor is taken for a misspelling.',
    );
    void vscode.window.showInformationMessage(nothing);
    return;
  }
  const picked = await vscode.window.showQuickPick(items);
  if (picked !== undefined) {
    await vscode.commands.executeCommand(picked.command.command, ...(picked.command.arguments ?? []));
  }
}

/** In the outline, documents are objects, wherever in it they stand. */
function cited(symbols: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] {
  return symbols.flatMap((one) => [
    ...(one.kind === vscode.SymbolKind.Object && one.children.length === 0 ? [one] : []),
    ...cited(one.children),
  ]);
}

async function listCited(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    editor.document.uri,
  );
  const items = cited(symbols ?? []).map((one) => ({ label: one.name, description: one.detail, symbol: one }));
  const placeHolder =
    items.length === 0
      ? say('Văn bản này không viện dẫn văn bản nào', 'This text cites no document')
      : say(`${items.length} văn bản được viện dẫn`, `${items.length} documents cited`);
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  if (picked !== undefined) {
    const { selectionRange } = picked.symbol;
    editor.selection = new vscode.Selection(selectionRange.start, selectionRange.end);
    editor.revealRange(selectionRange, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

export function registerCommands(): vscode.Disposable {
  const commands = { chooseProfile, chooseRegistry, addWord, listCited };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`vanthu.${name}`, run)),
  );
}
