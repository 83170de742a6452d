//! Compounds joined by a hyphen ("kinh tế - xã hội"), as facts for consistency over a text.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::law::{Table, TableError};
use crate::text::{Case, Gap, TextRange, Token, lowercase_into, other_tone_placement};

/// A hyphen between two pairs of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompoundMention {
    /// Left and right element, in lower case with canonical spacing: "kinh tế - xã hội".
    pub name: String,
    pub range: TextRange,
    /// From the end of the left word to the start of the right one.
    pub joint: TextRange,
    pub space_before: bool,
    pub space_after: bool,
    /// The table of compounds has it: the hyphen is one, and not a dash between two clauses.
    pub known: bool,
}

/// Finds hyphens between two words of two syllables each, which is the shape of all compounds of
/// the table. Others are kept too, for the writer may be compared with himself.
#[must_use]
pub(super) fn read(folded: &str, tokens: &[Token]) -> Vec<CompoundMention> {
    let mut mentions = Vec::new();
    for (index, hyphen) in tokens.iter().enumerate() {
        if !hyphen.is('-') || index < 2 {
            continue;
        }
        let (Some([a, b]), Some([c, d])) = (tokens.get(index - 2..index), tokens.get(index + 1..index + 3)) else {
            continue;
        };
        let words = [a, b, c, d].iter().all(|token| token.is_word());
        if !words || b.gap != Gap::Space || d.gap != Gap::Space || hyphen.gap == Gap::Line || c.gap == Gap::Line {
            continue;
        }
        // A skipped zone leaves a hole between tokens that seem to touch.
        if hyphen.joined() && b.range.end != hyphen.range.start || c.joined() && hyphen.range.end != c.range.start {
            continue;
        }
        let name = name(folded, [a, b, c, d]);
        let known = COMPOUNDS.contains(name.as_str());
        let small = [b, c, d].iter().all(|token| token.case == Case::Lower) && a.case != Case::Upper;
        if known || small {
            mentions.push(CompoundMention {
                name,
                range: a.range.cover(d.range),
                joint: TextRange::new(b.range.end, c.range.start),
                space_before: !hyphen.joined(),
                space_after: !c.joined(),
                known,
            });
        }
    }
    mentions
}

fn name(folded: &str, words: [&Token; 4]) -> String {
    let mut name = String::with_capacity(32);
    let mut lower = String::new();
    for (index, word) in words.into_iter().enumerate() {
        name.push_str(["", " ", " - ", " "][index]);
        lowercase_into(word.folded.of(folded), &mut lower);
        name.push_str(&canonical(&lower));
    }
    name
}

/// One spelling for both placements of the tone mark.
fn canonical(lower: &str) -> String {
    match other_tone_placement(lower) {
        Some(other) if other.as_str() < lower => other,
        _ => lower.to_owned(),
    }
}

static COMPOUNDS: LazyLock<FxHashSet<String>> = LazyLock::new(|| compounds(&mut Vec::new()));

/// The compounds of the table, cut to the two syllables on either side of the hyphen, which is what
/// is looked at ("châu á - thái bình dương", "dân số - kế hoạch hóa gia đình").
fn compounds(errors: &mut Vec<TableError>) -> FxHashSet<String> {
    let table = Table::read("compounds.tsv", include_str!("../../grammars/compounds.tsv"), errors);
    table
        .rows()
        .filter_map(|row| {
            let (left, right): (Vec<&str>, Vec<&str>) =
                (row.get("left").split(' ').collect(), row.get("right").split(' ').collect());
            let (left, right) = (left.last_chunk::<2>()?, right.first_chunk::<2>()?);
            let [a, b] = left.map(canonical);
            let [c, d] = right.map(canonical);
            Some(format!("{a} {b} - {c} {d}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Vocabulary, fold, tokenize};

    fn names(text: &str) -> Vec<(String, bool, bool, bool)> {
        let folded = fold(text);
        let tokens = tokenize(&folded, &Vocabulary::default());
        read(&folded.text, &tokens)
            .into_iter()
            .map(|mention| (mention.name, mention.space_before, mention.space_after, mention.known))
            .collect()
    }

    #[test]
    fn the_spacing_of_a_compound_is_seen() {
        assert_eq!(names("phát triển kinh tế-xã hội"), [("kinh tế - xã hội".to_owned(), false, false, true)]);
        assert_eq!(names("Kinh tế – xã hội"), [("kinh tế - xã hội".to_owned(), true, true, true)]);
        assert_eq!(names("VĂN HOÁ- XÃ HỘI"), [(canonical_name("văn hóa - xã hội"), false, true, true)]);
        assert_eq!(names("Nghị định số 30/2020/NĐ-CP ngày"), []);
        assert_eq!(names("cây ăn - quả ngọt").len(), 1);
    }

    fn canonical_name(name: &str) -> String {
        name.split(' ').map(canonical).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_table_is_read() {
        let mut errors = Vec::new();
        let compounds = compounds(&mut errors);
        assert_eq!(errors, []);
        for name in ["kinh tế - xã hội", "dân số - kế hoạch"] {
            assert!(compounds.contains(&canonical_name(name)), "{name}");
        }
    }
}
