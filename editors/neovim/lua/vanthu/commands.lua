--- What `:Vanthu` can do. The server does the work; here it is asked for, and what comes back
--- is shown in the way of Neovim.

local compat = require('vanthu.compat')

local M = {}

local severities = { 'E', 'W', 'I', 'N' }

---@param message string
---@param level? integer
local function notify(message, level)
  vim.notify('vanthu: ' .. message, level or vim.log.levels.INFO)
end

---@param bufnr integer
---@return table?
local function server_of(bufnr)
  local server = compat.clients(bufnr)[1]
  if not server then
    notify(
      'máy chủ chưa chạy cho văn bản này, hãy dùng :VanthuStart / not running here'
    )
  end
  return server
end

---@param bufnr integer
---@param method string
---@param params table
---@param done fun(result: any, server: table)
local function ask(bufnr, method, params, done)
  local server = server_of(bufnr)
  if not server then
    return
  end
  compat.request(server, method, params, function(err, result)
    if err then
      notify(err.message or vim.inspect(err), vim.log.levels.ERROR)
    elseif result ~= nil and result ~= vim.NIL then
      done(result, server)
    end
  end, bufnr)
end

--- Has the server carry out a command about a buffer.
---@param bufnr integer
---@param command string
---@param argument table
---@param done? fun(result: any)
local function execute(bufnr, command, argument, done)
  argument.uri = vim.uri_from_bufnr(bufnr)
  local params = { command = command, arguments = { argument } }
  ask(bufnr, 'workspace/executeCommand', params, done or function() end)
end

---@return { line: integer, character: integer }
local function cursor_line()
  return { line = vim.api.nvim_win_get_cursor(0)[1] - 1, character = 0 }
end

--- Shows lines in a buffer of their own.
---@param text string
---@param filetype string
local function show(text, filetype)
  vim.cmd('botright new')
  local bufnr = vim.api.nvim_get_current_buf()
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, vim.split(vim.trim(text), '\n'))
  vim.bo[bufnr].buftype = 'nofile'
  vim.bo[bufnr].bufhidden = 'wipe'
  vim.bo[bufnr].swapfile = false
  vim.bo[bufnr].filetype = filetype
end

--- Says which configuration file was changed.
---@param result table
local function changed(result)
  vim.cmd('silent! checktime')
  notify(('đã ghi vào / written to %s'):format(result.file))
end

---@param items table[] diagnostics of the protocol
---@param uri string
---@param encoding string
---@return table[] entries for the quickfix list
local function entries(items, uri, encoding)
  local path = vim.uri_to_fname(uri)
  local ok, lines = pcall(vim.fn.readfile, path)
  return vim.tbl_map(function(item)
    local start = item.range.start
    local line = ok and lines[start.line + 1] or ''
    return {
      filename = path,
      lnum = start.line + 1,
      col = compat.byte_index(line, start.character, encoding) + 1,
      type = severities[item.severity],
      text = ('%s %s'):format(item.code, item.message),
    }
  end, items)
end

--- What is found in all texts of the folder, open or not, as the quickfix list.
---@param bufnr integer
local function check_folder(bufnr)
  local params = { previousResultIds = {} }
  ask(bufnr, 'workspace/diagnostic', params, function(report, server)
    local list = {}
    for open in pairs(server.attached_buffers) do
      vim.list_extend(list, vim.diagnostic.toqflist(vim.diagnostic.get(open)))
    end
    for _, text in ipairs(report.items) do
      vim.list_extend(list, entries(text.items or {}, text.uri, server.offset_encoding))
    end
    vim.fn.setqflist({}, ' ', { title = 'vanthu', items = list })
    if #list == 0 then
      notify('thư mục này không có gì cần xem / nothing found in this folder')
    else
      vim.cmd('botright copen')
    end
  end)
end

--- Shows or hides the titles behind bare numbers.
---@param bufnr integer
local function toggle_hints(bufnr)
  local server = server_of(bufnr)
  if not server then
    return
  end
  if not compat.has_inlay_hints then
    return notify('cần Neovim 0.10 trở lên / needs Neovim 0.10 or newer')
  end
  local shown = not vim.lsp.inlay_hint.is_enabled({ bufnr = bufnr })
  compat.set_setting(server, 'inlay-hints', shown)
  vim.lsp.inlay_hint.enable(shown, { bufnr = bufnr })
end

local states = {
  checked = 'được kiểm tra / checked',
  off = 'chính văn bản tắt kiểm tra / switched off in the text',
  ['too-large'] = 'quá lớn, không kiểm tra / too large',
  ['not-vietnamese'] = 'không phải tiếng Việt / not Vietnamese',
  configuration = 'tệp cấu hình / a configuration file',
  ['not-open'] = 'máy chủ không biết văn bản này / not known to the server',
}

---@class vanthu.Subcommand
---@field run fun(bufnr: integer, argument?: string)
---@field choices? string[] what the argument can be
---@field files? boolean the argument is a file

---@type table<string, vanthu.Subcommand>
local subcommands = {
  basis = {
    run = function(bufnr)
      execute(bufnr, 'vanthu.insertBasis', { position = cursor_line() })
    end,
  },
  cited = {
    choices = { 'list', 'markdown', 'csv', 'basis', 'missing-basis' },
    run = function(bufnr, format)
      execute(bufnr, 'vanthu.citedDocuments', { format = format }, function(list)
        if list == '' then
          notify('văn bản này không viện dẫn văn bản nào / nothing is cited')
        else
          show(list, format == 'markdown' and 'markdown' or '')
        end
      end)
    end,
  },
  convert = {
    choices = { 'tcvn3', 'vni' },
    run = function(bufnr, encoding)
      execute(bufnr, 'vanthu.convertEncoding', { encoding = encoding })
    end,
  },
  ['fix-all'] = {
    run = function(bufnr)
      require('vanthu').fix_all(bufnr)
    end,
  },
  folder = { run = check_folder },
  hints = { run = toggle_hints },
  info = {
    run = function()
      print(table.concat(require('vanthu').info(), '\n'))
    end,
  },
  log = {
    run = function()
      require('vanthu').log()
    end,
  },
  profile = {
    choices = { 'auto', 'press', 'nd30', 'nd78', 'party' },
    run = function(bufnr, profile)
      execute(bufnr, 'vanthu.setProfile', { profile = profile or 'auto' }, changed)
    end,
  },
  registry = {
    files = true,
    run = function(bufnr, file)
      if not file then
        return notify('hãy nêu tệp danh mục / name the file of the registry')
      end
      local path = vim.fn.fnamemodify(vim.fn.expand(file), ':p')
      execute(bufnr, 'vanthu.addRegistry', { file = path }, changed)
    end,
  },
  restart = {
    run = function()
      require('vanthu').restart()
    end,
  },
  start = {
    run = function(bufnr)
      require('vanthu').start(bufnr)
    end,
  },
  status = {
    run = function(bufnr)
      execute(bufnr, 'vanthu.status', {}, function(status)
        local count = status.findings and (' (%d)'):format(status.findings) or ''
        local kind = status.profile and (', ' .. status.profile) or ''
        local alone = (status.leftAlone or 0) > 0
            and ('; %d đoạn tiếng khác để yên / paragraphs in another language left alone'):format(status.leftAlone)
          or ''
        notify((states[status.state] or status.state) .. count .. kind .. alone)
      end)
    end,
  },
  stop = {
    run = function()
      require('vanthu').stop()
    end,
  },
}

--- Runs `:Vanthu NAME [ARGUMENT]`; without a name, says how it stands with the text.
---@param name? string
---@param argument? string
function M.run(name, argument)
  local subcommand = subcommands[name or 'status']
  if not subcommand then
    local names = vim.tbl_keys(subcommands)
    table.sort(names)
    local known = table.concat(names, ', ')
    return notify(('không có lệnh “%s” / use one of: %s'):format(name, known))
  end
  subcommand.run(vim.api.nvim_get_current_buf(), argument)
end

--- Completes `:Vanthu`.
---@param lead string what the word at the cursor begins with
---@param line string the command line so far
---@return string[]
function M.complete(lead, line)
  local name = line:match('^%s*%S+%s+(%S+)%s')
  local choices
  if not name then
    choices = vim.tbl_keys(subcommands)
  elseif (subcommands[name] or {}).files then
    return vim.fn.getcompletion(lead, 'file')
  else
    choices = (subcommands[name] or {}).choices or {}
  end
  local fitting = vim.tbl_filter(function(choice)
    return vim.startswith(choice, lead)
  end, choices)
  table.sort(fitting)
  return fitting
end

return M
