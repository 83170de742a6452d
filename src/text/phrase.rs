//! Phrases as sequences of tokens.
//!
//! A phrase of the law ("Ủy ban nhân dân") is written with any space, line end or case between
//! and inside its words, so phrases are matched over tokens rather than over characters. A table
//! is a trie; looking up a place costs one probe for each word that goes on matching.

use rustc_hash::FxHashMap;

use super::letters::WordMap;
use super::{Key, Starts, Token, TokenKind, fold, lowercase_into, token::tokenize};

/// All words that some grammar mentions, in lower case and in both placements of the tone mark.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    ids: WordMap,
    /// For each word, by its number: the tables with a phrase that begins with it.
    starts: Vec<Starts>,
    tables: u32,
}

impl Vocabulary {
    /// The key of a lower-case word in NFC, [`Key::UNKNOWN`] if no grammar mentions it.
    #[must_use]
    pub fn key(&self, lower: &str) -> Key {
        self.ids.get(lower).map_or(Key::UNKNOWN, Key::word)
    }

    /// How many keys there are; the [index](Key::index) of each is less.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The tables with a phrase that begins with the word.
    pub(super) fn starts(&self, word: Key) -> Starts {
        word.index().and_then(|index| self.starts.get(index)).copied().unwrap_or_default()
    }

    /// The key of a word, which is learned if new.
    pub fn intern(&mut self, word: &str) -> Key {
        let mut lower = String::new();
        lowercase_into(&fold(word).text, &mut lower);
        if let Some(id) = self.ids.get(&lower) {
            return Key::word(id);
        }
        // The first number is that of words which no grammar mentions.
        let number = self.starts.len().max(1) as u32;
        self.starts.resize(number as usize + 1, Starts::default());
        if let Some(other) = other_tone_placement(&lower) {
            self.ids.insert(&other, number);
        }
        self.ids.insert(&lower, number);
        Key::word(number)
    }

    /// The keys of a phrase, word by word.
    pub fn intern_phrase(&mut self, phrase: &str) -> Vec<Key> {
        let folded = fold(phrase);
        tokenize(&folded, self)
            .iter()
            .map(|token| match token.kind {
                TokenKind::Word if token.key == Key::UNKNOWN => self.intern(token.folded.of(&folded.text)),
                TokenKind::Word | TokenKind::Number | TokenKind::Punctuation(_) => token.key,
            })
            .collect()
    }
}

/// Values under phrases.
#[derive(Clone, Debug)]
pub struct PhraseTable<T> {
    /// What the words that start a phrase of this table are marked with; nothing while it is empty.
    mark: Starts,
    steps: FxHashMap<(u32, Key), u32>,
    nodes: Vec<Node<T>>,
    /// The node behind each vocabulary word that starts a phrase.
    first: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Node<T> {
    value: Option<T>,
    /// One bit for each word that may go on, [by its key](Key::bit): most words do not, and need
    /// not be looked up.
    next: u64,
}

impl<T> Default for Node<T> {
    fn default() -> Self {
        Self { value: None, next: 0 }
    }
}

impl<T> Default for PhraseTable<T> {
    fn default() -> Self {
        let nodes = vec![Node::default()];
        Self { mark: Starts::default(), steps: FxHashMap::default(), nodes, first: Vec::new() }
    }
}

impl<T: Copy> PhraseTable<T> {
    /// Adds a phrase. The first value stays when a phrase is added twice.
    pub fn insert(&mut self, vocabulary: &mut Vocabulary, phrase: &str, value: T) {
        let keys = vocabulary.intern_phrase(phrase);
        let Some((index, rest)) = keys.split_first().and_then(|(first, rest)| Some((first.index()?, rest))) else {
            return;
        };
        if self.first.len() <= index {
            self.first.resize(index + 1, 0);
        }
        if self.mark == Starts::default() {
            self.mark = Starts::of_table(vocabulary.tables);
            vocabulary.tables += 1;
        }
        vocabulary.starts[index].add(self.mark);
        let mut node = self.first[index];
        if node == 0 {
            node = self.grow();
            self.first[index] = node;
        }
        for key in rest {
            self.nodes[node as usize].next |= key.bit();
            node = match self.steps.get(&(node, *key)) {
                Some(next) => *next,
                None => {
                    let next = self.grow();
                    self.steps.insert((node, *key), next);
                    next
                }
            };
        }
        self.nodes[node as usize].value.get_or_insert(value);
    }

    /// Adds a node, and says which.
    fn grow(&mut self) -> u32 {
        self.nodes.push(Node::default());
        self.nodes.len() as u32 - 1
    }

    /// Whether a phrase may start with the token: most words start none, which costs nothing to see.
    #[inline]
    #[must_use]
    pub fn may_start(&self, token: &Token) -> bool {
        token.starts.any_of(self.mark)
    }

    /// The longest phrase that starts at the first token, and how many tokens it takes.
    #[inline]
    #[must_use]
    pub fn longest(&self, tokens: &[Token]) -> Option<(T, usize)> {
        let first = tokens.first().filter(|first| self.may_start(first))?;
        self.longest_from(*self.first.get(first.key.index()?)?, tokens)
    }

    /// The longest phrase whose first word leads to this node; none does to the node 0.
    fn longest_from(&self, first: u32, tokens: &[Token]) -> Option<(T, usize)> {
        let mut at = first;
        let mut node = self.nodes.get(at as usize)?;
        let mut found = node.value.map(|value| (value, 1));
        for (index, token) in tokens.iter().enumerate().skip(1) {
            if node.next & token.key.bit() == 0 {
                break;
            }
            at = match self.steps.get(&(at, token.key)) {
                Some(&next) => next,
                None => break,
            };
            node = self.nodes.get(at as usize)?;
            if let Some(value) = node.value {
                found = Some((value, index + 1));
            }
        }
        found
    }
}

/// The same syllable with its tone mark in the other accepted place: hóa and hoá, thủy and thuỷ.
///
/// Both are in use in official texts (spec section 10); only open syllables in oa, oe, uy differ.
#[must_use]
pub fn other_tone_placement(lower: &str) -> Option<String> {
    const PAIRS: [(&str, &str); 15] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    PAIRS.iter().find_map(|&(old, new)| {
        // In "quý" the u belongs to the onset: there is only one place for the mark.
        let swap = |from: &str, to: &str| {
            let stem = lower.strip_suffix(from)?;
            (!(stem.ends_with('q') && from.starts_with(['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ']))).then(|| format!("{stem}{to}"))
        };
        swap(old, new).or_else(|| swap(new, old))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_whatever_its_case_and_spaces() {
        let mut vocabulary = Vocabulary::default();
        let mut table = PhraseTable::default();
        table.insert(&mut vocabulary, "Ủy ban", 1);
        table.insert(&mut vocabulary, "Ủy ban nhân dân", 2);
        for (text, expected) in [
            ("ỦY BAN NHÂN DÂN tỉnh", Some((2, 4))),
            ("Uỷ\u{A0}ban\r\nnhân dân", Some((2, 4))),
            ("ủy ban kiểm tra", Some((1, 2))),
            ("ban", None),
            ("nhân dân", None),
        ] {
            let folded = fold(text);
            assert_eq!(table.longest(&tokenize(&folded, &vocabulary)), expected, "{text}");
        }
    }

    #[test]
    fn both_tone_placements_are_one_word() {
        assert_eq!(other_tone_placement("hóa").as_deref(), Some("hoá"));
        assert_eq!(other_tone_placement("thuỷ").as_deref(), Some("thủy"));
        assert_eq!(other_tone_placement("quý"), None);
        assert_eq!(other_tone_placement("toàn"), None);
    }
}
