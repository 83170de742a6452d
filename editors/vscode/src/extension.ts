import * as vscode from 'vscode';
import { LanguageClient, LanguageClientOptions, ServerCapabilities, State, StaticFeature } from 'vscode-languageclient/node';
import { registerCommands } from './commands';
import { LANGUAGES, SCHEMES } from './languages';
import { say } from './messages';
import { registerRulePages } from './rulePage';
import { findServer } from './server';
import { settingsFor } from './settings';
import { Status } from './status';

/** The server's own kind of "fix all", without those of other extensions. */
const FIX_ALL = 'source.fixAll.vanthu';

/** Texts of the folder that are not open are asked for when somebody wants that, not otherwise. */
const folderSwitch: StaticFeature = {
  fillClientCapabilities: () => undefined,
  preInitialize: (capabilities: ServerCapabilities) => {
    const wanted = vscode.workspace.getConfiguration('vanthu').get<boolean>('checkFolder', false);
    if (capabilities.diagnosticProvider !== undefined && !wanted) {
      capabilities.diagnosticProvider.workspaceDiagnostics = false;
    }
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

/** One server for the window: found, started, stopped and started again. */
class Server {
  private client: LanguageClient | undefined;
  private found: string | undefined;
  /** The server is about to be stopped: it is told nothing any more. */
  private leaving = false;
  /** Starting and stopping take turns, however fast somebody clicks. */
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly extensionFolder: string,
    private readonly log: vscode.LogOutputChannel,
    private readonly status: Status,
  ) {}

  /** The program that is used, if there is one. */
  get program(): string | undefined {
    return this.found;
  }

  restart(): Promise<void> {
    this.leaving = true;
    return this.next(async () => {
      await this.stopClient();
      this.leaving = false;
      await this.startClient();
    });
  }

  stop(): Promise<void> {
    return this.next(() => this.stopClient());
  }

  private next(step: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(step).catch((error) => this.log.error(String(error)));
    return this.turn;
  }

  private async startClient(): Promise<void> {
    if (!vscode.workspace.getConfiguration('vanthu').get<boolean>('enable', true)) {
      this.found = undefined;
      this.status.set('off');
      return;
    }
    const named = vscode.workspace.getConfiguration('vanthu').get<string>('server.path', '').trim();
    const found = findServer(named, this.extensionFolder);
    if ('missing' in found) {
      this.found = undefined;
      this.status.set('missing');
      this.complainOfMissing(found.missing, named !== '');
      return;
    }
    this.found = found.program;
    this.log.info(`${found.program} lsp`);
    this.status.set('starting');
    const client = new LanguageClient(
      'vanthu',
      'vanthu',
      { command: found.program, args: ['lsp'], options: { cwd: this.extensionFolder } },
      this.options(),
    );
    client.registerFeature(folderSwitch);
    client.onDidChangeState(({ newState }) => {
      if (this.client === client) {
        const running = newState === State.Running;
        this.status.set(running ? 'running' : newState === State.Starting ? 'starting' : 'stopped');
      }
    });
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.log.error(String(error));
      this.status.set('stopped');
      void vscode.window.showErrorMessage(
        say(
          `Không chạy được ${found.program}. Xem nhật ký của vanthu để biết lý do.`,
          `${found.program} could not be run. The log of vanthu has the reason.`,
        ),
      );
    }
  }

  private async stopClient(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.status.set('stopped');
    await client?.dispose().catch((error) => this.log.warn(String(error)));
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme }))),
      // Else the first findings would be those of the defaults, until the server has asked.
      initializationOptions: settingsFor(vscode.workspace.workspaceFolders?.[0]?.uri),
      outputChannel: this.log,
      diagnosticPullOptions: { onChange: true },
      middleware: {
        didChange: (change, next) => {
          this.status.changed(change.document.uri);
          return next(change);
        },
        provideDiagnostics: async (document, previous, token, next) => {
          try {
            return await next(document, previous, token);
          } finally {
            this.status.checked(document instanceof vscode.Uri ? document : document.uri);
          }
        },
        workspace: {
          didChangeConfiguration: (sections, next) => (this.leaving ? Promise.resolve() : next(sections)),
          configuration: ({ items }) =>
            items.map((item) =>
              item.section === 'vanthu'
                ? settingsFor(item.scopeUri === undefined ? undefined : vscode.Uri.parse(item.scopeUri))
                : null,
            ),
        },
      },
    };
  }

  private complainOfMissing(name: string, wasNamed: boolean): void {
    this.log.error(`${name}: không tìm thấy / not found`);
    const message = wasNamed
      ? say(
          `Không tìm thấy chương trình “${name}” nêu ở thiết đặt vanthu.server.path, hoặc tệp đó không chạy được. ` +
            'Văn bản chưa được kiểm tra.',
          `“${name}”, which vanthu.server.path names, is not there or cannot be run. Texts are not checked.`,
        )
      : say(
          'Không tìm thấy chương trình vanthu: gói cài đặt này không kèm chương trình cho máy của bạn và PATH cũng ' +
            'không có. Văn bản chưa được kiểm tra.',
          'The vanthu program was not found, neither in this package nor on PATH. Texts are not checked.',
        );
    const openSettings = say('Mở thiết đặt', 'Open settings');
    void vscode.window.showWarningMessage(message, openSettings).then((answer) => {
      if (answer === openSettings) {
        void vscode.commands.executeCommand('workbench.action.openSettings', 'vanthu.server.path');
      }
    });
  }
}

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('vanthu', { log: true });
  const status = new Status();
  const ours = new Server(context.extensionPath, log, status);
  server = ours;
  context.subscriptions.push(
    log,
    status,
    registerCommands(),
    registerRulePages(() => ours.program),
    vscode.commands.registerCommand('vanthu.restart', () => ours.restart()),
    vscode.commands.registerCommand('vanthu.showLog', () => log.show()),
    vscode.commands.registerCommand('vanthu.fixAll', () =>
      vscode.commands.executeCommand('editor.action.sourceAction', { kind: FIX_ALL, apply: 'first' }),
    ),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (['server.path', 'enable', 'checkFolder'].some((name) => change.affectsConfiguration(`vanthu.${name}`))) {
        void ours.restart();
      }
    }),
    // A server that the folder names may be run from now on.
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      const path = vscode.workspace.getConfiguration('vanthu').inspect<string>('server.path');
      if (path?.workspaceValue !== undefined) {
        void ours.restart();
      }
    }),
  );
  await ours.restart();
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
