//! How much two titles have in common.

use rustc_hash::FxHashSet;

use crate::text::fold;

/// How many words two titles share, and how many each has, without function words. Abbreviations of
/// the written title count as shared where the known one has words with these initials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Common {
    pub shared: usize,
    pub written: usize,
    pub known: usize,
}

impl Common {
    /// Compares a title as written with the known one.
    pub(super) fn of(written: &str, known: &str) -> Self {
        let (a, b) = (content(written), content(known));
        let letters = |word: &str| word.chars().find(|c| c.is_alphabetic());
        let initials: String = fold(known).text.split_whitespace().filter_map(letters).collect();
        let initials = initials.to_uppercase();
        let abbreviates = |word: &str| {
            let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
            letters.chars().count() >= 2 && letters.chars().all(char::is_uppercase) && initials.contains(&letters)
        };
        let shared = a.iter().filter(|word| b.contains(*word) || abbreviates(word)).count();
        Self { shared, written: a.len(), known: b.len() }
    }

    /// The share of common words, measured on the title where it is larger.
    pub(super) fn share(self) -> f32 {
        self.shared as f32 / self.written.min(self.known).max(1) as f32
    }

    /// The share of the written words that the known title has too.
    pub(super) fn of_written(self) -> f32 {
        self.shared as f32 / self.written.max(1) as f32
    }
}

/// The words of a title that say what it is about: abbreviations as they are, all else in small letters.
fn content(title: &str) -> FxHashSet<String> {
    const FUNCTION: [&str; 28] = [
        "về", "việc", "của", "và", "các", "một", "số", "điều", "quy", "định", "ban", "hành", "cho", "đối", "với",
        "trong", "theo", "tại", "chi", "tiết", "thi", "hướng", "dẫn", "thực", "hiện", "năm", "ngày", "tháng",
    ];
    let folded = fold(title);
    let words = folded.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let cased = |word: &str| if word.chars().all(char::is_uppercase) { word.to_owned() } else { word.to_lowercase() };
    words
        .map(cased)
        .filter(|word| !FUNCTION.contains(&word.as_str()) && !word.bytes().any(|b| b.is_ascii_digit()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_and_parts_are_the_same_title() {
        let known = "xây dựng khu kinh tế quốc phòng giai đoạn 2010 - 2020 và những năm tiếp theo";
        assert!(Common::of("về xây dựng các khu KTQP ở biên giới", known).share() > 0.5);
        assert!(Common::of("về xây dựng khu kinh tế", known).share() > 0.9);
        assert!(Common::of("về tổ chức và hoạt động của thanh tra ngành", known).share() < 0.2);
    }
}
