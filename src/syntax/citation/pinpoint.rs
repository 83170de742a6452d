//! Places inside a document: "điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I".

use crate::law::roman_value;
use crate::text::Case;

use super::reader::Reader;
use super::{Pinpoint, PinpointLevel, PinpointStep};

impl Reader<'_> {
    /// The pinpoint that starts at a token, and the token behind it.
    pub fn pinpoint(&self, index: usize) -> Option<(Pinpoint, usize)> {
        let (first, mut end) = self.step(index)?;
        let mut steps = vec![first];
        loop {
            // "khoản 2, Điều 5", "khoản 2 của Điều 5"
            let joint = usize::from(self.is(end, ',') || self.key(end) == self.words.cua);
            let Some((step, after)) = self.step(end + joint) else { break };
            if steps.len() >= 8 || steps.iter().any(|known| known.level == step.level) {
                break;
            }
            steps.push(step);
            end = after;
        }
        let pinpoint = Pinpoint { range: self.range(index, end), steps, sentence_start: self.sentence_start(index) };
        Some((pinpoint, end))
    }

    fn step(&self, index: usize) -> Option<(PinpointStep, usize)> {
        let words = self.words;
        let key = self.key(index);
        // Which most words are not.
        if !self.knowledge.word_sets.pinpoints.contains(key) {
            return None;
        }
        let (level, at) = match key {
            _ if key == words.diem => (PinpointLevel::Diem, index + 1),
            _ if key == words.khoan => (PinpointLevel::Khoan, index + 1),
            _ if key == words.dieu => (PinpointLevel::Dieu, index + 1),
            _ if key == words.chuong => (PinpointLevel::Chuong, index + 1),
            _ if key == words.phan => (PinpointLevel::Phan, index + 1),
            _ if key == words.tiet => (PinpointLevel::Tiet, index + 1),
            _ if key == words.tieu && self.key(index + 1) == words.muc => (PinpointLevel::TieuMuc, index + 2),
            _ if key == words.muc => (PinpointLevel::Muc, index + 1),
            _ => return None,
        };
        let (value, mut end) = self.step_value(level, at)?;
        // Further values of the same level: "điểm a, b và c khoản 2".
        while let Some(joint) = self.value_joint(end) {
            let Some((_, after)) = self.step_value(level, joint) else { break };
            end = after;
        }
        let step = PinpointStep {
            level,
            word: self.range(index, at),
            capital: self.case(index) != Case::Lower,
            value,
            range: self.range(index, end),
        };
        Some((step, end))
    }

    fn value_joint(&self, index: usize) -> Option<usize> {
        let joins = self.is(index, ',') || self.key(index) == self.words.va || self.key(index) == self.words.hoac;
        joins.then_some(index + 1)
    }

    fn step_value(&self, level: PinpointLevel, index: usize) -> Option<(String, usize)> {
        let token = self.tokens.get(index)?;
        let word = self.word(index);
        let text = match level {
            PinpointLevel::Diem | PinpointLevel::Tiet => {
                let letter = token.is_word() && word.chars().nth(1).is_none() && token.case == Case::Lower;
                // "điểm 3,5" is a mark, "điểm a.1" a place.
                let number = token.is_number() && token.len() <= 2 && level == PinpointLevel::Tiet;
                (letter || number).then_some(word)
            }
            PinpointLevel::Khoan | PinpointLevel::Dieu => (token.is_number() && token.len() <= 3).then_some(word),
            PinpointLevel::Muc | PinpointLevel::TieuMuc | PinpointLevel::Phan | PinpointLevel::Chuong => {
                let number = token.is_number() && token.len() <= 2 || roman_value(word).is_some();
                number.then_some(word)
            }
        }?;
        // Not "điều 50%", "khoản 5 triệu đồng", "mục 1.2", "phần 3/4", "Điều 5a" is one.
        let mut end = index + 1;
        if level <= PinpointLevel::Dieu
            && self
                .tokens
                .get(end)
                .is_some_and(|t| t.is_word() && t.joined() && t.folded.len() <= 2 && t.case == Case::Lower)
        {
            end += 1;
        }
        let next = self.tokens.get(end);
        let decimal = next.is_some_and(|t| t.joined() && (t.is('%') || t.is('/') || t.is('.') || t.is(',')))
            && self.tokens.get(end + 1).is_some_and(|t| t.is_number() && t.joined());
        let counted = matches!(level, PinpointLevel::Khoan | PinpointLevel::Phan | PinpointLevel::Muc)
            && next.is_some_and(|t| {
                t.case == Case::Lower
                    && self.unit(t.key)
                    && ![self.words.diem, self.words.dieu, self.words.chuong, self.words.muc, self.words.phan]
                        .contains(&t.key)
            });
        if decimal || counted || next.is_some_and(|t| t.is('%')) {
            return None;
        }
        Some((text.to_owned(), end))
    }
}
