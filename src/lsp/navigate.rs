//! Requests that move about in a text: definition, references, outline, completion.

use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, DocumentHighlight, DocumentHighlightKind,
    DocumentSymbol, InsertTextFormat, Location, Position, Range, SymbolKind, TextEdit,
};

use super::citation::Offered;
use super::position::{self, Places};
use super::request::Request;
use crate::ide::{self, ItemKind, OutlineItem};
use crate::text::TextRange;

impl Request {
    pub(super) fn definition(&self, place: Position) -> Option<Location> {
        let target = ide::definition(&self.reading.analysis, self.offset(place))?;
        Some(Location { uri: self.snapshot.uri.clone(), range: self.range(target) })
    }

    pub(super) fn references(&self, place: Position) -> Vec<Location> {
        let found = ide::references(&self.reading.analysis, self.offset(place));
        found.into_iter().map(|range| Location { uri: self.snapshot.uri.clone(), range: self.range(range) }).collect()
    }

    pub(super) fn highlights(&self, place: Position) -> Vec<DocumentHighlight> {
        let found = ide::references(&self.reading.analysis, self.offset(place));
        let highlight = |range| DocumentHighlight { range: self.range(range), kind: Some(DocumentHighlightKind::TEXT) };
        found.into_iter().map(highlight).collect()
    }

    /// The parts of the text, and as one group the documents it cites.
    pub(super) fn symbols(&self) -> Vec<DocumentSymbol> {
        let analysis = &self.reading.analysis;
        let places = Places::new(analysis.text(), self.snapshot.encoding);
        let mut symbols: Vec<DocumentSymbol> =
            ide::outline(analysis).iter().map(|item| symbol(item, &places, Vec::new())).collect();
        let cited = ide::cited_documents(analysis);
        if let (Some(first), Some(last)) = (cited.first(), cited.last()) {
            let locale = self.resolved.context.config.locale;
            let group = OutlineItem {
                kind: ItemKind::Citation,
                name: locale.pick("Văn bản viện dẫn", "Cited documents").to_owned(),
                mentions: cited.len(),
                range: TextRange::new(first.range.start, last.range.end.max(first.range.end)),
                selection: first.selection,
            };
            let children = cited.iter().map(|item| symbol(item, &places, Vec::new())).collect();
            symbols.push(symbol(&group, &places, children));
        }
        symbols
    }

    /// The offers at a place; `asked` by the person, not by a letter that was typed.
    pub(super) fn completion(&self, place: Position, asked: bool) -> CompletionList {
        let analysis = &self.reading.analysis;
        let offers = ide::completions(analysis, self.offset(place), asked);
        let item = |(index, offer): (usize, ide::Completion)| {
            // A card takes longer to write than to find: it is asked for when the offer is looked at.
            let data = offer.record.map(|record| Offered { uri: self.snapshot.uri.clone(), record: record.0 });
            let is_form = !offer.gaps.is_empty();
            let as_snippet = is_form && self.abilities.snippets;
            CompletionItem {
                filter_text: Some(offer.replace.of(analysis.text()).to_owned() + &offer.label),
                label: offer.label,
                kind: Some(if is_form { CompletionItemKind::SNIPPET } else { CompletionItemKind::REFERENCE }),
                insert_text_format: as_snippet.then_some(InsertTextFormat::SNIPPET),
                detail: Some(offer.detail),
                data: data.and_then(|data| serde_json::to_value(data).ok()),
                sort_text: Some(format!("{index:03}")),
                text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                    range: self.range(offer.replace),
                    new_text: if as_snippet { snippet(&offer.insert, &offer.gaps) } else { offer.insert },
                })),
                ..CompletionItem::default()
            }
        };
        CompletionList { is_incomplete: true, items: offers.into_iter().enumerate().map(item).collect() }
    }

    pub(super) fn offset(&self, place: Position) -> u32 {
        self.snapshot.text.offset(position::from_protocol(place), self.snapshot.encoding)
    }

    pub(super) fn range(&self, range: TextRange) -> Range {
        position::protocol_range(&self.snapshot.text, range, self.snapshot.encoding)
    }
}

/// A text with gaps as a snippet of the protocol: each gap is a stop with its text to type over, and
/// gaps that read alike are one stop.
fn snippet(text: &str, gaps: &[TextRange]) -> String {
    let escaped = |part: &str| part.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}");
    let mut stops: Vec<&str> = Vec::new();
    let (mut snippet, mut done) = (String::new(), 0);
    for gap in gaps {
        let read = gap.of(text);
        snippet += &escaped(&text[done..gap.start as usize]);
        match stops.iter().position(|stop| *stop == read) {
            Some(index) => snippet += &format!("${{{}}}", index + 1),
            None => {
                stops.push(read);
                snippet += &format!("${{{}:{}}}", stops.len(), escaped(read));
            }
        }
        done = gap.end as usize;
    }
    snippet + &escaped(&text[done..])
}

#[allow(deprecated)] // the field `deprecated` must be named to make the struct
fn symbol(item: &OutlineItem, places: &Places<'_>, children: Vec<DocumentSymbol>) -> DocumentSymbol {
    DocumentSymbol {
        name: item.name.clone(),
        detail: (item.mentions > 1).then(|| format!("× {}", item.mentions)),
        kind: match item.kind {
            ItemKind::Heading => SymbolKind::NAMESPACE,
            ItemKind::Basis => SymbolKind::KEY,
            ItemKind::Citation => SymbolKind::OBJECT,
        },
        tags: None,
        deprecated: None,
        range: places.range(item.range),
        selection_range: places.range(item.selection),
        children: (!children.is_empty()).then_some(children),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_stops_and_the_rest_is_said_literally() {
        let text = "Số: [số]/BC, {5$}, [nơi\\nhận] và [số]";
        let gap = |read: &str, nth: usize| {
            let start = text.match_indices(read).nth(nth).map_or(0, |(at, _)| at);
            TextRange::new(start as u32, (start + read.len()) as u32)
        };
        let gaps = [gap("[số]", 0), gap("[nơi\\nhận]", 0), gap("[số]", 1)];
        let expected = "Số: ${1:[số]}/BC, {5\\$\\}, ${2:[nơi\\\\nhận]} và ${1}";
        assert_eq!(snippet(text, &gaps), expected);
    }
}
