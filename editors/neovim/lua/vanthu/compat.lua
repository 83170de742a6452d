--- The differences between Neovim 0.7 and today's. No other file asks for a version,
--- and none calls what its own version has deprecated.

local M = {}

local has_methods = vim.fn.has('nvim-0.11') == 1
local uv = vim.uv or vim.loop

--- Whether Neovim starts servers itself (`vim.lsp.config`, `vim.lsp.enable`).
M.has_enable = has_methods and vim.lsp.enable ~= nil

---@param bufnr? integer only clients attached to this buffer
---@return table[]
function M.clients(bufnr)
  local all = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  return vim.tbl_filter(function(client)
    return client.name == 'vanthu' and (not bufnr or client.attached_buffers[bufnr] ~= nil)
  end, all)
end

---@param client table
---@param method string
---@param params table
---@param handler fun(err?: table, result: any)
---@param bufnr integer
---@return boolean sent
function M.request(client, method, params, handler, bufnr)
  if has_methods then
    return (client:request(method, params, handler, bufnr))
  end
  return (client.request(method, params, handler, bufnr))
end

---@param client table
---@param method string
---@param params table
function M.notify(client, method, params)
  if has_methods then
    client:notify(method, params)
  else
    client.notify(method, params)
  end
end

---@param client table
---@param force? boolean
function M.stop(client, force)
  if has_methods then
    client:stop(force)
  else
    client.stop(force)
  end
end

---@param client table
---@return boolean
function M.is_stopped(client)
  if has_methods then
    return client:is_stopped()
  end
  return client.is_stopped()
end

--- One server is enough for all documents, whatever their roots: it looks for `vanthu.toml`
--- from each file upwards.
---@param client table
---@param config table
---@return boolean
function M.can_reuse(client, config)
  return client.name == config.name and not M.is_stopped(client)
end

-- Neovim 0.7 lists no client that still awaits the answer to `initialize`.
local newest_client_id

--- Attaches a buffer to the server, and starts it first if it does not run.
---@param config table
---@param bufnr integer
---@return integer? client_id
function M.start(config, bufnr)
  if vim.lsp.start then
    local client_id
    -- before 0.9 `vim.lsp.start` always takes the current buffer
    vim.api.nvim_buf_call(bufnr, function()
      client_id = vim.lsp.start(config, { bufnr = bufnr, reuse_client = M.can_reuse })
    end)
    return client_id
  end
  local client = newest_client_id and vim.lsp.get_client_by_id(newest_client_id)
  if not client or client.is_stopped() then
    newest_client_id = vim.lsp.start_client(config)
  end
  if newest_client_id then
    vim.lsp.buf_attach_client(bufnr, newest_client_id)
  end
  return newest_client_id
end

--- Tells a running server of one more root.
---@param client table
---@param folder string
function M.add_folder(client, folder)
  local known = client.workspace_folders or {}
  for _, other in ipairs(known) do
    if other.name == folder then
      return
    end
  end
  local workspace = client.server_capabilities.workspace or {}
  if (workspace.workspaceFolders or {}).changeNotifications then
    local added = { uri = vim.uri_from_fname(folder), name = folder }
    M.notify(client, 'workspace/didChangeWorkspaceFolders', {
      event = { added = { added }, removed = {} },
    })
    client.workspace_folders = vim.list_extend(known, { added })
  end
end

--- What the client tells the server it can do. Neovim before 0.11 asks for diagnostics, but
--- cannot be told to ask again when a setting changes: there, it is sent them.
---@param capabilities? table the user's own
---@return table?
function M.capabilities(capabilities)
  if has_methods or vim.fn.has('nvim-0.10') == 0 then
    return capabilities
  end
  capabilities = vim.deepcopy(capabilities or vim.lsp.protocol.make_client_capabilities())
  capabilities.textDocument.diagnostic = nil
  return capabilities
end

--- Whether a server is asked for edits before a text is saved.
---@return boolean
function M.asks_before_saving()
  local client = vim.lsp.protocol.make_client_capabilities()
  return client.textDocument.synchronization.willSaveWaitUntil == true
end

--- Whether titles can be shown behind bare numbers.
M.has_inlay_hints = vim.fn.has('nvim-0.10') == 1

--- The byte, from 0, at which a column of the protocol is in a line.
---@param line string
---@param character integer
---@param encoding string
---@return integer
function M.byte_index(line, character, encoding)
  if encoding == 'utf-8' then
    return character
  end
  local ok, index
  if has_methods then
    ok, index = pcall(vim.str_byteindex, line, encoding, character, false)
  else
    ok, index = pcall(vim.str_byteindex, line, character, encoding == 'utf-16')
  end
  return ok and index or #line
end

--- Gives a setting of the server another value while it runs.
---@param client table
---@param name string
---@param value any
function M.set_setting(client, name, value)
  local settings = client.settings or client.config.settings
  settings.vanthu = vim.tbl_extend('force', settings.vanthu or {}, { [name] = value })
  M.notify(client, 'workspace/didChangeConfiguration', { settings = settings })
end

--- Whether the client asks for what is found, instead of being sent it.
---@param client table
---@return boolean
function M.pulls(client)
  return (client.server_capabilities or {}).diagnosticProvider ~= nil
end

--- Takes away what a client has found.
---@param client_id integer
function M.reset_diagnostics(client_id)
  local get_namespace = vim.lsp.diagnostic.get_namespace
  vim.diagnostic.reset(get_namespace(client_id))
  if has_methods then
    vim.diagnostic.reset(get_namespace(client_id, true, 'vanthu'))
  end
end

---@param path string
---@return boolean
function M.exists(path)
  return uv.fs_stat(path) ~= nil
end

---@return string
function M.log_path()
  if vim.lsp.log and vim.lsp.log.get_filename then
    return vim.lsp.log.get_filename()
  end
  return vim.lsp.get_log_path()
end

--- Gives a buffer the mappings that Neovim 0.11 has by itself, where nothing else uses
--- those keys.
---@param bufnr integer
function M.map_defaults(bufnr)
  if has_methods then
    return
  end
  local mappings = {
    K = vim.lsp.buf.hover,
    gra = vim.lsp.buf.code_action,
    ['[d'] = vim.diagnostic.goto_prev,
    [']d'] = vim.diagnostic.goto_next,
  }
  vim.api.nvim_buf_call(bufnr, function()
    for keys, action in pairs(mappings) do
      if vim.fn.maparg(keys, 'n') == '' then
        -- 0.7 would take a count or an argument of the mapping for options
        vim.keymap.set('n', keys, function()
          action()
        end, { buffer = bufnr, desc = 'vanthu' })
      end
    end
  end)
end

---@class vanthu.Health
---@field start fun(text: string)
---@field ok fun(text: string)
---@field info fun(text: string)
---@field warn fun(text: string, advice?: string[])
---@field error fun(text: string, advice?: string[])

---@return vanthu.Health
function M.health()
  local health = vim.health or require('health')
  return {
    start = health.start or health.report_start,
    ok = health.ok or health.report_ok,
    info = health.info or health.report_info,
    warn = health.warn or health.report_warn,
    error = health.error or health.report_error,
  }
end

return M
