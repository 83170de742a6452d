//! Numbers with what they count, read as exact decimals.

use crate::law::Knowledge;
use crate::text::{Gap, Key, TextRange, Token, TokenKind};

use super::{DateMention, Symbol};

/// An exact decimal: `units` / 10^`scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    pub units: i128,
    /// How many digits stand behind the decimal comma.
    pub scale: u32,
}

impl Decimal {
    /// The most digits behind the comma that are read.
    const MOST: u32 = 9;

    #[must_use]
    pub fn new(units: i128, scale: u32) -> Self {
        Self { units, scale }
    }

    /// Both with the same number of digits behind the comma.
    fn aligned(self, other: Self) -> (i128, i128, u32) {
        let scale = self.scale.max(other.scale);
        (self.units * 10i128.pow(scale - self.scale), other.units * 10i128.pow(scale - other.scale), scale)
    }

    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        let (a, b, scale) = self.aligned(other);
        Self { units: a - b, scale }
    }

    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        self.minus(Self { units: -other.units, scale: other.scale })
    }

    #[must_use]
    pub fn magnitude(self) -> Self {
        Self { units: self.units.abs(), scale: self.scale }
    }

    #[must_use]
    pub fn exceeds(self, other: Self) -> bool {
        let (a, b, _) = self.aligned(other);
        a > b
    }

    /// Half of the last digit that both are written to: what rounding may hide, twice for a difference.
    #[must_use]
    pub fn last_place(self) -> Self {
        Self { units: 1, scale: self.scale }
    }

    /// `self` as per cent of `whole`, to four digits behind the comma; `None` of nothing.
    #[must_use]
    pub fn percent_of(self, whole: Self) -> Option<Self> {
        let (part, whole, _) = self.aligned(whole);
        (whole != 0).then(|| Self { units: (part * 1_000_000) / whole, scale: 4 })
    }

    /// With a comma before the decimals and dots between thousands, cut to `places` decimals, rounded.
    #[must_use]
    pub fn show(self, places: u32) -> String {
        let mut rounded = self;
        while rounded.scale > places {
            let carry = i128::from(rounded.units % 10 >= 5) - i128::from(rounded.units % 10 <= -5);
            rounded = Self { units: rounded.units / 10 + carry, scale: rounded.scale - 1 };
        }
        let sign = if rounded.units < 0 { "-" } else { "" };
        let one = 10i128.pow(rounded.scale);
        let (whole, rest) = (rounded.units.abs() / one, rounded.units.abs() % one);
        let digits = whole.to_string();
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        if rounded.scale == 0 {
            return format!("{sign}{grouped}");
        }
        format!("{sign}{grouped},{rest:0width$}", width = rounded.scale as usize)
    }
}

/// How the separators of a number are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Separators {
    /// None.
    Plain,
    /// Decimal comma, dots between thousands: "8.195", "10,4", "1.234,5".
    Vietnamese,
    /// Decimal point, commas between thousands, and nothing else is possible: "10.4", "8,195,200".
    Foreign,
    /// "8,195": thousands of the one or decimals of the other.
    Either,
    /// No way of writing numbers: "1.234,567,8".
    Broken,
}

/// A number with what it counts.
#[derive(Clone, Debug)]
pub struct Quantity {
    pub range: TextRange,
    /// First token and one past the last, the unit left out.
    pub tokens: (u32, u32),
    /// As Vietnamese writes numbers; `None` when the digits cannot be read so.
    pub value: Option<Decimal>,
    pub separators: Separators,
    /// The word or sign that follows, as a key, with its place: "%", "hộ", "tỷ".
    pub unit: Option<(Key, TextRange)>,
    /// The unit touches the number.
    pub glued: bool,
}

/// The numbers of a paragraph outside dates and symbols, in order.
pub(super) fn read(
    folded: &str,
    tokens: &[Token],
    symbols: &[Symbol],
    dates: &[DateMention],
    knowledge: &Knowledge,
) -> Vec<Quantity> {
    // Both are in order, each behind the one before.
    let (mut symbols, mut dates) = (symbols, dates);
    let mut taken = |range: TextRange| {
        symbols = &symbols[symbols.partition_point(|symbol| symbol.range.end <= range.start)..];
        dates = &dates[dates.partition_point(|date| date.range.end <= range.start)..];
        symbols.first().is_some_and(|symbol| symbol.range.overlaps(range))
            || dates.first().is_some_and(|date| date.range.overlaps(range))
    };
    let mut quantities = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        if !tokens[index].is_number() {
            index += 1;
            continue;
        }
        let mut end = index + 1;
        while let [sign, number, ..] = &tokens[end..]
            && (sign.is('.') || sign.is(','))
            && sign.joined()
            && number.joined()
            && number.is_number()
        {
            end += 2;
        }
        let range = tokens[index].range.cover(tokens[end - 1].range);
        let before = index.checked_sub(1).map(|before| &tokens[before]);
        // "QL1A", "A/2", "-5", "08:30", "2x3": part of a code, a time or a formula.
        let tied = tokens[index].joined() && before.is_some_and(|before| !is_loose(before));
        let tied_behind = tokens.get(end).is_some_and(|next| {
            next.joined() && matches!(next.kind, TokenKind::Punctuation('/' | ':' | '@' | '_' | '=' | '\''))
        });
        if !tied && !taken(range) {
            let (value, separators) = value(folded, &tokens[index..end]);
            let next = tokens.get(end).filter(|next| next.gap != Gap::Line && (next.is_word() || next.is('%')));
            quantities.push(Quantity {
                range,
                tokens: (index as u32, end as u32),
                value: value.filter(|_| !tied_behind || tokens.get(end).is_some_and(|next| next.is('/'))),
                separators: if tied_behind { Separators::Plain } else { separators },
                unit: next.map(|next| (unit(next, knowledge), next.range)),
                glued: next.is_some_and(Token::joined),
            });
        }
        index = end;
    }
    quantities
}

/// Whether a number may stand right behind the token.
fn is_loose(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Punctuation('(' | '[' | '“' | '"' | '–' | '-' | '/' | '~' | '≈' | '>' | '<' | '='))
}

/// One key for "tỉ" and "tỷ", "ngàn" and "nghìn".
fn unit(token: &Token, knowledge: &Knowledge) -> Key {
    let words = &knowledge.words;
    if token.key == words.ti {
        words.ty
    } else if token.key == words.ngan {
        words.nghin
    } else {
        token.key
    }
}

fn value(folded: &str, tokens: &[Token]) -> (Option<Decimal>, Separators) {
    let groups: Vec<&str> = tokens.iter().step_by(2).map(|token| token.folded.of(folded)).collect();
    let signs: Vec<char> = tokens
        .iter()
        .skip(1)
        .step_by(2)
        .filter_map(|token| match token.kind {
            TokenKind::Punctuation(sign) => Some(sign),
            _ => None,
        })
        .collect();
    let thousands = |groups: &[&str]| {
        groups.first().is_some_and(|first| (1..=3).contains(&first.len()))
            && groups.iter().skip(1).all(|group| group.len() == 3)
    };
    let dots = signs.iter().filter(|sign| **sign == '.').count();
    let commas = signs.len() - dots;
    let last = groups.last().map_or(0, |group| group.len());
    let separators = match (dots, commas) {
        (0, 0) => Separators::Plain,
        (0, 1) if last == 3 && thousands(&groups) && groups[0] != "0" => Separators::Either,
        (0, 1) => Separators::Vietnamese,
        (1, 0) if last == 3 && thousands(&groups) => Separators::Vietnamese,
        (1, 0) if last < 3 => Separators::Foreign,
        (0, _) if thousands(&groups) => Separators::Foreign,
        (_, 0) if thousands(&groups) => Separators::Vietnamese,
        (_, 1) if signs.last() == Some(&',') && thousands(&groups[..groups.len() - 1]) => Separators::Vietnamese,
        (1, _) if signs.last() == Some(&'.') && thousands(&groups[..groups.len() - 1]) => Separators::Foreign,
        _ => Separators::Broken,
    };
    let decimals = match separators {
        Separators::Plain => Some(""),
        Separators::Vietnamese | Separators::Either if commas > 0 => groups.last().copied(),
        Separators::Vietnamese => Some(""),
        _ => None,
    };
    let value = decimals.filter(|decimals| decimals.len() as u32 <= Decimal::MOST).and_then(|decimals| {
        let whole = if commas > 0 { &groups[..groups.len() - 1] } else { &groups[..] };
        let digits: String = whole.concat() + decimals;
        let units: i128 = digits.parse().ok().filter(|_| digits.len() <= 18)?;
        Some(Decimal::new(units, decimals.len() as u32))
    });
    (value, separators)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Paragraph;

    #[test]
    fn numbers_are_read_exactly() {
        let text = "Thu 1.234,5 tỷ đồng, tăng 10.4%; 8,195 hộ, 17/20 xã; ngày 22/7/2024; số 30/2020/NĐ-CP; 12,345,678.";
        let paragraph = Paragraph::read(text, &Knowledge::builtin());
        let found: Vec<(&str, Separators, Option<String>)> = paragraph
            .facts
            .quantities
            .iter()
            .map(|one| (one.range.of(text), one.separators, one.value.map(|value| value.show(value.scale))))
            .collect();
        assert_eq!(
            found,
            [
                ("1.234,5", Separators::Vietnamese, Some("1.234,5".to_owned())),
                ("10.4", Separators::Foreign, None),
                ("8,195", Separators::Either, Some("8,195".to_owned())),
                ("17", Separators::Plain, Some("17".to_owned())),
                ("20", Separators::Plain, Some("20".to_owned())),
                ("12,345,678", Separators::Foreign, None),
            ]
        );
    }

    #[test]
    fn arithmetic_is_exact() {
        let (a, b) = (Decimal::new(125, 1), Decimal::new(1010, 2));
        assert_eq!(a.minus(b).show(2), "2,40");
        assert_eq!(a.plus(b).show(1), "22,6");
        assert_eq!(Decimal::new(17, 0).percent_of(Decimal::new(20, 0)).map(|p| p.show(1)).as_deref(), Some("85,0"));
        assert_eq!(Decimal::new(1, 0).percent_of(Decimal::new(0, 0)), None);
        assert!(a.exceeds(b) && !b.exceeds(a));
        assert_eq!(Decimal::new(-15, 1).show(0), "-2");
    }
}
