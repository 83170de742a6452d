//! Text typed for an old font and pasted as Latin characters: "Céng hßa", "Coäng hoøa".
//!
//! Fonts of the nineties drew Vietnamese letters in the places of Latin ones. What was typed for
//! them and comes without its font is neither Vietnamese nor anything else, but each word can be
//! read back: which characters stand for which letters is data (`grammars/legacy_encodings.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Mark, read};

/// An old encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Legacy {
    /// TCVN 5712:1993 VN3, "ABC": one character a letter. Its capitals with marks were the small
    /// letters in another font.
    Tcvn3,
    /// VNI for Windows: a letter, then its marks.
    Vni,
}

impl Legacy {
    pub const ALL: [Self; 2] = [Self::Tcvn3, Self::Vni];

    /// The name by which people know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
        }
    }

    /// By the name that commands use.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.key() == name)
    }

    /// The name in the table.
    fn key(self) -> &'static str {
        match self {
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
        }
    }

    /// The word in Unicode; `None` if a character of it has no place in this encoding, or if it
    /// has none but plain ones.
    #[must_use]
    pub fn decode(self, word: &str) -> Option<String> {
        let letters = &TABLES[self as usize];
        let mut decoded = String::with_capacity(word.len() + 4);
        let mut rest = word.chars();
        while let Some(first) = rest.next() {
            let second = rest.clone().next();
            // A capital letter may have the small form of its mark: "Aáp".
            let pair = second.and_then(|second| {
                let small = || letters.get(&(first.to_ascii_lowercase(), Some(second))).map(|c| upper(*c));
                letters.get(&(first, Some(second))).copied().or_else(|| small().filter(|_| first.is_ascii_uppercase()))
            });
            if let Some(letter) = pair {
                decoded.push(letter);
                rest.next();
            } else if first.is_ascii() {
                decoded.push(first);
            } else {
                decoded.push(*letters.get(&(first, None))?);
            }
        }
        if decoded == word {
            return None;
        }
        // One capital alone may open the word.
        let plain = || word.chars().filter(char::is_ascii_alphabetic);
        let in_capitals = plain().all(|c| c.is_ascii_uppercase()) && plain().nth(1).is_some();
        Some(if self == Self::Tcvn3 && in_capitals { decoded.to_uppercase() } else { decoded })
    }

    /// The word in Unicode, if that makes a Vietnamese syllable of it.
    #[must_use]
    pub fn decode_syllable(self, word: &str) -> Option<String> {
        // The longest, "nghiêng", has a mark behind two letters at most in VNI.
        if word.len() > 24 {
            return None;
        }
        let decoded = self.decode(word)?;
        read(&decoded.to_lowercase()).is_some_and(|reading| reading.mark != Mark::Misplaced).then_some(decoded)
    }
}

fn upper(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}

type Letters = FxHashMap<(char, Option<char>), char>;

static TABLES: LazyLock<[Letters; 2]> = LazyLock::new(|| {
    let table = include_str!("../../grammars/legacy_encodings.tsv");
    let of = |encoding: Legacy| {
        let rows = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let mut fields = line.split('\t');
            let key = fields.next().filter(|key| *key == encoding.key());
            let (mut written, letter) = key.and(fields.next()).zip(fields.next()).map(|(w, l)| (w.chars(), l))?;
            Some(((written.next()?, written.next()), letter.chars().next()?))
        });
        rows.collect()
    };
    Legacy::ALL.map(of)
});

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(encoding: Legacy, text: &str) -> String {
        let words = text.split(' ').map(|word| encoding.decode(word).unwrap_or_else(|| word.to_owned()));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn both_encodings_are_read_back() {
        assert_eq!(decoded(Legacy::Tcvn3, "Céng hßa x· héi chñ nghÜa ViÖt Nam"), "Cộng hòa xã hội chủ nghĩa Việt Nam");
        assert_eq!(
            decoded(Legacy::Tcvn3, "§éc lËp - Tù do - H¹nh phóc, n\u{AD}íc"),
            "Độc lập - Tự do - Hạnh phúc, nước"
        );
        assert_eq!(decoded(Legacy::Tcvn3, "CéNG HßA X· HéI Q§-UBND"), "CỘNG HÒA Xã HỘI QĐ-UBND");
        assert_eq!(
            decoded(Legacy::Vni, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"),
            "Cộng hòa xã hội chủ nghĩa Việt Nam"
        );
        assert_eq!(
            decoded(Legacy::Vni, "Ñoäc laäp, AÁp Aáp Baéc, ñöôïc nöôùc tröôøng"),
            "Độc lập, Ấp Ấp Bắc, được nước trường"
        );
        assert_eq!(decoded(Legacy::Vni, "COÄNG HOØA XAÕ HOÄI ÑÖÔØNG"), "CỘNG HÒA XÃ HỘI ĐƯỜNG");
    }

    /// Whatever syllable there is, written in an encoding and read back, is the same.
    #[test]
    fn every_syllable_survives() {
        for encoding in Legacy::ALL {
            let table = &TABLES[encoding as usize];
            let letters: FxHashMap<char, String> = table
                .iter()
                .map(|((first, second), letter)| (*letter, std::iter::once(*first).chain(*second).collect()))
                .collect();
            for syllable in super::super::all() {
                let spelled = syllable.spell(super::super::Style::Old);
                let written: String = spelled
                    .chars()
                    .map(|c| if c.is_ascii() { c.to_string() } else { letters.get(&c).cloned().unwrap_or_default() })
                    .collect();
                if written != spelled {
                    assert_eq!(encoding.decode(&written).as_deref(), Some(spelled.as_str()), "{encoding:?} {written}");
                }
            }
        }
    }

    #[test]
    fn other_languages_make_no_syllables() {
        let words = "été français même œuvre Noël où très año für Österreich façade naïf forêt tôt château élève déjà";
        for encoding in Legacy::ALL {
            let read: Vec<&str> = words.split(' ').filter(|word| encoding.decode_syllable(word).is_some()).collect();
            assert!(read.len() <= 2, "{encoding:?}: {read:?}");
        }
        assert_eq!(Legacy::Vni.decode_syllable(&"aù".repeat(1_000_000)), None);
    }
}
