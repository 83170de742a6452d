//! Symbols of the workspace: the documents that its texts cite.

use std::sync::Arc;

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{Location, MessageType, OneOf, SymbolKind, Uri, WorkspaceSymbol, WorkspaceSymbolParams};

use super::document::Snapshot;
use super::folder::{self, Cited};
use super::progress::Progress;
use super::shared::Shared;
use super::{analyse, request, settings};
use crate::text::fold;

/// More would be no answer to a question.
const MOST: usize = 500;

/// The documents cited in any text, open or not, whose name holds all words of the query, whatever
/// their case; for each text at its first mention.
pub(super) async fn find(shared: &Arc<Shared>, params: WorkspaceSymbolParams) -> Result<Vec<WorkspaceSymbol>> {
    let snapshots = shared.documents().snapshots();
    request::cancellable(shared, move |shared, cancelled| Ok(walk(shared, &snapshots, params, cancelled))).await?
}

fn walk(
    shared: &Shared,
    snapshots: &[Snapshot],
    params: WorkspaceSymbolParams,
    cancelled: &dyn Fn() -> bool,
) -> Result<Vec<WorkspaceSymbol>> {
    let words: Vec<String> = compared(&params.query).split_whitespace().map(str::to_owned).collect();
    let mut symbols = Vec::new();
    let mut take = |uri: &Uri, found: std::result::Result<Arc<[Cited]>, String>| {
        let found =
            found.inspect_err(|panic| shared.log(MessageType::ERROR, format!("lỗi nội bộ / internal error: {panic}")));
        let named = |cited: &&Cited| {
            let name = compared(&cited.name);
            words.iter().all(|word| name.contains(word.as_str()))
        };
        symbols.extend(found.iter().flat_map(|found| found.iter()).filter(named).map(|cited| symbol(uri, cited)));
        symbols.len() >= MOST
    };
    for snapshot in
        snapshots.iter().filter(|snapshot| !settings::is_config_file(&snapshot.uri) && !shared.is_too_large(snapshot))
    {
        if cancelled() {
            return Err(Error::request_cancelled());
        }
        take(&snapshot.uri, analyse::guarded(|| in_open(shared, snapshot)).and_then(|found| found));
    }
    let token = params.work_done_progress_params.work_done_token;
    let mut progress = Progress::new(shared, token, "vanthu: tìm văn bản được viện dẫn".to_owned());
    let texts = folder::texts(shared, cancelled);
    for (index, text) in texts.iter().enumerate() {
        if cancelled() {
            return Err(Error::request_cancelled());
        }
        progress.step(index, texts.len());
        if progress.is_cancelled() || take(&text.uri, folder::cited(shared, text)) {
            break;
        }
    }
    symbols.truncate(MOST);
    Ok(symbols)
}

fn in_open(shared: &Shared, snapshot: &Snapshot) -> std::result::Result<Arc<[Cited]>, String> {
    let context = settings::resolve(shared, &snapshot.uri).context;
    Ok(Cited::in_text(snapshot, &analyse::reading(snapshot, &context, &*shared.options.read)?.analysis))
}

fn symbol(uri: &Uri, cited: &Cited) -> WorkspaceSymbol {
    let path = settings::path_of(uri);
    let file = path.as_deref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
    WorkspaceSymbol {
        name: cited.name.clone(),
        kind: SymbolKind::OBJECT,
        tags: None,
        container_name: file,
        location: OneOf::Left(Location { uri: uri.clone(), range: cited.range }),
        data: None,
    }
}

fn compared(text: &str) -> String {
    fold(text).text.to_lowercase()
}
