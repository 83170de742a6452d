//! Labels, and the citations that are hardly more: "Nghị định này", "Nghị quyết Đại hội XIII".

use crate::law::roman_value;
use crate::text::{Case, Key};

use super::reader::Reader;
use super::{Anaphor, Citation, CitationForm, LabelMention};

/// A label and the token behind it.
#[derive(Clone, Debug)]
pub(super) struct FoundLabel {
    pub mention: LabelMention,
    pub start: usize,
    pub end: usize,
}

impl Reader<'_> {
    /// The label that starts at a token.
    pub fn label(&self, index: usize) -> Option<FoundLabel> {
        let rest = self.tokens.get(index..)?;
        let (label, len) = self.knowledge.labels.longest(rest)?;
        let end = index + len;
        if label.abbreviated {
            // "NĐ 21/2019", not "nđ" and not the NĐ of a symbol or of another abbreviation.
            let exact =
                len == 1 && self.knowledge.type_codes.contains(self.word(index)) && self.case(index) != Case::Lower;
            let glued = self.tokens.get(end).is_some_and(|next| next.joined() && !next.is_number())
                || index > 0 && rest[0].joined() && !self.is(index - 1, '(') && !self.is(index - 1, '"');
            if !exact || glued || self.case(index) == Case::Title {
                return None;
            }
        }
        // "pháp luật", "kỷ luật" are words of their own.
        if self.key(index) == self.words.luat
            && index > 0
            && matches!(self.key(index - 1), k if k == self.words.phap || k == self.words.ky_luat)
        {
            return None;
        }
        let plural = index.checked_sub(1).filter(|&before| self.key(before) == self.words.cac);
        Some(FoundLabel {
            mention: LabelMention {
                range: self.range(index, end),
                kind: label.kind,
                abbreviated: label.abbreviated,
                inherited: false,
                plural: plural.map(|before| self.range(before, before + 1)),
            },
            start: index,
            end,
        })
    }

    /// Whether a label names one of these types.
    pub fn names(&self, label: &FoundLabel, names: &[&str]) -> bool {
        names.contains(&self.knowledge.types.name(label.mention.kind))
    }

    /// "Nghị định này", "Quyết định nói trên".
    pub fn anaphoric(&self, label: &FoundLabel) -> Option<(Vec<Citation>, usize)> {
        // A plan or a programme in small letters is the thing, not the paper.
        const PAPERS: [&str; 13] = [
            "Nghị định",
            "Nghị quyết",
            "Quyết định",
            "Thông tư",
            "Chỉ thị",
            "Luật",
            "Bộ luật",
            "Pháp lệnh",
            "Công văn",
            "Thông tư liên tịch",
            "Nghị quyết liên tịch",
            "Công điện",
            "Văn bản",
        ];
        const CAPITALISED: [&str; 8] =
            ["Kế hoạch", "Kết luận", "Quy chế", "Quy định", "Thông báo", "Hướng dẫn", "Tờ trình", "Điều lệ Đảng"];
        let capital = self.case(label.start) != Case::Lower;
        if label.mention.plural.is_some() || !(self.names(label, &PAPERS) || capital && self.names(label, &CAPITALISED))
        {
            return None;
        }
        let words = self.words;
        let at = label.end;
        let (anaphor, end) = if self.key(at) == words.nay {
            (Anaphor::This, at + 1)
        } else if (self.key(at) == words.noi || self.key(at) == words.neu)
            && self.key(at + 1) == words.tren
            && (capital || !self.names(label, &["Luật"]))
        {
            (Anaphor::Above, at + 2)
        } else if self.key(at) == words.tren && capital && self.ends_mention(at + 1) {
            (Anaphor::Above, at + 1)
        } else {
            return None;
        };
        let mut citation = self.blank(CitationForm::Anaphoric, self.range(label.start, end));
        citation.label = Some(label.mention.clone());
        citation.anaphor = Some(anaphor);
        Some((vec![citation], end))
    }

    /// "trên" is "above" only where the mention is over; "Quyết định trên cơ sở …" is not one.
    fn ends_mention(&self, index: usize) -> bool {
        let words = self.words;
        match self.tokens.get(index) {
            None => true,
            Some(token) if !token.is_word() => true,
            Some(token) => {
                let after = [
                    words.va,
                    words.cua,
                    words.co,
                    words.do_word,
                    words.duoc,
                    words.da,
                    words.la,
                    words.thi_then,
                    words.giao,
                ];
                after.contains(&token.key)
            }
        }
    }

    /// "Nghị quyết Đại hội XIII", "Nghị quyết Trung ương 8 khóa XI".
    pub fn event(&self, label: &FoundLabel) -> Option<(Vec<Citation>, usize)> {
        let words = self.words;
        if !self.names(label, &["Nghị quyết", "Kết luận"]) || label.mention.abbreviated {
            return None;
        }
        let start = label.end;
        let congress = self.are(start, &[words.dai, words.hoi]);
        let plenum = self.are(start, &[words.trung, words.uong]) || self.key(start) == words.tw;
        let conference = self.are(start, &[words.hoi, words.nghi]);
        if !(congress || plenum || conference) {
            return None;
        }
        let mut end = start;
        let mut number = None;
        while let Some(token) = self.tokens.get(end).filter(|_| end < start + 20) {
            let roman = roman_value(self.word(end)).is_some();
            if token.is_number() || roman {
                if token.is_number() && token.len() > 2 {
                    break;
                }
                number = Some(end);
                end += 1;
                // The ordinal ends it, but for the body it belongs to: "lần thứ XII của Đảng".
                if plenum
                    || roman
                        && !matches!(self.key(end), k if k == words.cua || k == words.dang)
                        && self.case(end) == Case::Lower
                {
                    break;
                }
                continue;
            }
            let ordinal = number.is_none() && [words.lan, words.thu].contains(&token.key);
            let name = token.is_word() && (token.case != Case::Lower || self.event_word(token.key));
            if !(name || ordinal) {
                break;
            }
            end += 1;
        }
        if number.is_none() && !(plenum && self.key(end) == words.khoa) {
            return None;
        }
        let mut citation = self.blank(CitationForm::Named, self.range(label.start, end));
        citation.label = Some(label.mention.clone());
        citation.name = Some(self.range(start, end));
        let next = self.parts(&mut citation, end);
        Some((vec![citation], next))
    }

    fn event_word(&self, key: Key) -> bool {
        let w = self.words;
        [
            w.dai, w.hoi, w.nghi, w.bieu, w.toan, w.quoc, w.lan, w.thu, w.dang, w.bo, w.tinh, w.trung, w.uong, w.ban,
            w.chap, w.hanh, w.cua, w.thanh, w.pho, w.huyen,
        ]
        .contains(&key)
    }
}
