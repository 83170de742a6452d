//! What stands under the caret.

use crate::analysis::Analysis;
use crate::config::Locale;
use crate::law::Knowledge;
use crate::syntax::{Citation, CitationForm, DateMention, DocumentFacts, Mention};
use crate::text::TextRange;

use super::card::{self, escape};
use super::day::date_card;
use super::identify::{Candidates, candidates, comes_again};
use super::term::term_card;

/// How many places or documents a card lists before it says "…".
const LISTED: usize = 8;

/// How many others of its symbol it lists where it is clear which document is meant.
const HOMONYMS: usize = 3;

/// A card, in Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What the card is about, in bytes of the document.
    pub range: TextRange,
    pub markdown: String,
}

/// The card for a byte offset, if there is something to say.
#[must_use]
pub fn hover(analysis: &Analysis, offset: u32) -> Option<Hover> {
    let facts = analysis.facts();
    let locale = analysis.context().config.locale;
    let date = date_at(&facts, offset).and_then(|(range, mention)| {
        let dateline = facts.dateline.map(|(date, _)| date);
        Some(Hover { range, markdown: date_card(mention, dateline, locale)? })
    });
    let knowledge = &analysis.context().knowledge;
    let cited = mention_at(&facts, offset);
    let time = cited.map(|(_, mention)| issued_in(mention.citation)).unwrap_or_default();
    let term = term_card(facts.text, offset, time, knowledge, locale);
    let Some((index, mention)) = cited else {
        return date.or_else(|| term.map(|(range, markdown)| Hover { range, markdown }));
    };
    let mut blocks = about(&facts, index, &analysis.context().knowledge, locale);
    // A date inside a citation has a place in its card; alone it would hide what it belongs to.
    blocks.extend(date.map(|date| date.markdown));
    blocks.extend(term.map(|(_, card)| card));
    blocks.extend(faults(analysis, mention.range(), locale));
    blocks.extend(elsewhere(&facts, index, locale));
    Some(Hover { range: mention.range(), markdown: blocks.join("\n\n---\n\n") })
}

/// The year in which a cited document was issued, as the citation says; it tells which of the bodies
/// with one code is meant.
fn issued_in(citation: &Citation) -> Option<i16> {
    let dated = citation.date.as_ref().and_then(|date| date.mention.date()).map(|day| day.year());
    dated.or(citation.year)
}

/// The innermost citation at an offset.
pub(super) fn mention_at<'a>(facts: &DocumentFacts<'a>, offset: u32) -> Option<(usize, Mention<'a>)> {
    let touching = facts.mentions.iter().enumerate().filter(|(_, mention)| mention.range().touches(offset));
    touching.min_by_key(|(_, mention)| mention.range().len()).map(|(index, mention)| (index, *mention))
}

fn date_at<'a>(facts: &DocumentFacts<'a>, offset: u32) -> Option<(TextRange, &'a DateMention)> {
    let paragraph = facts.paragraphs.partition_point(|paragraph| paragraph.start <= offset).checked_sub(1)?;
    let paragraph = facts.paragraphs.get(paragraph)?;
    let own = offset - paragraph.start;
    let date = paragraph.facts.dates.iter().find(|date| date.range.touches(own))?;
    Some((date.range.shift(paragraph.start), date))
}

/// What the citation is: the card of its document, or what can be said without one.
fn about(facts: &DocumentFacts<'_>, index: usize, knowledge: &Knowledge, locale: Locale) -> Vec<String> {
    let Some(mention) = facts.mentions.get(index) else { return Vec::new() };
    let antecedent = facts.resolution.antecedents.get(index).copied().flatten();
    let target = antecedent.and_then(|index| facts.mentions.get(index)).unwrap_or(mention);
    let mut blocks = Vec::new();
    if antecedent.is_some() {
        let (name, line) = (text_of(facts, target), line_of(facts.text, target.range().start));
        blocks.push(
            locale.pick(format!("Ở đây là: {name} (dòng {line})"), format!("Here this is: {name} (line {line})")),
        );
    }
    let today = facts.dateline.map(|(date, _)| date);
    let found = facts
        .paragraphs
        .get(target.paragraph)
        .map_or_else(Candidates::default, |paragraph| candidates(target.citation, paragraph.text, today, knowledge));
    if let Some(record) = found.meant {
        blocks.push(card::card(&record, knowledge.registry(), facts.as_of, locale));
        if found.unsure {
            let again = locale.pick(
                "⚠ Số, ký hiệu này được đánh lại mỗi năm (mỗi khóa); danh mục chỉ có một văn bản, chưa chắc là văn bản này.",
                "⚠ This symbol is given anew each year (or term); the registry has one document, maybe not the one meant.",
            );
            blocks.push(again.to_owned());
        }
        // Where the registry may contradict, A17 says so.
        let written = target.citation.date.as_ref().and_then(|date| date.mention.date());
        let other = written.zip(record.issued).filter(|(written, known)| written != known && !record.may_contradict());
        if let Some((written, known)) = other {
            let [written, known] = [written, known].map(card::day);
            blocks.push(locale.pick(
                format!("⚠ Bài ghi ngày {written}, danh mục ghi ngày {known}; chưa chắc là văn bản này."),
                format!("⚠ The text has {written}, the registry {known}; this may be another document."),
            ));
        }
        let label = match target.citation.form {
            CitationForm::Named => locale.pick("Cùng tên còn có:", "Of the same name:"),
            _ => locale.pick("Cùng số, ký hiệu còn có:", "The same symbol also belongs to:"),
        };
        blocks.extend(list(label, &found.others, HOMONYMS, locale));
    } else if found.differ && !found.others.is_empty() {
        blocks.push(format!("**{}**", text_of(facts, target)));
        let label = locale.pick(
            "Danh mục chỉ có văn bản cùng số, ký hiệu nhưng khác loại, năm, khóa hoặc cơ quan ban hành:",
            "The registry only has documents of this symbol that are of another type, year, term or body:",
        );
        blocks.extend(list(label, &found.others, LISTED, locale));
    } else if !found.others.is_empty() {
        let label = if found.others.iter().all(comes_again) {
            locale.pick(
                "Có thể là một trong các văn bản (hoặc văn bản cùng số mà danh mục chưa có):",
                "May be any of (or another of this number that the registry lacks):",
            )
        } else {
            locale.pick("Có thể là một trong các văn bản:", "May be any of:")
        };
        blocks.extend(list(label, &found.others, LISTED, locale));
    } else if target.citation.form == CitationForm::Anaphoric {
        blocks.push(locale.pick("Chưa rõ chỉ văn bản nào.", "It is not clear which document is meant.").to_owned());
    } else {
        blocks.push(format!("**{}**", text_of(facts, target)));
        let unknown = locale.pick(
            "Danh mục chưa có văn bản này; chưa có không có nghĩa là sai.",
            "Not in the registry; that does not mean it is wrong.",
        );
        blocks.push(unknown.to_owned());
    }
    blocks
}

fn list(label: &str, records: &[crate::law::Record<'_>], most: usize, locale: Locale) -> Option<String> {
    if records.is_empty() {
        return None;
    }
    let mut lines: Vec<String> = records.iter().take(most).map(|record| format!("- {}", card::line(record))).collect();
    let more = records.len().saturating_sub(most);
    if more > 0 {
        lines.push(locale.pick(format!("- … và {more} văn bản khác"), format!("- … and {more} more")));
    }
    Some(format!("{label}\n\n{}", lines.join("\n")))
}

/// What is wrong here.
fn faults(analysis: &Analysis, range: TextRange, locale: Locale) -> Option<String> {
    let lines: Vec<String> = analysis
        .diagnostics()
        .iter()
        .filter(|diagnostic| diagnostic.range.overlaps(range))
        .map(|diagnostic| format!("- {} ({})", escape(diagnostic.message()), diagnostic.rule.code))
        .collect();
    let label = locale.pick("Cần xem lại ở đây:", "To be looked at here:");
    (!lines.is_empty()).then(|| format!("{label}\n\n{}", lines.join("\n")))
}

/// Where else the text speaks of the same document.
fn elsewhere(facts: &DocumentFacts<'_>, index: usize, locale: Locale) -> Option<String> {
    let cluster = *facts.resolution.clusters.get(index)?;
    let others: Vec<Mention<'_>> =
        facts.cluster(cluster).filter(|(other, _)| *other != index).map(|(_, mention)| mention).collect();
    if others.is_empty() {
        return None;
    }
    let mut lines: Vec<String> =
        others.iter().take(LISTED).map(|mention| line_of(facts.text, mention.range().start).to_string()).collect();
    lines.dedup();
    if others.len() > LISTED {
        lines.push("…".to_owned());
    }
    let (count, lines) = (others.len(), lines.join(", "));
    Some(locale.pick(
        format!("Còn được nhắc đến {count} lần: dòng {lines}"),
        format!("Mentioned {count} more times: lines {lines}"),
    ))
}

/// The citation as it is written, on one line.
fn text_of(facts: &DocumentFacts<'_>, mention: &Mention<'_>) -> String {
    escape(&mention.range().of(facts.text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The line of an offset, counted from 1 as editors show it.
fn line_of(text: &str, offset: u32) -> usize {
    let before = text.as_bytes().get(..offset as usize).unwrap_or_default();
    let ends = memchr::memchr2_iter(b'\n', b'\r', before);
    1 + ends.filter(|&at| before[at] == b'\n' || before.get(at + 1) != Some(&b'\n')).count()
}
