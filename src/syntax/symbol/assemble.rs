//! From pieces to a symbol: which piece is what, what it should look like, what is damaged.

mod damage;
mod types;

use crate::law::{Agreement, Family, Form, IssuerFamily, Knowledge, Side, TypeId};
use crate::text::{TextRange, Token};

use super::scan::{Joint, Piece, Pieces, assembly, split_glued};
use super::{Damage, DamageKind, Part, Symbol};
use damage::fits;

/// What kind of body an issuer code belongs to, as far as punctuation goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    State,
    Party,
    /// Front, unions, Youth Union: both punctuations are theirs (spec 1d).
    Mass,
    Unknown,
}

struct Builder<'a> {
    original: &'a str,
    tokens: &'a [Token],
    knowledge: &'a Knowledge,
    damages: Vec<Damage>,
}

/// Reads pieces as a symbol; none when they are no symbol at all ("22/7", "17/xã").
pub(super) fn symbol(original: &str, tokens: &[Token], pieces: &Pieces, knowledge: &Knowledge) -> Option<Symbol> {
    let mut builder = Builder { original, tokens, knowledge, damages: Vec::new() };
    let (year, rest) = match pieces.rest.split_first() {
        Some((first, rest)) if first.1.digits => (Some(first), rest),
        _ => (None, pieces.rest.as_slice()),
    };
    let (head, tail) = rest.split_first()?;
    let type_code = builder.type_code(head, tail, year.is_some());
    let plausible_year = year.is_none_or(|(_, piece)| is_year(&piece.text));
    let mut symbol = if let Some((body, term)) = assembly(&head.1.text) {
        builder.assembly(pieces, year, None, head, body, term)
    } else if let (Some(code), Some((body, term))) =
        (&type_code, tail.first().and_then(|(_, piece)| assembly(&piece.text)))
    {
        builder.assembly(pieces, year, Some((head, code)), &tail[0], body, term)
    } else if let Some(code) = type_code {
        builder.with_type(pieces, year, head, &code, tail)?
    } else if plausible_year {
        builder.without_type(pieces, year, head, tail)?
    } else {
        return None;
    };
    if let Some((_, piece)) = year
        && !plausible_year
    {
        let replacement = two_digit_year(&piece.text);
        builder.damages.push(Damage { kind: DamageKind::Year, range: builder.range(piece), replacement });
    }
    builder.glyphs(pieces);
    if pieces.number.text.len() > 5 {
        builder.split_number(&mut symbol)?;
    }
    builder.damages.sort_by_key(|damage| (damage.range.start, damage.range.end));
    symbol.damages = builder.damages;
    Some(symbol)
}

impl Builder<'_> {
    /// The canonical type code of the first code piece, noting what is wrong with it.
    fn type_code(&mut self, head: &(Joint, Piece), tail: &[(Joint, Piece)], year: bool) -> Option<String> {
        let (_, piece) = head;
        let issuer_known = tail.first().is_some_and(|(_, piece)| {
            self.knowledge.issuer_codes.find(&piece.text).is_some() || assembly(&piece.text).is_some()
        });
        if let Some((code, agreement)) = self.knowledge.type_codes.find(&piece.text) {
            // A bare "CP" or "BC" after a number is an issuer or nothing, not a type.
            if tail.is_empty() && !matches!(code, "SL" | "TTLT") {
                return None;
            }
            // "18357/CT-HTr" is a công văn of a Cục Thuế: CT is its issuer there.
            if code == "CT" && !issuer_known && !year {
                return None;
            }
            if piece.small && !issuer_known {
                return None;
            }
            self.code_damage(agreement, piece, code);
            return Some(code.to_owned());
        }
        if let Some((at, _)) = split_glued(self.knowledge, &piece.text) {
            let code = piece.text[..at].to_owned();
            let range = TextRange::empty(self.range(piece).start + at as u32);
            self.damages.push(Damage { kind: DamageKind::MissingSeparator, range, replacement: Some("-".to_owned()) });
            return Some(code);
        }
        // B07: one letter off a type, before an issuer that is beyond doubt.
        let certain_issuer = tail.first().is_some_and(|(_, piece)| self.knowledge.issuer_codes.contains(&piece.text));
        if !certain_issuer || self.knowledge.issuer_codes.contains(&piece.text) || piece.text.chars().count() > 5 {
            return None;
        }
        let state = tail.first().is_some_and(|(_, piece)| self.body(&piece.text) == Body::State);
        let mut near: Vec<&str> = self.knowledge.type_codes.near(&piece.text);
        near.retain(|code| !state || self.state_type(code));
        let issuer = tail.first().map_or("", |(_, piece)| piece.text.as_str());
        let fitting: Vec<&str> = near.iter().copied().filter(|code| fits(code, issuer, year)).collect();
        let code = *fitting.first().or(near.first())?;
        let replacement = (fitting.len() == 1).then(|| code.to_owned());
        self.damages.push(Damage { kind: DamageKind::Misspelt, range: self.range(piece), replacement });
        Some(code.to_owned())
    }

    fn state_type(&self, code: &str) -> bool {
        self.knowledge.types.with_abbreviation(code).any(|row| row.family != Family::Party)
    }

    fn code_damage(&mut self, agreement: Agreement, piece: &Piece, code: &str) {
        let kind = match agreement {
            Agreement::Exact => return,
            Agreement::Case => DamageKind::Case,
            Agreement::Diacritics => DamageKind::Diacritics,
        };
        let range = self.range(piece);
        self.damages.push(Damage { kind, range, replacement: Some(code.to_owned()) });
    }

    /// 45/2019/QH14, 26/2005/PL-UBTVQH11, 1676/NQ-UBTVQH15
    fn assembly(
        &mut self,
        pieces: &Pieces,
        year: Option<&(Joint, Piece)>,
        kind: Option<(&(Joint, Piece), &str)>,
        last: &(Joint, Piece),
        body: &str,
        term: u8,
    ) -> Symbol {
        let written = last.1.text.trim_end_matches(|c: char| c.is_ascii_digit());
        if written != body && written.to_uppercase() == body {
            let range = self.range(&last.1);
            let replacement = Some(format!("{body}{term}"));
            self.damages.push(Damage { kind: DamageKind::Case, range, replacement });
        }
        let code = kind.map_or("", |(_, code)| code);
        let mut canonical = number(&pieces.number);
        if let Some((_, piece)) = year {
            canonical += &format!("/{}", piece.text);
        }
        canonical += &if code.is_empty() { format!("/{body}{term}") } else { format!("/{code}-{body}{term}") };
        let mut joints: Vec<(&Joint, char)> = year.iter().map(|(joint, _)| (joint, '/')).collect();
        joints.extend(kind.iter().map(|((joint, _), _)| (joint, '/')));
        joints.push((&last.0, if kind.is_some() { '-' } else { '/' }));
        self.separators(&joints);
        let names: &[&str] = match (body, code) {
            ("QH", "") => &["Luật", "Bộ luật", "Nghị quyết"],
            ("QH", _) => &["Nghị quyết"],
            (_, "PL") => &["Pháp lệnh"],
            (_, "NQ") => &["Nghị quyết"],
            _ => &["Pháp lệnh", "Nghị quyết"],
        };
        Symbol {
            form: if body == "QH" { Form::NationalAssembly } else { Form::StandingCommittee },
            assembly_term: Some(term),
            types: self.type_ids(names),
            ..self.base(pieces, year, kind.map(|(head, _)| &head.1), Some((&last.1, last.1.end)), canonical, code, body)
        }
    }

    /// A symbol with a type code.
    fn with_type(
        &mut self,
        pieces: &Pieces,
        year: Option<&(Joint, Piece)>,
        head: &(Joint, Piece),
        code: &str,
        tail: &[(Joint, Piece)],
    ) -> Option<Symbol> {
        let glued = split_glued(self.knowledge, &head.1.text);
        let (issuer_written, issuer_piece, units) = match (glued, tail.split_first()) {
            (Some((at, _)), _) => (head.1.text[at..].to_owned(), Some(&head.1), tail),
            (None, Some((issuer, units))) => (issuer.1.text.clone(), Some(&issuer.1), units),
            (None, None) => (String::new(), None, tail),
        };
        let joint = matches!(code, "TTLT" | "NQLT");
        let mut issuer = issuer_written.clone();
        if let (Some((canonical, agreement)), None) = (self.knowledge.issuer_codes.find(&issuer_written), glued) {
            // "UBDN" is UBND with two letters swapped rather than UBĐN without its mark.
            let slip = agreement == Agreement::Diacritics && !self.slips(&issuer_written).is_empty();
            if let (Some(piece), true) = (issuer_piece, slip) {
                self.near_issuer(piece, code);
            } else {
                issuer = canonical.to_owned();
                if let Some(piece) = issuer_piece {
                    self.code_damage(agreement, piece, canonical);
                }
            }
        } else if let (Some(piece), None) = (issuer_piece, glued) {
            self.near_issuer(piece, code);
            if code == "NĐ" && year.is_some() {
                self.near_government(piece);
            }
        }
        let (issuer, bracket) = issuer
            .split_once('(')
            .map_or((issuer.clone(), None), |(code, _)| (code.to_owned(), Some(issuer[code.len()..].to_owned())));
        let body = self.body(&issuer);
        let first = head.0.separator;
        let second = tail.first().map_or('-', |(joint, _)| joint.separator);
        let party = match body {
            Body::Party => true,
            Body::State => false,
            Body::Mass | Body::Unknown => first == '-' && second == '/',
        };
        let historic = year.is_none() && !party && second == '/' && body == Body::State;
        let mut canonical = number(&pieces.number);
        if let Some((joint, piece)) = year {
            if party && body == Body::Party {
                let range = TextRange::new(self.tokens[joint.token].range.start, self.range(piece).end);
                let replacement = Some(String::new());
                self.damages.push(Damage { kind: DamageKind::PartyYear, range, replacement });
            } else {
                canonical += &format!("/{}", piece.text);
            }
        }
        let known = matches!(body, Body::State | Body::Party);
        let (a, b) = match (known, party) {
            (true, true) => ('-', '/'),
            (true, false) => ('/', '-'),
            (false, _) => (plain(first, '/'), plain(second, '-')),
        };
        // TTLT stands before its issuers with any separator (spec 1e).
        let b = if joint { plain(second, '-') } else { b };
        canonical.push(a);
        canonical += code;
        if !issuer.is_empty() {
            canonical.push(b);
            canonical += &issuer;
            canonical += bracket.as_deref().unwrap_or_default();
        }
        for (unit_joint, unit) in units {
            canonical.push(plain(unit_joint.separator, '-'));
            canonical += &unit.text;
        }
        self.type_separators(year, head, code, tail.first().map(|(joint, _)| joint), (a, b));
        let end = units.last().or(tail.first()).map_or(head.1.end, |(_, piece)| piece.end);
        let form = match () {
            () if joint => Form::Joint,
            () if code == "VBHN" => Form::Consolidated,
            () if party => Form::Party,
            () if historic || code == "SL" || matches!(issuer.as_str(), "HĐBT" | "CTN") && first == '-' => {
                Form::Historic
            }
            () if year.is_some() => Form::StateYear,
            () => Form::State,
        };
        let types = self.types(code, &issuer, party, body, year.is_some());
        Some(Symbol {
            form,
            types,
            side: if party { Side::Party } else { Side::State },
            ..self.base(pieces, year, Some(&head.1), issuer_piece.map(|piece| (piece, end)), canonical, code, &issuer)
        })
    }

    /// Công văn (12/UBND-VX), historic forms (63-CP, 59-HĐBT), and what is no symbol.
    fn without_type(
        &mut self,
        pieces: &Pieces,
        year: Option<&(Joint, Piece)>,
        head: &(Joint, Piece),
        tail: &[(Joint, Piece)],
    ) -> Option<Symbol> {
        let (joint, piece) = head;
        let known = self.knowledge.issuer_codes.contains(&piece.text);
        if piece.small || matches!(joint.separator, '\0' | '.' | '@') || (joint.space && !known) {
            return None;
        }
        let bare = tail.is_empty() && year.is_none();
        let historic = bare && matches!(piece.text.as_str(), "CP" | "HĐBT" | "TTg" | "CT" | "HĐCP");
        if !historic && (joint.separator != '/' || piece.text.chars().count() < 2) {
            return None;
        }
        let mut canonical = number(&pieces.number);
        for (joint, piece) in year.into_iter().chain(std::iter::once(head)).chain(tail) {
            canonical.push(plain(joint.separator, '-'));
            canonical += &piece.text;
        }
        // The same form served all three under the Council of Ministers (spec 1e).
        let names: &[&str] = match (historic, piece.text.as_str()) {
            (true, "CT") => &["Quyết định", "Chỉ thị"],
            (true, _) => &["Nghị định", "Nghị quyết", "Quyết định", "Chỉ thị", "Thông tư"],
            (false, _) => &[],
        };
        let end = tail.last().map_or(piece.end, |(_, piece)| piece.end);
        Some(Symbol {
            form: if historic { Form::Historic } else { Form::Letter },
            types: self.type_ids(names),
            // "8/CT" may be anything; a known issuer with its unit is a công văn.
            certain: known && (historic && joint.separator == '-' && piece.text != "CT" || !tail.is_empty()),
            ..self.base(pieces, year, None, Some((piece, end)), canonical, "", &piece.text)
        })
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of a symbol, named at the three places of call")]
    fn base(
        &self,
        pieces: &Pieces,
        year: Option<&(Joint, Piece)>,
        kind: Option<&Piece>,
        issuer: Option<(&Piece, usize)>,
        canonical: String,
        type_code: &str,
        issuer_code: &str,
    ) -> Symbol {
        let end = issuer.map(|(_, end)| end).or(kind.map(|kind| kind.end)).unwrap_or(pieces.number.end);
        let part = |piece: &Piece| Part { text: piece.text.clone(), range: self.range(piece) };
        Symbol {
            range: self.token_range(pieces.number.start, end),
            tokens: (pieces.number.start, end),
            number: Part { text: number(&pieces.number), range: self.range(&pieces.number) },
            year: year.map(|(_, piece)| part(piece)),
            kind: kind.map(part),
            issuer: issuer.map(|(piece, end)| {
                let range = self.token_range(piece.start, end);
                Part { text: range.of(self.original).to_owned(), range }
            }),
            form: Form::State,
            side: Side::State,
            canonical,
            type_code: type_code.to_owned(),
            issuer_code: issuer_code.to_owned(),
            assembly_term: None,
            types: Vec::new(),
            certain: true,
            damages: Vec::new(),
        }
    }

    fn body(&self, code: &str) -> Body {
        let mut families = self.knowledge.issuers.with_code(code).map(|(_, issuer)| issuer.family).peekable();
        if families.peek().is_some() {
            return match families.next() {
                Some(IssuerFamily::Party) => Body::Party,
                Some(IssuerFamily::Organisation) => Body::Mass,
                _ => Body::State,
            };
        }
        if matches!(code, "TƯ" | "TVQH") || ["TW", "TU", "HU", "TƯ"].iter().any(|tail| code.ends_with(tail)) {
            return if code == "TVQH" { Body::State } else { Body::Party };
        }
        if code.starts_with("ĐU") { Body::Party } else { Body::Unknown }
    }

    fn type_ids(&self, names: &[&str]) -> Vec<TypeId> {
        names.iter().filter_map(|name| self.knowledge.types.id(name)).collect()
    }

    /// From the end of the piece before a joint to the start of the one behind it.
    fn joint_range(&self, joint: &Joint) -> TextRange {
        let before = joint.token.checked_sub(1).map_or(0, |index| self.tokens[index].range.end);
        let after = if joint.separator == '\0' { joint.token } else { joint.token + 1 };
        TextRange::new(before, self.tokens.get(after).map_or(before, |token| token.range.start))
    }

    fn range(&self, piece: &Piece) -> TextRange {
        self.token_range(piece.start, piece.end)
    }

    fn token_range(&self, start: usize, end: usize) -> TextRange {
        TextRange::new(self.tokens[start].range.start, self.tokens[end - 1].range.end)
    }
}

/// A number without its thousands dot; the dot of 66.7 belongs to it.
fn number(piece: &Piece) -> String {
    match piece.text.split_once('.') {
        Some((whole, group)) if group.len() == 3 => format!("{whole}{group}"),
        _ => piece.text.clone(),
    }
}

fn plain(separator: char, missing: char) -> char {
    if separator == '\0' { missing } else { separator }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse().is_ok_and(|year: u16| (1945..=2100).contains(&year))
}

/// "20" in 30/20/NĐ-CP can only be 2020; three and five digits leave more than one way.
fn two_digit_year(text: &str) -> Option<String> {
    let year: u16 = text.parse().ok().filter(|_| text.len() == 2)?;
    Some(if year <= 45 { format!("20{year:02}") } else { format!("19{year:02}") })
}
