//! Compounds joined by a hyphen ("kinh tế - xã hội"), as facts for consistency over a text.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::law::{Table, TableError};
use crate::orthography;
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
/// the table. Others are kept too, for the writer may be compared with himself, and so are hyphens
/// with a space on one side only.
#[must_use]
pub(super) fn read(folded: &str, tokens: &[Token]) -> Vec<CompoundMention> {
    let signs = tokens.iter().enumerate().filter(|(_, sign)| sign.is('-') || sign.is('&') || sign.is('/'));
    signs
        .filter_map(|(index, sign)| match compound(folded, tokens, index).filter(|_| sign.is('-')) {
            Some(compound) if compound.known => Some(compound),
            other => lopsided(folded, tokens, index).or(other),
        })
        .collect()
}

fn compound(folded: &str, tokens: &[Token], index: usize) -> Option<CompoundMention> {
    let hyphen = &tokens[index];
    let (Some([a, b]), Some([c, d])) = (tokens.get(index.checked_sub(2)?..index), tokens.get(index + 1..index + 3))
    else {
        return None;
    };
    let words = [a, b, c, d].iter().all(|token| token.is_word());
    if !words || b.gap != Gap::Space || d.gap != Gap::Space || hyphen.gap == Gap::Line || c.gap == Gap::Line {
        return None;
    }
    // A skipped zone leaves a hole between tokens that seem to touch.
    if hyphen.joined() && b.range.end != hyphen.range.start || c.joined() && hyphen.range.end != c.range.start {
        return None;
    }
    let name = name(folded, [a, b, c, d]);
    let known = COMPOUNDS.contains(name.as_str());
    let small = [b, c, d].iter().all(|token| token.case == Case::Lower) && a.case != Case::Upper;
    (known || small && !name.is_ascii()).then(|| CompoundMention {
        name,
        range: a.range.cover(d.range),
        joint: TextRange::new(b.range.end, c.range.start),
        space_before: !hyphen.joined(),
        space_after: !c.joined(),
        known,
    })
}

/// A hyphen, a dash, "&" or a stroke with a space on one side only, between whole words or numbers: "năm
/// 2020- một năm", "2016 -2020", "01 kỳ/ tháng". With a joined number it may be a sign or part of a name ("-5%", "Covid -19").
fn lopsided(folded: &str, tokens: &[Token], index: usize) -> Option<CompoundMention> {
    let (left, hyphen, right) = (tokens.get(index.checked_sub(1)?)?, tokens.get(index)?, tokens.get(index + 1)?);
    if hyphen.joined() == right.joined() || hyphen.gap == Gap::Line || right.gap == Gap::Line {
        return None;
    }
    let whole = |token: &Token| {
        let word = token.folded.of(folded);
        token.is_number() && token.len() > 1
            || token.case == Case::Lower && word.chars().count() > 1 && orthography::read(word).is_some()
            || token.case == Case::Title && orthography::read(&word.to_lowercase()).is_some()
    };
    // "Covid -19" and "-5%"; "TK 131- Phải thu" names an account by its number.
    let named = !left.is_number() && right.is_number() || left.is_number() && right.case == Case::Title;
    // A number opens a point ("1- Mục đích"), and a code may be broken anywhere ("30/2020 -NĐ").
    let apart = index.checked_sub(2).and_then(|before| tokens.get(before));
    let opens = apart.is_none_or(|before| !before.is_word() && !before.is_number() && !before.is('%'));
    let coded = apart.is_some_and(|before| before.is('/') || before.is('-') && before.joined())
        || tokens.get(index + 2).is_some_and(|behind| behind.is('/') || behind.is('-') && behind.joined());
    let split = left.range.end != hyphen.range.start && hyphen.joined()
        || hyphen.range.end != right.range.start && right.joined();
    let stroke = hyphen.is('/');
    let marked = |token: &Token| token.is_number() || !token.folded.of(folded).is_ascii();
    let vietnamese = [Some(left), Some(right), apart, tokens.get(index + 2)].into_iter().flatten().any(marked);
    // The number beside a stroke may be one of a document or of a day, and a capital begins another heading.
    let gap = right.range.start - left.range.end;
    let unfit = stroke && (left.is_number() || right.case != Case::Lower || gap > 2);
    if !whole(left) || !whole(right) || named || opens || coded && !stroke || split || !vietnamese || unfit {
        return None;
    }
    let between = if stroke { "/".to_owned() } else { format!(" {} ", hyphen.folded.of(folded)) };
    Some(CompoundMention {
        name: format!("{}{between}{}", left.folded.of(folded), right.folded.of(folded)),
        range: left.range.cover(right.range),
        joint: TextRange::new(left.range.end, right.range.start),
        space_before: !hyphen.joined(),
        space_after: !right.joined(),
        known: false,
    })
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
