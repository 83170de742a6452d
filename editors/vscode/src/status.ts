import * as vscode from 'vscode';
import { LANGUAGES } from './languages';
import { say } from './messages';

export type Health = 'starting' | 'running' | 'stopped' | 'missing';

/** Says in the status bar, beside texts that are checked, whether the checker runs. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('vanthu', vscode.StatusBarAlignment.Right, 90);
  private readonly subscriptions: vscode.Disposable[] = [];
  private health: Health = 'starting';

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

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !LANGUAGES.includes(document.languageId)) {
      this.item.hide();
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
    this.item.dispose();
    this.subscriptions.forEach((subscription) => subscription.dispose());
  }
}
