//! Starts vanthu for Zed: the program that the settings name, else the one on the path of the
//! folder's shell. It downloads nothing.

use zed_extension_api::{
    self as zed, serde_json::Value, settings::LspSettings, Command, LanguageServerId, Result, Worktree,
};

const NAME: &str = "vanthu";

struct Vanthu;

impl zed::Extension for Vanthu {
    fn new() -> Self {
        Self
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let binary = LspSettings::for_worktree(NAME, worktree).ok().and_then(|settings| settings.binary);
        let (path, arguments) = binary.map(|binary| (binary.path, binary.arguments)).unwrap_or_default();
        let command = path.or_else(|| worktree.which(NAME)).ok_or_else(|| {
            "Không tìm thấy chương trình vanthu trong PATH; hãy cài rồi khởi động lại Zed, hoặc nêu \
             đường dẫn ở lsp.vanthu.binary.path / vanthu is not on the PATH"
                .to_owned()
        })?;
        let args = arguments.unwrap_or_else(|| vec!["lsp".to_owned()]);
        Ok(Command { command, args, env: worktree.shell_env() })
    }

    fn language_server_initialization_options(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        let settings = LspSettings::for_worktree(NAME, worktree)?;
        // What is set for the server holds from the start, before it asks.
        Ok(settings.initialization_options.or(settings.settings))
    }

    fn language_server_workspace_configuration(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        let settings = LspSettings::for_worktree(NAME, worktree)?.settings;
        Ok(settings.map(|settings| Value::Object([(NAME.to_owned(), settings)].into_iter().collect())))
    }
}

zed::register_extension!(Vanthu);
