//! The documents that a text cites, as a list for its annex: in legal order, each once.

use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::config::Locale;
use crate::law::{Force, Knowledge, Record};
use crate::syntax::{CitationForm, DocumentFacts, Mention, Role};

use super::card::day;
use super::identify::candidates;

/// A document that the text cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The type as the text or the registry names it; empty where neither does.
    pub kind: String,
    /// Empty for those cited by name.
    pub symbol: String,
    pub issued: Option<Date>,
    pub issuer: String,
    pub title: String,
    /// What the registry says on the day of the text, in words; empty where it says nothing.
    pub status: String,
    /// How often the text names it.
    pub mentions: usize,
    /// The line for the grounds of a document: "Căn cứ …".
    pub basis: String,
    /// The text names it there already.
    pub is_basis: bool,
    rank: u8,
}

/// The rank of what is neither law nor decision.
const NO_LAW: u8 = 12;

/// The form of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListFormat {
    /// Numbered lines.
    Text,
    /// A table.
    Markdown,
    Csv,
    /// "Căn cứ …;" lines.
    Basis,
    /// Those of them that the text does not have yet.
    MissingBasis,
}

impl ListFormat {
    /// By the name that commands use.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "list" | "text" => Self::Text,
            "markdown" => Self::Markdown,
            "csv" => Self::Csv,
            "basis" => Self::Basis,
            "missing-basis" => Self::MissingBasis,
            _ => return None,
        })
    }
}

/// The documents of a text in legal order: by rank, then by date, then as they are cited.
#[must_use]
pub fn bibliography(analysis: &Analysis) -> Vec<Cited> {
    let facts = analysis.facts();
    let mut documents: Vec<(u32, Cited)> = Vec::new();
    for (index, mention) in facts.mentions.iter().enumerate() {
        let Some(&cluster) = facts.resolution.clusters.get(index) else { continue };
        let is_basis = facts.paragraphs.get(mention.paragraph).is_some_and(|one| one.facts.role == Role::Basis);
        if let Some((_, known)) = documents.iter_mut().find(|(seen, _)| *seen == cluster) {
            known.mentions += 1;
            known.is_basis |= is_basis;
        } else if mention.citation.form != CitationForm::Anaphoric && !mention.citation.own_header {
            let document = Cited { is_basis, ..document(analysis, &facts, cluster, mention) };
            documents.push((cluster, document));
        }
    }
    let mut documents: Vec<Cited> = documents.into_iter().map(|(_, document)| document).collect();
    documents.sort_by_key(|document| (document.rank, document.issued.is_none(), document.issued));
    documents
}

/// The list in a form that can be put into a text or a table.
#[must_use]
pub fn render(documents: &[Cited], format: ListFormat, locale: Locale) -> String {
    match format {
        ListFormat::Text => {
            let line = |(index, document): (usize, &Cited)| format!("{}. {}\n", index + 1, document.line());
            documents.iter().enumerate().map(line).collect()
        }
        ListFormat::Markdown => markdown(documents, locale),
        ListFormat::Csv => csv(documents, locale),
        ListFormat::MissingBasis => {
            let missing: Vec<Cited> = documents.iter().filter(|one| one.can_be_basis()).cloned().collect();
            render(&missing, ListFormat::Basis, locale)
        }
        ListFormat::Basis => {
            let mut lines: Vec<&str> = Vec::new();
            for document in documents.iter().filter(|document| document.is_told()) {
                if !lines.contains(&document.basis.as_str()) {
                    lines.push(&document.basis);
                }
            }
            lines.into_iter().map(|line| format!("{line};\n")).collect()
        }
    }
}

impl Cited {
    /// "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư".
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = self.name();
        if let Some(issued) = self.issued {
            line.push_str(&format!(" ngày {}", day(issued)));
        }
        if !self.issuer.is_empty() {
            line.push_str(&format!(" của {}", self.issuer));
        }
        if !self.title.is_empty() && !self.title.starts_with(&self.kind) {
            let subject = Record { title: &self.title, ..Record::default() }.title_part();
            line.push_str(&subject.unwrap_or_default());
        }
        line
    }

    /// Whether a document may rest on it, does not yet, and is told well enough which it is.
    fn can_be_basis(&self) -> bool {
        !self.is_basis && self.rank < NO_LAW && self.is_told()
    }

    /// Whether it is clear which document it is: "Chỉ thị số 16" does not say.
    fn is_told(&self) -> bool {
        self.symbol.contains('/') || self.symbol.is_empty() && !self.title.is_empty()
    }

    fn name(&self) -> String {
        let named = !self.kind.is_empty() && self.title.starts_with(&self.kind);
        match (named, self.symbol.is_empty()) {
            (true, true) => self.title.clone(),
            (true, false) => format!("{} số {}", self.title, self.symbol),
            (false, true) => self.kind.clone(),
            (false, false) => format!("{} số {}", self.kind, self.symbol).trim_start().to_owned(),
        }
    }

    fn cells(&self) -> [String; 6] {
        [
            self.name(),
            self.issued.map(day).unwrap_or_default(),
            self.issuer.clone(),
            if self.title.starts_with(&self.kind) && !self.kind.is_empty() {
                String::new()
            } else {
                self.title.clone()
            },
            self.status.clone(),
            self.mentions.to_string(),
        ]
    }
}

fn headers(locale: Locale) -> [&'static str; 6] {
    locale.pick(
        ["Văn bản", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu", "Tình trạng", "Số lần"],
        ["Document", "Issued", "Issuer", "Title", "Status", "Mentions"],
    )
}

fn markdown(documents: &[Cited], locale: Locale) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let head = row(headers(locale).map(str::to_owned).to_vec());
    let rule = format!("|{}\n", " --- |".repeat(headers(locale).len()));
    let cell = |text: String| text.replace('|', "\\|").replace(['\r', '\n'], " ");
    let body: String = documents.iter().map(|document| row(document.cells().map(cell).to_vec())).collect();
    head + &rule + &body
}

fn csv(documents: &[Cited], locale: Locale) -> String {
    let row = |cells: Vec<String>| {
        let quoted: Vec<String> = cells
            .into_iter()
            .map(|cell| {
                if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
            })
            .collect();
        quoted.join(",") + "\n"
    };
    let head = row(headers(locale).map(str::to_owned).to_vec());
    let body: String = documents.iter().map(|document| row(document.cells().to_vec())).collect();
    head + &body
}

/// What the registry and the fullest mention say of a document.
fn document(analysis: &Analysis, facts: &DocumentFacts<'_>, cluster: u32, first: &Mention<'_>) -> Cited {
    let context = analysis.context();
    let knowledge = &context.knowledge;
    let mentions: Vec<Mention<'_>> = facts.cluster(cluster).map(|(_, mention)| mention).collect();
    let parts = |mention: &&Mention<'_>| {
        let citation = mention.citation;
        let given =
            [citation.symbol.is_some(), citation.date.is_some(), citation.issuer.is_some(), citation.title.is_some()];
        given.into_iter().filter(|given| *given).count()
    };
    // Of equally full mentions the first.
    let fullest = mentions.iter().rev().max_by_key(parts).unwrap_or(first);
    let text = |range: crate::text::TextRange| one_line(range.shift(fullest.start).of(facts.text));
    let paragraph = facts.paragraphs.get(fullest.paragraph).map_or("", |paragraph| paragraph.text);
    let today = facts.dateline.map(|(day, _)| day);
    let record = candidates(fullest.citation, paragraph, today, knowledge).meant;
    let citation = fullest.citation;
    let label = citation.label.as_ref().map(|label| knowledge.types.name(label.kind).to_owned());
    let written_title = citation.title.map(text).map(|title| title.trim_start_matches("về ").to_owned());
    // "Nghị quyết Trung ương 4 khóa XII" is a name as a whole.
    let whole = || text(citation.range);
    let name = citation.name.map(|name| if citation.form == CitationForm::Named { whole() } else { text(name) });
    let known = |field: fn(&Record<'_>) -> String| record.as_ref().map(field).filter(|field| !field.is_empty());
    let kind = known(|record| record.kind.to_owned()).or(label).unwrap_or_default();
    let symbol = citation.symbol.as_ref().map(|symbol| symbol.canonical.clone());
    let symbol = symbol.or_else(|| known(|record| record.symbol.to_owned()));
    let symbol = symbol.unwrap_or_else(|| citation.number.clone());
    let issuer = known(|record| record.issuer.replace("; ", ", "));
    let issuer = issuer.or_else(|| citation.issuer.as_ref().filter(|body| !body.outer).map(|body| text(body.range)));
    let title = known(|record| record.title.to_owned()).or(name).or(written_title).unwrap_or_default();
    let issued = citation.date.as_ref().and_then(|date| date.mention.date());
    let issued = record.as_ref().and_then(|record| record.issued).or(issued);
    let rank = rank(&kind, &symbol);
    let status = record.as_ref().map(|record| status(analysis, record)).unwrap_or_default();
    let mut cited = Cited {
        kind,
        symbol,
        issued,
        issuer: issuer.unwrap_or_default(),
        title,
        status,
        mentions: 1,
        basis: String::new(),
        is_basis: false,
        rank,
    };
    let regime = analysis.profile().regime();
    cited.basis = match record {
        Some(record) => record.basis(regime),
        None => format!("Căn cứ {}", cited.line()),
    };
    cited
}

fn status(analysis: &Analysis, record: &Record<'_>) -> String {
    let locale = analysis.context().config.locale;
    let knowledge: &Knowledge = &analysis.context().knowledge;
    let Some(as_of) = analysis.as_of() else { return String::new() };
    match knowledge.registry().force(record, as_of.day) {
        Force::InForce { .. } => locale.pick("còn hiệu lực", "in force").to_owned(),
        Force::Ended(ended) => {
            let by = ended.by.symbol;
            locale.pick(format!("hết hiệu lực (theo {by})"), format!("no longer in force (by {by})"))
        }
        Force::NotIssued | Force::NotYet { .. } => locale.pick("chưa có hiệu lực", "not yet in force").to_owned(),
        Force::EndedSometime => locale.pick("hết hiệu lực", "no longer in force").to_owned(),
        Force::LastSeen | Force::Unknown => String::new(),
    }
}

/// The rank of a document (Luật 64/2025/QH15, Điều 4), the Party's first, all else last.
fn rank(kind: &str, symbol: &str) -> u8 {
    let symbol = symbol.to_uppercase();
    if symbol.contains("/TW") || symbol.contains("/TU") {
        return 0;
    }
    match kind {
        "Hiến pháp" => 1,
        "Luật" | "Bộ luật" => 2,
        "Nghị quyết" if symbol.contains("/QH") => 2,
        "Pháp lệnh" => 3,
        "Nghị quyết" if symbol.contains("UBTVQH") => 3,
        "Lệnh" => 4,
        "Nghị định" => 5,
        "Nghị quyết" if symbol.ends_with("-CP") => 5,
        "Quyết định" | "Chỉ thị" if symbol.contains("TTG") => 6,
        "Nghị quyết" if symbol.contains("HĐTP") => 7,
        "Thông tư" => 8,
        "Thông tư liên tịch" => 9,
        "Nghị quyết" if symbol.contains("HĐND") => 10,
        "Quyết định" if symbol.contains("UBND") => 11,
        _ => NO_LAW,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::rules::Context;

    const TEXT: &str = "Thông tư số 9/2031/TT-BNV ngày 01/02/2031 của Bộ Nội vụ về mẫu, biểu.\n\
        Nghị định số 30/2020/NĐ-CP quy định rõ; Luật Ngân sách nhà nước năm 2015 cũng vậy. Nghị định số 30 nói trên.\n";

    fn list(format: ListFormat) -> String {
        let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
        render(&bibliography(&Analysis::new(TEXT, &context)), format, Locale::Vi)
    }

    #[test]
    fn each_document_stands_once_in_legal_order() {
        let text = list(ListFormat::Text);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "1. Luật Ngân sách nhà nước số 83/2015/QH13 ngày 25/6/2015 của Quốc hội");
        assert_eq!(lines[1], "2. Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư");
        assert_eq!(lines[2], "3. Thông tư số 9/2031/TT-BNV ngày 01/02/2031 của Bộ Nội vụ về mẫu, biểu");
        assert_eq!(lines.len(), 3);
    }

    #[test]
    fn tables_quote_what_would_break_them() {
        let csv = list(ListFormat::Csv);
        assert!(csv.lines().any(|line| line.contains("\"mẫu, biểu\"") && line.ends_with(",1")), "{csv}");
        assert!(csv.lines().any(|line| line.contains("30/2020/NĐ-CP") && line.ends_with(",2")), "{csv}");
        let table = list(ListFormat::Markdown);
        assert!(table.starts_with("| Văn bản |") && table.lines().count() == 5, "{table}");
    }

    #[test]
    fn grounds_are_written_as_lines() {
        let lines = list(ListFormat::Basis);
        assert!(lines.starts_with("Căn cứ Luật Ngân sách nhà nước năm 2015;\n"), "{lines}");
        assert!(
            lines.contains("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;\n")
        );
    }
}
