//! Requests about the look of a text: folding, selection, notes beside it, formatting.

use tower_lsp::ls_types::{
    CodeLens, Command, FoldingRange, FoldingRangeKind, InlayHint, InlayHintLabel, InlayHintTooltip, MarkupContent,
    MarkupKind, Position, Range, SelectionRange, TextEdit,
};

use super::position::{self, Places};
use super::request::Request;
use crate::ide;
use crate::text::TextRange;

impl Request {
    /// The sections of the text that have more than one line.
    pub(super) fn folding(&self) -> Vec<FoldingRange> {
        let analysis = &self.reading.analysis;
        let places = Places::new(analysis.text(), self.snapshot.encoding);
        let lines = ide::sections(analysis).into_iter().map(|section| places.range(section.range));
        let folds = lines.filter(|range| range.start.line < range.end.line).map(|range| FoldingRange {
            start_line: range.start.line,
            end_line: range.end.line,
            kind: Some(FoldingRangeKind::Region),
            ..FoldingRange::default()
        });
        folds.collect()
    }

    /// For each place the ranges around it, from the word to the whole text.
    pub(super) fn selections(&self, places: &[Position]) -> Vec<SelectionRange> {
        let analysis = &self.reading.analysis;
        let sections = ide::sections(analysis);
        let nested = |place: &Position| {
            let steps = ide::selection_steps(analysis, &sections, self.offset(*place));
            let outermost_first = steps.into_iter().rev();
            outermost_first.fold(None, |parent, step| {
                Some(SelectionRange { range: self.range(step), parent: parent.map(Box::new) })
            })
        };
        let whole = || SelectionRange { range: self.range(TextRange::default()), parent: None };
        places.iter().map(|place| nested(place).unwrap_or_else(whole)).collect()
    }

    /// The titles of documents that are named by a bare number, if the user wants them.
    pub(super) fn inlay_hints(&self, range: Range) -> Vec<InlayHint> {
        if !self.resolved.context.config.inlay_hints {
            return Vec::new();
        }
        let bytes = position::byte_range(&self.snapshot.text, range, self.snapshot.encoding);
        let hints = ide::inlay_hints(&self.reading.analysis, bytes).into_iter().map(|hint| InlayHint {
            position: self.range(TextRange::empty(hint.offset)).start,
            label: InlayHintLabel::String(hint.label),
            kind: None,
            text_edits: None,
            tooltip: (!hint.tooltip.is_empty()).then(|| {
                let markdown = self.abilities.markdown;
                let kind = if markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
                let value = if markdown { hint.tooltip } else { hint.tooltip.replace("**", "") };
                InlayHintTooltip::MarkupContent(MarkupContent { kind, value })
            }),
            padding_left: Some(true),
            padding_right: None,
            data: None,
        });
        hints.collect()
    }

    /// How often each document is cited, if the user wants it.
    pub(super) fn lenses(&self) -> Vec<CodeLens> {
        if !self.resolved.context.config.code_lens {
            return Vec::new();
        }
        let lens = |lens: ide::Lens| CodeLens {
            range: self.range(lens.range),
            // Words only: no command stands behind them.
            command: Some(Command { title: lens.label, command: String::new(), arguments: None }),
            data: None,
        };
        ide::lenses(&self.reading.analysis).into_iter().map(lens).collect()
    }

    /// The edits of all safe fixes, if the user wants them made whenever the text is saved.
    pub(super) fn fixes_on_save(&self) -> Vec<TextEdit> {
        if !self.resolved.context.config.fix_on_save {
            return Vec::new();
        }
        let edits = ide::fix_all(&self.reading.analysis).into_iter();
        edits.map(|edit| TextEdit { range: self.range(edit.range), new_text: edit.text }).collect()
    }

    /// The edits that format the text or a part of it.
    pub(super) fn formatting(&self, range: Option<Range>) -> Vec<TextEdit> {
        let bytes = range.map(|range| position::byte_range(&self.snapshot.text, range, self.snapshot.encoding));
        let edits = ide::formatting(&self.reading.analysis, bytes).into_iter();
        edits.map(|edit| TextEdit { range: self.range(edit.range), new_text: edit.text }).collect()
    }
}
