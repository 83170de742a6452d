//! The words that open names of bodies, offices, numbered units and events.

use crate::text::{PhraseTable, Vocabulary};

use super::{Table, TableError};

/// What a head opens the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeadKind {
    /// "Ban Chỉ đạo", "Sở".
    Organisation,
    /// "Phó", "Tham mưu trưởng".
    Title,
    /// "Quân khu" before a number.
    Unit,
    /// "hội nghị" behind "tại".
    Event,
    /// "quản lý nhà nước": a term whose last noun has a capital of its own elsewhere.
    Common,
    /// "Tỉnh ủy".
    Committee,
}

/// Why a way of writing is right whatever else the text writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Wording or an example of Nghị định 30/2020/NĐ-CP, Phụ lục II.
    Decree,
    /// The constant usage of official texts.
    Usage,
}

/// One row of `name_heads.tsv`.
#[derive(Clone, Debug)]
pub struct NameHead {
    pub kind: HeadKind,
    pub basis: Option<Basis>,
    /// Bit `i` is set when word `i` starts with a capital.
    pub capitals: u16,
    /// How many words it has.
    pub words: u8,
    /// The official numerals of a unit: `true` for "2", `false` for "II".
    pub arabic: Option<bool>,
    /// A function right behind it takes a capital: "Phòng Kinh tế".
    pub takes_function: bool,
    /// Only where a name of its own or a place follows the function.
    pub function_named: bool,
    /// The basis counts only where a name of its own follows. Of an office: before the name of a person
    /// a small letter is wrong.
    pub named: bool,
}

/// One row of `set_phrases.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct SetPhrase {
    /// Of an office, not of a body.
    pub title: bool,
    /// Bit `i` is set when word `i` starts with a capital.
    pub capitals: u16,
    /// Only a text that writes it in two ways is judged.
    pub mixed: bool,
}

/// The heads, found by their words in any case.
#[derive(Clone, Debug, Default)]
pub struct NameHeads {
    pub rows: Vec<NameHead>,
    pub phrases: PhraseTable<u16>,
    /// Phrases for the functions of bodies.
    pub functions: PhraseTable<()>,
    /// Phrases with constant capitals.
    pub set_phrases: PhraseTable<SetPhrase>,
}

impl NameHeads {
    pub(super) fn read(text: &str, functions: &str, vocabulary: &mut Vocabulary, errors: &mut Vec<TableError>) -> Self {
        let mut heads = Self::default();
        for row in Table::read("functions.tsv", functions, errors).rows() {
            heads.functions.insert(vocabulary, row.get("phrase"), ());
        }
        let table = Table::read("set_phrases.tsv", include_str!("../../grammars/set_phrases.tsv"), errors);
        for row in table.rows() {
            let phrase = row.get("phrase");
            let title = row.get("kind") == "title";
            let set = SetPhrase { title, capitals: capitals_of(phrase).0, mixed: row.get("mixed") == "x" };
            heads.set_phrases.insert(vocabulary, phrase, set);
        }
        for row in Table::read("name_heads.tsv", text, errors).rows() {
            let kind = match row.get("kind") {
                "organisation" => HeadKind::Organisation,
                "title" => HeadKind::Title,
                "unit" => HeadKind::Unit,
                "event" => HeadKind::Event,
                "common" => HeadKind::Common,
                "committee" => HeadKind::Committee,
                other => {
                    errors.push(row.error(format!("column kind: {other} is none of the kinds")));
                    continue;
                }
            };
            let basis = match row.get("basis") {
                "" => None,
                "decree" => Some(Basis::Decree),
                "usage" => Some(Basis::Usage),
                other => {
                    errors.push(row.error(format!("column basis: {other} is neither decree nor usage")));
                    continue;
                }
            };
            let arabic = match row.get("numeral") {
                "" => None,
                "arabic" => Some(true),
                "roman" => Some(false),
                other => {
                    errors.push(row.error(format!("column numeral: {other} is neither arabic nor roman")));
                    continue;
                }
            };
            let name = row.get("head");
            let (capitals, words) = capitals_of(name);
            if words > 16 {
                errors.push(row.error("a head of more than sixteen words".to_owned()));
                continue;
            }
            heads.phrases.insert(vocabulary, name, heads.rows.len() as u16);
            let (takes_function, function_named) = match row.get("function") {
                "" => (false, false),
                "capital" => (true, false),
                "named" => (true, true),
                other => {
                    errors.push(row.error(format!("column function: {other} is neither capital nor named")));
                    continue;
                }
            };
            let named = row.get("named") == "x";
            heads.rows.push(NameHead { kind, basis, capitals, words, arabic, takes_function, function_named, named });
        }
        heads
    }
}

/// Which of the first sixteen words of a name start with a capital, and how many words it has.
#[must_use]
pub fn capitals_of(name: &str) -> (u16, u8) {
    let mut capitals = 0u16;
    let mut words = 0u8;
    // Names are parted by ASCII alone; asking each letter for its kind would be felt at the start.
    let parts = name.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric());
    for word in parts.filter(|word| word.starts_with(char::is_alphabetic)) {
        if word.starts_with(char::is_uppercase) && words < 16 {
            capitals |= 1 << words;
        }
        words = words.saturating_add(1);
    }
    (capitals, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_capitals_of_a_name() {
        assert_eq!(capitals_of("Ban Chỉ đạo"), (0b011, 3));
        assert_eq!(capitals_of("Sở Tài nguyên và Môi trường"), (0b01_0011, 6));
    }

    #[test]
    fn a_bad_row_is_left_out_and_reported() {
        let mut errors = Vec::new();
        let text = "head\tkind\tbasis\tnumeral\tfunction\tnamed\nBan\torganisation\t\t\tcapital\t\nSở\tplace\t\t\t\t\n\
                    Quân khu\tunit\t\tgreek\t\t\n";
        let heads = NameHeads::read(text, "phrase\ny tế\n", &mut Vocabulary::default(), &mut errors);
        assert_eq!((heads.rows.len(), errors.len()), (1, 2));
    }
}
