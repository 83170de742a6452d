//! Symbols of the workspace: the documents that open texts cite.

use std::sync::Arc;

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{Location, MessageType, OneOf, SymbolKind, WorkspaceSymbol};

use super::analyse;
use super::document::Snapshot;
use super::position::Walk;
use super::settings;
use super::shared::Shared;
use crate::ide;
use crate::text::fold;

/// More would be no answer to a question.
const MOST: usize = 500;

/// The documents cited in any open text whose name holds all words of the query, whatever their
/// case; for each text at its first mention.
pub(super) async fn find(shared: &Arc<Shared>, query: String) -> Result<Vec<WorkspaceSymbol>> {
    let snapshots = shared.documents().snapshots();
    let shared = Arc::clone(shared);
    let work = move || {
        let words: Vec<String> = compared(&query).split_whitespace().map(str::to_owned).collect();
        let mut symbols = Vec::new();
        for snapshot in snapshots.iter().filter(|snapshot| !settings::is_config_file(&snapshot.uri)) {
            let found = analyse::guarded(|| in_text(&shared, snapshot, &words)).and_then(|found| found);
            match found {
                Ok(found) => symbols.extend(found),
                Err(panic) => shared.log(MessageType::ERROR, format!("lỗi nội bộ / internal error: {panic}")),
            }
        }
        symbols.truncate(MOST);
        symbols
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::internal_error())
}

fn in_text(
    shared: &Shared,
    snapshot: &Snapshot,
    words: &[String],
) -> std::result::Result<Vec<WorkspaceSymbol>, String> {
    let context = settings::resolve(&shared.settings, &snapshot.uri).context;
    let analysis = analyse::reading(snapshot, &context, &*shared.options.read)?.analysis;
    let mut walk = Walk::new(analysis.text(), snapshot.encoding);
    let path = settings::path_of(&snapshot.uri);
    let file = path.as_deref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
    let cited = ide::cited_documents(&analysis).into_iter().filter(|item| {
        let name = compared(&item.name);
        words.iter().all(|word| name.contains(word.as_str()))
    });
    let symbols = cited.map(|item| WorkspaceSymbol {
        name: item.name,
        kind: SymbolKind::OBJECT,
        tags: None,
        container_name: file.clone(),
        location: OneOf::Left(Location { uri: snapshot.uri.clone(), range: walk.range(item.selection) }),
        data: None,
    });
    Ok(symbols.collect())
}

fn compared(text: &str) -> String {
    fold(text).text.to_lowercase()
}
