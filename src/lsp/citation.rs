//! Requests about the documents that a text cites: rename, links, cards of offers, the list of them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CompletionItem, DocumentLink, Documentation, MarkupContent, MarkupKind, Position, PrepareRenameResponse, Uri,
    WorkspaceEdit,
};

use super::convert;
use super::request::{self, Request};
use super::shared::Shared;
use crate::ide::{self, ListFormat};
use crate::law::RecordId;

/// The command that lists the documents a text cites; its one argument is a [`Wanted`].
pub(super) const LIST: &str = "vanthu.citedDocuments";

/// Which list of which text.
#[derive(Debug, Deserialize)]
struct Wanted {
    uri: Uri,
    /// `list` (the default), `markdown`, `csv` or `basis`.
    #[serde(default)]
    format: Option<String>,
}

/// What an offer carries so that its card can be written later.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Offered {
    pub uri: Uri,
    pub record: u32,
}

impl Request {
    pub(super) fn prepare_rename(&self, place: Position) -> Option<PrepareRenameResponse> {
        ide::renameable(&self.reading.analysis, self.offset(place))
            .map(|range| PrepareRenameResponse::Range(self.range(range)))
    }

    /// The edits, or what is wrong with the new name.
    pub(super) fn rename(&self, place: Position, name: &str) -> std::result::Result<WorkspaceEdit, String> {
        let edits = ide::rename(&self.reading.analysis, self.offset(place), name)?;
        Ok(convert::workspace_edit(&self.snapshot, &edits, &self.abilities))
    }

    pub(super) fn links(&self) -> Vec<DocumentLink> {
        let locale = self.resolved.context.config.locale;
        let link = |(range, address): (_, String)| {
            Some(DocumentLink {
                range: self.range(range),
                target: Some(address.parse().ok()?),
                tooltip: Some(locale.pick("Xem văn bản gốc", "Show the official text").to_owned()),
                data: None,
            })
        };
        ide::links(&self.reading.analysis).into_iter().filter_map(link).collect()
    }

    /// Text for people, in the form that the client shows.
    pub(super) fn shown(&self, markdown: String) -> MarkupContent {
        if self.abilities.markdown {
            MarkupContent { kind: MarkupKind::Markdown, value: markdown }
        } else {
            MarkupContent { kind: MarkupKind::PlainText, value: ide::plain(&markdown) }
        }
    }
}

/// Puts the card of its document to an offer. An offer that is not ours comes back as it is.
pub(super) async fn resolve(shared: &Arc<Shared>, mut item: CompletionItem) -> Result<CompletionItem> {
    let offered = item.data.clone().and_then(|data| serde_json::from_value::<Offered>(data).ok());
    let Some(Offered { uri, record }) = offered else { return Ok(item) };
    let card = request::run(shared, &uri, move |request| {
        ide::documentation(&request.reading.analysis, RecordId(record)).map(|card| request.shown(card))
    });
    item.documentation = card.await?.map(Documentation::MarkupContent);
    Ok(item)
}

/// Carries the command out: the answer is the list, as text.
pub(super) async fn list(shared: &Arc<Shared>, arguments: Vec<Value>) -> Result<Option<Value>> {
    let argument = arguments.into_iter().next().unwrap_or_default();
    let wanted: Wanted =
        serde_json::from_value(argument).map_err(|error| Error::invalid_params(format!("{LIST}: {error}")))?;
    let name = wanted.format.unwrap_or_else(|| "list".to_owned());
    let format = ListFormat::parse(&name).ok_or_else(|| {
        Error::invalid_params(format!("{LIST}: không có dạng “{name}” / no such format (list, markdown, csv, basis)"))
    })?;
    let text = request::run(shared, &wanted.uri, move |request| {
        let locale = request.resolved.context.config.locale;
        Some(ide::render(&ide::bibliography(&request.reading.analysis), format, locale))
    });
    Ok(text.await?.map(Value::String))
}
