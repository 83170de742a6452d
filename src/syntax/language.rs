//! Whether a paragraph is Vietnamese, so that nobody spells French by our rules.

use crate::orthography::{Legacy, Mark, is_unmarked, read as read_syllable};
use crate::text::{Case, Token};

use super::neighbour;

/// What a paragraph is written in, as far as its words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Too few words to tell; taken for Vietnamese.
    #[default]
    Open,
    Vietnamese,
    /// Vietnamese without its marks: "Cong hoa xa hoi chu nghia".
    Unmarked {
        words: u32,
    },
    /// Another language or script.
    Foreign,
    /// Vietnamese typed for an old font, with the number of words that say so.
    Legacy {
        encoding: Legacy,
        words: u32,
    },
}

impl Language {
    /// Whether the spelling rules have a say in it.
    #[must_use]
    pub fn is_ours(self) -> bool {
        match self {
            Self::Open | Self::Vietnamese | Self::Unmarked { .. } => true,
            Self::Foreign | Self::Legacy { .. } => false,
        }
    }
}

/// Fewer words say nothing of a language.
const FEW: u32 = 8;

/// The language of a paragraph; `original` is its text as typed, `folded` that of the tokens.
pub(super) fn read(original: &str, folded: &str, tokens: &[Token]) -> Language {
    // Nearly every paragraph ends its reading here, within its first words.
    if has_own_letters(folded, tokens.len() / 8 + 1) {
        return Language::Vietnamese;
    }
    let legacy = legacy(original);
    if legacy != Language::Open {
        return legacy;
    }
    let tells = |token: &&Token| {
        let word = token.folded.of(folded);
        // Abbreviations and codes belong to no language.
        token.is_word() && !(token.case == Case::Upper && word.is_ascii()) && word.len() <= 64
    };
    let all: Vec<String> = tokens.iter().filter(tells).map(|token| neighbour::small(folded, token)).collect();
    let count = |is: fn(&str) -> bool| all.iter().filter(|word| is(word)).count() as u32;
    let words = all.len() as u32;
    let marked = count(|word| !word.is_ascii() && read_syllable(word).is_some());
    if marked * 10 >= words.max(1) {
        return Language::Vietnamese;
    }
    if words < FEW {
        return Language::Open;
    }
    let plain = count(|word| word.is_ascii() && is_unmarked(word));
    let foreign = words - marked - plain;
    if foreign * 3 >= words {
        Language::Foreign
    } else if marked == 0 && plain * 10 >= words * 8 {
        Language::Unmarked { words }
    } else {
        Language::Open
    }
}

/// Whether the text has that many letters that no other language of Latin script has.
fn has_own_letters(text: &str, wanted: usize) -> bool {
    let bytes = text.as_bytes();
    let own = bytes.windows(2).filter(|pair| match pair[0] {
        // ạ to ỹ.
        0xE1 => matches!(pair[1], 0xBA | 0xBB),
        // ơ, ư.
        0xC6 => matches!(pair[1], 0xA0 | 0xA1 | 0xAF | 0xB0),
        _ => false,
    });
    own.take(wanted).count() == wanted
}

/// Words of an old encoding, if nearly all words that are not plain are of one.
fn legacy(text: &str) -> Language {
    if text.is_ascii() {
        return Language::Open;
    }
    let mut of_encoding = [0_u32; 2];
    let mut others = 0;
    for word in legacy_words(text) {
        if word.is_ascii() || !word.contains(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let reading = Some(word).filter(|word| word.len() <= 24).and_then(|word| read_syllable(&word.to_lowercase()));
        let is_modern = reading.is_some_and(|reading| reading.mark != Mark::Misplaced);
        let mut is_legacy = false;
        for (encoding, count) in Legacy::ALL.into_iter().zip(&mut of_encoding) {
            if encoding.decode_syllable(word).is_some() {
                is_legacy = true;
                // "tê" is a word as it stands, too, and tells nothing.
                *count += u32::from(!is_modern);
            }
        }
        others += u32::from(!is_legacy);
    }
    let (encoding, words) =
        if of_encoding[0] >= of_encoding[1] { (Legacy::Tcvn3, of_encoding[0]) } else { (Legacy::Vni, of_encoding[1]) };
    if words > 0 && words >= others * 4 { Language::Legacy { encoding, words } } else { Language::Open }
}

/// The words of a text in an old encoding, where signs such as « and · are letters.
pub(crate) fn legacy_words(text: &str) -> impl Iterator<Item = &str> {
    let in_word =
        |c: char| c.is_ascii_alphanumeric() || ('\u{A1}'..='\u{FF}').contains(&c) || c > '\u{FF}' && c.is_alphabetic();
    text.split(move |c| !in_word(c)).filter(|word| !word.is_empty())
}

/// The text with every word of the encoding read back. A sign that stands alone is a sign.
pub(crate) fn convert_legacy(encoding: Legacy, text: &str) -> String {
    let mut converted = String::with_capacity(text.len() + text.len() / 4);
    // In a line of capitals a word with one plain letter is in capitals too.
    let in_capitals = encoding == Legacy::Tcvn3 && !text.contains(|c: char| c.is_ascii_lowercase());
    let mut end = 0;
    for word in legacy_words(text).filter(|word| !word.is_ascii()) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let is_sign = !word.contains(char::is_alphabetic);
        let has_letter = word.contains(|c: char| c.is_ascii_alphabetic());
        let decoded =
            if has_letter { encoding.decode(word) } else { encoding.decode_syllable(word).filter(|_| !is_sign) };
        if let Some(decoded) = decoded {
            converted.push_str(&text[end..start]);
            converted.push_str(&if in_capitals { decoded.to_uppercase() } else { decoded });
            end = start + word.len();
        }
    }
    converted.push_str(&text[end..]);
    converted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Knowledge;
    use crate::syntax::Paragraph;

    fn language(text: &str) -> Language {
        Paragraph::read(text, &Knowledge::builtin()).facts.language
    }

    #[test]
    fn languages_are_told_apart() {
        for (text, expected) in [
            ("Hội nghị đã thống nhất các nội dung.", Language::Vietnamese),
            ("Ban Dân vận", Language::Vietnamese),
            ("Xin chao", Language::Open),
            ("Cong hoa xa hoi chu nghia Viet Nam, Doc lap", Language::Unmarked { words: 10 }),
            ("The committee met in the morning and agreed on the report.", Language::Foreign),
            ("La réunion a été présidée par le président du comité populaire.", Language::Foreign),
            ("Совет утвердил доклад о работе комитета за первые шесть месяцев года.", Language::Foreign),
            ("Céng hßa x· héi chñ nghÜa ViÖt Nam", Language::Legacy { encoding: Legacy::Tcvn3, words: 7 }),
            ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Language::Legacy { encoding: Legacy::Vni, words: 7 }),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }

    #[test]
    fn foreign_names_do_not_make_a_text_foreign() {
        let text = "Đoàn do ông Jean-Pierre Dupont, Giám đốc Médecins du Monde, dẫn đầu đã đến thăm.";
        assert_eq!(language(text), Language::Vietnamese);
    }
}
