//! Words that belong together: what is missing where one of them stands alone.

use crate::text::{Key, PhraseTable, Token, Vocabulary};

use super::{Table, TableError};

/// A syllable that formal writing hardly ever leaves without a partner: "tình" of "tình hình".
#[derive(Clone, Debug)]
pub struct BoundHead {
    /// What makes a word with it, the most frequent first, in small letters.
    pub partners: Vec<&'static str>,
    partner_keys: Vec<Key>,
    /// What may follow without making a word.
    also: Vec<Key>,
}

impl BoundHead {
    /// Whether the two make a word.
    #[must_use]
    pub fn is_partner(&self, next: &Token) -> bool {
        self.partner_keys.contains(&next.key)
    }

    /// Whether nothing is missing between the two.
    #[must_use]
    pub fn may_precede(&self, next: &Token) -> bool {
        self.is_partner(next) || self.also.contains(&next.key)
    }
}

/// A name or set phrase that often loses a syllable: "nông thôn (mới) nâng cao".
#[derive(Clone, Debug)]
pub struct FixedPhrase {
    /// The syllable that was lost, in small letters.
    pub missing: &'static str,
    /// How many tokens stand before it.
    pub before: usize,
    /// If not empty: what must follow, unless the sentence pauses or ends there.
    then: Vec<Key>,
}

impl FixedPhrase {
    /// Whether the phrase counts before this token.
    #[must_use]
    pub fn fits_before(&self, next: Option<&Token>) -> bool {
        self.then.is_empty() || next.is_none_or(|next| !next.is_word() || self.then.contains(&next.key))
    }
}

/// `bound_heads.tsv` and `fixed_phrases.tsv`.
#[derive(Clone, Debug, Default)]
pub struct Collocations {
    heads: Vec<BoundHead>,
    head_words: PhraseTable<u16>,
    phrases: Vec<FixedPhrase>,
    /// The phrases as they are without the lost syllable.
    shortened: PhraseTable<u16>,
}

impl Collocations {
    pub(super) fn read(vocabulary: &mut Vocabulary, errors: &mut Vec<TableError>) -> Self {
        let mut read = Self::default();
        let table = Table::read("bound_heads.tsv", include_str!("../../grammars/bound_heads.tsv"), errors);
        for row in table.rows() {
            let partners: Vec<&str> = row.get("partners").split_whitespace().collect();
            if partners.is_empty() {
                errors.push(row.error("a head without partners".to_owned()));
            }
            read.head_words.insert(vocabulary, row.get("head"), read.heads.len() as u16);
            read.heads.push(BoundHead {
                partner_keys: partners.iter().map(|partner| vocabulary.intern(partner)).collect(),
                also: row.get("also").split_whitespace().map(|word| vocabulary.intern(word)).collect(),
                partners,
            });
        }
        let table = Table::read("fixed_phrases.tsv", include_str!("../../grammars/fixed_phrases.tsv"), errors);
        for row in table.rows() {
            let (before, after) = (row.get("before"), row.get("after"));
            read.shortened.insert(vocabulary, &format!("{before} {after}"), read.phrases.len() as u16);
            read.phrases.push(FixedPhrase {
                missing: row.get("missing"),
                before: vocabulary.intern_phrase(before).len(),
                then: row.get("then").split_whitespace().map(|word| vocabulary.intern(word)).collect(),
            });
        }
        read
    }

    /// Whether the token may be a bound head, or begin a phrase that lost a syllable.
    #[must_use]
    pub fn may_start(&self, token: &Token) -> bool {
        self.shortened.may_start(token) || self.head_words.may_start(token)
    }

    /// The bound head that the token is.
    #[must_use]
    pub fn head(&self, token: &Token) -> Option<&BoundHead> {
        let (index, _) = self.head_words.longest(std::slice::from_ref(token))?;
        self.heads.get(usize::from(index))
    }

    /// The phrase that stands at the start of the tokens without its lost syllable, and how many
    /// tokens it takes.
    #[must_use]
    pub fn shortened(&self, tokens: &[Token]) -> Option<(&FixedPhrase, usize)> {
        let (index, length) = self.shortened.longest(tokens)?;
        let phrase = self.phrases.get(usize::from(index))?;
        phrase.fits_before(tokens.get(length)).then_some((phrase, length))
    }
}
