//! Requests about a `vanthu.toml`: completion, and what a setting means.

use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Hover, HoverContents, MarkupContent,
    MarkupKind, Position, TextEdit, Uri,
};

use super::document::Snapshot;
use super::shared::Shared;
use super::{position, request, settings};
use crate::config::Locale;
use crate::ide;

/// Answers from the text of a configuration file.
async fn run<T: Send + 'static>(
    shared: &Arc<Shared>,
    uri: &Uri,
    place: Position,
    work: impl FnOnce(&Snapshot, &str, u32, Locale) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    let Some(snapshot) = shared.documents().snapshot(uri) else { return Ok(None) };
    request::blocking(shared, move |shared| {
        let locale = settings::resolve(shared, &snapshot.uri).context.config.locale;
        let offset = snapshot.text.offset(position::from_protocol(place), snapshot.encoding);
        Ok(work(&snapshot, &snapshot.text.to_string(), offset, locale))
    })
    .await
}

pub(super) async fn completion(shared: &Arc<Shared>, uri: &Uri, place: Position) -> Result<Option<CompletionList>> {
    run(shared, uri, place, |snapshot, toml, offset, locale| {
        let item = |(index, offer): (usize, ide::Suggestion)| CompletionItem {
            filter_text: Some(offer.replace.of(toml).to_owned() + &offer.label),
            label: offer.label,
            kind: Some(CompletionItemKind::PROPERTY),
            detail: (!offer.detail.is_empty()).then_some(offer.detail),
            sort_text: Some(format!("{index:03}")),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range: position::protocol_range(&snapshot.text, offer.replace, snapshot.encoding),
                new_text: offer.insert,
            })),
            ..CompletionItem::default()
        };
        let items = ide::suggestions(toml, offset, locale).into_iter().enumerate().map(item).collect();
        Some(CompletionList { is_incomplete: true, items })
    })
    .await
}

pub(super) async fn hover(shared: &Arc<Shared>, uri: &Uri, place: Position) -> Result<Option<Hover>> {
    let markdown = shared.abilities().markdown;
    run(shared, uri, place, move |snapshot, toml, offset, locale| {
        let (card, range) = ide::explained(toml, offset, locale)?;
        let contents = if markdown {
            MarkupContent { kind: MarkupKind::Markdown, value: card }
        } else {
            MarkupContent { kind: MarkupKind::PlainText, value: ide::plain(&card) }
        };
        Some(Hover {
            contents: HoverContents::Markup(contents),
            range: Some(position::protocol_range(&snapshot.text, range, snapshot.encoding)),
        })
    })
    .await
}
