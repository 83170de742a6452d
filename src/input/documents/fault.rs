//! What is wrong with the rows of a file.

use crate::law::Conflict;

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// The first line names no column of symbols; what it names.
    NoSymbolColumn(String),
    NoSymbol,
    NotASymbol(String),
    NotADay(String),
    NotATier(String),
    NotUtf8,
    Utf16,
    NotAnObject,
    /// What is no JSON, and at which column, from 1; 0 at the end of the line.
    NotJson(usize),
    /// A quotation mark is not closed before rows that follow.
    OpenQuote,
    Syntax(String),
    TooManyFields {
        found: usize,
        expected: usize,
    },
    /// Another row says something else of the same document.
    Contradicts {
        file: Option<String>,
        line: u64,
    },
}

impl RowFault {
    /// In Vietnamese and in English.
    #[must_use]
    pub fn message(&self) -> (String, String) {
        match self {
            Self::NoSymbolColumn(found) if found.is_empty() => (
                "tệp trống: dòng đầu phải ghi tên cột, như “số ký hiệu” hoặc “symbol”".to_owned(),
                "the file is empty: the first line has to name the columns, as `symbol`".to_owned(),
            ),
            Self::NoSymbolColumn(found) => (
                format!(
                    "không có cột số, ký hiệu: dòng đầu phải ghi tên cột, như “số ký hiệu” hoặc “symbol” (đang có: {found})"
                ),
                format!("no column of symbols: the first line has to name it, as `symbol` (found: {found})"),
            ),
            Self::NoSymbol => ("thiếu số, ký hiệu".to_owned(), "no symbol".to_owned()),
            Self::NotASymbol(text) => {
                (format!("“{text}” không phải là số, ký hiệu"), format!("`{text}` is not a symbol"))
            }
            Self::NotADay(text) => (
                format!("“{text}” không phải là ngày (viết 2024-07-22 hoặc 22/7/2024)"),
                format!("`{text}` is not a day (write 2024-07-22 or 22/7/2024)"),
            ),
            Self::NotATier(text) => (
                format!("“{text}” không phải là độ tin cậy (A, B, C hoặc D)"),
                format!("`{text}` is no tier (A, B, C or D)"),
            ),
            Self::NotUtf8 => (
                "dòng không phải UTF-8; hãy lưu lại tệp theo bảng mã UTF-8".to_owned(),
                "the row is not UTF-8; save the file as UTF-8".to_owned(),
            ),
            Self::Utf16 => (
                "tệp theo bảng mã UTF-16; hãy lưu lại theo UTF-8".to_owned(),
                "the file is UTF-16; save it as UTF-8".to_owned(),
            ),
            Self::NotAnObject => {
                ("mỗi dòng phải là một đối tượng JSON".to_owned(), "every line has to be a JSON object".to_owned())
            }
            Self::NotJson(column) => {
                let [vi, en] = match column {
                    0 => ["cuối dòng".to_owned(), "at its end".to_owned()],
                    column => [format!("cột {column}"), format!("at column {column}")],
                };
                (
                    format!("sai cú pháp JSON ở {vi}; mỗi dòng là một đối tượng trọn vẹn"),
                    format!("not well-formed JSON {en}; every line is one whole object"),
                )
            }
            Self::OpenQuote => (
                "dấu ngoặc kép mở ở dòng này không đóng, các dòng sau vẫn được đọc; hãy đóng hoặc bỏ dấu".to_owned(),
                "the quotation mark opened here is not closed, the rows below were read all the same; close or drop it"
                    .to_owned(),
            ),
            Self::Syntax(error) => (format!("sai cú pháp: {error}"), format!("not well-formed: {error}")),
            Self::TooManyFields { found, expected } => {
                (format!("có {found} ô, nhiều hơn {expected} cột"), format!("{found} fields in {expected} columns"))
            }
            Self::Contradicts { file, line } => {
                let at = file.as_ref().map_or_else(|| line.to_string(), |file| format!("{file}:{line}"));
                (
                    format!(
                        "trái với dòng {at} về cùng một văn bản nên bị bỏ; nếu là hai văn bản, ghi “số trùng” ở cột ghi chú cả hai dòng"
                    ),
                    format!(
                        "contradicts line {at} on the same document and is left out; if there are two, write `số trùng` into both notes"
                    ),
                )
            }
        }
    }
}

/// A fault and its line, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub line: u64,
    pub what: RowFault,
}

/// The faults of a file: the first ones, and how many there are.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    pub list: Vec<Fault>,
    pub total: u64,
    limit: usize,
}

impl Faults {
    /// Keeps at most `limit` faults and counts the others.
    #[must_use]
    pub fn at_most(limit: usize) -> Self {
        Self { limit, ..Self::default() }
    }

    pub fn add(&mut self, line: u64, what: RowFault) {
        self.total += 1;
        if self.list.len() < self.limit {
            self.list.push(Fault { line, what });
        }
    }

    /// Adds rows of one file that were left out because they contradict others of it.
    pub fn add_conflicts(&mut self, conflicts: &[Conflict]) {
        for conflict in conflicts {
            self.add(conflict.dropped, RowFault::Contradicts { file: None, line: conflict.kept });
        }
        self.list.sort_by_key(|fault| fault.line);
    }
}
