//! Commands: what a person asks for by name, in whatever editor. The server does the work, so that an
//! editor has to do no more than to offer them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, MessageType, Position, Uri, WorkspaceEdit};

use super::progress::Progress;
use super::request::{self, Request};
use super::settings::{self, Settings};
use super::shared::Shared;
use super::{citation, convert, dictionary};
use crate::config::Profile;
use crate::ide;
use crate::input::{self, CONFIG_NAMES};
use crate::orthography::Legacy;
use crate::text::{TextEdit, apply_edits};

/// Applies all safe fixes of a text.
const FIX: &str = "vanthu.applySafeFixes";
/// Adds "Căn cứ …" lines for the documents that a text cites and does not rest on yet.
const BASIS: &str = "vanthu.insertBasis";
/// Converts what was typed for an old font.
const CONVERT: &str = "vanthu.convertEncoding";
/// Writes the kind of text into the configuration file.
const PROFILE: &str = "vanthu.setProfile";
/// Adds a registry to the configuration file.
const REGISTRY: &str = "vanthu.addRegistry";
/// Says what is going on with a text.
const STATUS: &str = "vanthu.status";

/// All commands.
pub(super) const NAMES: [&str; 8] =
    [citation::LIST, dictionary::ADD_WORD, FIX, BASIS, CONVERT, PROFILE, REGISTRY, STATUS];

/// How long a client may take to apply an edit.
const LIMIT: Duration = Duration::from_secs(10);

/// What all commands about a text are told.
#[derive(Deserialize)]
struct Target {
    uri: Uri,
}

#[derive(Deserialize)]
struct Basis {
    uri: Uri,
    /// Where the lines go if the text has none yet; its start if that is not said.
    #[serde(default)]
    position: Position,
    /// Some of those that are offered, or lines of the user's own; all if that is not said.
    lines: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Conversion {
    uri: Uri,
    /// `tcvn3` or `vni`; as the text looks if that is not said.
    encoding: Option<String>,
}

#[derive(Deserialize)]
struct Kind {
    uri: Uri,
    profile: String,
}

#[derive(Deserialize)]
struct Registry {
    uri: Uri,
    file: PathBuf,
}

/// Carries a command out.
pub(super) async fn execute(shared: &Arc<Shared>, params: ExecuteCommandParams) -> Result<Option<Value>> {
    let ExecuteCommandParams { command, arguments, work_done_progress_params } = params;
    match command.as_str() {
        citation::LIST => citation::list(shared, arguments).await,
        dictionary::ADD_WORD => dictionary::add(shared, arguments).await,
        FIX => {
            let Target { uri } = argument(FIX, arguments)?;
            let token = work_done_progress_params.work_done_token;
            edit(shared, &uri, move |request| {
                let title = request.locale().pick("vanthu: sửa mọi lỗi chắc chắn", "vanthu: applying all safe fixes");
                let mut progress = Progress::new(&request.shared, token, title.to_owned());
                if request.snapshot.text.len_bytes() > LONG {
                    progress.show();
                }
                ide::fix_all_action(&request.reading.analysis).map(|action| action.edits).unwrap_or_default()
            })
            .await
        }
        BASIS => {
            let Basis { uri, position, lines } = argument(BASIS, arguments)?;
            edit(shared, &uri, move |request| {
                let analysis = &request.reading.analysis;
                let lines = lines.unwrap_or_else(|| ide::missing_basis(analysis));
                let at = request.offset(position);
                ide::insert_basis(analysis, &lines, at, request.snapshot.markup).into_iter().collect()
            })
            .await
        }
        CONVERT => {
            let Conversion { uri, encoding } = argument(CONVERT, arguments)?;
            let encoding = match encoding.as_deref() {
                None => None,
                Some(name) => Some(Legacy::parse(name).ok_or_else(|| {
                    invalid(CONVERT, &format!("không có bảng mã “{name}” / no such encoding (tcvn3, vni)"))
                })?),
            };
            edit(shared, &uri, move |request| ide::to_unicode(&request.reading.analysis, encoding)).await
        }
        PROFILE => {
            let Kind { uri, profile } = argument(PROFILE, arguments)?;
            if profile != "auto" && Profile::parse(&profile).is_none() {
                let choices = Profile::ALL.map(Profile::name).join(", ");
                let fault = format!("không có loại văn bản “{profile}” / no such profile (auto, {choices})");
                return Err(invalid(PROFILE, &fault));
            }
            configure(shared, uri, move |toml, _| ide::set_profile(toml, &profile)).await
        }
        REGISTRY => {
            let Registry { uri, file } = argument(REGISTRY, arguments)?;
            configure(shared, uri, move |toml, folder| {
                let inside = file.strip_prefix(folder).unwrap_or(&file);
                ide::add_registry(toml, &inside.to_string_lossy().replace('\\', "/"))
            })
            .await
        }
        STATUS => {
            let Target { uri } = argument(STATUS, arguments)?;
            status(shared, uri).await
        }
        other => Err(Error::invalid_params(format!("không có lệnh {other} / no such command"))),
    }
}

/// Texts beyond this many bytes take long enough for a word to the person.
const LONG: usize = 1 << 20;

fn argument<T: DeserializeOwned>(command: &str, arguments: Vec<Value>) -> Result<T> {
    let argument = arguments.into_iter().next().unwrap_or_default();
    serde_json::from_value(argument).map_err(|error| invalid(command, &error.to_string()))
}

fn invalid(command: &str, fault: &str) -> Error {
    Error::invalid_params(format!("{command}: {fault}"))
}

/// Edits a text. The answer says how many edits were made; where the client cannot be asked to make
/// them, it has them.
async fn edit(
    shared: &Arc<Shared>,
    uri: &Uri,
    edits: impl FnOnce(&Request) -> Vec<TextEdit> + Send + 'static,
) -> Result<Option<Value>> {
    let made = request::run(shared, uri, move |request| {
        let edits = edits(request);
        let edit = convert::workspace_edit(&request.snapshot, &edits, &request.abilities);
        Some((edits.len(), edit, request.locale()))
    });
    let Some((count, edit, locale)) = request::unless_changed(shared, uri, made).await? else { return Ok(None) };
    if count == 0 {
        shared.show(
            MessageType::INFO,
            locale.pick(
                "vanthu: văn bản này không có gì để sửa theo lệnh đó.",
                "vanthu: there is nothing to do in this text.",
            ),
        );
        return Ok(Some(json!({ "edits": 0 })));
    }
    if !shared.abilities().apply_edit {
        return Ok(Some(json!({ "edits": count, "edit": edit })));
    }
    spawn_edit(Arc::clone(shared), edit);
    Ok(Some(json!({ "edits": count })))
}

/// Asks the client to edit; alone, since no handler waits for an answer of the client.
fn spawn_edit(shared: Arc<Shared>, edit: WorkspaceEdit) {
    tokio::spawn(async move {
        let answer = tokio::time::timeout(LIMIT, shared.client.apply_edit(edit)).await;
        if !matches!(answer, Ok(Ok(answer)) if answer.applied) {
            shared.show(
                MessageType::WARNING,
                "vanthu: trình soạn thảo không sửa được văn bản, có thể văn bản vừa được sửa; hãy gọi lại lệnh / the editor did not apply the edit, the text may have changed; try again",
            );
        }
    });
}

/// Edits the configuration file that counts for a text, or makes one in the folder that the editor has
/// open. A file that is open is edited there, else it is written.
async fn configure(
    shared: &Arc<Shared>,
    uri: Uri,
    change: impl FnOnce(&str, &Path) -> TextEdit + Send + 'static,
) -> Result<Option<Value>> {
    let done = request::blocking(shared, move |shared| {
        let resolved = settings::resolve(shared, &uri);
        let locale = resolved.context.config.locale;
        let path = settings::path_of(&uri);
        let folder = resolved.root.as_deref().or_else(|| path.as_deref().and_then(Path::parent));
        let Some(file) = resolved.file.clone().or_else(|| Some(folder?.join(CONFIG_NAMES[0]))) else {
            shared.show(
                MessageType::ERROR,
                locale.pick(
                    "vanthu: văn bản này chưa nằm trong thư mục nào; hãy lưu văn bản hoặc mở thư mục rồi gọi lại lệnh.",
                    "vanthu: this text is in no folder; save it or open a folder, and try again.",
                ),
            );
            return Ok(None);
        };
        let target = Uri::from_file_path(&file);
        let open = target.as_ref().and_then(|target| shared.documents().snapshot(target));
        let toml = match &open {
            Some(snapshot) => snapshot.text.to_string(),
            None => input::read_text(&file).unwrap_or_default(),
        };
        let edit = change(&toml, file.parent().unwrap_or(Path::new("")));
        if let Some(snapshot) = open {
            let edit = convert::workspace_edit(&snapshot, &[edit], &shared.abilities());
            return Ok(Some((file, Some(edit))));
        }
        let written = apply_edits(&toml, &[edit]).map_err(|error| error.to_string());
        match written.and_then(|toml| input::write_whole(&file, toml.as_bytes()).map_err(|error| error.to_string())) {
            Ok(()) => Ok(Some((file, None))),
            Err(error) => {
                let name = file.display();
                shared.show(
                    MessageType::ERROR,
                    locale
                        .pick(format!("vanthu: không ghi được {name}: {error}."), format!("vanthu: {name}: {error}.")),
                );
                Ok(None)
            }
        }
    });
    let Some((file, edit)) = done.await? else { return Ok(None) };
    let saved = edit.is_none();
    match edit {
        Some(edit) => spawn_edit(Arc::clone(shared), edit),
        None => shared.reload(Settings::forget),
    }
    Ok(Some(json!({ "file": file, "saved": saved })))
}

/// What is going on with a text, for a line of status.
async fn status(shared: &Arc<Shared>, uri: Uri) -> Result<Option<Value>> {
    let state = |state: &str| Ok(Some(json!({ "state": state })));
    let Some(snapshot) = shared.documents().snapshot(&uri) else { return state("not-open") };
    if settings::is_config_file(&uri) {
        return state("configuration");
    }
    if shared.is_too_large(&snapshot) {
        return state("too-large");
    }
    request::run(shared, &uri, |request| {
        let analysis = &request.reading.analysis;
        let state = match ide::standing(analysis) {
            ide::Standing::Checked => "checked",
            ide::Standing::Off => "off",
            ide::Standing::Foreign => "not-vietnamese",
        };
        let config = &request.resolved.context.config;
        Some(json!({
            "state": state,
            "findings": analysis.diagnostics().len(),
            "leftAlone": ide::left_alone(analysis),
            "profile": analysis.profile().name(),
            "chosen": config.profile.is_some(),
            "configuration": request.resolved.file,
            "registries": config.registry_files,
        }))
    })
    .await
}
