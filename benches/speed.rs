//! How fast: a cold check, a keystroke, the start. `cargo bench` prints the figures.
//!
//! The text is made here from sentences of the kind that reports are made of, so that anyone can
//! repeat the measurement; `VANTHU_BENCH_TEXT=FILE` measures a text of one's own instead.

use std::sync::Arc;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use vanthu::analysis::Analysis;
use vanthu::config::{Config, Level};
use vanthu::ide;
use vanthu::law::Knowledge;
use vanthu::orthography::{Model, WordId};
use vanthu::rules::{self, Context};
use vanthu::text::{Encoding, SourceText, TextRange};

fn main() {
    divan::main();
}

const SENTENCES: [&str; 8] = [
    "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư, các cơ quan, đơn vị đã tổ chức quán triệt, triển khai đến toàn thể cán bộ, công chức, viên chức.",
    "Trong 6 tháng đầu năm 2024, tình hình kinh tế - xã hội của tỉnh tiếp tục ổn định, tốc độ tăng trưởng ước đạt 6,8%, thu ngân sách nhà nước đạt 8.195 tỷ đồng.",
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, địa phương tập trung tháo gỡ khó khăn, đẩy nhanh tiến độ giải ngân vốn đầu tư công trước ngày 31/12/2024.",
    "Công tác cải cách hành chính được quan tâm chỉ đạo; tỷ lệ hồ sơ giải quyết đúng hạn đạt 99,2%, không có hồ sơ tồn đọng kéo dài.",
    "Căn cứ Quyết định số 1391/QĐ-TTg và Nghị quyết số 28-NQ/TW, Sở Nội vụ phối hợp với Công an tỉnh xây dựng kế hoạch thực hiện cho giai đoạn 2021-2025.",
    "Phát biểu tại hội nghị, đồng chí Chủ tịch nhấn mạnh vai trò của người đứng đầu trong thực hiện nhiệm vụ, đề nghị các địa phương chủ động báo cáo kịp thời.",
    "Tổng số hộ nghèo giảm từ 4.210 hộ xuống còn 3.105 hộ; 17/20 xã đạt chuẩn nông thôn mới, 100% xã có đường ô tô đến trung tâm.",
    "Luật Tổ chức chính quyền địa phương năm 2015 và các văn bản hướng dẫn thi hành đã tạo cơ sở pháp lý quan trọng cho hoạt động của Hội đồng nhân dân.",
];

/// A text of about this many bytes, in paragraphs of three sentences.
fn text(bytes: usize) -> String {
    if let Some(text) = std::env::var_os("VANTHU_BENCH_TEXT").and_then(|path| std::fs::read_to_string(path).ok()) {
        let mut end = bytes.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        return text[..end].to_owned();
    }
    let mut text = String::new();
    let mut count = 0;
    while text.len() < bytes {
        text.push_str(SENTENCES[(count * 7 + count / 8) % SENTENCES.len()]);
        count += 1;
        text.push_str(if count % 3 == 0 { "\n\n" } else { " " });
    }
    text
}

/// Sentences as reports have them: names of people and villages, abbreviations, quotations, lists,
/// foreign words, and here and there a slip. They make the speller weigh where clean text does not.
const UNTIDY: [&str; 8] = [
    "Đồng chí Lò Văn Pản, Bí thư Đảng ủy xã Nậm Khăn cùng ông Giàng A Vừ, Trưởng bản Huổi Só đã trao 25 xuất quà cho các hộ nghèo.",
    "Đoàn khảo sát do bà Hoàng Thị Mỵ làm trưởng đoàn đến các xã Ea Kpam, Cư Dliê M’nông, Krông Nô; nghe báo caó về tiến độ GPMB.",
    "Tại điểm cầu Pleiku, ông Ksor Blơi nêu 03 kiến nghị: mở rộng kênh Ia Mơr; cấp giống lúa ST25; hổ trợ máy gặt cho HTX Chư Mố.",
    "Mô hình “Thắp sáng đường quê” do Chi đoàn thôn Tà Xùa phát động đã lắp 120 bóng đèn led, trị giá 85 triệu đồng, được bà con đồng tình.",
    "Cty TNHH Bảo Quân nhập dây chuyền của hãng Siemens, công suất 12.000 m3/ngày; sản phẩm bán trên Shopee, Lazada, Tiktok Shop.",
    "Trung tâm VHTT-TT huyện Mù Cang Chải mở 4 lớp truyền dạy khèn Mông, thêu sáp ong, làm giấy dó; 96 học viên tốt nghiêp.",
    "Vụ Đông Xuân 2023-2024 toàn xã gieo 312 ha, trong đó BC15 chiếm 40%, TBR225 chiếm 35%; rầy nâu, đạo ôn cổ bông gây hại nhẹ ở Pa Tần.",
    "Sau 5 năm, bộ mặt các buôn Ê Đê, M’nông ở Quảng Tân thay đỗi rõ rệt: đường bê-tông vào tận rẫy, nhà rông được dựng lại khang trang.",
];

/// A text of about this many bytes, half of it untidy.
fn untidy_text(bytes: usize) -> String {
    let mut text = String::new();
    let mut count = 0;
    while text.len() < bytes {
        let sentences = if count % 2 == 0 { &UNTIDY } else { &SENTENCES };
        text.push_str(sentences[(count * 5 + count / 8) % sentences.len()]);
        count += 1;
        text.push_str(if count % 3 == 0 { "\n\n" } else { " " });
    }
    text
}

fn context() -> Context {
    let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
    let _ = context.knowledge.registry();
    context
}

/// Reading a text from nothing, with all rules.
#[divan::bench(args = [20_000, 200_000, 1_000_000])]
fn cold_check(bencher: Bencher, bytes: usize) {
    let (text, context) = (Arc::<str>::from(text(bytes)), context());
    bencher.counter(BytesCount::new(text.len())).bench(|| Analysis::new(Arc::clone(black_box(&text)), &context));
}

/// The same over text that has names and slips, as real reports have.
#[divan::bench(args = [200_000, 1_000_000])]
fn cold_check_untidy(bencher: Bencher, bytes: usize) {
    let (text, context) = (Arc::<str>::from(untidy_text(bytes)), context());
    bencher.counter(BytesCount::new(text.len())).bench(|| Analysis::new(Arc::clone(black_box(&text)), &context));
}

/// The families of rules, each with the beginnings of its codes. The spelling rules that weigh words
/// by the model stand apart from those that look at marks and spaces.
const FAMILIES: [(&str, &[&str]); 9] = [
    ("(everything on)", &[]),
    ("words D02 D14-D16 D19", &["D02", "D14", "D15", "D16", "D19"]),
    ("citations A", &["A"]),
    ("symbols B", &["B"]),
    ("dates C", &["C"]),
    (
        "marks and spaces D",
        &["D01", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10", "D11", "D12", "D13", "D17", "D18"],
    ),
    ("capitals E", &["E"]),
    ("layout F", &["F"]),
    ("numbers G", &["G"]),
];

/// Everything on but one family.
fn without(family: &str) -> Context {
    let off = FAMILIES.iter().find(|(name, _)| *name == family).map_or(&[][..], |(_, codes)| codes);
    let mut config = Config::default();
    for rule in rules::all().iter().filter(|rule| off.iter().any(|code| rule.code.starts_with(code))) {
        config.rules.insert(rule.code.to_owned(), Level::Off);
    }
    Context { config: Arc::new(config), ..context() }
}

fn family_names() -> impl Iterator<Item = &'static str> {
    FAMILIES.iter().map(|(name, _)| *name)
}

/// What each family costs: the cold check without it against the first line. What is read of a text
/// is read for all families and stays.
#[divan::bench(args = family_names())]
fn without_family_cold(bencher: Bencher, family: &str) {
    let (text, context) = (Arc::<str>::from(untidy_text(200_000)), without(family));
    bencher.counter(BytesCount::new(text.len())).bench(|| Analysis::new(Arc::clone(black_box(&text)), &context));
}

/// The same for a key at a megabyte.
#[divan::bench(args = family_names())]
fn without_family_key(bencher: Bencher, family: &str) {
    key(bencher, &untidy_text(1_000_000), &without(family));
}

/// One letter typed in the middle: the edit, the snapshot, the analysis.
#[divan::bench(args = [20_000, 200_000, 1_000_000])]
fn keystroke(bencher: Bencher, bytes: usize) {
    key(bencher, &text(bytes), &context());
}

fn key(bencher: Bencher, text: &str, context: &Context) {
    let mut source = SourceText::new(text);
    let mut analysis = Analysis::new(text, context);
    let mut middle = text.len() as u32 / 2;
    while !text.is_char_boundary(middle as usize) {
        middle += 1;
    }
    let mut typed = false;
    bencher.bench_local(|| {
        if typed {
            source.replace(TextRange::new(middle, middle + 1), "");
        } else {
            source.replace(TextRange::empty(middle), "a");
        }
        typed = !typed;
        analysis = analysis.after(source.to_string(), context);
    });
}

/// Reading the tables: all that a server does before it can check.
#[divan::bench]
fn load_knowledge() -> usize {
    black_box(Knowledge::load()).nicknames.len()
}

/// Looking up a thousand syllables in the spelling model, each with its bigram.
#[divan::bench]
fn thousand_bigrams(bencher: Bencher) {
    let model = Model::builtin().expect("the model opens");
    let text = text(20_000).to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(1000).collect();
    bencher.bench(|| {
        let mut last = WordId::EDGE;
        let mut sum = 0.0;
        for word in black_box(&words) {
            let next = model.word(word).unwrap_or(WordId::FOREIGN);
            sum += model.bigram(last, next);
            last = next;
        }
        sum
    });
}

/// The probability of a thousand trigrams.
#[divan::bench]
fn thousand_trigrams(bencher: Bencher) {
    let model = Model::builtin().expect("the model opens");
    let text = text(20_000).to_lowercase();
    let words: Vec<WordId> = text.split(' ').take(1002).filter_map(|word| model.word(word)).collect();
    bencher
        .bench(|| black_box(&words).windows(3).map(|three| model.after_two(three[0], three[1], three[2])).sum::<f32>());
}

#[divan::bench(args = [1_000_000])]
fn hover(bencher: Bencher, bytes: usize) {
    let (text, context) = (text(bytes), context());
    let analysis = Analysis::new(text.as_str(), &context);
    let at = text.find("30/2020/NĐ-CP").unwrap_or_default() as u32 + 3;
    bencher.bench(|| ide::hover(black_box(&analysis), at));
}

/// An offset to a position of the protocol, at the end of the text.
#[divan::bench(args = [1_000_000])]
fn position(bencher: Bencher, bytes: usize) {
    let text = text(bytes);
    let source = SourceText::new(&text);
    bencher.bench(|| source.position(black_box(text.len() as u32 - 1), Encoding::Utf16));
}

/// A known document by its symbol, as rules ask for it.
#[divan::bench]
fn registry_symbol(bencher: Bencher) {
    let knowledge = Knowledge::builtin();
    bencher.bench(|| knowledge.registry().with_symbol(black_box("30/2020/NĐ-CP")).count());
}

/// A symbol with its marks and separators damaged; one with a letter too many.
#[divan::bench(args = ["30-2020/ND.CP", "30/2020/NĐ-CPP", "310/2020/NĐ-CP"])]
fn registry_damaged_symbol(bencher: Bencher, symbol: &str) {
    let knowledge = Knowledge::builtin();
    bencher.bench(|| knowledge.registry().near(black_box(symbol), 20).len());
}

/// All documents of a short form.
#[divan::bench(args = ["21", "21/2019"])]
fn registry_number(bencher: Bencher, number: &str) {
    let knowledge = Knowledge::builtin();
    bencher.bench(|| knowledge.registry().with_number(black_box(number)).count());
}

/// Documents by words of their titles.
#[divan::bench(args = ["công tác văn thư", "quy dinh ve dat dai"])]
fn registry_words(bencher: Bencher, words: &str) {
    let knowledge = Knowledge::builtin();
    bencher.bench(|| knowledge.registry().with_words(black_box(words), 20).len());
}

/// A law by its name, as its citation gives it.
#[divan::bench(args = ["luật đất đai", "Bộ luật Dân sự"])]
fn registry_title(bencher: Bencher, title: &str) {
    let knowledge = Knowledge::builtin();
    bencher.bench(|| knowledge.registry().with_title(black_box(title)).count());
}

/// The offers behind a label, with and without a beginning of the number; the card of a citation.
#[divan::bench(args = ["Nghị định số ", "Nghị định số 3", "Thông tư số 30/20", "Luật ", "khoản 2 Điều 5 "])]
fn completion(bencher: Bencher, typed: &str) {
    let context = context();
    let text = format!("{}\nCăn cứ {typed}", text(20_000));
    let analysis = Analysis::new(text.as_str(), &context);
    bencher.bench(|| ide::completions(black_box(&analysis), text.len() as u32, false).len());
}
