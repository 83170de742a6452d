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

/** What the server's commands about a text are told. */
function here(editor: vscode.TextEditor): { uri: string; position: { line: number; character: number } } {
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

async function listAs(editor: vscode.TextEditor, format: string): Promise<string> {
  const { uri } = here(editor);
  const list = await vscode.commands.executeCommand<string | null>('vanthu.citedDocuments', { uri, format });
  return list ?? '';
}

/** The list for an annex, as a text of its own. */
async function writeList(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const forms = [
    { format: 'list', language: 'plaintext', label: say('Danh sách đánh số', 'Numbered list') },
    { format: 'markdown', language: 'markdown', label: say('Bảng', 'Table'), description: 'Markdown' },
    { format: 'csv', language: 'plaintext', label: say('Bảng tính', 'Spreadsheet'), description: 'CSV' },
    { format: 'basis', language: 'plaintext', label: say('Dòng “Căn cứ …”', '“Căn cứ …” lines') },
  ];
  const placeHolder = say('Lập danh mục văn bản viện dẫn thành', 'The list of the documents cited becomes');
  const picked = await vscode.window.showQuickPick(forms, { placeHolder });
  if (picked === undefined) {
    return;
  }
  const content = await listAs(editor, picked.format);
  if (content === '') {
    void vscode.window.showInformationMessage(
      say('Văn bản này không viện dẫn văn bản nào.', 'This text cites no document.'),
    );
    return;
  }
  const document = await vscode.workspace.openTextDocument({ content, language: picked.language });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
}

async function addBasis(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const missing = (await listAs(editor, 'missing-basis')).split('\n').filter((line) => line !== '');
  if (missing.length === 0) {
    void vscode.window.showInformationMessage(
      say(
        'Mọi văn bản được viện dẫn có thể làm căn cứ đều đã có dòng “Căn cứ …”.',
        'Every document cited that can be a basis has its “Căn cứ …” line.',
      ),
    );
    return;
  }
  const items = missing.map((label) => ({ label, picked: true }));
  const placeHolder = say('Thêm những dòng nào?', 'Which lines are to be added?');
  const picked = await vscode.window.showQuickPick(items, { canPickMany: true, placeHolder });
  if (picked !== undefined && picked.length > 0) {
    const lines = picked.map(({ label }) => label);
    await vscode.commands.executeCommand('vanthu.insertBasis', { ...here(editor), lines });
  }
}

async function convert(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const asItLooks = say('chỉ những đoạn chắc chắn theo bảng mã cũ', 'only passages that are surely in an old encoding');
  const all = say('cả văn bản', 'the whole text');
  const items: { label: string; description: string; encoding?: string }[] = [
    { label: say('Tự nhận biết', 'As the text looks'), description: asItLooks },
    { label: 'TCVN3 (ABC)', description: all, encoding: 'tcvn3' },
    { label: 'VNI', description: all, encoding: 'vni' },
  ];
  const placeHolder = say('Chuyển từ bảng mã nào sang Unicode?', 'From which encoding to Unicode?');
  const picked = await vscode.window.showQuickPick(items, { placeHolder });
  if (picked !== undefined) {
    await vscode.commands.executeCommand('vanthu.convertEncoding', { ...here(editor), encoding: picked.encoding });
  }
}

/** Turns a setting of the window round; the server is started anew with it. */
async function turn(name: string, usual: boolean): Promise<void> {
  const settings = vscode.workspace.getConfiguration('vanthu');
  await settings.update(name, !settings.get<boolean>(name, usual), target());
}

export function registerCommands(): vscode.Disposable {
  const toggle = (): Promise<void> => turn('enable', true);
  const toggleFolder = (): Promise<void> => turn('checkFolder', false);
  const commands = {
    chooseProfile,
    chooseRegistry,
    addWord,
    listCited,
    writeList,
    addBasis,
    convert,
    toggle,
    toggleFolder,
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`vanthu.${name}`, run)),
  );
}
