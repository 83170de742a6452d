//! What the server asks of the client: to watch files, and for its settings.
//!
//! Every question runs as a task of its own with a limit of time. A handler that waited for the
//! answer could stop the reader that is to bring it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::{Value, json};
use tower_lsp::ls_types::{ConfigurationItem, MessageType, Registration, Unregistration, Uri};

use super::shared::{Refresh, Shared};
use crate::input::CONFIG_NAMES;

/// How long a client may take to answer.
const LIMIT: Duration = Duration::from_secs(10);

/// Asks to be told of changed configuration files and settings, if the client can.
pub(super) fn spawn_registration(shared: Arc<Shared>) {
    let abilities = shared.abilities();
    let mut registrations = Vec::new();
    if abilities.watch_files {
        let watchers: Vec<Value> = CONFIG_NAMES
            .iter()
            .chain(&[".vanthu/*"])
            .map(|name| json!({ "globPattern": format!("**/{name}") }))
            .collect();
        registrations.push(registration("workspace/didChangeWatchedFiles", Some(json!({ "watchers": watchers }))));
    }
    if abilities.watch_configuration {
        registrations.push(registration("workspace/didChangeConfiguration", Some(json!({ "section": "vanthu" }))));
    }
    if registrations.is_empty() {
        return;
    }
    tokio::spawn(async move {
        let answer = tokio::time::timeout(LIMIT, shared.client.register_capability(registrations)).await;
        if !matches!(answer, Ok(Ok(()))) {
            shared.log(
                MessageType::WARNING,
                "trình soạn thảo không nhận theo dõi vanthu.toml, hãy khởi động lại máy chủ sau khi sửa tệp này / the client does not watch vanthu.toml",
            );
        }
    });
}

/// Asks to be told of changes of these files too, instead of those asked for before.
pub(super) fn spawn_watching(shared: Arc<Shared>, files: Vec<PathBuf>) {
    const METHOD: &str = "workspace/didChangeWatchedFiles";
    let abilities = shared.abilities();
    if !abilities.watch_files || files.is_empty() {
        return;
    }
    let watchers: Vec<Value> = files.iter().filter_map(|file| watcher(file, abilities.watch_anywhere)).collect();
    let number = shared.watchings.fetch_add(1, Ordering::Relaxed);
    let id = |number: u32| format!("vanthu/named-files/{number}");
    let options = Some(json!({ "watchers": watchers }));
    let registration = Registration { id: id(number), method: METHOD.to_owned(), register_options: options };
    tokio::spawn(async move {
        // The new one first, so that nothing is missed between the two.
        let _ = tokio::time::timeout(LIMIT, shared.client.register_capability(vec![registration])).await;
        if let Some(before) = number.checked_sub(1) {
            let before = Unregistration { id: id(before), method: METHOD.to_owned() };
            let _ = tokio::time::timeout(LIMIT, shared.client.unregister_capability(vec![before])).await;
        }
    });
}

/// Asks the client to ask again for what may have another answer now, as far as it can be asked.
pub(super) fn spawn_refresh(shared: &Arc<Shared>, what: Refresh) {
    let shared = Arc::clone(shared);
    tokio::spawn(async move {
        let client = &shared.client;
        let what = what.and(shared.abilities().refresh);
        // Whether it does is its own affair.
        let _ = tokio::time::timeout(LIMIT, async {
            if what.diagnostics {
                let _ = client.workspace_diagnostic_refresh().await;
            }
            if what.tokens {
                let _ = client.semantic_tokens_refresh().await;
            }
            if what.hints {
                let _ = client.inlay_hint_refresh().await;
            }
            if what.lenses {
                let _ = client.code_lens_refresh().await;
            }
        })
        .await;
    });
}

/// The pattern that is met by one file alone, but for signs of its name that a pattern cannot hold.
fn watcher(file: &Path, anywhere: bool) -> Option<Value> {
    let name = |path: &str| path.replace(['*', '?', '[', ']', '{', '}'], "?").replace('\\', "/");
    let pattern = if anywhere {
        let base = Uri::from_file_path(file.parent()?)?;
        json!({ "baseUri": base, "pattern": name(&file.file_name()?.to_string_lossy()) })
    } else {
        json!(name(&file.to_string_lossy()))
    };
    Some(json!({ "globPattern": pattern }))
}

fn registration(method: &str, options: Option<Value>) -> Registration {
    Registration { id: format!("vanthu/{method}"), method: method.to_owned(), register_options: options }
}

/// Asks for the client's settings, for all and for each folder, if the client can.
pub(super) fn spawn_configuration(shared: Arc<Shared>) {
    if !shared.abilities().pull_configuration {
        return;
    }
    tokio::spawn(async move {
        let roots = shared.roots();
        let item = |scope_uri| ConfigurationItem { scope_uri, section: Some("vanthu".to_owned()) };
        let scoped: Vec<(PathBuf, Uri)> =
            roots.into_iter().filter_map(|root| Some((root.clone(), Uri::from_file_path(root)?))).collect();
        let items = std::iter::once(item(None)).chain(scoped.iter().map(|(_, uri)| item(Some(uri.clone())))).collect();
        match tokio::time::timeout(LIMIT, shared.client.configuration(items)).await {
            Ok(Ok(values)) => take(&shared, scoped, values),
            _ => shared.log(
                MessageType::WARNING,
                "trình soạn thảo không trả lời câu hỏi về cấu hình, vẫn dùng cấu hình đang có / no answer to workspace/configuration",
            ),
        }
    });
}

/// Takes over an answer. One that says nothing leaves what `initialize` brought.
fn take(shared: &Shared, scoped: Vec<(PathBuf, Uri)>, values: Vec<Value>) {
    if values.iter().all(Value::is_null) {
        return;
    }
    let mut values = values.into_iter();
    let all = values.next().unwrap_or_default();
    shared.reload(|settings| {
        if !all.is_null() {
            settings.set_client(all);
        }
        settings.set_client_by_root(scoped.into_iter().map(|(root, _)| root).zip(values).collect());
    });
}
