--- Drives a headless Neovim as its user would, and prints what was seen as one line of JSON.
--- What it ought to be is for the test that started it (`tests/neovim.rs`) to say.
---
--- From the environment: VANTHU_PLUGIN, the plugin's folder; VANTHU_SCENE, one of the scenes
--- below; VANTHU_HOVER, a text to point at; VANTHU_EXPECTED, the number of diagnostics to wait
--- for; VANTHU_OPTIONS, options for `setup` as JSON, without which it is not called.

local patience_ms = 10000
local expected = tonumber(vim.env.VANTHU_EXPECTED or '0')

vim.opt.runtimepath:prepend(vim.env.VANTHU_PLUGIN)
vim.cmd('filetype plugin on')

-- What a user would see as noise.
local noise = {}
vim.notify = function(message)
  table.insert(noise, message)
end
vim.deprecate = function(name)
  table.insert(noise, 'deprecated: ' .. name)
end

if vim.env.VANTHU_OPTIONS then
  require('vanthu').setup(vim.json.decode(vim.env.VANTHU_OPTIONS))
end

---@param condition fun(): boolean
---@return boolean
local function wait(condition)
  return (vim.wait(patience_ms, condition, 10))
end

---@param bufnr integer
---@param count integer
local function wait_for_diagnostics(bufnr, count)
  wait(function()
    return #vim.diagnostic.get(bufnr) == count
  end)
end

--- A text without mistakes brings no diagnostics to wait for.
---@param bufnr integer
local function wait_for_server(bufnr)
  wait(function()
    local client = require('vanthu.compat').clients(bufnr)[1]
    return client and client.server_capabilities and client.server_capabilities.hoverProvider or false
  end)
end

---@param bufnr integer
---@return string
local function text(bufnr)
  return table.concat(vim.api.nvim_buf_get_lines(bufnr, 0, -1, false), '\n')
end

--- Diagnostics in the order of the text, with what each of them underlines.
---@param bufnr integer
---@return table[]
local function diagnostics(bufnr)
  local found = vim.diagnostic.get(bufnr)
  table.sort(found, function(a, b)
    return a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col
  end)
  return vim.tbl_map(function(diagnostic)
    local line = vim.api.nvim_buf_get_lines(bufnr, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
    return {
      code = diagnostic.code or diagnostic.user_data.lsp.code,
      line = diagnostic.lnum + 1,
      byte = diagnostic.col,
      text = line:sub(diagnostic.col + 1, diagnostic.end_col),
      one_line = diagnostic.lnum == diagnostic.end_lnum,
      severity = diagnostic.severity,
      source = diagnostic.source,
      message = diagnostic.message,
    }
  end, found)
end

--- Puts the cursor on the first place where `needle` stands.
---@param needle string
local function go_to(needle)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local start = line:find(needle, 1, true)
    if start then
      vim.api.nvim_win_set_cursor(0, { number, start - 1 })
      return
    end
  end
  error('not in the text: ' .. needle)
end

--- The lines of the window that `K` opens.
---@return string
local function hover()
  vim.lsp.buf.hover()
  local content
  wait(function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        content = text(vim.api.nvim_win_get_buf(window))
        vim.api.nvim_win_close(window, true)
        return true
      end
    end
    return false
  end)
  return content
end

--- Asks for the fixes under the cursor, takes the preferred one from the menu, and tells
--- what else the menu had.
---@param bufnr integer
---@return table
local function take_preferred_fix(bufnr)
  local seen = { titles = {} }
  local select = vim.ui.select
  vim.ui.select = function(items, _, choose)
    local preferred
    for _, item in ipairs(items) do
      local action = item.action or item[2] -- a pair before 0.10
      table.insert(seen.titles, action.title)
      if action.isPreferred and not preferred then
        preferred, seen.taken = item, action.title
      end
    end
    choose(preferred, preferred and 1 or nil)
  end
  local before = text(bufnr)
  vim.lsp.buf.code_action()
  wait(function()
    return text(bufnr) ~= before
  end)
  vim.ui.select = select
  return seen
end

--- Takes the offer with this title for the first diagnostic.
---@param bufnr integer
---@param title string
local function take_offer(bufnr, title)
  local first = diagnostics(bufnr)[1]
  vim.api.nvim_win_set_cursor(0, { first.line, first.byte })
  local select = vim.ui.select
  local chosen = false
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do
      local action = item.action or item[2] -- a pair before 0.10
      if action.title == title and not chosen then
        chosen = true
        choose(item)
      end
    end
  end
  vim.lsp.buf.code_action()
  wait(function()
    return chosen
  end)
  vim.ui.select = select
end

local scenes = {}

--- Words are added to the dictionaries of the user, of the folder and of the text.
function scenes.dictionary()
  local bufnr = vim.api.nvim_get_current_buf()
  wait_for_diagnostics(bufnr, expected)
  local seen = { diagnostics = diagnostics(bufnr), left = {} }
  for number, title in ipairs(vim.split(vim.env.VANTHU_HOVER, '|')) do
    take_offer(bufnr, title)
    wait_for_diagnostics(bufnr, expected - number)
    seen.left[number] = #vim.diagnostic.get(bufnr)
  end
  vim.cmd('silent write')
  return seen
end

--- A file is opened, looked at, mended once by hand and then at one stroke, and saved.
function scenes.report()
  local bufnr = vim.api.nvim_get_current_buf()
  local seen = { filetype = vim.bo.filetype, fileformat = vim.bo.fileformat }
  wait_for_diagnostics(bufnr, expected)
  seen.diagnostics = diagnostics(bufnr)

  go_to(vim.env.VANTHU_HOVER)
  seen.hover = hover()

  local first = seen.diagnostics[1]
  vim.api.nvim_win_set_cursor(0, { first.line, first.byte })
  seen.menu = take_preferred_fix(bufnr)
  wait_for_diagnostics(bufnr, expected - 1)
  seen.after_first_fix = diagnostics(bufnr)

  vim.cmd('VanthuFixAll')
  wait_for_diagnostics(bufnr, 0)
  seen.after_all_fixes = diagnostics(bufnr)
  vim.cmd('silent write')

  local attached = require('vanthu.compat').clients(bufnr)
  seen.clients = #attached
  seen.encoding = attached[1].offset_encoding
  return seen
end

--- A buffer without a name or file type is checked on request, and goes on being checked
--- when it is saved as a file.
function scenes.nameless()
  local bufnr = vim.api.nvim_get_current_buf()
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, { vim.env.VANTHU_HOVER })
  vim.cmd('VanthuStart')
  wait_for_diagnostics(bufnr, expected)
  local seen = { nameless = diagnostics(bufnr), name = vim.api.nvim_buf_get_name(bufnr) }
  vim.cmd('silent saveas luu.txt')
  vim.api.nvim_buf_set_lines(bufnr, 0, 0, false, { '' })
  wait(function()
    local moved = vim.diagnostic.get(bufnr)
    return #moved == expected and moved[1].lnum == 1
  end)
  seen.saved = diagnostics(bufnr)
  seen.clients = #require('vanthu.compat').clients()
  return seen
end

--- The server stops, stays away from new buffers, and comes back.
function scenes.stop_and_start()
  local compat = require('vanthu.compat')
  local bufnr = vim.api.nvim_get_current_buf()
  wait_for_diagnostics(bufnr, expected)
  local seen = { before = #vim.diagnostic.get(bufnr), info = require('vanthu').info() }
  local first_id = compat.clients()[1].id
  vim.cmd('VanthuRestart')
  wait(function()
    local clients = compat.clients(bufnr)
    return #clients == 1 and clients[1].id ~= first_id and #vim.diagnostic.get(bufnr) == expected
  end)
  seen.restarted = #vim.diagnostic.get(bufnr)
  vim.cmd('VanthuStop')
  wait(function()
    return #compat.clients() == 0
  end)
  vim.wait(300) -- for what was under way from the server
  seen.stopped = #vim.diagnostic.get(bufnr)
  vim.cmd('edit khac.txt')
  vim.wait(300)
  seen.clients_after_stop = #compat.clients()
  return seen
end

--- What is found under the options given, and on which keys the answers are.
function scenes.options()
  local bufnr = vim.api.nvim_get_current_buf()
  wait_for_diagnostics(bufnr, expected)
  vim.wait(300) -- for one that ought not to come
  local seen = { diagnostics = diagnostics(bufnr), mapped = {} }
  for _, keys in ipairs({ 'K', 'gra', '[d', ']d' }) do
    seen.mapped[keys] = vim.fn.maparg(keys, 'n') ~= ''
  end
  return seen
end

--- A short form is looked at, a decree is completed, and a symbol is renamed through the text.
function scenes.documents()
  local bufnr = vim.api.nvim_get_current_buf()
  wait_for_diagnostics(bufnr, expected)
  wait_for_server(bufnr)
  local seen = {}
  go_to(vim.env.VANTHU_HOVER)
  seen.hover = hover()

  vim.api.nvim_buf_set_lines(bufnr, -1, -1, false, { 'Căn cứ Nghị định số 30/20' })
  local last = vim.api.nvim_buf_line_count(bufnr)
  vim.cmd('normal! G$')
  vim.cmd('startinsert!')
  local encoding = require('vanthu.compat').clients(bufnr)[1].offset_encoding
  local params = vim.lsp.util.make_position_params(0, encoding)
  params.position = { line = last - 1, character = vim.fn.strchars(vim.fn.getline(last)) }
  if encoding == 'utf-8' then
    params.position.character = #vim.fn.getline(last)
  end
  local answers = vim.lsp.buf_request_sync(bufnr, 'textDocument/completion', params, patience_ms)
  for _, answer in pairs(answers or {}) do
    local first = answer.result.items[1]
    seen.offer = { label = first.label, text = first.textEdit.newText }
    local resolved = vim.lsp.buf_request_sync(bufnr, 'completionItem/resolve', first, patience_ms)
    for _, card in pairs(resolved or {}) do
      seen.card = card.result.documentation.value
    end
  end
  vim.cmd('stopinsert')
  vim.api.nvim_buf_set_lines(bufnr, last - 1, last, false, {})

  go_to('30/2020/NĐ-CP')
  local before = text(bufnr)
  vim.lsp.buf.rename('31/2020/NĐ-CP')
  wait(function()
    return text(bufnr) ~= before
  end)
  seen.renamed = text(bufnr)

  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, { '' })
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  params.position = { line = 0, character = 0 }
  for _, answer in pairs(vim.lsp.buf_request_sync(bufnr, 'textDocument/completion', params, patience_ms) or {}) do
    local form = answer.result.items[1]
    seen.form = { label = form.label, snippet = form.insertTextFormat == 2 }
    if seen.form.snippet then
      vim.snippet.expand(form.textEdit.newText)
      seen.begun = text(bufnr)
    end
  end
  return seen
end

--- What `:Vanthu` can do, one after the other, and what becomes of the text, the folder and the lists.
function scenes.commands()
  local bufnr = vim.api.nvim_get_current_buf()
  local report = vim.api.nvim_get_current_win()
  wait_for_server(bufnr)
  local seen = { completed = vim.fn.getcompletion('Vanthu ', 'cmdline') }
  seen.kinds = vim.fn.getcompletion('Vanthu profile n', 'cmdline')

  --- Until the text of the buffer, or what is in the window in front, changes.
  local function after(command, changed)
    local before = changed()
    vim.cmd(command)
    wait(function()
      return changed() ~= before
    end)
    return changed()
  end
  local function own_text()
    return text(bufnr)
  end
  local function text_in_front()
    return text(vim.api.nvim_get_current_buf())
  end
  local function said()
    return noise[#noise] or ''
  end

  seen.status = after('Vanthu', said)
  seen.based = after('Vanthu basis', own_text)
  seen.converted = after('Vanthu convert', own_text)
  seen.cited = after('Vanthu cited', text_in_front)
  vim.cmd('close')
  vim.api.nvim_set_current_win(report)
  vim.cmd('silent write')
  seen.profile = after('Vanthu profile nd78', said)
  seen.registry = after('Vanthu registry danh-muc.csv', said)

  vim.cmd('Vanthu folder')
  wait(function()
    return #vim.fn.getqflist() > 0
  end)
  seen.folder = vim.tbl_map(function(entry)
    local name = vim.fn.fnamemodify(vim.fn.bufname(entry.bufnr), ':t')
    return { name = name, line = entry.lnum, byte = entry.col, text = entry.text }
  end, vim.fn.getqflist())
  vim.cmd('cclose')
  vim.api.nvim_set_current_win(report)

  if vim.lsp.inlay_hint then
    seen.hints = {}
    for _, shown in ipairs({ true, false }) do
      vim.cmd('Vanthu hints')
      vim.wait(patience_ms, function()
        return (#vim.lsp.inlay_hint.get({ bufnr = bufnr }) > 0) == shown
      end, 10)
      table.insert(seen.hints, #vim.lsp.inlay_hint.get({ bufnr = bufnr }))
    end
  end
  seen.unknown = after('Vanthu dance', said)
  seen.said, noise = noise, {}
  seen.clients = #require('vanthu.compat').clients()
  return seen
end

--- A text is saved whose folder wants it mended on saving.
function scenes.save()
  local bufnr = vim.api.nvim_get_current_buf()
  wait_for_diagnostics(bufnr, expected)
  local seen = { diagnostics = diagnostics(bufnr) }
  seen.asks = require('vanthu.compat').asks_before_saving()
  vim.cmd('silent write')
  return seen
end

--- How often each finding stands there, and who was asked for it.
function scenes.once()
  local bufnr = vim.api.nvim_get_current_buf()
  wait_for_diagnostics(bufnr, expected)
  -- An edit and its undoing, and a change of settings: what was found before must not stay.
  vim.api.nvim_buf_set_lines(bufnr, 0, 0, false, { 'Dòng mới.' })
  vim.wait(300)
  vim.cmd('silent undo')
  local compat = require('vanthu.compat')
  local client = compat.clients(bufnr)[1]
  compat.set_setting(client, 'rules', { C04 = 'off' })
  wait_for_diagnostics(bufnr, expected - 1)
  local seen = { without = diagnostics(bufnr) }
  compat.set_setting(client, 'rules', { C04 = 'error' })
  wait_for_diagnostics(bufnr, expected)
  vim.wait(500) -- for what ought not to come
  seen.diagnostics = diagnostics(bufnr)
  seen.pulls = compat.pulls(client)
  local lists = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(bufnr)) do
    lists[diagnostic.namespace] = true
  end
  seen.lists = vim.tbl_count(lists)
  return seen
end

--- `:checkhealth vanthu`, line by line.
function scenes.health()
  wait_for_diagnostics(vim.api.nvim_get_current_buf(), expected)
  vim.cmd('silent checkhealth vanthu')
  return { health = text(vim.api.nvim_get_current_buf()) }
end

vim.api.nvim_create_autocmd('VimEnter', {
  once = true,
  nested = true, -- else what follows would set off no events
  callback = function()
    local ok, seen = xpcall(scenes[vim.env.VANTHU_SCENE], debug.traceback)
    if ok then
      seen.noise = noise
      io.stdout:write(vim.json.encode(seen), '\n')
    else
      io.stderr:write(seen, '\n', vim.inspect(noise), '\n')
    end
    vim.cmd(ok and 'qall!' or 'cquit 1')
  end,
})
