//! Usage that no regulation lays down: where commas stand, and words that are spelled in two ways.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::{Key, PhraseTable, Token, Vocabulary};

use super::{Lists, Table, TableError};

/// Two words of which one is often written for the other.
#[derive(Clone, Copy, Debug)]
pub struct Confusion {
    pub wrong: &'static str,
    /// As many syllables as `wrong`.
    pub right: &'static str,
    /// What is mistaken: "s/x", "hỏi/ngã".
    pub kind: &'static str,
}

/// `whole_words.tsv`, the lists, `openers.tsv`, `connectives.tsv`, `y_or_i.tsv`, `confusions.tsv` and
/// `small_words.tsv`.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    whole_words: FxHashSet<(Key, Key)>,
    pub lists: Lists,
    openers: PhraseTable<()>,
    connectives: PhraseTable<()>,
    /// The first word of a connective, and a word before it that needs no comma.
    bound_connectives: FxHashSet<(Key, Key)>,
    spellings: Vec<[&'static str; 2]>,
    spelling_phrases: PhraseTable<(u16, u8)>,
    confusions: Vec<Confusion>,
    confusion_phrases: PhraseTable<u16>,
    /// Common words, by their index in `behind`.
    common_words: PhraseTable<u16>,
    /// What stands before each of them where it is small, by its index in `leads`.
    behind: Vec<Vec<u16>>,
    leads: Vec<Vec<Key>>,
}

impl Usage {
    pub(super) fn read(vocabulary: &mut Vocabulary, errors: &mut Vec<TableError>) -> Self {
        let mut usage = Self::default();
        let table = Table::read("whole_words.tsv", include_str!("../../grammars/whole_words.tsv"), errors);
        for row in table.rows() {
            usage.whole_words.insert((vocabulary.intern(row.get("first")), vocabulary.intern(row.get("second"))));
        }
        usage.lists = Lists::read(vocabulary, errors);
        let table = Table::read("openers.tsv", include_str!("../../grammars/openers.tsv"), errors);
        for row in table.rows() {
            usage.openers.insert(vocabulary, row.get("phrase"), ());
        }
        let table = Table::read("connectives.tsv", include_str!("../../grammars/connectives.tsv"), errors);
        for row in table.rows() {
            let phrase = row.get("phrase");
            usage.connectives.insert(vocabulary, phrase, ());
            let first = vocabulary.intern(phrase.split(' ').next().unwrap_or_default());
            for word in row.get("unless_after").split('|') {
                usage.bound_connectives.insert((vocabulary.intern(word), first));
            }
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
        let table = Table::read("small_words.tsv", include_str!("../../grammars/small_words.tsv"), errors);
        let mut known: FxHashMap<&str, u16> = FxHashMap::default();
        for row in table.rows() {
            usage.common_words.insert(vocabulary, row.get("word"), usage.behind.len() as u16);
            let mut behind = Vec::new();
            for lead in row.get("behind").split('|') {
                behind.push(*known.entry(lead).or_insert_with(|| {
                    usage.leads.push(vocabulary.intern_phrase(lead));
                    usage.leads.len() as u16 - 1
                }));
            }
            usage.behind.push(behind);
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
        self.lists.may_start(token) || self.spelling_phrases.may_start(token) || self.confusion_phrases.may_start(token)
    }

    /// How many tokens the words take that stand at the start of the tokens, may open a sentence, and
    /// have a comma behind them.
    #[must_use]
    pub fn opener(&self, tokens: &[Token]) -> Option<usize> {
        self.openers.longest(tokens).map(|(_, length)| length)
    }

    /// How many tokens a connective takes that stands at the start of the tokens and wants a comma before it.
    #[must_use]
    pub fn connective(&self, tokens: &[Token]) -> Option<usize> {
        self.connectives.longest(tokens).map(|(_, length)| length)
    }

    /// Whether the word before a connective needs no comma.
    #[must_use]
    pub fn binds_connective(&self, connective: &Token, before: &Token) -> bool {
        self.bound_connectives.contains(&(before.key, connective.key))
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

    /// How many tokens a common word takes that starts at the index and is small behind what stands before it,
    /// and how many tokens that takes.
    #[must_use]
    pub fn small_word(&self, tokens: &[Token], index: usize) -> Option<(usize, usize)> {
        let (word, length) = self.common_words.longest(tokens.get(index..)?)?;
        let before = tokens.get(..index)?;
        let leads = self.behind.get(usize::from(word))?.iter().filter_map(|lead| self.leads.get(usize::from(*lead)));
        let stands = |lead: &&Vec<Key>| {
            before.len() >= lead.len()
                && before[before.len() - lead.len()..].iter().map(|token| token.key).eq(lead.iter().copied())
        };
        leads.filter(stands).map(Vec::len).max().map(|before| (length, before))
    }

    /// Whether a common word of more than one syllable stands at the start of the tokens.
    #[must_use]
    pub fn is_common(&self, tokens: &[Token]) -> bool {
        self.common_words.longest(tokens).is_some_and(|(_, length)| length > 1)
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
