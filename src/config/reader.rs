//! From a tree of values to settings, reporting what makes no sense.

use crate::text::TextRange;

use super::node::{Entry, Node, Value};
use super::{
    Config, ConfigProblem, Expression, Level, Locale, Pattern, Profile, SETTINGS, Severity, nearest, nearest_code,
};

/// Lays `node` over `config`; keys in `foreign` belong to somebody else and are passed over.
pub(super) fn overlay(config: &mut Config, node: &Node, codes: &[&str], foreign: &[&str]) -> Vec<ConfigProblem> {
    let mut reader = Reader { locale: config.locale, codes, problems: Vec::new() };
    let top = reader.table(node, "vanthu");
    // Messages are in the language that the file asks for, wherever in the file it does so.
    if let Some(locale) = top.iter().find(|entry| entry.key == "locale").and_then(|entry| text_of(&entry.node)) {
        reader.locale = Locale::parse(locale).unwrap_or(config.locale);
    }
    for entry in top {
        match entry.key.as_str() {
            "profile" => {
                if let Some(name) = reader.choice(&entry.node, &["auto", "press", "nd30", "nd78", "party"]) {
                    config.profile = Profile::parse(name);
                }
            }
            "locale" => {
                if let Some(locale) = reader.choice(&entry.node, &["vi", "en"]).and_then(Locale::parse) {
                    config.locale = locale;
                }
            }
            "as-of" => {
                if let Some(date) = reader.date(&entry.node) {
                    config.as_of = Some(date);
                }
            }
            "inlay-hints" => config.inlay_hints = reader.switch(&entry.node).unwrap_or(config.inlay_hints),
            "code-lens" => config.code_lens = reader.switch(&entry.node).unwrap_or(config.code_lens),
            "fix-on-save" => config.fix_on_save = reader.switch(&entry.node).unwrap_or(config.fix_on_save),
            "rules" => reader.rules(config, &entry.node),
            "dictionary" => {
                for entry in reader.table(&entry.node, "dictionary") {
                    match entry.key.as_str() {
                        "words" => config.words.extend(reader.texts(&entry.node)),
                        "files" => config.word_files.extend(reader.texts(&entry.node)),
                        _ => reader.unknown_key(entry, "dictionary.", &[]),
                    }
                }
            }
            "registry" => {
                for entry in reader.table(&entry.node, "registry") {
                    match entry.key.as_str() {
                        "files" => config.registry_files.extend(reader.texts(&entry.node)),
                        _ => reader.unknown_key(entry, "registry.", &[]),
                    }
                }
            }
            "spelling" => {
                for entry in reader.table(&entry.node, "spelling") {
                    match entry.key.as_str() {
                        "model" => {
                            // An editor may send every setting, empty ones too.
                            if let Some(model) = reader.text(&entry.node).filter(|model| !model.is_empty()) {
                                config.spelling_model = Some(model.to_owned());
                            }
                        }
                        _ => reader.unknown_key(entry, "spelling.", &[]),
                    }
                }
            }
            "pattern" => {
                config.patterns.extend(reader.list(&entry.node).iter().filter_map(|node| reader.pattern(node)))
            }
            _ => reader.unknown_key(entry, "", foreign),
        }
    }
    reader.problems
}

fn text_of(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

struct Reader<'a> {
    locale: Locale,
    codes: &'a [&'a str],
    problems: Vec<ConfigProblem>,
}

impl Reader<'_> {
    fn report(&mut self, range: TextRange, vi: String, en: String) {
        self.problems.push(ConfigProblem { range, message: self.locale.pick(vi, en) });
    }

    fn table<'n>(&mut self, node: &'n Node, name: &str) -> &'n [Entry] {
        match &node.value {
            Value::Table(entries) => entries,
            Value::Nothing => &[],
            _ => {
                self.report(node.range, format!("“{name}” phải là một bảng"), format!("`{name}` must be a table"));
                &[]
            }
        }
    }

    fn list<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        match &node.value {
            Value::List(items) => items,
            Value::Nothing => &[],
            _ => {
                self.report(node.range, "Ở đây phải là một danh sách: […]".into(), "This must be a list: […]".into());
                &[]
            }
        }
    }

    fn text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        match &node.value {
            Value::Text(text) => Some(text),
            Value::Nothing => None,
            _ => {
                self.report(
                    node.range,
                    "Ở đây phải là một chuỗi trong ngoặc kép".into(),
                    "This must be a string in quotes".into(),
                );
                None
            }
        }
    }

    fn texts(&mut self, node: &Node) -> Vec<String> {
        self.list(node).iter().filter_map(|item| self.text(item)).map(str::to_owned).collect()
    }

    /// One of a few names.
    fn choice<'c>(&mut self, node: &Node, names: &[&'c str]) -> Option<&'c str> {
        let written = match &node.value {
            Value::Nothing => return None,
            Value::Text(text) => text.as_str(),
            Value::Other(text) => text,
            Value::List(_) | Value::Table(_) => "…",
        };
        if let Some(name) = names.iter().find(|name| **name == written) {
            return Some(name);
        }
        let (hint_vi, hint_en) = did_you_mean(written, names.iter().copied());
        let all = names.join(", ");
        self.report(
            node.range,
            format!("Không có giá trị “{written}”{hint_vi}; các giá trị dùng được: {all}"),
            format!("There is no value `{written}`{hint_en}; the values are: {all}"),
        );
        None
    }

    /// `true` or `false`.
    fn switch(&mut self, node: &Node) -> Option<bool> {
        self.choice(node, &["true", "false"]).map(|name| name == "true")
    }

    fn date(&mut self, node: &Node) -> Option<jiff::civil::Date> {
        let written = self.text(node)?;
        let date = written.parse().ok();
        if date.is_none() {
            self.report(
                node.range,
                format!("“{written}” không phải là ngày có thật viết theo dạng NNNN-TT-NN, ví dụ 2024-07-22"),
                format!("`{written}` is not a real date written as YYYY-MM-DD, for example 2024-07-22"),
            );
        }
        date
    }

    fn rules(&mut self, config: &mut Config, node: &Node) {
        for entry in self.table(node, "rules") {
            let Some(code) = self.codes.iter().find(|code| code.eq_ignore_ascii_case(&entry.key)) else {
                let (hint_vi, hint_en) = hint(nearest_code(&entry.key, self.codes.iter().copied()));
                let key = &entry.key;
                self.report(
                    entry.key_range,
                    format!("Không có quy tắc mang mã “{key}”{hint_vi}; xem danh sách: vanthu rules"),
                    format!("There is no rule `{key}`{hint_en}; for the list: vanthu rules"),
                );
                continue;
            };
            if let Some(level) =
                self.choice(&entry.node, &["off", "hint", "info", "warning", "error"]).and_then(Level::parse)
            {
                config.rules.insert((*code).to_owned(), level);
            }
        }
    }

    fn pattern(&mut self, node: &Node) -> Option<Pattern> {
        let (mut code, mut pattern, mut message, mut replacement) = (None, None, None, None);
        let before = self.problems.len();
        let mut severity = Severity::Warning;
        for entry in self.table(node, "pattern") {
            match entry.key.as_str() {
                "code" => code = self.text(&entry.node),
                "pattern" => pattern = self.expression(&entry.node),
                "message" => message = self.text(&entry.node),
                "replacement" => replacement = self.text(&entry.node),
                "severity" => {
                    let name = self.choice(&entry.node, &["hint", "info", "warning", "error"]);
                    severity = name.and_then(Level::parse).and_then(Level::severity).unwrap_or(severity);
                }
                _ => self.unknown_key(entry, "pattern.", &[]),
            }
        }
        let (Some(pattern), Some(message)) = (pattern, message) else {
            if self.problems.len() == before {
                self.report(
                    node.range,
                    "[[pattern]] phải có pattern và message".into(),
                    "[[pattern]] needs pattern and message".into(),
                );
            }
            return None;
        };
        Some(Pattern {
            code: code.map(str::to_owned),
            pattern,
            message: message.to_owned(),
            replacement: replacement.map(str::to_owned),
            severity,
        })
    }

    fn expression(&mut self, node: &Node) -> Option<Expression> {
        let written = self.text(node)?;
        match Expression::new(written) {
            Ok(expression) => Some(expression),
            Err(error) => {
                // The library draws the place under the expression; its last line says what is wrong.
                let error = error.to_string();
                let reason = error.lines().last().unwrap_or("").trim().trim_start_matches("error: ");
                self.report(
                    node.range,
                    format!("“{written}” không phải là biểu thức chính quy dùng được: {reason}"),
                    format!("`{written}` is not a usable regular expression: {reason}"),
                );
                None
            }
        }
    }

    fn unknown_key(&mut self, entry: &Entry, prefix: &str, foreign: &[&str]) {
        let key = &entry.key;
        if foreign.contains(&key.as_str()) {
            return;
        }
        // Siblings only: a suggestion names what may stand here.
        let mut siblings: Vec<&str> = SETTINGS
            .iter()
            .filter_map(|setting| setting.key.strip_prefix(prefix))
            .map(|rest| rest.split('.').next().unwrap_or(rest))
            .collect();
        siblings.dedup();
        let (hint_vi, hint_en) = did_you_mean(key, siblings.iter().copied());
        self.report(
            entry.key_range,
            format!("Không có thiết đặt “{prefix}{key}”{hint_vi}"),
            format!("There is no setting `{prefix}{key}`{hint_en}"),
        );
    }
}

fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> (String, String) {
    hint(nearest(word, candidates))
}

/// ", có phải ý là “warning”?" in both languages, or nothing.
fn hint(candidate: Option<&str>) -> (String, String) {
    candidate.map_or_else(Default::default, |candidate| {
        (format!(", có phải ý là “{candidate}”?"), format!(", did you mean `{candidate}`?"))
    })
}
