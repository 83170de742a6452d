//! Citations by their parts, and dates, for colouring.

use crate::analysis::Analysis;
use crate::syntax::{DateKind, Mention, ParagraphFacts};
use crate::text::TextRange;

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// "Nghị định", "Luật".
    Type,
    /// "30/2020/NĐ-CP", "21".
    Number,
    /// Of a citation or not.
    Date,
    /// "Chính phủ".
    Issuer,
    /// The subject of a document, the name of a law.
    Title,
}

impl Part {
    /// In the order of their numbers.
    pub const ALL: [Self; 5] = [Self::Type, Self::Number, Self::Date, Self::Issuer, Self::Title];
}

/// A stretch of text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Highlight {
    pub range: TextRange,
    pub part: Part,
}

/// The parts of all citations and all dates, in order, without overlaps, each within one line.
#[must_use]
pub fn highlights(analysis: &Analysis) -> Vec<Highlight> {
    let facts = analysis.facts();
    let mut mentions = facts.mentions.iter().peekable();
    let mut all = Vec::new();
    for (index, paragraph) in facts.paragraphs.iter().enumerate() {
        let mut small = Vec::new();
        let mut titles = Vec::new();
        while let Some(mention) = mentions.next_if(|mention| mention.paragraph <= index) {
            collect(mention, &mut small, &mut titles);
        }
        dates(paragraph, &mut small);
        if small.is_empty() && titles.is_empty() {
            continue;
        }
        arrange(&mut small);
        // A title may hold citations of its own, which keep their colours.
        let inner = small.clone();
        for title in titles {
            around(title, &inner, &mut small);
        }
        arrange(&mut small);
        all.extend(small.into_iter().flat_map(|highlight| by_line(highlight, facts.text)));
    }
    all
}

fn collect(mention: &Mention<'_>, small: &mut Vec<Highlight>, titles: &mut Vec<TextRange>) {
    let citation = mention.citation;
    let label = citation.label.as_ref().filter(|label| !label.inherited).map(|label| label.range);
    let date = citation.date.as_ref().map(|date| date.mention.range);
    let issuer = citation.issuer.as_ref().map(|issuer| issuer.range);
    for (range, part) in
        [(label, Part::Type), (citation.number_range, Part::Number), (date, Part::Date), (issuer, Part::Issuer)]
    {
        small.extend(range.map(|range| Highlight { range: range.shift(mention.start), part }));
    }
    titles.extend([citation.title, citation.name].into_iter().flatten().map(|range| range.shift(mention.start)));
}

fn dates(paragraph: &ParagraphFacts<'_>, small: &mut Vec<Highlight>) {
    let dates = paragraph.facts.dates.iter().filter(|date| !matches!(date.kind, DateKind::Time));
    small.extend(dates.map(|date| Highlight { range: date.range.shift(paragraph.start), part: Part::Date }));
}

/// Puts highlights in order; what begins first has what two share.
fn arrange(highlights: &mut Vec<Highlight>) {
    highlights.sort_by_key(|highlight| (highlight.range.start, highlight.range.end, highlight.part));
    let mut end = 0;
    highlights.retain_mut(|highlight| {
        highlight.range.start = highlight.range.start.max(end);
        let is_left = highlight.range.start < highlight.range.end;
        end = end.max(highlight.range.end);
        is_left
    });
}

/// What is left of a title between the highlights inside it, which are in order.
fn around(title: TextRange, inner: &[Highlight], into: &mut Vec<Highlight>) {
    let mut start = title.start;
    for highlight in inner.iter().filter(|highlight| highlight.range.overlaps(title)) {
        if start < highlight.range.start {
            into.push(Highlight { range: TextRange::new(start, highlight.range.start), part: Part::Title });
        }
        start = start.max(highlight.range.end);
    }
    if start < title.end {
        into.push(Highlight { range: TextRange::new(start, title.end), part: Part::Title });
    }
}

/// A wrapped citation has a piece in each of its lines.
fn by_line(highlight: Highlight, text: &str) -> impl Iterator<Item = Highlight> {
    let part = highlight.part;
    let whole = highlight.range.of(text);
    let pieces = whole.split(['\n', '\r']).map(str::trim).filter(|piece| !piece.is_empty());
    let at = move |piece: &str| highlight.range.start + (piece.as_ptr() as usize - whole.as_ptr() as usize) as u32;
    pieces.map(move |piece| Highlight { range: TextRange::new(at(piece), at(piece) + piece.len() as u32), part })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;

    fn parts(text: &str) -> Vec<(Part, String)> {
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        let found = highlights(&Analysis::new(text, &context));
        assert!(found.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start), "{found:?}");
        found.into_iter().map(|found| (found.part, found.range.of(text).to_owned())).collect()
    }

    fn named(parts: &[(Part, &str)]) -> Vec<(Part, String)> {
        parts.iter().map(|(part, text)| (*part, (*text).to_owned())).collect()
    }

    #[test]
    fn a_citation_falls_into_its_parts() {
        assert_eq!(
            parts("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;"),
            named(&[
                (Part::Type, "Nghị định"),
                (Part::Number, "30/2020/NĐ-CP"),
                (Part::Date, "ngày 05/3/2020"),
                (Part::Issuer, "Chính phủ"),
                (Part::Title, "về công tác văn thư"),
            ])
        );
        assert_eq!(
            parts("Luật Đất đai năm 2013 được sửa đổi tháng 12/2023, lúc 8 giờ 30."),
            named(&[
                (Part::Type, "Luật"),
                (Part::Title, "Đất đai"),
                (Part::Date, "năm 2013"),
                (Part::Date, "tháng 12/2023"),
            ])
        );
    }

    #[test]
    fn what_is_wrapped_has_a_piece_in_each_line_and_nested_citations_keep_their_colours() {
        let text = "Quyết định số 12/QĐ-UBND ngày 05/3/2020 của UBND tỉnh Sơn La về việc triển khai Nghị định số 30/2020/\n\
                    NĐ-CP của Chính phủ.";
        let found = parts(text);
        assert!(found.iter().all(|(_, text)| !text.contains('\n')), "{found:?}");
        let numbers: Vec<&str> =
            found.iter().filter(|(part, _)| *part == Part::Number).map(|(_, text)| text.as_str()).collect();
        assert_eq!(numbers, ["12/QĐ-UBND", "30/2020/", "NĐ-CP"]);
    }
}
