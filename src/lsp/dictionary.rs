//! Adding words to dictionaries. The server writes the file, so that it works in every editor and
//! every open text knows the word at once.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{CodeAction, CodeActionKind, Command, Diagnostic, MessageType, Uri};

use super::convert;
use super::request::Request;
use super::settings::{self, Resolved, Settings};
use super::shared::Shared;
use crate::ide;
use crate::input;
use crate::rules;

/// The command; its one argument is an [`Addition`].
pub(super) const ADD_WORD: &str = "vanthu.addToDictionary";

/// A word for a dictionary.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Addition {
    word: String,
    /// Whose dictionary.
    scope: Scope,
    /// The text in which the word stands.
    uri: Uri,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Scope {
    User,
    Workspace,
}

impl Scope {
    fn file(self, uri: &Uri, resolved: &Resolved) -> Option<PathBuf> {
        match self {
            Self::User => input::user_words(),
            Self::Workspace => {
                let path = settings::path_of(uri);
                let folder = path.as_deref().and_then(|path| path.parent()).or(resolved.root.as_deref());
                input::workspace_words(folder, resolved.file.as_deref(), resolved.root.as_deref())
            }
        }
    }
}

impl Request {
    /// Offers to add the word of a diagnostic to the dictionaries of the user, of the folder and of
    /// the text.
    pub(super) fn additions(&self, found: &rules::Diagnostic, shown: &Diagnostic) -> Vec<CodeAction> {
        let analysis = &self.reading.analysis;
        let Some(word) = ide::dictionary_entry(analysis, found) else { return Vec::new() };
        let locale = self.resolved.context.config.locale;
        let base = CodeAction {
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![shown.clone()]),
            ..CodeAction::default()
        };
        let in_file = |scope: Scope, title: String| {
            scope.file(&self.snapshot.uri, &self.resolved)?;
            let addition = Addition { word: word.clone(), scope, uri: self.snapshot.uri.clone() };
            let arguments = Some(vec![serde_json::to_value(addition).ok()?]);
            let command = Command { title: title.clone(), command: ADD_WORD.to_owned(), arguments };
            Some(CodeAction { title, command: Some(command), ..base.clone() })
        };
        let of_user =
            locale.pick(format!("Thêm “{word}” vào từ điển của tôi"), format!("Add “{word}” to my dictionary"));
        let of_folder = locale.pick(
            format!("Thêm “{word}” vào từ điển của thư mục làm việc"),
            format!("Add “{word}” to the dictionary of the workspace"),
        );
        let of_text = locale
            .pick(format!("Thêm “{word}” vào từ điển của văn bản này"), format!("Add “{word}” to this text's words"));
        let edit = ide::list_word(analysis, &word, self.snapshot.markup);
        let listed = CodeAction {
            title: of_text,
            edit: Some(convert::workspace_edit(&self.snapshot, &[edit], &self.abilities)),
            ..base.clone()
        };
        let offers = [in_file(Scope::User, of_user), in_file(Scope::Workspace, of_folder), Some(listed)];
        offers.into_iter().flatten().collect()
    }
}

/// Carries the command out. What goes wrong on the disk is shown to the person, who asked for it
/// from a menu that has long closed; the answer names the file that was written, or is `null`.
pub(super) async fn add(shared: &Arc<Shared>, arguments: Vec<Value>) -> Result<Option<Value>> {
    let argument = arguments.into_iter().next().unwrap_or_default();
    let addition: Addition =
        serde_json::from_value(argument).map_err(|error| Error::invalid_params(format!("{ADD_WORD}: {error}")))?;
    let work = {
        let shared = Arc::clone(shared);
        move || write(&shared, &addition)
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::internal_error())
}

fn write(shared: &Shared, addition: &Addition) -> Option<Value> {
    let resolved = settings::resolve(shared, &addition.uri);
    let locale = resolved.context.config.locale;
    let word = addition.word.trim();
    let Some(file) = addition.scope.file(&addition.uri, &resolved) else {
        shared.show(MessageType::ERROR, match addition.scope {
            Scope::User => locale.pick(
                format!("vanthu: không thêm được “{word}”: không biết thư mục cấu hình của người dùng (HOME, XDG_CONFIG_HOME hoặc APPDATA chưa đặt)."),
                format!("vanthu: “{word}” was not added: no configuration directory (HOME, XDG_CONFIG_HOME or APPDATA is not set)."),
            ),
            Scope::Workspace => locale.pick(
                format!("vanthu: không thêm được “{word}”: trình soạn thảo không mở thư mục làm việc nào; hãy mở thư mục hoặc thêm vào từ điển của tôi."),
                format!("vanthu: “{word}” was not added: no workspace is open; open a folder or use your own dictionary."),
            ),
        });
        return None;
    };
    match input::add_word(&file, word) {
        Ok(added) => {
            let path = file.display();
            shared.log(
                MessageType::INFO,
                match added {
                    true => locale.pick(format!("đã thêm “{word}” vào {path}"), format!("added “{word}” to {path}")),
                    false => locale.pick(format!("{path} đã có “{word}”"), format!("{path} already lists “{word}”")),
                },
            );
            shared.reload(Settings::forget);
            Some(json!({ "file": file, "added": added }))
        }
        Err(error) => {
            shared.show(MessageType::ERROR, format!("vanthu: {}", error.message(word, locale)));
            None
        }
    }
}
