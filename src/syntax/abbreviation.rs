//! Abbreviations and where a text says what they stand for.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::law::{HeadKind, Knowledge, roman_value};
use crate::text::{Case, TextRange, Token};

use super::Citation;

/// An abbreviation at a place.
#[derive(Clone, Debug)]
pub struct Abbreviation {
    /// Shared by all mentions of the same letters.
    pub key: u64,
    pub range: TextRange,
    /// "Ủy ban nhân dân" of "Ủy ban nhân dân (UBND)".
    pub stands_for: Option<TextRange>,
    /// Part of a longer one, of a name ("Ủy ban ATGT") or of an address, spoken of between quotation
    /// marks, laid down for others to write, in the title of a document that is cited, in a line in
    /// capitals, where any word may look like one, or in a heading or legend. It counts as a use and is
    /// not judged.
    pub part: bool,
}

/// The abbreviations of a paragraph, in order.
pub(super) fn read(folded: &str, tokens: &[Token], citations: &[Citation], knowledge: &Knowledge) -> Vec<Abbreviation> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let end = end_of(tokens, index);
        if end == index {
            index += 1;
            continue;
        }
        let letters = TextRange::new(tokens[index].folded.start, tokens[end - 1].folded.end).of(folded);
        if letters.chars().count() > 1 && letters.len() < 20 && roman_value(letters).is_none() {
            let stands_for = stands_for(folded, tokens, (index, end), letters, knowledge);
            found.push(Abbreviation {
                key: key(letters),
                range: tokens[index].range.cover(tokens[end - 1].range),
                stands_for,
                part: is_name(&tokens[..index], knowledge)
                    || is_said_otherwise(tokens, (index, end), knowledge)
                    || stands_for.is_some_and(|long| is_prescribed(tokens, long, knowledge))
                    || is_in_subject(folded, &tokens[..index], citations, knowledge),
            });
            // "BQL" is used in "BQL-ĐTXD".
            if end > index + 1 {
                found.extend(tokens[index..end].iter().step_by(2).map(|token| Abbreviation {
                    key: key(token.folded.of(folded)),
                    range: token.range,
                    stands_for: None,
                    part: true,
                }));
            }
        }
        index = end;
    }
    let (capital, words) = tokens
        .iter()
        .filter(|token| token.is_word())
        .fold((0, 0), |(capital, words), token| (capital + usize::from(token.case == Case::Upper), words + 1));
    let apart = capital * 2 > words || is_apart(tokens);
    let titles = || citations.iter().filter_map(|citation| citation.title);
    for abbreviation in &mut found {
        abbreviation.part |= apart || titles().any(|title| title.contains_range(abbreviation.range));
    }
    found
}

/// Whether a paragraph explains for itself: a heading, the legend of a form ("(3): Cục Thuế (CT)"),
/// the beginning of another text ("Khi viết hóa đơn …"), a headline with its time ("… (01.08.2019 10:36)").
fn is_apart(tokens: &[Token]) -> bool {
    let ends_open = match tokens {
        [.., before, last] if last.is(')') => before.is_number() || before.is_word() && before.case == Case::Lower,
        [.., last] => last.is_word() || last.is_number() || last.is('…'),
        [] => false,
    };
    ends_open || tokens.first().is_some_and(|first| first.is('('))
}

/// Whether the tokens end in the head of a name: "Ủy ban", "Bộ".
fn is_name(before: &[Token], knowledge: &Knowledge) -> bool {
    const LONGEST_HEAD: usize = 3;
    (1..=LONGEST_HEAD.min(before.len())).any(|words| {
        let head = &before[before.len() - words..];
        let found = knowledge.name_heads.phrases.longest(head);
        found.is_some_and(|(head, length)| {
            length == words && knowledge.name_heads.rows[usize::from(head)].kind == HeadKind::Organisation
        })
    })
}

/// "Luật NSNN", "“KCN”", "ANTT.VN": the letters are part of a title, or spoken of, or an address.
fn is_said_otherwise(tokens: &[Token], (start, end): (usize, usize), knowledge: &Knowledge) -> bool {
    let before = start.checked_sub(1).and_then(|before| tokens.get(before));
    let quoted = before.is_some_and(|before| before.is('“') || before.is('"'))
        && tokens.get(end).is_some_and(|behind| behind.is('”') || behind.is('"'));
    let address = tokens.get(end).is_some_and(|dot| dot.is('.') && dot.joined())
        && tokens.get(end + 1).is_some_and(|domain| domain.joined() && domain.case == Case::Upper);
    quoted || address || before.is_some_and(|before| before.key == knowledge.words.luat)
}

/// "… gồm chữ viết tắt hệ thống đường đô thị (ĐĐT)": the letters are laid down for others to use.
fn is_prescribed(tokens: &[Token], long: TextRange, knowledge: &Knowledge) -> bool {
    /// How many words stand before the long form at most, with the two that say so.
    const FAR: usize = 4;
    let words = &knowledge.words;
    let first = tokens.partition_point(|token| token.range.start < long.start);
    tokens[first.saturating_sub(FAR)..first].windows(2).any(|pair| {
        pair[0].key == words.viet && pair[1].key == words.tat
            || pair[0].key == words.ky_sign && pair[1].key == words.hieu
    })
}

/// Whether what stands before is the number of a document and the beginning of what it is about:
/// "Công văn số 926/STC-VP Sơn La, ngày 02/5/2019 về việc bồi dưỡng QLNN" tells the title of another.
fn is_in_subject(folded: &str, before: &[Token], citations: &[Citation], knowledge: &Knowledge) -> bool {
    /// How many words before are looked at.
    const FAR: usize = 60;
    let before = &before[before.len().saturating_sub(FAR)..];
    let words = &knowledge.words;
    let ends = |token: &Token| token.is(';') || token.is('.') && token.joined();
    let clause = before.iter().rposition(ends).map_or(0, |at| at + 1);
    let clause = &before[clause..];
    let is_v = |token: &Token| token.folded.of(folded).eq_ignore_ascii_case("v");
    let about = clause.windows(3).find(|three| {
        three[0].key == words.ve && three[1].key == words.viec || is_v(&three[0]) && three[1].is('/') && is_v(&three[2])
    });
    about.is_some_and(|about| {
        let clause = TextRange::new(clause[0].range.start, about[0].range.start);
        citations.iter().any(|citation| citation.symbol.is_some() && clause.contains_range(citation.range))
    })
}

fn key(letters: &str) -> u64 {
    let mut key = FxHasher::default();
    letters.hash(&mut key);
    key.finish()
}

/// One past the last token of the abbreviation that starts at `start`; `start` if none does.
fn end_of(tokens: &[Token], start: usize) -> usize {
    let is_part = |token: &Token| token.is_word() && token.case == Case::Upper;
    if !is_part(&tokens[start]) {
        return start;
    }
    let mut end = start + 1;
    while let [sign, part, ..] = &tokens[end..]
        && (sign.is('-') || sign.is('&'))
        && sign.joined()
        && part.joined()
        && is_part(part)
    {
        end += 2;
    }
    end
}

/// The words right before "(KT-XH)", or before "viết tắt là KT-XH", whose initials it is made of.
fn stands_for(
    folded: &str,
    tokens: &[Token],
    (start, end): (usize, usize),
    letters: &str,
    knowledge: &Knowledge,
) -> Option<TextRange> {
    let opening = start.checked_sub(1)?;
    if !tokens[opening].is('(') || !tokens.get(end)?.is(')') {
        return None;
    }
    let mut wanted = letters.chars().rev().filter(|c| c.is_alphabetic()).peekable();
    let mut first = None;
    let last = opening.checked_sub(1)?;
    for token in tokens[..opening].iter().rev() {
        let Some(&letter) = wanted.peek() else { break };
        let initial = token.folded.of(folded).chars().next().filter(|_| token.is_word());
        if initial.is_some_and(|initial| initial.to_uppercase().eq(std::iter::once(letter))) {
            wanted.next();
            first = Some(token.range);
        } else if !(token.is('-') || token.is(',') || token.is('&') || token.key == knowledge.words.va) {
            return None;
        }
    }
    wanted.peek().is_none().then_some(())?;
    first.map(|first| first.cover(tokens[last].range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Paragraph;

    #[test]
    fn what_an_abbreviation_stands_for() {
        let text = "Phát triển kinh tế - xã hội (KT-XH), an ninh và trật tự (ANTT); thuế (VAT); UBND xã; quý II.";
        let paragraph = Paragraph::read(text, &Knowledge::builtin());
        let found: Vec<(&str, Option<&str>)> = paragraph
            .facts
            .abbreviations
            .iter()
            .filter(|one| !one.part)
            .map(|one| (one.range.of(text), one.stands_for.map(|range| range.of(text))))
            .collect();
        assert_eq!(
            found,
            [("KT-XH", Some("kinh tế - xã hội")), ("ANTT", Some("an ninh và trật tự")), ("VAT", None), ("UBND", None)]
        );
    }
}
