import * as vscode from 'vscode';
import { LANGUAGES, SCHEMES } from './languages';
import { say } from './messages';

/** How long a check must take to be worth a word. */
const NOTICEABLE_MS = 500;

export type Health = 'starting' | 'running' | 'stopped' | 'missing';

/** Says in the status bar, beside texts that are checked, whether the checker runs. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('vanthu', vscode.StatusBarAlignment.Right, 90);
  private readonly subscriptions: vscode.Disposable[] = [];
  private health: Health = 'starting';
  /** Texts that have changed since they were last checked, with the clock that makes it visible. */
  private readonly unchecked = new Map<string, NodeJS.Timeout>();
  /** Those that have waited so long that it is worth saying. */
  private readonly slow = new Set<string>();

  constructor() {
    this.item.name = 'vanthu';
    this.subscriptions.push(
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
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
    if (this.slow.delete(text)) {
      this.show();
    }
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !LANGUAGES.includes(document.languageId)) {
      this.item.hide();
      return;
    }
    if (!SCHEMES.includes(document.uri.scheme)) {
      this.item.text = '$(circle-slash) vanthu';
      this.item.backgroundColor = undefined;
      this.item.command = undefined;
      this.item.tooltip = say(
        'vanthu không kiểm tra văn bản này vì nó không nằm trên máy này, hoặc chỉ để xem.',
        'vanthu does not check this text: it is not on this machine, or only shown.',
      );
      this.item.show();
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
        this.item.tooltip = say(
          `vanthu đang chạy: ${found} chỗ cần xem trong văn bản này. Bấm để xem nhật ký.`,
          `vanthu is running: ${found} findings in this text. Click for the log.`,
        );
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
