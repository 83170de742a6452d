//! Semantic tokens: the parts of citations, and dates.
//!
//! The types are our own, so that a theme can tell them apart and nothing else changes its colour:
//! `citationType`, `citationNumber`, `date`, `citationIssuer`, `citationTitle`.

use tower_lsp::ls_types::{
    Range, SemanticToken, SemanticTokenType, SemanticTokens, SemanticTokensDelta, SemanticTokensEdit,
    SemanticTokensFullDeltaResult, SemanticTokensFullOptions, SemanticTokensLegend, SemanticTokensOptions,
};

use super::position::{self, Places};
use super::request::Request;
use crate::ide::{self, Part};

/// The tokens that an editor has.
pub(super) struct Shown {
    result_id: String,
    data: Vec<SemanticToken>,
}

pub(super) fn options() -> SemanticTokensOptions {
    let name = |part| match part {
        Part::Type => "citationType",
        Part::Number => "citationNumber",
        Part::Date => "date",
        Part::Issuer => "citationIssuer",
        Part::Title => "citationTitle",
    };
    SemanticTokensOptions {
        legend: SemanticTokensLegend {
            token_types: Part::ALL.map(|part| SemanticTokenType::new(name(part))).to_vec(),
            token_modifiers: Vec::new(),
        },
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    }
}

impl Request {
    /// All tokens; kept, so that the next question can be answered with what has changed.
    pub(super) fn tokens(&self) -> SemanticTokens {
        let data = self.token_data(None);
        let result_id = self.keep(data.clone());
        SemanticTokens { result_id: Some(result_id), data }
    }

    pub(super) fn tokens_in(&self, range: Range) -> SemanticTokens {
        SemanticTokens { result_id: None, data: self.token_data(Some(range)) }
    }

    /// What has changed since an answer; all of them if that is not known any more.
    pub(super) fn tokens_since(&self, previous: &str) -> SemanticTokensFullDeltaResult {
        let data = self.token_data(None);
        let before = {
            let mut documents = self.shared.documents();
            documents.get_mut(&self.snapshot.uri).and_then(|document| document.tokens.take())
        };
        let result_id = Some(self.keep(data.clone()));
        match before.filter(|before| before.result_id == previous) {
            Some(before) => {
                let edits = edits(&before.data, &data);
                SemanticTokensFullDeltaResult::TokensDelta(SemanticTokensDelta { result_id, edits })
            }
            None => SemanticTokensFullDeltaResult::Tokens(SemanticTokens { result_id, data }),
        }
    }

    fn keep(&self, data: Vec<SemanticToken>) -> String {
        let result_id = self.snapshot.revision.to_string();
        if let Some(document) = self.shared.documents().get_mut(&self.snapshot.uri) {
            document.tokens = Some(Shown { result_id: result_id.clone(), data });
        }
        result_id
    }

    fn token_data(&self, range: Option<Range>) -> Vec<SemanticToken> {
        let analysis = &self.reading.analysis;
        let wanted = range.map(|range| position::byte_range(&self.snapshot.text, range, self.snapshot.encoding));
        let places = Places::new(analysis.text(), self.snapshot.encoding);
        let (mut line, mut column) = (0, 0);
        let mut data = Vec::new();
        for highlight in ide::highlights(analysis) {
            if wanted.is_some_and(|wanted| !wanted.overlaps(highlight.range)) {
                continue;
            }
            let place = places.range(highlight.range);
            let (start, end) = (place.start, place.end);
            let delta_start = if start.line == line { start.character - column } else { start.character };
            data.push(SemanticToken {
                delta_line: start.line - line,
                delta_start,
                length: end.character - start.character,
                token_type: highlight.part as u32,
                token_modifiers_bitset: 0,
            });
            (line, column) = (start.line, start.character);
        }
        data
    }
}

/// The one edit between two lists of tokens, in numbers of five to a token.
fn edits(before: &[SemanticToken], after: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    const NUMBERS: usize = 5;
    let prefix = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let (before, after) = (&before[prefix..], &after[prefix..]);
    let suffix = before.iter().rev().zip(after.iter().rev()).take_while(|(a, b)| a == b).count();
    let (gone, new) = (&before[..before.len() - suffix], &after[..after.len() - suffix]);
    if gone.is_empty() && new.is_empty() {
        return Vec::new();
    }
    vec![SemanticTokensEdit {
        start: (prefix * NUMBERS) as u32,
        delete_count: (gone.len() * NUMBERS) as u32,
        data: (!new.is_empty()).then(|| new.to_vec()),
    }]
}
