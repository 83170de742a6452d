//! Measures the import of a million documents and the answers of the index that comes out: rows are
//! made up here, so that anyone can repeat it.
//!
//! `cargo test --profile measure --test measure_import -- --ignored --nocapture`

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use vanthu::law::Registry;

/// One million made documents: how long an import takes and how much memory it needs at most, how
/// big the index is, how fast it answers, and how little of it comes into memory for that.
#[test]
#[ignore = "takes a minute and a gigabyte of disk"]
fn a_million_documents() {
    const ROWS: u32 = 1_000_000;
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("triệu.tsv");
    fs::write(&table, made_table(ROWS)).expect("a table");
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_vanthu"))
        .args(["registry", "import", "triệu.tsv"])
        .current_dir(folder.path())
        .spawn()
        .expect("the program");
    let mut peak = 0;
    while child.try_wait().expect("a child").is_none() {
        peak = peak.max(memory(&child.id().to_string(), "VmHWM").unwrap_or(0));
        std::thread::sleep(Duration::from_millis(20));
    }
    let seconds = begun.elapsed().as_secs_f32();
    let index = folder.path().join("triệu.vanthu");
    let megabytes = |path: &Path| fs::metadata(path).map_or(0, |data| data.len()) / 1_000_000;
    println!(
        "import: {seconds:.1} s, at most {} MB of memory; table {} MB, index {} MB",
        peak / 1000,
        megabytes(&table),
        megabytes(&index)
    );
    let before = memory("self", "VmRSS").unwrap_or(0);
    let begun = Instant::now();
    let (index, _) = vanthu::input::open_registry(&index, 9).expect("an index");
    let mut registry = Registry::default();
    registry.put_below("triệu".to_owned(), index);
    println!("open: {:.2} ms", begun.elapsed().as_secs_f64() * 1e3);
    assert_eq!(registry.len(), ROWS as usize);
    let symbols: Vec<String> = (0..1000).map(|n| made_symbol(n * 997)).collect();
    time("symbol", &symbols, |symbol| registry.with_symbol(symbol).count());
    time("damaged symbol", &symbols, |symbol| registry.near(&symbol.replace('Đ', "D").replace('/', "-"), 20).len());
    let typo = |symbol: &String| symbol.replacen('Đ', "X", 1);
    time("letter off", &symbols, |symbol| registry.near(&typo(symbol), 20).len());
    time("number and year", &symbols, |symbol| {
        registry.with_number(symbol.rsplit_once('/').map_or("", |(number, _)| number)).count()
    });
    let words: Vec<String> = (0..1000).map(|n| made_title(n * 997)).collect();
    time("six words of a title", &words, |title| {
        registry.with_words(&title.split(' ').take(6).collect::<Vec<_>>().join(" "), 20).len()
    });
    println!("memory for all that: {} MB", memory("self", "VmRSS").unwrap_or(0).saturating_sub(before) / 1000);
    println!("of it own, not shared: see RssAnon {} MB", memory("self", "RssAnon").unwrap_or(0) / 1000);
}

/// The median and the slowest of many answers.
fn time<T>(what: &str, questions: &[T], answer: impl Fn(&T) -> usize) {
    let mut times: Vec<f64> = questions
        .iter()
        .map(|question| {
            let begun = Instant::now();
            assert!(std::hint::black_box(answer(question)) > 0, "{what}");
            begun.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what}: median {:.1} µs, 99 % {:.1} µs", times[times.len() / 2], times[times.len() * 99 / 100]);
}

/// Kilobytes by the system's account; none where it gives none.
fn memory(process: &str, field: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with(field))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

const BODIES: [&str; 40] = [
    "BTC", "BNV", "BCA", "BQP", "BYT", "BCT", "BXD", "BTP", "BGDĐT", "BKHCN", "BTNMT", "BTTTT", "BGTVT", "BVHTTDL",
    "BLĐTBXH", "BKHĐT", "BNNPTNT", "NHNN", "TTCP", "KTNN", "UBDT", "VPCP", "TTg", "CP", "UBND", "HĐND", "SNV", "STC",
    "SYT", "SXD", "STP", "SCT", "SGDĐT", "SKHCN", "STNMT", "STTTT", "SGTVT", "SVHTTDL", "SLĐTBXH", "SKHĐT",
];

/// A symbol that no other number gives.
fn made_symbol(n: u32) -> String {
    let (body, rest) = (BODIES[(n % 40) as usize], n / 40);
    format!("{}/{}/QĐ-{body}", rest / 30 + 1, 1996 + rest % 30)
}

fn made_title(n: u32) -> String {
    const WORDS: [&str; 64] = [
        "quản",
        "lý",
        "đất",
        "đai",
        "văn",
        "thư",
        "lưu",
        "trữ",
        "đầu",
        "tư",
        "công",
        "xây",
        "dựng",
        "giáo",
        "dục",
        "đào",
        "tạo",
        "y",
        "tế",
        "môi",
        "trường",
        "biển",
        "đảo",
        "lâm",
        "nghiệp",
        "thủy",
        "sản",
        "khoa",
        "học",
        "nghệ",
        "số",
        "thuế",
        "phí",
        "hải",
        "quan",
        "ngân",
        "hàng",
        "tín",
        "dụng",
        "bảo",
        "hiểm",
        "xã",
        "hội",
        "lao",
        "động",
        "việc",
        "làm",
        "nhà",
        "ở",
        "giao",
        "thông",
        "vận",
        "tải",
        "năng",
        "lượng",
        "điện",
        "lực",
        "du",
        "lịch",
        "thể",
        "thao",
        "dân",
        "tộc",
        "miền",
    ];
    let word = |place: u32| {
        let mixed = (u64::from(n) << 8 | u64::from(place)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33;
        WORDS[(mixed % 64) as usize]
    };
    (0..14).map(word).collect::<Vec<_>>().join(" ")
}

fn made_table(rows: u32) -> String {
    let mut table = "symbol\ttype\tissued\tissuer\ttitle\tstatus\n".to_owned();
    for n in 0..rows {
        let (symbol, title, year) = (made_symbol(n), made_title(n), 1996 + n / 40 % 30);
        let (month, day) = (n % 12 + 1, n % 28 + 1);
        let body = BODIES[(n % 40) as usize];
        table += &format!("{symbol}\tQuyết định\t{year}-{month:02}-{day:02}\t{body}\t{title}\tcòn hiệu lực\n");
    }
    table
}
