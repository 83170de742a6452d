//! The six tones and the marks that write them.

/// A tone, in the order of the dictionaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// No mark: ma.
    Ngang,
    /// mà.
    Huyen,
    /// mả.
    Hoi,
    /// mã.
    Nga,
    /// má.
    Sac,
    /// mạ.
    Nang,
}

impl Tone {
    pub const ALL: [Self; 6] = [Self::Ngang, Self::Huyen, Self::Hoi, Self::Nga, Self::Sac, Self::Nang];
}

/// The vowel letters, each in its six tones.
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
];

/// A small letter without its tone mark, and the tone: 'ấ' is ('â', sắc).
#[must_use]
pub fn without_tone(letter: char) -> (char, Tone) {
    if letter.is_ascii() {
        return (letter, Tone::Ngang);
    }
    for row in &VOWELS {
        for (form, tone) in row.iter().zip(Tone::ALL) {
            if *form == letter {
                return (row[0], tone);
            }
        }
    }
    (letter, Tone::Ngang)
}

/// A small vowel letter that has no tone mark, with one: ('â', sắc) is 'ấ'. Other letters stay.
#[must_use]
pub fn with_tone(letter: char, tone: Tone) -> char {
    VOWELS.iter().find(|row| row[0] == letter).map_or(letter, |row| row[tone as usize])
}

/// Whether a small letter, tone mark or not, is a vowel.
#[must_use]
pub(super) fn is_vowel(letter: char) -> bool {
    VOWELS.iter().any(|row| row[0] == without_tone(letter).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_off_and_go_on() {
        assert_eq!(without_tone('ậ'), ('â', Tone::Nang));
        assert_eq!(without_tone('đ'), ('đ', Tone::Ngang));
        for row in VOWELS {
            for (form, tone) in row.into_iter().zip(Tone::ALL) {
                assert_eq!(without_tone(form), (row[0], tone));
                assert_eq!(with_tone(row[0], tone), form);
            }
        }
    }
}
