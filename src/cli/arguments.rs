//! What the command line takes; the words here are its help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use tracing::level_filters::LevelFilter;

use crate::config::{Locale, Profile, Severity};
use crate::ide::ListFormat;
use crate::text::Encoding;

/// Kiểm tra viện dẫn, ngày tháng và chính tả của văn bản hành chính.
/// Checks citations, dates and spelling of Vietnamese administrative writing.
#[derive(Debug, Parser)]
#[command(name = "vanthu", version, arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Máy chủ ngôn ngữ cho trình soạn thảo · Language server for editors
    Lsp(LspOptions),
    /// Kiểm tra văn bản · Check texts
    Check(CheckOptions),
    /// Liệt kê mọi viện dẫn · List every citation
    Cite(CiteOptions),
    /// Tra một số, ký hiệu · Look up a document symbol
    Lookup(LookupOptions),
    /// Giải thích một quy tắc · Explain a rule
    Explain(ExplainOptions),
    /// Liệt kê các quy tắc · List the rules
    Rules(RulesOptions),
    /// Danh mục văn bản đã biết · The registry of known documents
    Registry(RegistryOptions),
    /// Mô hình chính tả · Spelling models
    Lexicon(LexiconOptions),
}

#[derive(Debug, Args)]
pub struct LspOptions {
    /// Qua đầu vào và đầu ra chuẩn (mặc định) · Over standard input and output (the default)
    // Some editors add --stdio of their own to the command line they were given.
    #[arg(long, action = clap::ArgAction::Count, conflicts_with = "port")]
    pub stdio: u8,
    /// Qua cổng TCP của máy này · Over a TCP port of this machine
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// Đơn vị tính cột, cho trình soạn thảo không tự nói ra: utf-8, utf-16, utf-32 · The unit of columns, for editors
    /// that do not say which they use
    #[arg(long, value_name = "UNIT", value_parser = position_encoding)]
    pub position_encoding: Option<Encoding>,
    /// Ghi nhật ký ra đầu ra lỗi chuẩn: off, error, warn, info, debug, không bao giờ ghi nội dung văn bản · Log to
    /// standard error: off, error, warn, info, debug; never what a text says
    #[arg(long, value_name = "LEVEL", default_value = "warn")]
    pub log_level: LevelFilter,
}

fn position_encoding(name: &str) -> Result<Encoding, String> {
    match name {
        "utf-8" => Ok(Encoding::Utf8),
        "utf-16" => Ok(Encoding::Utf16),
        "utf-32" => Ok(Encoding::Utf32),
        _ => Err("utf-8, utf-16, utf-32".to_owned()),
    }
}

#[derive(Debug, Args)]
pub struct CheckOptions {
    /// Tệp, thư mục, hoặc - là đầu vào chuẩn · Files, directories, or - for standard input [.]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Dạng kết quả · Form of the result
    #[arg(long, value_enum, default_value = "human")]
    pub format: CheckFormat,
    /// Sửa những lỗi sửa được chắc chắn; với - thì in văn bản đã sửa · Apply safe fixes; with - print the fixed text
    #[arg(long)]
    pub fix: bool,
    /// Chỉ báo từ mức này trở lên · Report nothing milder than this
    #[arg(long, value_enum, default_value = "hint", value_name = "LEVEL")]
    pub min_severity: SeverityName,
    /// Mã thoát 1 khi có lỗi từ mức này trở lên · Exit code 1 from this severity on
    #[arg(long, value_enum, default_value = "warning", value_name = "LEVEL")]
    pub fail_on: SeverityName,
    #[command(flatten)]
    pub settings: SettingOptions,
    #[command(flatten)]
    pub reading: ReadingOptions,
}

impl CheckOptions {
    /// Whether standard output is for a fixed text, so that findings must go elsewhere.
    pub(super) fn prints_text(&self) -> bool {
        self.fix && self.paths.iter().any(|path| path.as_os_str() == "-")
    }
}

/// What overrides the configuration.
#[derive(Debug, Args)]
pub struct SettingOptions {
    /// Loại văn bản · Kind of text
    #[arg(long, value_enum)]
    pub profile: Option<ProfileName>,
    /// Chỉ dùng các quy tắc này, theo mã hoặc chữ đầu: A,C01 · Only these rules, by code or letter
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Bỏ các quy tắc này · Not these rules
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Ngày xét hiệu lực · Day on which documents are asked to be in force
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<Date>,
}

/// How texts are found and read.
#[derive(Debug, Args)]
pub struct ReadingOptions {
    /// Tệp cấu hình, thay cho tệp tìm được · Configuration file instead of the one found
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Số luồng · Number of threads
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Ngôn ngữ của thông báo · Language of messages
    #[arg(long, value_enum)]
    pub lang: Option<LanguageName>,
    /// Tên dùng cho đầu vào chuẩn · What to call standard input
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct CiteOptions {
    /// Tệp, thư mục, hoặc - là đầu vào chuẩn · Files, directories, or - for standard input [.]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Dạng kết quả · Form of the result
    #[arg(long, value_enum, default_value = "human")]
    pub format: CiteFormat,
    /// Ngày xét hiệu lực · Day on which documents are asked to be in force
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<Date>,
    #[command(flatten)]
    pub reading: ReadingOptions,
}

#[derive(Debug, Args)]
pub struct LookupOptions {
    /// Số, ký hiệu, ví dụ 30/2020/NĐ-CP, số (30/2020) hoặc từ trong trích yếu · Symbol, number or words of the title
    #[arg(value_name = "SYMBOL")]
    pub symbol: String,
    /// Ngày ban hành, khi nhiều văn bản cùng số, ký hiệu · Day of issue, where several share a symbol
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// Dạng kết quả · Form of the result
    #[arg(long, value_enum, default_value = "human")]
    pub format: PlainFormat,
    /// Ngôn ngữ của thông báo · Language of messages
    #[arg(long, value_enum)]
    pub lang: Option<LanguageName>,
}

#[derive(Debug, Args)]
pub struct ExplainOptions {
    /// Mã quy tắc, ví dụ A01 · Code of a rule, for example A01
    #[arg(value_name = "CODE")]
    pub code: String,
    /// Ngôn ngữ · Language
    #[arg(long, value_enum)]
    pub lang: Option<LanguageName>,
}

#[derive(Debug, Args)]
pub struct RulesOptions {
    /// Dạng kết quả · Form of the result
    #[arg(long, value_enum, default_value = "human")]
    pub format: PlainFormat,
    /// Ngôn ngữ · Language
    #[arg(long, value_enum)]
    pub lang: Option<LanguageName>,
}

#[derive(Debug, Args)]
pub struct RegistryOptions {
    #[command(subcommand)]
    pub command: RegistryCommand,
    /// Ngôn ngữ · Language
    #[arg(long, value_enum, global = true)]
    pub lang: Option<LanguageName>,
}

#[derive(Debug, Subcommand)]
pub enum RegistryCommand {
    /// Lập danh mục từ bảng văn bản, để dùng chung và tra nhanh · Make an index of tables, shared and quick to search
    Import {
        /// Bảng CSV, TSV hoặc JSON Lines có tên cột; - là đầu vào chuẩn · CSV, TSV or JSON Lines with named columns
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Tệp danh mục được ghi, mặc định theo tên tệp đầu · File to write, by default named after the first
        #[arg(short, long, value_name = "OUT")]
        output: Option<PathBuf>,
        /// Nêu mọi dòng sai, không chỉ những dòng đầu · Tell every bad row, not only the first ones
        #[arg(long)]
        all_faults: bool,
    },
    /// Số văn bản theo loại, thời gian và độ tin cậy · How many documents, by type, time and trust
    Stats {
        /// Bảng hoặc danh mục; mặc định là mọi điều đã biết ở đây · Tables or indices, by default all that is known here
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Soát lại danh mục · Look for faults in the registry
    Verify {
        /// Bảng hoặc danh mục; mặc định là mọi điều đã biết ở đây · Tables or indices, by default all that is known here
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub struct LexiconOptions {
    #[command(subcommand)]
    pub command: LexiconCommand,
    /// Ngôn ngữ · Language
    #[arg(long, value_enum, global = true)]
    pub lang: Option<LanguageName>,
}

#[derive(Debug, Subcommand)]
pub enum LexiconCommand {
    /// Tính mô hình từ văn bản của cơ quan, thêm vào mô hình có sẵn, hoặc từ bảng đếm âm tiết · Compute a model from
    /// texts of one's own, added to the built-in one, or from tables of syllable counts
    Build {
        /// Bảng: một đến ba âm tiết, tab, số lần; - là đầu vào chuẩn. Có bảng thì mô hình có sẵn không được tính vào ·
        /// Tables: one to three syllables, tab, count; - is standard input. With tables the built-in model is left out
        #[arg(value_name = "FILE", required_unless_present = "texts")]
        tables: Vec<PathBuf>,
        /// Văn bản, hoặc thư mục có văn bản, để học theo · Texts, or folders of texts, to learn from
        #[arg(long, value_name = "PATH", num_args = 1..)]
        texts: Vec<PathBuf>,
        /// Tệp mô hình được ghi · File to write the model to
        #[arg(short, long, value_name = "OUT")]
        output: PathBuf,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Human,
    Json,
    Jsonl,
    Sarif,
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CiteFormat {
    /// Mọi viện dẫn · Every citation
    Human,
    Json,
    Csv,
    /// Danh mục văn bản viện dẫn · The cited documents, in legal order
    List,
    /// Danh mục thành bảng · The cited documents as a table
    Markdown,
    /// Danh mục thành CSV · The cited documents as CSV
    ListCsv,
    /// Các dòng căn cứ · Căn cứ lines
    Basis,
}

impl CiteFormat {
    /// The form of the list of cited documents; none for the formats that give every citation.
    pub(super) fn list(self) -> Option<ListFormat> {
        match self {
            Self::Human | Self::Json | Self::Csv => None,
            Self::List => Some(ListFormat::Text),
            Self::Markdown => Some(ListFormat::Markdown),
            Self::ListCsv => Some(ListFormat::Csv),
            Self::Basis => Some(ListFormat::Basis),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlainFormat {
    Human,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ProfileName {
    Auto,
    Press,
    Nd30,
    Nd78,
    Party,
}

impl ProfileName {
    /// `None` is `auto`.
    pub(super) fn profile(self) -> Option<Profile> {
        match self {
            Self::Auto => None,
            Self::Press => Some(Profile::Press),
            Self::Nd30 => Some(Profile::Nd30),
            Self::Nd78 => Some(Profile::Nd78),
            Self::Party => Some(Profile::Party),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SeverityName {
    Error,
    Warning,
    Info,
    Hint,
}

impl From<SeverityName> for Severity {
    fn from(name: SeverityName) -> Self {
        match name {
            SeverityName::Error => Self::Error,
            SeverityName::Warning => Self::Warning,
            SeverityName::Info => Self::Info,
            SeverityName::Hint => Self::Hint,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageName {
    Vi,
    En,
}

impl From<LanguageName> for Locale {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::Vi => Self::Vi,
            LanguageName::En => Self::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn editors_may_say_stdio_twice() {
        let parsed = Arguments::try_parse_from(["vanthu", "lsp", "--stdio", "--stdio"]);
        assert!(
            matches!(parsed.map(|arguments| arguments.command), Ok(Command::Lsp(options)) if options.port.is_none())
        );
        assert!(Arguments::try_parse_from(["vanthu", "lsp", "--stdio", "--port", "9000"]).is_err());
    }

    #[test]
    fn the_unit_of_columns_is_one_of_three() {
        let parse = |unit| Arguments::try_parse_from(["vanthu", "lsp", "--position-encoding", unit]);
        let command = parse("utf-8").map(|arguments| arguments.command);
        assert!(matches!(command, Ok(Command::Lsp(options)) if options.position_encoding == Some(Encoding::Utf8)));
        assert!(parse("utf-7").is_err());
    }
}
