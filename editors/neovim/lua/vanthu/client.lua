--- The server's life: for which buffers it starts, how it stops and starts again.

local compat = require('vanthu.compat')
local config = require('vanthu.config')
local root = require('vanthu.root')

local M = {}

local group = vim.api.nvim_create_augroup('vanthu', { clear = true })
local untitled_scheme = 'untitled://'
local untitled_count = 0
local stop_timeout_ms = 3000
local enabled = false
local warned_commands = {}

---@param message string
---@param level? integer
local function notify(message, level)
  vim.notify('vanthu: ' .. message, level or vim.log.levels.INFO)
end

--- The client configuration in force. On Neovim 0.11 and newer the user may have added to
--- it with `vim.lsp.config('vanthu', …)`.
---@return table
local function client_config()
  return compat.has_enable and vim.deepcopy(vim.lsp.config.vanthu) or config.client()
end

--- Says once, not for every buffer, that the program is missing.
---@param cmd string[]|function
---@return boolean
local function is_runnable(cmd)
  if type(cmd) ~= 'table' or vim.fn.executable(cmd[1]) == 1 then
    return true
  end
  if not warned_commands[cmd[1]] then
    warned_commands[cmd[1]] = true
    notify(
      ('không chạy được lệnh “%s”; xem :help vanthu-install / command not found'):format(
        cmd[1]
      ),
      vim.log.levels.WARN
    )
  end
  return false
end

--- TOML is no text but for our own settings.
--- Files, and nameless buffers that were given an `untitled://` name: not help windows,
--- terminals, or what other plugins show under names of their own schemes.
---@param bufnr integer
---@return boolean
local function is_document(bufnr)
  local name = vim.api.nvim_buf_get_name(bufnr)
  return vim.bo[bufnr].buftype == ''
    and (vim.bo[bufnr].filetype ~= 'toml' or root.is_config(bufnr))
    and (vim.startswith(name, untitled_scheme) or root.folder(bufnr) ~= nil)
end

--- The answer to Neovim's question for a buffer's root, from which it starts the server;
--- no answer means that it is not for this buffer.
---@param bufnr integer
---@param on_dir fun(root_dir?: string)
function M.root_dir(bufnr, on_dir)
  if is_document(bufnr) then
    on_dir(root.find(bufnr, config.get().root_markers))
  end
end

---@param bufnr integer
---@return boolean started
local function attach(bufnr)
  local client = client_config()
  if not is_document(bufnr) or not is_runnable(client.cmd) then
    return false
  end
  client.root_dir = root.find(bufnr, config.get().root_markers)
  return compat.start(client, bufnr) ~= nil
end

--- A buffer without a name has no address that an answer could be sent to. It gets one
--- that cannot be mistaken for a file.
---@param bufnr integer
local function name_untitled(bufnr)
  untitled_count = untitled_count + 1
  vim.api.nvim_buf_set_name(bufnr, untitled_scheme .. 'vanthu/' .. untitled_count)
  if vim.bo[bufnr].filetype == '' then
    vim.bo[bufnr].filetype = 'text'
  end
end

---@param filetype string
---@return boolean
local function is_wanted(filetype)
  return vim.tbl_contains(config.get().filetypes, filetype)
end

--- What a buffer of one of the file types gets from this plugin.
---@param bufnr integer
local function on_document(bufnr)
  if not compat.has_enable then
    attach(bufnr)
  elseif is_document(bufnr) then
    is_runnable(vim.lsp.config.vanthu.cmd) -- Neovim starts it, but tells only its log of failure
  end
end

--- Starts the server for every buffer that comes to have one of the file types, and for
--- those that already do.
local function enable()
  enabled = true
  if compat.has_enable then
    vim.lsp.enable('vanthu')
  end
  vim.api.nvim_clear_autocmds({ group = group, event = 'FileType' })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = config.get().filetypes,
    callback = function(event)
      on_document(event.buf)
    end,
  })
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(bufnr) and is_wanted(vim.bo[bufnr].filetype) then
      on_document(bufnr)
    end
  end
end

local function disable()
  if enabled and compat.has_enable then
    vim.lsp.enable('vanthu', false)
  end
  vim.api.nvim_clear_autocmds({ group = group, event = 'FileType' })
  enabled = false
end

--- Puts the options to work. Safe to call again when they changed.
function M.activate()
  if compat.has_enable and config.is_set_by_user() then
    vim.lsp.config('vanthu', config.client())
  end
  if config.get().autostart then
    enable()
  else
    disable()
  end
end

--- Starts the server for one buffer, whatever its file type.
---@param bufnr integer
function M.start(bufnr)
  if vim.api.nvim_buf_get_name(bufnr) == '' then
    name_untitled(bufnr)
  end
  if not attach(bufnr) then
    local cmd = client_config().cmd
    local reason = is_document(bufnr) and 'không khởi động được / cannot start: '
      or 'không phải văn bản / not a document; '
    notify(reason .. vim.inspect(cmd), vim.log.levels.ERROR)
  end
end

--- Takes away what servers that have ended said: what was under way from them when they ended is
--- handled later, and would stand beside what their successor says.
---@param clients table[]
local function forget(clients)
  for _, client in ipairs(clients) do
    compat.reset_diagnostics(client.id)
  end
end

--- Calls back when every client has ended; those that do not within a few seconds are
--- killed.
---@param clients table[]
---@param done fun()
local function stop_all(clients, done)
  for _, client in ipairs(clients) do
    if not compat.is_stopped(client) then
      compat.stop(client)
    end
  end
  local waited_ms = 0
  local function poll()
    local running = vim.tbl_filter(function(client)
      return not compat.is_stopped(client)
    end, clients)
    if #running == 0 then
      vim.defer_fn(function()
        forget(clients)
      end, 200)
      return done()
    end
    waited_ms = waited_ms + 50
    if waited_ms == stop_timeout_ms then
      for _, client in ipairs(running) do
        compat.stop(client, true)
      end
    end
    vim.defer_fn(poll, 50)
  end
  poll()
end

--- Stops the server, and starts it for no further buffer.
function M.stop()
  local clients = compat.clients()
  disable() -- newer versions stop clients on that
  stop_all(clients, function() end)
end

--- Stops the server and starts it again for the buffers it had; after `stop` for all
--- documents again.
function M.restart()
  local buffers = {}
  local clients = compat.clients()
  for _, client in ipairs(clients) do
    for bufnr in pairs(client.attached_buffers) do
      buffers[bufnr] = true
    end
  end
  warned_commands = {}
  stop_all(clients, function()
    M.activate()
    for bufnr in pairs(buffers) do
      if vim.api.nvim_buf_is_loaded(bufnr) then
        attach(bufnr)
      end
    end
    if vim.tbl_isempty(buffers) and not enabled then
      M.start(vim.api.nvim_get_current_buf())
    end
  end)
end

-- A renamed document is closed under its old name and opened under the new one. Neovim before
-- 0.9 does neither; newer ones do both when the file is written, but take the old name for a
-- file's, which an untitled one is not.
local must_reopen = vim.fn.has('nvim-0.9') == 0

vim.api.nvim_create_autocmd('BufFilePre', {
  group = group,
  callback = function(event)
    local uri = vim.uri_from_bufnr(event.buf)
    if must_reopen or vim.startswith(uri, untitled_scheme) then
      for _, client in ipairs(compat.clients(event.buf)) do
        compat.notify(client, 'textDocument/didClose', { textDocument = { uri = uri } })
      end
    end
  end,
})

vim.api.nvim_create_autocmd('BufFilePost', {
  group = group,
  callback = function(event)
    for _, client in ipairs(must_reopen and compat.clients(event.buf) or {}) do
      client._on_attach(event.buf) -- sends didOpen; the buffer is still attached
    end
  end,
})

-- Without this Neovim would try to make a file of the name and answer with a bare E212.
vim.api.nvim_create_autocmd('BufWriteCmd', {
  group = group,
  pattern = untitled_scheme .. 'vanthu/*',
  callback = function()
    notify(
      'văn bản chưa có tên, hãy dùng :saveas TÊN-TỆP / no name yet',
      vim.log.levels.ERROR
    )
  end,
})

return M
