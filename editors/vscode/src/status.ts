import * as vscode from 'vscode';
import { LANGUAGES, SCHEMES } from './languages';
import { say } from './messages';

/** How long a check must take to be worth a word. */
const NOTICEABLE_MS = 500;

/** The size from which VS Code gives a text to no extension. */
const WITHHELD_BYTES = 50 * 1024 * 1024;

export type Health = 'starting' | 'running' | 'stopped' | 'missing' | 'off';

/** What the server says of a text (`vanthu.status`). */
interface Standing {
  state: 'checked' | 'off' | 'too-large' | 'not-vietnamese' | 'configuration' | 'not-open';
  /** How many paragraphs are in another language and were not checked. */
  leftAlone?: number;
}

/** Says in the status bar, beside texts that are checked, whether the checker runs. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('vanthu', vscode.StatusBarAlignment.Right, 90);
  private readonly subscriptions: vscode.Disposable[] = [];
  private health: Health = 'starting';
  /** Texts that have changed since they were last checked, with the clock that makes it visible. */
  private readonly unchecked = new Map<string, NodeJS.Timeout>();
  /** Those that have waited so long that it is worth saying. */
  private readonly slow = new Set<string>();
  /** What the server last said of the text in view, and which state of it that was. */
  private standing: { text: string; state: Standing['state']; leftAlone: number } | undefined;

  constructor() {
    this.item.name = 'vanthu';
    this.subscriptions.push(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.show();
        if (editor !== undefined) {
          void this.ask(editor.document.uri.toString());
        }
      }),
      vscode.window.tabGroups.onDidChangeTabs(() => this.show()),
      vscode.workspace.onDidOpenTextDocument(() => this.show()), // also when a text changes its language
      vscode.languages.onDidChangeDiagnostics(() => this.show()),
    );
  }

  set(health: Health): void {
    this.health = health;
    void vscode.commands.executeCommand('setContext', 'vanthu.running', health === 'running');
    this.show();
  }

  /** A text has changed. Most are checked before anybody would see that it is being done. */
  changed(uri: vscode.Uri): void {
    const text = uri.toString();
    if (!this.unchecked.has(text)) {
      const sayIt = (): void => {
        this.slow.add(text);
        this.show();
      };
      this.unchecked.set(text, setTimeout(sayIt, NOTICEABLE_MS));
    }
  }

  /** What was found in a text has come. */
  checked(uri: vscode.Uri): void {
    const text = uri.toString();
    clearTimeout(this.unchecked.get(text));
    this.unchecked.delete(text);
    this.slow.delete(text);
    this.show();
    if (text === vscode.window.activeTextEditor?.document.uri.toString()) {
      void this.ask(text);
    }
  }

  /** Asks the server how it stands with a text. */
  private async ask(uri: string): Promise<void> {
    if (this.health !== 'running') {
      return;
    }
    try {
      const said = await vscode.commands.executeCommand<Standing | null>('vanthu.status', { uri });
      this.standing = said === null ? undefined : { text: uri, state: said.state, leftAlone: said.leftAlone ?? 0 };
    } catch {
      this.standing = undefined; // the server has stopped meanwhile
    }
    this.show();
  }

  /** Why a text is not checked although the server runs; empty if it is. */
  private static reason(state: Standing['state']): string {
    switch (state) {
      case 'off':
        return say('Chính văn bản này tắt kiểm tra (vanthu: tắt).', 'The text itself switches checking off (vanthu: off).');
      case 'too-large':
        return say('Văn bản quá lớn nên không được kiểm tra.', 'The text is too large to be checked.');
      case 'not-vietnamese':
        return say('Văn bản không phải tiếng Việt nên không được kiểm tra.', 'The text is not Vietnamese and is not checked.');
      default:
        return '';
    }
  }

  /** What is to be said of the paragraphs of a text that are in another language; empty if none is. */
  private alone(text: string): string {
    const count = this.standing?.text === text ? this.standing.leftAlone : 0;
    if (count === 0) {
      return '';
    }
    return say(
      ` Có ${count} đoạn không phải tiếng Việt, không được kiểm tra.`,
      ` Paragraphs in another language, which are not checked: ${count}.`,
    );
  }

  private showIdle(label: string, tooltip: string, command: string | undefined): void {
    this.item.text = `$(circle-slash) vanthu: ${label}`;
    this.item.backgroundColor = undefined;
    this.item.command = command;
    this.item.tooltip = tooltip;
    this.item.show();
  }

  /** Beyond some size the editor shows a text, but gives it to no extension. */
  private async showIfWithheld(uri: vscode.Uri): Promise<void> {
    const { size } = await vscode.workspace.fs.stat(uri);
    const isText = /\.(txt|md|markdown|html|tex|rst|adoc)$/i.test(uri.path);
    if (isText && size > WITHHELD_BYTES && vscode.window.activeTextEditor === undefined) {
      this.showIdle(say('quá lớn', 'too large'), Status.reason('too-large'), undefined);
    }
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (document === undefined && input instanceof vscode.TabInputText) {
      void this.showIfWithheld(input.uri);
    }
    if (document === undefined || !LANGUAGES.includes(document.languageId)) {
      this.item.hide();
      return;
    }
    if (!SCHEMES.includes(document.uri.scheme)) {
      const tooltip = say(
        'vanthu không kiểm tra văn bản này vì nó không nằm trên máy này, hoặc chỉ để xem.',
        'vanthu does not check this text: it is not on this machine, or only shown.',
      );
      this.showIdle(say('không kiểm tra', 'not checked'), tooltip, undefined);
      return;
    }
    if (this.health === 'off') {
      const tooltip = say('vanthu đang tắt. Bấm để bật.', 'vanthu is off. Click to switch it on.');
      this.showIdle(say('tắt', 'off'), tooltip, 'vanthu.toggle');
      return;
    }
    const standing = this.standing?.text === document.uri.toString() ? this.standing.state : 'checked';
    const reason = Status.reason(standing);
    if (this.health === 'running' && reason !== '') {
      const labels = {
        off: say('tắt', 'off'),
        'too-large': say('quá lớn', 'too large'),
        'not-vietnamese': say('không phải tiếng Việt', 'not Vietnamese'),
      } as Record<string, string>;
      this.showIdle(labels[standing], reason, 'vanthu.showLog');
      return;
    }
    const failed = this.health === 'stopped' || this.health === 'missing';
    this.item.command = failed ? 'vanthu.restart' : 'vanthu.showLog';
    this.item.backgroundColor = failed ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    const found = vscode.languages.getDiagnostics(document.uri).filter((one) => one.source === 'vanthu').length;
    switch (this.health) {
      case 'starting':
        this.item.text = '$(sync~spin) vanthu';
        this.item.tooltip = say('vanthu đang khởi động', 'vanthu is starting');
        break;
      case 'running':
        if (this.slow.has(document.uri.toString())) {
          this.item.text = '$(sync~spin) vanthu';
          this.item.tooltip = say('vanthu đang kiểm tra văn bản này', 'vanthu is checking this text');
          break;
        }
        this.item.text = found === 0 ? '$(check) vanthu' : `$(checklist) vanthu: ${found}`;
        this.item.tooltip =
          say(
            `vanthu đang chạy: ${found} chỗ cần xem trong văn bản này. Bấm để xem nhật ký.`,
            `vanthu is running: ${found} findings in this text. Click for the log.`,
          ) + this.alone(document.uri.toString());
        break;
      case 'stopped':
        this.item.text = '$(warning) vanthu';
        this.item.tooltip = say(
          'vanthu đã dừng, văn bản không được kiểm tra. Bấm để chạy lại.',
          'vanthu has stopped, texts are not checked. Click to start it again.',
        );
        break;
      case 'missing':
        this.item.text = '$(warning) vanthu';
        this.item.tooltip = say(
          'Không tìm thấy chương trình vanthu, văn bản không được kiểm tra. Bấm để tìm lại.',
          'The vanthu program was not found, texts are not checked. Click to look again.',
        );
        break;
    }
    this.item.show();
  }

  dispose(): void {
    this.unchecked.forEach((timer) => clearTimeout(timer));
    this.item.dispose();
    this.subscriptions.forEach((subscription) => subscription.dispose());
  }
}
