//! The methods of the protocol, each as thin as it can be.
//!
//! Notification handlers contain no `.await`: the framework starts handlers in the order of the
//! wire and lets them run side by side from their first `.await` on, so whoever changes state must
//! do it before. No handler awaits an answer of the client; that could stop the reader which would
//! bring the answer.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability, CodeActionResponse, CodeLens,
    CodeLensOptions, CodeLensParams, CompletionItem, CompletionOptions, CompletionParams, CompletionResponse,
    CompletionTriggerKind, DiagnosticOptions, DiagnosticServerCapabilities, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentDiagnosticParams,
    DocumentDiagnosticReportResult, DocumentFormattingParams, DocumentHighlight, DocumentHighlightParams, DocumentLink,
    DocumentLinkOptions, DocumentLinkParams, DocumentRangeFormattingParams, DocumentSymbolParams,
    DocumentSymbolResponse, ExecuteCommandOptions, ExecuteCommandParams, FoldingRange, FoldingRangeParams,
    GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, HoverProviderCapability, InitializeParams,
    InitializeResult, InitializedParams, InlayHint, InlayHintParams, LSPAny, Location, MessageType, OneOf,
    PrepareRenameResponse, ReferenceParams, RenameOptions, RenameParams, SelectionRange, SelectionRangeParams,
    SemanticTokensDeltaParams, SemanticTokensFullDeltaResult, SemanticTokensParams, SemanticTokensRangeParams,
    SemanticTokensRangeResult, SemanticTokensResult, ServerCapabilities, ServerInfo, SetTraceParams,
    TextDocumentPositionParams, TextDocumentSaveReason, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextEdit, Uri, WillSaveTextDocumentParams, WorkDoneProgressCancelParams,
    WorkDoneProgressOptions, WorkspaceDiagnosticParams, WorkspaceDiagnosticReportResult, WorkspaceEdit,
    WorkspaceFolder, WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities, WorkspaceSymbolParams,
    WorkspaceSymbolResponse,
};

use super::shared::{Abilities, Shared};
use super::{
    citation, command, configuration, convert, diagnose, folder, lifecycle, position, pull, request, settings, symbols,
    tokens,
};
use crate::text::Encoding;

pub(super) struct Server {
    pub shared: Arc<Shared>,
}

impl Server {
    pub(super) async fn set_trace(&self, params: SetTraceParams) {
        self.shared.set_trace(params.value);
    }

    pub(super) async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        self.shared.cancel(params.token);
    }

    /// Notes a change of the texts: the publisher has work, the log what was odd.
    fn changed(&self, outcome: std::result::Result<(), String>) {
        self.shared.work.notify_one();
        if let Err(complaint) = outcome {
            self.shared.log(MessageType::WARNING, complaint);
        }
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let general = params.capabilities.general.as_ref();
        let offered = general.and_then(|general| general.position_encodings.as_deref());
        let encoding = self.shared.options.encoding.unwrap_or_else(|| position::negotiate(offered));
        self.shared.documents().set_encoding(encoding);
        let client = params.client_info.as_ref().map(|client| client.name.as_str());
        self.shared.set_abilities(Abilities::of(&params.capabilities, client));
        let client = params.initialization_options.clone().unwrap_or_default();
        self.shared.settings().start(roots(&params), client, encoding);
        self.shared.set_trace(params.trace.unwrap_or_default());
        if let Some(parent) = params.process_id {
            lifecycle::watch_parent(Arc::clone(&self.shared), parent);
        }
        Ok(InitializeResult {
            capabilities: capabilities(encoding, self.shared.abilities()),
            server_info: Some(ServerInfo {
                name: "vanthu".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        pull::spawn_registration(Arc::clone(&self.shared));
        pull::spawn_configuration(Arc::clone(&self.shared));
    }

    async fn shutdown(&self) -> Result<()> {
        self.shared.shut_down.store(true, Ordering::Relaxed);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let outcome = self.shared.documents().open(params.text_document);
        self.changed(outcome);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        let outcome = self.shared.documents().change(&document.uri, document.version, params.content_changes);
        self.changed(outcome);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let outcome = self.shared.documents().close(&params.text_document.uri);
        self.changed(outcome);
    }

    async fn will_save_wait_until(&self, params: WillSaveTextDocumentParams) -> Result<Option<Vec<TextEdit>>> {
        // What an editor saves by itself, the writer is still writing.
        if params.reason != TextDocumentSaveReason::MANUAL {
            return Ok(None);
        }
        let uri = params.text_document.uri;
        let edits = request::run(&self.shared, &uri, |request| Some(request.fixes_on_save()));
        request::unless_changed(&self.shared, &uri, edits).await
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.shared.documents().settle(&params.text_document.uri);
        self.shared.work.notify_one();
        // An editor that watches no files still tells when it wrote one itself.
        let depends = self.shared.settings().depends_on(&params.text_document.uri);
        if depends {
            self.shared.reload(settings::Settings::forget);
        }
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if self.shared.abilities().pull_configuration {
            pull::spawn_configuration(Arc::clone(&self.shared));
        } else {
            self.shared.reload(|settings| settings.set_client(params.settings));
        }
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.shared.reload(settings::Settings::forget);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let removed = paths(&params.event.removed);
        self.shared.reload(|settings| settings.change_roots(paths(&params.event.added), &removed));
        pull::spawn_configuration(Arc::clone(&self.shared));
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        diagnose::report(&self.shared, params).await
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        folder::report(&self.shared, params).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let place = params.text_document_position_params;
        if settings::is_config_file(&place.text_document.uri) {
            return configuration::hover(&self.shared, &place.text_document.uri, place.position).await;
        }
        request::run(&self.shared, &place.text_document.uri, move |request| request.hover(place.position)).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let place = params.text_document_position_params;
        let target =
            request::run(&self.shared, &place.text_document.uri, move |request| request.definition(place.position));
        Ok(target.await?.map(GotoDefinitionResponse::Scalar))
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let place = params.text_document_position;
        request::run(&self.shared, &place.text_document.uri, move |request| Some(request.references(place.position)))
            .await
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        let place = params.text_document_position_params;
        request::run(&self.shared, &place.text_document.uri, move |request| Some(request.highlights(place.position)))
            .await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let symbols = request::run(&self.shared, &params.text_document.uri, |request| Some(request.symbols()));
        Ok(symbols.await?.map(DocumentSymbolResponse::Nested))
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let place = params.text_document_position;
        let uri = place.text_document.uri;
        if settings::is_config_file(&uri) {
            let offers = configuration::completion(&self.shared, &uri, place.position);
            return Ok(offers.await?.map(CompletionResponse::List));
        }
        let asked = params.context.is_some_and(|context| context.trigger_kind == CompletionTriggerKind::INVOKED);
        let offers = request::run(&self.shared, &uri, move |request| Some(request.completion(place.position, asked)));
        Ok(request::unless_changed(&self.shared, &uri, offers).await?.map(CompletionResponse::List))
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        citation::resolve(&self.shared, item).await
    }

    async fn prepare_rename(&self, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        let place = params.position;
        request::run(&self.shared, &params.text_document.uri, move |request| request.prepare_rename(place)).await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let place = params.text_document_position;
        let uri = place.text_document.uri;
        let edit =
            request::run(&self.shared, &uri, move |request| Some(request.rename(place.position, &params.new_name)));
        let edit = request::unless_changed(&self.shared, &uri, edit).await?;
        edit.transpose().map_err(Error::invalid_params)
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        request::run(&self.shared, &params.text_document.uri, |request| Some(request.links())).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let uri = params.text_document.uri;
        let takes_all = request::takes_every_action(&params.context, params.range, self.shared.abilities());
        let actions = request::run(&self.shared, &uri, move |request| {
            Some(match takes_all {
                Some(place) => request.certain_fix(place),
                None => request.code_actions(params.range, params.context.only.as_deref()),
            })
        });
        request::unless_changed(&self.shared, &uri, actions).await
    }

    async fn semantic_tokens_full(&self, params: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
        let tokens = request::run(&self.shared, &params.text_document.uri, |request| Some(request.tokens()));
        Ok(tokens.await?.map(SemanticTokensResult::Tokens))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let previous = params.previous_result_id;
        request::run(&self.shared, &params.text_document.uri, move |request| Some(request.tokens_since(&previous)))
            .await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let uri = params.text_document.uri;
        let tokens = request::run(&self.shared, &uri, move |request| Some(request.tokens_in(params.range)));
        Ok(tokens.await?.map(SemanticTokensRangeResult::Tokens))
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        request::run(&self.shared, &params.text_document.uri, |request| Some(request.folding())).await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        let places = params.positions;
        request::run(&self.shared, &params.text_document.uri, move |request| Some(request.selections(&places))).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let uri = params.text_document.uri;
        request::run(&self.shared, &uri, move |request| Some(request.inlay_hints(params.range))).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        request::run(&self.shared, &params.text_document.uri, |request| Some(request.lenses())).await
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let uri = params.text_document.uri;
        let edits = request::run(&self.shared, &uri, |request| Some(request.formatting(None)));
        request::unless_changed(&self.shared, &uri, edits).await
    }

    async fn range_formatting(&self, params: DocumentRangeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let uri = params.text_document.uri;
        let edits = request::run(&self.shared, &uri, move |request| Some(request.formatting(Some(params.range))));
        request::unless_changed(&self.shared, &uri, edits).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        Ok(Some(WorkspaceSymbolResponse::Nested(symbols::find(&self.shared, params).await?)))
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        command::execute(&self.shared, params).await
    }
}

fn capabilities(encoding: Encoding, client: Abilities) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(position::encoding_kind(encoding)),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(true.into()),
            will_save_wait_until: Some(true),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        completion_provider: Some(CompletionOptions {
            // Behind "số " and inside a number; letters start it by themselves in every editor.
            trigger_characters: Some([" ", "/", "-"].map(str::to_owned).to_vec()),
            resolve_provider: Some(true),
            ..CompletionOptions::default()
        }),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::new(convert::FIX_ALL)]),
            ..CodeActionOptions::default()
        })),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        semantic_tokens_provider: Some(tokens::options().into()),
        folding_range_provider: Some(true.into()),
        selection_range_provider: Some(true.into()),
        inlay_hint_provider: Some(OneOf::Left(true)),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
        document_formatting_provider: Some(OneOf::Left(true)),
        document_range_formatting_provider: Some(OneOf::Left(true)),
        diagnostic_provider: client.pulls.then(|| {
            DiagnosticServerCapabilities::Options(DiagnosticOptions {
                identifier: Some("vanthu".to_owned()),
                inter_file_dependencies: false,
                workspace_diagnostics: client.pulls_folders,
                work_done_progress_options: WorkDoneProgressOptions::default(),
            })
        }),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: command::NAMES.map(str::to_owned).to_vec(),
            work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            ..WorkspaceServerCapabilities::default()
        }),
        ..ServerCapabilities::default()
    }
}

/// The folders that the editor has open; older ones name one only.
#[allow(deprecated)] // `rootUri`: Neovim before 0.9 and others send it alone
fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    match &params.workspace_folders {
        Some(folders) if !folders.is_empty() => paths(folders),
        _ => params.root_uri.as_ref().and_then(settings::path_of).into_iter().collect(),
    }
}

fn paths(folders: &[WorkspaceFolder]) -> Vec<PathBuf> {
    folders.iter().map(|folder| &folder.uri).filter_map(|uri: &Uri| settings::path_of(uri)).collect()
}
