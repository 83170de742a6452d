//! How a known document is named in a text: in full at first, shortly later.

use jiff::civil::Date;

use super::{Record, roman};

/// Whose rules of naming hold (spec of citations: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II,
/// khoản 6; Nghị định 78/2025/NĐ-CP, Điều 68; Hướng dẫn 05-HD/VPTW).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regime {
    /// Reports and news: as administrative documents, with the date in figures.
    Press,
    /// Administrative documents: type, symbol, date, issuer, subject; a law by its name.
    Administrative,
    /// Normative acts: type, symbol, issuer, subject and no date; a law by name and year.
    Normative,
    /// The Party: a comma before the date.
    Party,
}

impl Record<'_> {
    /// What is written at the first mention behind the name of the type.
    #[must_use]
    pub fn first_mention(&self, regime: Regime) -> String {
        if self.is_law() {
            return self.law_name(regime);
        }
        let symbol = self.symbol.to_owned();
        let parts = [Some(symbol), self.date_part(regime), self.issuer_part(regime), self.title_part()];
        parts.into_iter().flatten().collect()
    }

    /// What is written at a later mention behind the name of the type.
    #[must_use]
    pub fn later_mention(&self, regime: Regime) -> String {
        if self.is_law() { self.law_name(regime) } else { self.symbol.to_owned() }
    }

    /// A line of the grounds of a document: "Căn cứ Nghị định số …", without its last mark.
    #[must_use]
    pub fn basis(&self, regime: Regime) -> String {
        let number = if self.is_law() { "" } else { "số " };
        format!("Căn cứ {} {number}{}", self.kind, self.first_mention(regime)).trim_end().to_owned()
    }

    /// " ngày 22 tháng 02 năm 2019", where the regime has a date.
    #[must_use]
    pub fn date_part(&self, regime: Regime) -> Option<String> {
        let day = self.issued?;
        match regime {
            Regime::Press => Some(format!(" ngày {}", in_figures(day))),
            Regime::Administrative => Some(format!(" ngày {}", in_words(day))),
            Regime::Normative => None,
            Regime::Party => Some(format!(", ngày {}", in_figures(day))),
        }
    }

    /// " của Chính phủ"; with the term where the Party's documents need it.
    #[must_use]
    pub fn issuer_part(&self, regime: Regime) -> Option<String> {
        if self.issuer.is_empty() {
            return None;
        }
        let issuer = self.issuer.replace("; ", ", ");
        let term = self.party_term.filter(|_| matches!(regime, Regime::Party | Regime::Press));
        let term = term.map(|term| format!(" khóa {}", roman(term))).unwrap_or_default();
        Some(format!(" của {issuer}{term}"))
    }

    /// " về công tác văn thư", " quy định chi tiết …".
    #[must_use]
    pub fn title_part(&self) -> Option<String> {
        const VERBS: [&str; 9] =
            ["quy định", "hướng dẫn", "sửa đổi", "ban hành", "phê duyệt", "bãi bỏ", "công bố", "về ", "thí điểm"];
        let mut chars = self.title.chars();
        let first = chars.next()?;
        // Inside a sentence an ordinary title starts small; a name or abbreviation stays as it is.
        let small = chars.clone().next().is_some_and(char::is_lowercase);
        let verb = |title: &str| VERBS.iter().any(|verb| title.starts_with(verb));
        let lower: String = first.to_lowercase().chain(chars).collect();
        let title = if small && verb(&lower) { lower } else { self.title.to_owned() };
        Some(if verb(&title) { format!(" {title}") } else { format!(" về {title}") })
    }

    /// Whether it goes by its name instead of its symbol.
    #[must_use]
    pub fn is_law(&self) -> bool {
        matches!(self.kind, "Luật" | "Bộ luật" | "Pháp lệnh" | "Hiến pháp") && self.title.starts_with(self.kind)
    }

    fn law_name(&self, regime: Regime) -> String {
        let name = self.title.strip_prefix(self.kind).unwrap_or(self.title).trim_start();
        match self.issued.filter(|_| regime != Regime::Administrative) {
            Some(day) => format!("{name} năm {}", day.year()).trim_start().to_owned(),
            None => name.to_owned(),
        }
    }
}

/// 05/3/2020: two digits for days below 10 and for the months 1 and 2 (Nghị định 30/2020/NĐ-CP, Phụ
/// lục I, Mục II, khoản 4).
fn in_figures(day: Date) -> String {
    format!("{:02}/{}/{}", day.day(), month(day), day.year())
}

/// "05 tháng 3 năm 2020".
fn in_words(day: Date) -> String {
    format!("{:02} tháng {} năm {}", day.day(), month(day), day.year())
}

fn month(day: Date) -> String {
    if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() }
}

#[cfg(test)]
mod tests {
    use super::super::Knowledge;
    use super::*;

    fn first(symbol: &str, regime: Regime) -> String {
        let knowledge = Knowledge::builtin();
        let record = knowledge.registry().with_symbol(symbol).next().expect("a known document");
        record.first_mention(regime)
    }

    #[test]
    fn each_regime_has_its_first_mention() {
        let decree = |regime| first("30/2020/NĐ-CP", regime);
        assert_eq!(decree(Regime::Press), "30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư");
        assert_eq!(
            decree(Regime::Administrative),
            "30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
        );
        assert_eq!(decree(Regime::Normative), "30/2020/NĐ-CP của Chính phủ về công tác văn thư");
        assert!(decree(Regime::Party).starts_with("30/2020/NĐ-CP, ngày 05/3/2020 của Chính phủ"));
    }

    #[test]
    fn laws_go_by_their_names() {
        assert_eq!(first("83/2015/QH13", Regime::Administrative), "Ngân sách nhà nước");
        assert_eq!(first("83/2015/QH13", Regime::Normative), "Ngân sách nhà nước năm 2015");
    }

    #[test]
    fn titles_join_as_they_are_spoken() {
        let joined = |title: &str| Record { symbol: "9/2090/NĐ-CP", title, ..Record::default() }.title_part();
        assert_eq!(joined("Quy định chi tiết Luật Đất đai").as_deref(), Some(" quy định chi tiết Luật Đất đai"));
        assert_eq!(joined("công tác văn thư").as_deref(), Some(" về công tác văn thư"));
        assert_eq!(joined(""), None);
    }
}
