//! Members of lists, and the comma between two of them that no regulation lays down.

use rustc_hash::FxHashSet;

use crate::text::{PhraseTable, Token, Vocabulary};

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

/// Two members of a list as the tables know them: a row of `list_commas.tsv`, or two words of a row of
/// `list_groups.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PairId(u32);

/// A word of `list_groups.tsv`, with one bit for each row that has it.
#[derive(Clone, Copy, Debug)]
struct Member {
    word: &'static str,
    first: u64,
    last: u64,
}

/// `list_commas.tsv` and `list_groups.tsv`.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    pairs: Vec<ListPair>,
    pair_phrases: PhraseTable<(u32, Joint)>,
    members: Vec<Member>,
    member_phrases: PhraseTable<u16>,
    /// Members that go together without a comma.
    unless: FxHashSet<(u16, u16)>,
}

impl Lists {
    pub(super) fn read(vocabulary: &mut Vocabulary, errors: &mut Vec<TableError>) -> Self {
        let mut lists = Self::default();
        let table = Table::read("list_commas.tsv", include_str!("../../grammars/list_commas.tsv"), errors);
        for row in table.rows() {
            let (left, right, index) = (row.get("left"), row.get("right"), lists.pairs.len() as u32);
            for (joint, between) in [(Joint::Nothing, " "), (Joint::Comma, ", "), (Joint::Hyphen, " - ")] {
                lists.pair_phrases.insert(vocabulary, &format!("{left}{between}{right}"), (index, joint));
            }
            lists.pairs.push(ListPair { left, right, always: row.get("always") == "x" });
        }
        let table = Table::read("list_groups.tsv", include_str!("../../grammars/list_groups.tsv"), errors);
        for (index, row) in table.rows().enumerate() {
            if index >= u64::BITS as usize {
                errors.push(row.error("more groups than a number has bits".to_owned()));
                break;
            }
            let bit = 1 << index;
            for word in parts(row.get("words")) {
                let member = lists.member(word);
                member.first |= bit;
                member.last |= bit;
            }
            for word in parts(row.get("last")) {
                lists.member(word).last |= bit;
            }
            for phrase in parts(row.get("unless")) {
                match lists.two_members(phrase) {
                    Some(pair) => drop(lists.unless.insert(pair)),
                    None => errors.push(row.error(format!("“{phrase}” is not two words of the row"))),
                }
            }
        }
        for (index, member) in lists.members.iter().enumerate() {
            lists.member_phrases.insert(vocabulary, member.word, index as u16);
        }
        lists
    }

    fn member(&mut self, word: &'static str) -> &mut Member {
        let index = self.members.iter().position(|member| member.word == word).unwrap_or_else(|| {
            self.members.push(Member { word, first: 0, last: 0 });
            self.members.len() - 1
        });
        &mut self.members[index]
    }

    /// The two members that a phrase is made of.
    fn two_members(&self, phrase: &str) -> Option<(u16, u16)> {
        let index = |word: &str| self.members.iter().position(|member| member.word == word).map(|index| index as u16);
        self.members.iter().enumerate().find_map(|(left, member)| {
            let right = phrase.strip_prefix(member.word)?.strip_prefix(' ')?;
            Some((left as u16, index(right)?))
        })
    }

    /// Whether a pair may start with the token.
    #[must_use]
    pub fn may_start(&self, token: &Token) -> bool {
        self.pair_phrases.may_start(token) || self.member_phrases.may_start(token)
    }

    /// The pair of list members at the start of the tokens, what parts them, and how many tokens
    /// the first of them and both take.
    #[must_use]
    pub fn pair(&self, tokens: &[Token]) -> Option<(PairId, Joint, usize, usize)> {
        if let Some(((pair, joint), length)) = self.pair_phrases.longest(tokens) {
            let first = self.pairs.get(pair as usize)?.left.split(' ').count();
            return Some((PairId(pair), joint, first, length));
        }
        let (left, first) = self.member_phrases.longest(tokens)?;
        let (joint, between) = match tokens.get(first)? {
            sign if sign.is(',') => (Joint::Comma, 1),
            sign if sign.is('-') => (Joint::Hyphen, 1),
            _ => (Joint::Nothing, 0),
        };
        let (right, length) = self.member_phrases.longest(&tokens[first + between..])?;
        let share = self.members.get(usize::from(left))?.first & self.members.get(usize::from(right))?.last;
        if share == 0 || left == right || self.unless.contains(&(left, right)) {
            return None;
        }
        let pair = self.pairs.len() + usize::from(left) * self.members.len() + usize::from(right);
        Some((PairId(pair as u32), joint, first, first + between + length))
    }

    /// Whether the pair stands in a row of its own rather than in one of the groups.
    #[must_use]
    pub fn is_row(&self, PairId(pair): PairId) -> bool {
        (pair as usize) < self.pairs.len()
    }

    #[must_use]
    pub fn get(&self, PairId(pair): PairId) -> Option<ListPair> {
        let pair = pair as usize;
        self.pairs.get(pair).copied().or_else(|| {
            let (left, right) =
                ((pair - self.pairs.len()) / self.members.len(), (pair - self.pairs.len()) % self.members.len());
            let word = |index: usize| Some(self.members.get(index)?.word);
            Some(ListPair { left: word(left)?, right: word(right)?, always: true })
        })
    }
}

/// The words of a field.
fn parts(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split('|').filter(|part| !part.is_empty())
}
