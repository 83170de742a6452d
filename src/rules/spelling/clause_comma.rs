//! Places inside a sentence where a comma is wanted before what follows: amounts with their share
//! ("22.300 tỷ đồng, bằng 95%"), a place and the place it lies in ("xã Nam Đà, huyện Krông Nô"), what was
//! said and who said it, and words that join another clause (`connectives.tsv`).

use crate::rules::Context;
use crate::text::{Case, Gap, Token, TokenKind};

/// The last token before the place of a comma that is wanted, and the first token of what is to be shown.
pub(super) struct Wanted {
    pub first: usize,
    pub before: usize,
}

/// Whether a comma is wanted before the word at `index`.
pub(super) fn wanted(tokens: &[Token], index: usize, context: &Context) -> Option<Wanted> {
    let word = &tokens[index];
    let before = index.checked_sub(1)?;
    if word.gap != Gap::Space {
        return None;
    }
    let sets = &context.knowledge.word_sets;
    if tokens[before].is('”') {
        return speaker(tokens, index, context).map(|first| Wanted { first, before });
    }
    if word.case != Case::Lower {
        return None;
    }
    let first = if !sets.joins.contains(word.key) {
        connective(tokens, index, context)?
    } else if let Some(rank) = rank_at(tokens, index, context).filter(|rank| rank.level > 1) {
        place(tokens, index, rank, context)?
    } else {
        amount(tokens, index, context)?
    };
    Some(Wanted { first, before })
}

/// "thu đạt 22.300 tỷ đồng bằng 95,7% dự toán": where the amount before the share begins. It is the
/// object of a verb, so the share cannot be its predicate.
fn amount(tokens: &[Token], index: usize, context: &Context) -> Option<usize> {
    let sets = &context.knowledge.word_sets;
    if !sets.compares.contains(tokens[index].key) {
        return None;
    }
    // The share: "bằng 95,7%", "tăng khoảng 5%".
    let skip = usize::from(tokens.get(index + 1).is_some_and(|word| sets.roughly.contains(word.key)));
    let share = index + 1 + skip;
    let end = (share..tokens.len()).find(|&at| !in_number(tokens, at))?;
    if end == share || !tokens[end].is('%') {
        return None;
    }
    // The amount: a number and its unit of one or two words.
    let unit = (1..=2).find_map(|words| index.checked_sub(words + 1).filter(|&number| tokens[number].is_number()))?;
    let units = &tokens[unit + 1..index];
    let plain = units.iter().all(|word| word.is_word() && word.case == Case::Lower && word.gap == Gap::Space);
    if !plain || units.iter().any(|word| sets.times.contains(word.key)) {
        return None;
    }
    let mut number = unit;
    while number > 0 && in_number(tokens, number - 1) && tokens[number].joined() {
        number -= 1;
    }
    let verb = number.checked_sub(1)?;
    let verb = if sets.roughly.contains(tokens[verb].key) { verb.checked_sub(1)? } else { verb };
    sets.attains.contains(tokens[verb].key).then_some(number)
}

/// Whether the token is a number, or a mark inside one.
fn in_number(tokens: &[Token], index: usize) -> bool {
    let is_number = |index: usize| tokens.get(index).is_some_and(Token::is_number);
    let token = &tokens[index];
    token.is_number()
        || (token.is('.') || token.is(',')) && token.joined() && is_number(index + 1) && tokens[index + 1].joined()
}

/// "xã Nam Đà huyện Krông Nô": where the smaller place begins.
fn place(tokens: &[Token], index: usize, rank: Rank, context: &Context) -> Option<usize> {
    let named = tokens.get(index + rank.words)?;
    if named.case != Case::Title || named.gap != Gap::Space {
        return None;
    }
    let mut start = index.checked_sub(1)?;
    for _ in 0..LONGEST_NAME {
        let token = &tokens[start];
        let is_name = token.is_word() && token.case == Case::Title || token.is_number();
        if !is_name || token.gap != Gap::Space {
            return None;
        }
        let kind = start.checked_sub(1)?;
        for words in [1, 2] {
            let Some(at) = (kind + 1).checked_sub(words) else { continue };
            let smaller = rank_at(tokens, at, context).filter(|smaller| smaller.words == words);
            if smaller.is_some_and(|smaller| smaller.level < rank.level && (smaller.level == 1 || !token.is_number())) {
                return Some(at);
            }
        }
        start = kind;
    }
    None
}

/// How many words the name of a place has at most.
const LONGEST_NAME: usize = 4;

/// What kind of place a word names: 1 for a hamlet, 4 for a province, and how many words it takes.
#[derive(Clone, Copy)]
struct Rank {
    level: u8,
    words: usize,
}

fn rank_at(tokens: &[Token], index: usize, context: &Context) -> Option<Rank> {
    let (words, sets) = (&context.knowledge.words, &context.knowledge.word_sets);
    let key = tokens[index].key;
    let next = tokens.get(index + 1).filter(|next| next.gap == Gap::Space && next.case == Case::Lower);
    let followed = |word| next.is_some_and(|next| next.key == word);
    let (level, words) = match key {
        key if sets.hamlets.contains(key) => (1, 1),
        key if sets.township.contains(key) && followed(words.tran) => (2, 2),
        key if sets.township.contains(key) && followed(words.xa) => (3, 2),
        key if key == words.thanh && followed(words.pho) => (3, 2),
        key if key == words.xa || key == words.phuong => (2, 1),
        key if key == words.huyen || key == words.quan => (3, 1),
        key if key == words.tinh_province => (4, 1),
        _ => return None,
    };
    Some(Rank { level, words })
}

/// "“Xã đã họp” ông Nam cho biết": where the mark is that closes what was said.
fn speaker(tokens: &[Token], index: usize, context: &Context) -> Option<usize> {
    const LONGEST_TITLE: usize = 8;
    let sets = &context.knowledge.word_sets;
    let close = index.checked_sub(1)?;
    let ended = matches!(tokens[close.checked_sub(1)?].kind, TokenKind::Punctuation(_));
    if ended || !sets.persons.contains(tokens[index].key) || tokens.get(index + 1)?.case != Case::Title {
        return None;
    }
    let rest = tokens[index + 2..].iter().take(LONGEST_TITLE).take_while(|token| token.is_word());
    rest.into_iter().any(|word| sets.says.contains(word.key)).then_some(close)
}

/// How many tokens there are at least between the start of a sentence and a connective.
const SHORTEST_CLAUSE: usize = 8;

/// "Đã giao vốn tuy nhiên giải ngân chậm": where the word before the connective is.
fn connective(tokens: &[Token], index: usize, context: &Context) -> Option<usize> {
    let usage = &context.knowledge.usage;
    let length = usage.connective(&tokens[index..])?;
    // "Nhà thầu phụ đặc biệt là nhà thầu …" defines a term: what a connective joins begins further off.
    let clause = &tokens[index.checked_sub(SHORTEST_CLAUSE)?..index];
    if clause.iter().any(|token| matches!(token.kind, TokenKind::Punctuation('.' | ';' | ':'))) {
        return None;
    }
    let small =
        tokens[index..index + length].iter().skip(1).all(|word| word.case == Case::Lower && word.gap == Gap::Space);
    let before = &tokens[index - 1];
    let closes = before.is_word() || before.is_number() || before.is(')') || before.is('”') || before.is('%');
    let goes_on = tokens.get(index + length).is_some_and(Token::is_word);
    let bound = usage.binds_connective(&tokens[index], before);
    (small && closes && goes_on && !bound).then_some(index - 1)
}
