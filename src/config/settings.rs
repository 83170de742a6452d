//! The settings as a table: `docs/configuration.md` and the known keys come from here.

/// A setting of `vanthu.toml`; editors have it under `vanthu.`.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// With dots for tables: `dictionary.words`.
    pub key: &'static str,
    /// What it takes, as it is written.
    pub values: &'static str,
    /// As it is written; empty for lists and tables that are empty at first.
    pub default: &'static str,
    pub vi: &'static str,
    pub en: &'static str,
}

/// All settings, in the order of the documentation.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "profile",
        values: "`\"auto\"`, `\"press\"`, `\"nd30\"`, `\"nd78\"`, `\"party\"`",
        default: "\"auto\"",
        vi: "Loại văn bản, quyết định quy tắc nào được bật và nặng nhẹ ra sao: `press` là báo cáo, tin bài; `nd30` là \
             văn bản hành chính theo Nghị định số 30/2020/NĐ-CP; `nd78` là văn bản quy phạm pháp luật theo Nghị định \
             số 78/2025/NĐ-CP; `party` là văn bản của Đảng. `auto` xem thể thức của từng văn bản mà chọn.",
        en: "The kind of text, which decides what rules are on and how severe: `press` for reports and news, `nd30` \
             for administrative documents under Decree 30/2020/NĐ-CP, `nd78` for normative acts under Decree \
             78/2025/NĐ-CP, `party` for documents of the Party. `auto` looks at the layout of each text.",
    },
    Setting {
        key: "locale",
        values: "`\"vi\"`, `\"en\"`",
        default: "\"vi\"",
        vi: "Ngôn ngữ của thông báo.",
        en: "The language of messages.",
    },
    Setting {
        key: "as-of",
        values: "`\"YYYY-MM-DD\"`",
        default: "",
        vi: "Ngày dùng để xét một văn bản được viện dẫn còn hiệu lực hay không. Nếu không đặt: ngày ghi ở chính văn bản \
             đang kiểm tra, không có thì ngày hôm nay.",
        en: "The day on which a cited document is asked to be in force. Unset: the date of the text itself, else today.",
    },
    Setting {
        key: "rules",
        values: "`A01 = \"off\"`, `\"hint\"`, `\"info\"`, `\"warning\"`, `\"error\"`",
        default: "",
        vi: "Mức của từng quy tắc, đặt trên mức của loại văn bản. `off` tắt quy tắc.",
        en: "The level of single rules, over that of the profile. `off` switches a rule off.",
    },
    Setting {
        key: "dictionary.words",
        values: "`[\"…\"]`",
        default: "[]",
        vi: "Từ ngữ không bao giờ bị coi là sai chính tả: tên riêng, từ địa phương.",
        en: "Words that are never misspelt: names, local words.",
    },
    Setting {
        key: "dictionary.files",
        values: "`[\"…\"]`",
        default: "[]",
        vi: "Tệp chứa thêm từ ngữ như vậy, mỗi dòng một mục, dòng bắt đầu bằng `#` là ghi chú; đường dẫn tính từ thư mục \
             của `vanthu.toml`. Các tệp `.vanthu/words.txt` và từ điển của người dùng luôn được đọc nếu có.",
        en: "Files with more such words, one a line, `#` starts a remark; relative to the directory of `vanthu.toml`. \
             Any `.vanthu/words.txt` and the user's own dictionary are always read.",
    },
    Setting {
        key: "registry.files",
        values: "`[\"…\"]`",
        default: "[]",
        vi: "Tệp CSV, TSV hoặc JSON Lines chứa thêm văn bản để đối chiếu, hoặc danh mục do `vanthu registry import` lập từ \
             các tệp ấy (nên dùng khi có trên vài nghìn văn bản); đường dẫn tính từ thư mục của `vanthu.toml`. Dòng đầu \
             ghi tên cột: `số ký hiệu` (bắt buộc), `loại`, `ngày ban hành`, `cơ quan ban hành`, `trích yếu`, `ngày có \
             hiệu lực`, `tình trạng`, `ngày ghi nhận`, `thay thế bởi`, `sửa đổi bởi`, `độ tin cậy`, `khóa`, `ghi chú`, \
             `địa chỉ`, hoặc tên tiếng Anh, hoặc tên theo schema.org (Legislation). Tệp ghi sau đứng trên tệp ghi trước, \
             và đứng trên danh mục kèm theo vanthu. Dòng sai được báo theo số dòng.",
        en: "CSV, TSV or JSON Lines files with more documents to compare with, or an index that `vanthu registry import` \
             made of them (better beyond a few thousand documents); relative to the directory of `vanthu.toml`. The \
             first line names the columns: `symbol` (needed), `type`, `issued`, `issuer`, `title`, `effective`, \
             `status`, `observed`, `replaced_by`, `amended_by`, `tier`, `term`, `note`, `address`, or their Vietnamese \
             names, or those of schema.org (Legislation). A later file stands above an earlier one and above the \
             built-in registry. Bad rows are reported by line.",
    },
    Setting {
        key: "spelling.model",
        values: "`\"…\"`",
        default: "",
        vi: "Tệp mô hình chính tả do `vanthu lexicon build` lập từ văn bản của cơ quan, dùng thay cho mô hình kèm theo \
             vanthu (mô hình ấy đã được tính vào); đường dẫn tính từ thư mục của `vanthu.toml`. Tệp hỏng hoặc không phải \
             mô hình thì được báo, và mô hình kèm theo vẫn được dùng.",
        en: "A spelling model that `vanthu lexicon build` made of one's own texts, in place of the built-in one (which \
             it has taken in); relative to the directory of `vanthu.toml`. A file that is damaged or no model is \
             reported, and the built-in model goes on being used.",
    },
    Setting {
        key: "inlay-hints",
        values: "`true`, `false`",
        default: "false",
        vi: "Trình soạn thảo hiện trích yếu mờ sau một văn bản chỉ được nêu số (“Nghị định số 30”), nếu biết rõ là văn bản \
             nào.",
        en: "Editors show the title behind a document that is named by a bare number (“Nghị định số 30”), where it is \
             known which one is meant.",
    },
    Setting {
        key: "code-lens",
        values: "`true`, `false`",
        default: "false",
        vi: "Trình soạn thảo hiện phía trên nơi một văn bản được nêu lần đầu: được viện dẫn mấy lần, tình trạng hiệu lực.",
        en: "Editors show above the first mention of a document how often it is cited, and its status.",
    },
    Setting {
        key: "fix-on-save",
        values: "`true`, `false`",
        default: "false",
        vi: "Mỗi khi người dùng lưu văn bản, trình soạn thảo sửa mọi lỗi có cách sửa chắc chắn trước khi ghi.",
        en: "Whenever the user saves a text, the editor applies all safe fixes before it is written.",
    },
    Setting {
        key: "pattern",
        values: "`[[pattern]]` với `code`, `pattern`, `message`, `replacement`, `severity`",
        default: "",
        vi: "Quy tắc riêng của đơn vị (báo dưới mã X04): `pattern` là biểu thức chính quy, `message` là lời nhắc, \
             `replacement` là cách viết thay, `severity` là mức (mặc định `warning`).",
        en: "Rules of the user's own (reported as X04): `pattern` is a regular expression, `message` what to say, \
             `replacement` what to write instead, `severity` the level (`warning` if left out).",
    },
];
