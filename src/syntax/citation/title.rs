//! Where the title of a cited document ends.

use crate::law::Record;
use crate::text::{Case, Gap};

use super::Citation;
use super::reader::Reader;

/// How long a title may be, in tokens. Longer ones are sentences.
const TITLE_TOKENS: usize = 160;

impl Reader<'_> {
    /// The end of the title that starts at a token: where the official title of the cited document
    /// ends, if it stands here word by word, else where a careful reader would see the end.
    pub(super) fn title(&self, index: usize, citation: &Citation) -> Option<usize> {
        // "Luật Hải quan về giám sát hàng hóa": a law that is called by its name has said it all.
        const LAWS: [&str; 3] = ["Luật", "Bộ luật", "Pháp lệnh"];
        let law = citation.label.as_ref().is_some_and(|label| LAWS.contains(&self.knowledge.types.name(label.kind)));
        if law && citation.name.is_some() {
            return None;
        }
        let length = self.title_opener(index)?;
        if let Some(symbol) = &citation.symbol {
            let records = self.knowledge.registry().with_symbol(&symbol.canonical);
            let official = records.filter_map(|record| self.official_title(index, &record)).max();
            if official.is_some() {
                return official;
            }
        }
        let words = self.words;
        let quotes = (index..index + TITLE_TOKENS).any(|at| self.is(at, '“') || self.is(at, '"'));
        let (mut end, open_quote) = self.title_end(index, quotes);
        if open_quote {
            // A quotation that nothing closes says nothing about the title.
            end = self.title_end(index, false).0;
        }
        while end > index + 1 && (self.is(end - 1, ',') || self.key(end - 1) == words.va) {
            end -= 1;
        }
        (end > index + length).then_some(end)
    }

    /// How many tokens open a title here: "về", "quy định", "ban hành" and the like.
    fn title_opener(&self, index: usize) -> Option<usize> {
        let words = self.words;
        if self.case(index) == Case::Upper {
            return None;
        }
        if self.key(index) == words.ve {
            return Some(1);
        }
        let pairs = [
            [words.quy_dinh, words.dinh_nang],
            [words.ban, words.hanh],
            [words.huong, words.dan],
            [words.phe, words.duyet],
            [words.sua, words.doi],
        ];
        // "Nghị định … quy định rõ các yêu cầu": what it says, not what it is called.
        let says = [words.ro, words.cu_the].contains(&self.key(index + 2));
        (!says && pairs.iter().any(|pair| self.are(index, pair))).then_some(2)
    }

    /// The end of the title of a known document, if it stands here whole.
    fn official_title(&self, index: usize, record: &Record<'_>) -> Option<usize> {
        let words = self.words;
        let mut at = index;
        if self.key(at) == words.ve {
            at += 1;
            at += usize::from(self.key(at) == words.viec);
        }
        let mut count = 0;
        let mut lower = String::new();
        for word in record.title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            // Marks between the words may differ: they decide nothing.
            while self.tokens.get(at).is_some_and(|token| !token.is_word() && !token.is_number()) && at > index {
                at += 1;
            }
            crate::text::lowercase_into(word, &mut lower);
            let mut here = String::new();
            crate::text::lowercase_into(self.word(at), &mut here);
            if here != lower {
                return None;
            }
            count += 1;
            at += 1;
        }
        let closes = self.is(at, '”') || self.is(at, '"') && (index..at).any(|quote| self.is(quote, '"'));
        (count > 1).then_some(at + usize::from(closes))
    }

    /// Where a careful reader sees the title end, and whether a quotation is still open there.
    fn title_end(&self, index: usize, quotes: bool) -> (usize, bool) {
        let mut end = index + 1;
        let mut depth = 0_u32;
        let mut quote = false;
        while end < index + TITLE_TOKENS {
            let Some(token) = self.tokens.get(end) else { break };
            let next = self.tokens.get(end + 1);
            if token.is_word() {
                if depth == 0 && !quote && token.case == Case::Lower && self.closes_title(end, index) {
                    break;
                }
            } else if token.is('(') {
                // "(sau đây gọi tắt là …)", "(Nghị quyết 77)" explain the title, they are not part of it.
                let words = self.words;
                let explains = [words.sau, words.goi, words.theo, words.nay_now].contains(&self.key(end + 1));
                if explains || self.label(end + 1).is_some() {
                    break;
                }
                depth += 1;
            } else if token.is(')') {
                if depth == 0 {
                    break;
                }
                depth -= 1;
            } else if token.is('“') || token.is('"') && !quote && token.gap == Gap::Space {
                quote = quotes;
            } else if token.is('”') || token.is('"') {
                if !quote && quotes {
                    break;
                }
                quote = false;
            } else if token.is(',') && depth == 0 && !quote {
                let Some(next) = next else { break };
                let opens_clause = next.case == Case::Lower && self.opens_clause_behind_comma(end + 1)
                    || self.subject_follows(end + 1)
                    || next.case != Case::Lower && self.label(end + 1).is_none();
                if opens_clause {
                    break;
                }
            } else if token.is('.') {
                // "TP.HCM" goes on, "phòng thủ./." does not.
                if next.is_none_or(|next| !next.joined() || !(next.is_word() || next.is_number())) {
                    break;
                }
            } else if [';', '!', '?', '…', ':'].iter().any(|&c| token.is(c)) {
                break;
            }
            end += 1;
        }
        (end, quote)
    }

    /// Whether a word in small letters behind a comma opens a new clause.
    fn opens_clause_behind_comma(&self, index: usize) -> bool {
        let words = self.words;
        let key = self.key(index);
        let next = self.key(index + 1);
        if key == words.hang {
            // "hàng năm" opens a clause, "hàng cấm" goes on.
            return [words.nam, words.thang, words.quy, words.tuan, words.ngay].contains(&next);
        }
        if key == words.nam {
            // ", năm 2019 trên địa bàn tỉnh" goes on.
            return ![words.tren, words.cua].contains(&self.key(index + 2));
        }
        self.knowledge.word_sets.clause.contains(key)
            || self.are(index, &[words.quy_dinh, words.dinh_nang]) && self.key(index + 2) == words.ro
    }

    /// Whether a subject and what it did stand behind a comma: ", các cấp, tỉnh đã ban hành".
    fn subject_follows(&self, index: usize) -> bool {
        let sets = &self.knowledge.word_sets;
        let subject = self.key(index) == self.words.cac || sets.places.contains(self.key(index));
        let ends = |at: &usize| [',', ';', '.'].iter().any(|&c| self.is(*at, c));
        let clause = (index + 1..index + 9).take_while(|at| !ends(at));
        subject && clause.into_iter().any(|at| sets.after_title.contains(self.key(at)))
    }

    fn closes_title(&self, at: usize, start: usize) -> bool {
        let words = self.words;
        let key = self.key(at);
        if self.knowledge.word_sets.after_title.contains(key) && at > start + 1 {
            return true;
        }
        let next = self.key(at + 1);
        key == words.het && next == words.hieu
            || key == words.de && [words.cac, words.giup, words.day, words.bao, words.tao].contains(&next)
            || key == words.voi && [words.muc, words.noi_dung, words.tong, words.chu].contains(&next)
            || key == words.va && self.are(at + 1, &[words.cac, words.quy_dinh]) && self.key(at + 3) == words.dinh_nang
            || key == words.cho && [words.thay, words.phep, words.biet].contains(&next)
            || key == words.va && next == words.sau
            || key == words.va && next == words.cac && self.label(at + 2).is_some()
            || key == words.va && self.body_acts(at + 1)
            || key == words.co && next == words.hieu && self.key(at + 2) == words.luc_force
            || key == words.tren && next == words.co_so
            || key == words.duoc && [words.ban, words.sua, words.quoc, words.thong, words.trien].contains(&next)
            || key == words.theo && (self.label(at + 1).is_some() || next == words.quy_dinh || next == words.do_that)
            || key == words.tai && self.label(at + 1).is_some()
            // "… về khu vực phòng thủ và Hội nghị giao ban …": the next event of the sentence.
            || key == words.va
                && self.case(at + 1) == Case::Title
                && [[words.hoi, words.nghi], [words.dai, words.hoi]].iter().any(|event| self.are(at + 1, event))
            || key == words.va
                && self.label(at + 1).is_some_and(|label| !self.names(&label, &["Luật", "Bộ luật", "Pháp lệnh"]))
    }

    /// "Quốc hội thông qua …": a body and what it did.
    fn body_acts(&self, at: usize) -> bool {
        let words = self.words;
        let body = self.tokens.get(at..).and_then(|rest| self.knowledge.issuer_names.longest(rest));
        body.filter(|_| self.case(at) != Case::Lower)
            .is_some_and(|(_, length)| [words.thong, words.ban, words.da].contains(&self.key(at + length)))
    }
}
