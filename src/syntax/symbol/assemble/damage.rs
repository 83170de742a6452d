//! What is damaged in a symbol: separators, spaces, glyphs, issuers one slip away from a known one.

use crate::law::{Form, IssuerFamily};
use crate::text::TextRange;

use super::super::scan::{Joint, Piece, Pieces, glued_year};
use super::super::{Damage, DamageKind, Part, Symbol};
use super::{Body, Builder};

impl Builder<'_> {
    /// B12: an unknown issuer that is a known one with two letters swapped or one of a run lost.
    pub(super) fn near_issuer(&mut self, piece: &Piece, type_code: &str) {
        let mut slips = self.slips(&piece.text);
        // BTTT is near BTT as well, but only ministers issue circulars.
        if type_code == "TT" && slips.len() > 1 {
            slips.retain(|code| {
                self.knowledge.issuers.with_code(code).any(|(_, issuer)| issuer.family == IssuerFamily::Ministry)
            });
        }
        if let [code] = slips.as_slice() {
            let replacement = Some((*code).to_owned());
            self.damages.push(Damage { kind: DamageKind::NearIssuer, range: self.range(piece), replacement });
        }
    }

    /// B07: decrees with a year are the Government's alone, so an unknown NĐ-GP is NĐ-CP.
    pub(super) fn near_government(&mut self, piece: &Piece) {
        let two_letters = piece.text.chars().count() == 2;
        if two_letters
            && self.body(&piece.text) == Body::Unknown
            && self.knowledge.issuer_codes.near(&piece.text).contains(&"CP")
        {
            let replacement = Some("CP".to_owned());
            self.damages.push(Damage { kind: DamageKind::Misspelt, range: self.range(piece), replacement });
        }
    }

    /// The known issuers that a slip of the hand turns into `written`.
    pub(super) fn slips(&self, written: &str) -> Vec<&str> {
        let letters: Vec<char> = written.chars().collect();
        if letters.len() < 4 || written.contains('(') || self.body(written) != Body::Unknown {
            return Vec::new();
        }
        let mut near = self.knowledge.issuer_codes.near(written);
        near.retain(|code| is_slip(&letters, &code.chars().collect::<Vec<_>>()));
        near
    }

    /// "302020/NĐ-CP": number and year run together (B08). Only decrees and circulars of known
    /// bodies, which always bear a year; any other long number is no symbol.
    pub(super) fn split_number(&mut self, symbol: &mut Symbol) -> Option<()> {
        let Part { text, range } = &symbol.number;
        let at = glued_year(text).filter(|_| range.len() as usize == text.len())?;
        let dated = matches!(symbol.type_code.as_str(), "NĐ" | "TT") && symbol.form == Form::State;
        if !dated || !self.knowledge.issuer_codes.contains(&symbol.issuer_code) {
            return None;
        }
        let middle = range.start + at as u32;
        let (number, year) = (text[..at].to_owned(), text[at..].to_owned());
        symbol.canonical = format!("{number}/{year}{}", &symbol.canonical[text.len()..]);
        symbol.year = Some(Part { text: year, range: TextRange::new(middle, range.end) });
        symbol.number = Part { text: number, range: TextRange::new(range.start, middle) };
        symbol.form = Form::StateYear;
        let damage = Damage {
            kind: DamageKind::MissingSeparator,
            range: TextRange::empty(middle),
            replacement: Some("/".into()),
        };
        self.damages.push(damage);
        Some(())
    }

    /// B01 and B08 around the type code, as one damage with one fix.
    pub(super) fn type_separators(
        &mut self,
        year: Option<&(Joint, Piece)>,
        head: &(Joint, Piece),
        code: &str,
        second: Option<&Joint>,
        (a, b): (char, char),
    ) {
        if let Some((joint, _)) = year {
            self.separators(&[(joint, '/')]);
        }
        let wrong = |joint: &Joint, right: char| joint.separator != right;
        let first_wrong = wrong(&head.0, a);
        let second_wrong = second.is_some_and(|joint| wrong(joint, b));
        match (first_wrong, second, second_wrong) {
            (true, Some(joint), true) if head.0.separator != '\0' && joint.separator != '\0' => {
                let range = self.joint_range(&head.0).cover(self.joint_range(joint));
                let replacement = Some(format!("{a}{code}{b}"));
                self.damages.push(Damage { kind: DamageKind::Separators, range, replacement });
            }
            _ => {
                self.separators(&[(&head.0, a)]);
                if let Some(joint) = second {
                    self.separators(&[(joint, b)]);
                }
            }
        }
    }

    pub(super) fn separators(&mut self, joints: &[(&Joint, char)]) {
        for (joint, right) in joints {
            if joint.separator != *right {
                let kind = if joint.separator == '\0' { DamageKind::MissingSeparator } else { DamageKind::Separators };
                let range = self.joint_range(joint);
                self.damages.push(Damage { kind, range, replacement: Some(right.to_string()) });
            }
        }
    }

    /// B02, B03, B06: what only the original shows.
    pub(super) fn glyphs(&mut self, pieces: &Pieces) {
        for (joint, piece) in &pieces.rest {
            if joint.separator != '\0' {
                let token = self.tokens[joint.token].range;
                if joint.separator == '-' && token.of(self.original) != "-" {
                    self.damages.push(Damage {
                        kind: DamageKind::Dash,
                        range: token,
                        replacement: Some("-".to_owned()),
                    });
                }
                if joint.space && !joint.wrapped {
                    let range = self.joint_range(joint);
                    let replacement = Some(joint.separator.to_string());
                    self.damages.push(Damage { kind: DamageKind::Space, range, replacement });
                }
            }
            let range = self.range(piece);
            if range.of(self.original).chars().any(|c| matches!(c, 'Ð' | 'ð' | 'Ɖ' | 'ɖ' | '\u{400}'..='\u{4FF}')) {
                let replacement = Some(piece.text.clone());
                self.damages.push(Damage { kind: DamageKind::Lookalike, range, replacement });
            }
        }
    }
}

/// Two neighbours swapped, or one letter of a run of equal letters lost or doubled.
fn is_slip(written: &[char], known: &[char]) -> bool {
    let prefix = written.iter().zip(known).take_while(|(a, b)| a == b).count();
    match written.len() as i64 - known.len() as i64 {
        0 => {
            prefix + 1 < written.len()
                && written[prefix] == known[prefix + 1]
                && written[prefix + 1] == known[prefix]
                && written[prefix + 2..] == known[prefix + 2..]
        }
        -1 => prefix > 0 && known[prefix] == known[prefix - 1] && written[prefix..] == known[prefix + 1..],
        1 => prefix > 0 && written[prefix] == written[prefix - 1] && written[prefix + 1..] == known[prefix..],
        _ => false,
    }
}

/// Whether a type code stands before an issuer in symbols with or without a year.
pub(super) fn fits(code: &str, issuer: &str, year: bool) -> bool {
    match issuer {
        "CP" => code == "NĐ" || (code == "NQ" && !year),
        "TTg" => matches!(code, "QĐ" | "CT"),
        "HĐND" => code == "NQ",
        "UBND" => matches!(code, "QĐ" | "KH" | "CT" | "BC" | "TB" | "TTr"),
        _ => year && code == "TT",
    }
}
