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

/// What is under a letter without its mark in the two blocks of letters that have the vowels: the
/// letter and its tone. A letter that is no marked vowel stands for itself.
const fn unmarked<const LENGTH: usize>(first: u32) -> [(char, Tone); LENGTH] {
    let mut letters = [('\0', Tone::Ngang); LENGTH];
    let mut index = 0;
    while index < LENGTH {
        if let Some(letter) = char::from_u32(first + index as u32) {
            letters[index].0 = letter;
        }
        index += 1;
    }
    let mut row = 0;
    while row < VOWELS.len() {
        let mut tone = 0;
        while tone < Tone::ALL.len() {
            let form = VOWELS[row][tone] as u32;
            if form >= first && form - first < LENGTH as u32 {
                letters[(form - first) as usize] = (VOWELS[row][0], Tone::ALL[tone]);
            }
            tone += 1;
        }
        row += 1;
    }
    letters
}

/// From à to ư.
const FIRST_LATIN: u32 = 0xE0;
static LATIN: [(char, Tone); 0xD1] = unmarked(FIRST_LATIN);
/// From Ạ to ỹ.
const FIRST_VIETNAMESE: u32 = 0x1EA0;
static VIETNAMESE: [(char, Tone); 0x5A] = unmarked(FIRST_VIETNAMESE);

/// A small letter without its tone mark, and the tone: 'ấ' is ('â', sắc).
#[must_use]
pub fn without_tone(letter: char) -> (char, Tone) {
    let number = u32::from(letter);
    let in_block = |block: &[(char, Tone)], first: u32| block.get(number.checked_sub(first)? as usize).copied();
    in_block(&LATIN, FIRST_LATIN).or_else(|| in_block(&VIETNAMESE, FIRST_VIETNAMESE)).unwrap_or((letter, Tone::Ngang))
}

/// A small vowel letter that has no tone mark, with one: ('â', sắc) is 'ấ'. Other letters stay.
#[must_use]
pub fn with_tone(letter: char, tone: Tone) -> char {
    VOWELS.iter().find(|row| row[0] == letter).map_or(letter, |row| row[tone as usize])
}

/// A small letter without its tone mark and without hook, breve, circumflex or stroke.
#[must_use]
pub fn without_marks(letter: char) -> char {
    match without_tone(letter).0 {
        'ă' | 'â' => 'a',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        'đ' => 'd',
        other => other,
    }
}

/// Whether a small letter, tone mark or not, is a vowel.
#[must_use]
pub(super) fn is_vowel(letter: char) -> bool {
    let (plain, _) = without_tone(letter);
    VOWELS.iter().any(|row| row[0] == plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_off_and_go_on() {
        assert_eq!(without_tone('ậ'), ('â', Tone::Nang));
        for letter in ['đ', 'a', 'ß', 'ǰ', 'Ấ', '–', '中'] {
            assert_eq!(without_tone(letter), (letter, Tone::Ngang));
        }
        for row in VOWELS {
            for (form, tone) in row.into_iter().zip(Tone::ALL) {
                assert_eq!(without_tone(form), (row[0], tone));
                assert_eq!(with_tone(row[0], tone), form);
            }
        }
    }
}
