--- Checks Vietnamese administrative documents with the vanthu language server.
--- See |vanthu| (`:help vanthu`).

local client = require('vanthu.client')
local compat = require('vanthu.compat')
local config = require('vanthu.config')
local root = require('vanthu.root')

local M = {}

local fix_all_kind = 'source.fixAll.vanthu'

---@param message string
---@param level? integer
local function notify(message, level)
  vim.notify('vanthu: ' .. message, level or vim.log.levels.INFO)
end

--- Sets options and starts the server as they say. Not needed for the defaults.
---@param options? vanthu.Options
function M.setup(options)
  for _, problem in ipairs(config.set(options)) do
    notify('setup: ' .. problem, vim.log.levels.WARN)
  end
  client.activate()
end

--- Starts the server for a buffer, whatever its file type.
---@param bufnr? integer the current buffer if absent
function M.start(bufnr)
  client.start(bufnr or vim.api.nvim_get_current_buf())
end

--- Stops the server, and starts it for no further buffer.
function M.stop()
  client.stop()
end

--- Stops the server and starts it again for the buffers it had.
function M.restart()
  client.restart()
end

---@param action table a CodeAction of the protocol
---@param server table
---@param bufnr integer
---@param tick integer the buffer's `changedtick` that the action was asked for
---@return boolean applied
local function apply(action, server, bufnr, tick)
  if vim.api.nvim_buf_get_changedtick(bufnr) ~= tick then
    notify(
      'văn bản vừa được sửa, hãy gọi lại :VanthuFixAll / text has changed meanwhile'
    )
    return false
  end
  vim.lsp.util.apply_workspace_edit(action.edit, server.offset_encoding)
  return true
end

--- Applies every safe fix in a buffer, as one change that one `u` takes back.
---@param bufnr? integer the current buffer if absent
function M.fix_all(bufnr)
  bufnr = bufnr or vim.api.nvim_get_current_buf()
  local server = compat.clients(bufnr)[1]
  if not server then
    notify(
      'máy chủ chưa chạy cho văn bản này, hãy dùng :VanthuStart / not running here'
    )
    return
  end
  local tick = vim.api.nvim_buf_get_changedtick(bufnr)
  local last = vim.api.nvim_buf_line_count(bufnr) - 1
  local last_line = vim.api.nvim_buf_get_lines(bufnr, last, last + 1, false)[1] or ''
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(bufnr) },
    -- A column past the end counts as the end in every encoding, and no line has more
    -- units than bytes.
    range = {
      start = { line = 0, character = 0 },
      ['end'] = { line = last, character = #last_line },
    },
    context = { diagnostics = {}, only = { fix_all_kind } },
  }
  compat.request(server, 'textDocument/codeAction', params, function(err, actions)
    if err then
      notify(err.message or vim.inspect(err), vim.log.levels.ERROR)
      return
    end
    local action = vim.tbl_filter(function(candidate)
      return candidate.kind == fix_all_kind
    end, actions or {})[1]
    if not action then
      notify('không có lỗi nào sửa tự động được / nothing to fix')
    elseif action.edit then
      apply(action, server, bufnr, tick)
    else
      compat.request(server, 'codeAction/resolve', action, function(resolve_err, resolved)
        if resolve_err or not resolved or not resolved.edit then
          notify((resolve_err or {}).message or 'codeAction/resolve', vim.log.levels.ERROR)
          return
        end
        apply(resolved, server, bufnr, tick)
      end, bufnr)
    end
  end, bufnr)
end

--- Opens Neovim's log of language servers, which holds what vanthu wrote to stderr.
function M.log()
  vim.cmd('tabedit ' .. vim.fn.fnameescape(compat.log_path()))
  vim.cmd('normal! G')
end

--- What runs, for which buffers, under which configuration: one line each.
---@return string[]
function M.info()
  local lines = { 'lệnh / command: ' .. table.concat(config.get().cmd, ' ') }
  local clients = compat.clients()
  for _, server in ipairs(clients) do
    local reported = server.server_info or {}
    local buffers = {}
    for bufnr in pairs(server.attached_buffers) do
      local name = vim.api.nvim_buf_get_name(bufnr)
      table.insert(buffers, ('%d %s'):format(bufnr, vim.fn.fnamemodify(name, ':~:.')))
    end
    table.sort(buffers)
    table.insert(
      lines,
      ('máy chủ / server: %s, id %d, %s, gốc / root: %s'):format(
        vim.trim((reported.name or 'vanthu') .. ' ' .. (reported.version or '')),
        server.id,
        server.offset_encoding or 'utf-16',
        server.config.root_dir or '—'
      )
    )
    table.insert(lines, 'văn bản / buffers: ' .. table.concat(buffers, ', '))
  end
  if #clients == 0 then
    table.insert(lines, 'máy chủ không chạy / server not running')
  end
  local folder = root.folder(vim.api.nvim_get_current_buf()) or vim.fn.getcwd()
  local file = root.config_file(folder)
  table.insert(lines, 'cấu hình / configuration: ' .. (file or '—'))
  return lines
end

return M
