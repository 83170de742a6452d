//! Usage that no regulation lays down: where commas stand, and words that are spelled in two ways.

use rustc_hash::FxHashSet;

use crate::text::{Key, PhraseTable, Token, Vocabulary};

use super::{Table, TableError};

/// Two members of a list that want a comma between them: "các cấp, các ngành".
#[derive(Clone, Copy, Debug)]
pub struct ListPair {
    pub left: &'static str,
    pub right: &'static str,
    /// Nearly every text writes the comma.
    pub always: bool,
}

/// What stands between the two members of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Joint {
    Nothing,
    Comma,
    /// "quốc phòng - an ninh": a compound rather than a list.
    Hyphen,
}

/// Two words of which one is often written for the other.
#[derive(Clone, Copy, Debug)]
pub struct Confusion {
    pub wrong: &'static str,
    /// As many syllables as `wrong`.
    pub right: &'static str,
    /// What is mistaken: "s/x", "hỏi/ngã".
    pub kind: &'static str,
}

/// `whole_words.tsv`, `list_commas.tsv`, `openers.tsv`, `y_or_i.tsv` and `confusions.tsv`.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    whole_words: FxHashSet<(Key, Key)>,
    lists: Vec<ListPair>,
    list_phrases: PhraseTable<(u16, Joint)>,
    openers: PhraseTable<()>,
    spellings: Vec<[&'static str; 2]>,
    spelling_phrases: PhraseTable<(u16, u8)>,
    confusions: Vec<Confusion>,
    confusion_phrases: PhraseTable<u16>,
}

impl Usage {
    pub(super) fn read(vocabulary: &mut Vocabulary, errors: &mut Vec<TableError>) -> Self {
        let mut usage = Self::default();
        let table = Table::read("whole_words.tsv", include_str!("../../grammars/whole_words.tsv"), errors);
        for row in table.rows() {
            usage.whole_words.insert((vocabulary.intern(row.get("first")), vocabulary.intern(row.get("second"))));
        }
        let table = Table::read("list_commas.tsv", include_str!("../../grammars/list_commas.tsv"), errors);
        for row in table.rows() {
            let (left, right, index) = (row.get("left"), row.get("right"), usage.lists.len() as u16);
            for (joint, between) in [(Joint::Nothing, " "), (Joint::Comma, ", "), (Joint::Hyphen, " - ")] {
                usage.list_phrases.insert(vocabulary, &format!("{left}{between}{right}"), (index, joint));
            }
            usage.lists.push(ListPair { left, right, always: row.get("always") == "x" });
        }
        let table = Table::read("openers.tsv", include_str!("../../grammars/openers.tsv"), errors);
        for row in table.rows() {
            usage.openers.insert(vocabulary, row.get("phrase"), ());
        }
        let table = Table::read("y_or_i.tsv", include_str!("../../grammars/y_or_i.tsv"), errors);
        for row in table.rows() {
            let spellings = [row.get("one"), row.get("other")];
            for (side, spelling) in spellings.into_iter().enumerate() {
                usage.spelling_phrases.insert(vocabulary, spelling, (usage.spellings.len() as u16, side as u8));
            }
            usage.spellings.push(spellings);
        }
        let table = Table::read("confusions.tsv", include_str!("../../grammars/confusions.tsv"), errors);
        for row in table.rows() {
            let (wrong, right) = (row.get("wrong"), row.get("right"));
            if wrong.split(' ').count() != right.split(' ').count() {
                errors.push(row.error("the two forms differ in length".to_owned()));
            }
            usage.confusion_phrases.insert(vocabulary, wrong, usage.confusions.len() as u16);
            usage.confusions.push(Confusion { wrong, right, kind: row.get("kind") });
        }
        usage
    }

    /// Whether the two syllables make a word that no comma can part.
    #[must_use]
    pub fn is_whole(&self, first: &Token, second: &Token) -> bool {
        self.whole_words.contains(&(first.key, second.key))
    }

    /// Whether a pair of list members, a word with two spellings or a mistaken form may start with the
    /// token.
    #[must_use]
    pub fn may_start(&self, token: &Token) -> bool {
        self.list_phrases.may_start(token)
            || self.spelling_phrases.may_start(token)
            || self.confusion_phrases.may_start(token)
    }

    /// The pair of list members at the start of the tokens, what parts them, and how many tokens
    /// they take.
    #[must_use]
    pub fn list_pair(&self, tokens: &[Token]) -> Option<(u16, Joint, usize)> {
        let ((pair, joint), length) = self.list_phrases.longest(tokens)?;
        Some((pair, joint, length))
    }

    /// How many tokens the words take that stand at the start of the tokens, may open a sentence, and
    /// have a comma behind them.
    #[must_use]
    pub fn opener(&self, tokens: &[Token]) -> Option<usize> {
        self.openers.longest(tokens).map(|(_, length)| length)
    }

    #[must_use]
    pub fn list(&self, pair: u16) -> Option<&ListPair> {
        self.lists.get(usize::from(pair))
    }

    /// The word with two spellings at the start of the tokens, which spelling it has (0 or 1), and
    /// how many tokens it takes.
    #[must_use]
    pub fn spelling(&self, tokens: &[Token]) -> Option<(u16, u8, usize)> {
        let ((word, side), length) = self.spelling_phrases.longest(tokens)?;
        Some((word, side, length))
    }

    #[must_use]
    pub fn spellings(&self, word: u16) -> Option<&[&'static str; 2]> {
        self.spellings.get(usize::from(word))
    }

    /// The mistaken form at the start of the tokens, and how many tokens it takes.
    #[must_use]
    pub fn confused(&self, tokens: &[Token]) -> Option<(u16, usize)> {
        self.confusion_phrases.longest(tokens)
    }

    #[must_use]
    pub fn confusion(&self, pair: u16) -> Option<&Confusion> {
        self.confusions.get(usize::from(pair))
    }
}
