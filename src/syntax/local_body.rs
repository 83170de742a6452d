//! Councils and committees that are named with a place which may be no more.

use crate::law::{Knowledge, LocalBody};
use crate::text::{Case, Gap, TextRange, Token};

/// "UBND tỉnh Sóc Trăng", "Ủy ban nhân dân huyện Mộc Châu".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyMention {
    pub range: TextRange,
    /// The kind of place and its name, without the body: "tỉnh Sóc Trăng". For a district the whole.
    pub place: TextRange,
    pub body: LocalBody,
}

/// How many words the name of a district may have.
const NAME_WORDS: usize = 4;

/// Finds the bodies of a paragraph, in order.
#[must_use]
pub(super) fn read(tokens: &[Token], knowledge: &Knowledge) -> Vec<BodyMention> {
    let bodies = &knowledge.provinces.bodies;
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((body, len)) = bodies.longest(&tokens[at..]) else {
            at += 1;
            continue;
        };
        let mut end = at + len;
        if body == LocalBody::District {
            let name = tokens[end..].iter().take(NAME_WORDS);
            end += name
                .take_while(|token| token.is_word() && token.case == Case::Title && token.gap == Gap::Space)
                .count();
        }
        let named = body != LocalBody::District || end > at + len;
        if named && let (Some(first), Some(last)) = (tokens.get(at), tokens.get(end - 1)) {
            let range = first.range.cover(last.range);
            let kind = [knowledge.words.tinh_province, knowledge.words.thanh];
            let place = tokens[at + 1..end].iter().find(|token| kind.contains(&token.key));
            let place =
                place.filter(|_| body != LocalBody::District).map_or(range, |kind| kind.range.cover(last.range));
            mentions.push(BodyMention { range, place, body });
        }
        at = end;
    }
    mentions
}
