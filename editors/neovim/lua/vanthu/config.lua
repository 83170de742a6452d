--- Options of the plugin: defaults, checks, and the client configuration made of them.

local compat = require('vanthu.compat')
local root = require('vanthu.root')

-- `:help vanthu-options` explains each at length.
---@class vanthu.Options
---@field cmd? string|string[] the server; a lone string is the program, and `lsp` is added
---@field filetypes? string[] file types that the server is started for
---@field root_markers? (string|string[])[] files that mark a root, most telling first
---@field settings? table what `vanthu.toml` can hold; overlays that file
---@field autostart? boolean
---@field default_mappings? boolean add the mappings of Neovim 0.11 to older versions
---@field capabilities? table client capabilities, when a completion plugin wants its own
---@field on_attach? fun(client: table, bufnr: integer)

local M = {}

---@type vanthu.Options
local defaults = {
  cmd = { 'vanthu', 'lsp' },
  filetypes = {
    'text',
    'markdown',
    'tex',
    'plaintex',
    'html',
    'asciidoc',
    'asciidoctor',
    'rst',
    'typst',
    'toml', -- vanthu.toml alone, for its settings
  },
  root_markers = { { 'vanthu.toml', '.vanthu.toml' }, '.git' },
  settings = {},
  autostart = true,
  default_mappings = true,
}

local expected_types = {
  cmd = { 'string', 'table' },
  filetypes = { 'table' },
  root_markers = { 'table' },
  settings = { 'table' },
  autostart = { 'boolean' },
  default_mappings = { 'boolean' },
  capabilities = { 'table' },
  on_attach = { 'function' },
}

-- Names that the protocol gives to languages, where Neovim's file type differs.
local language_ids = {
  text = 'plaintext',
  tex = 'latex',
  plaintex = 'tex',
  rst = 'restructuredtext',
  asciidoctor = 'asciidoc',
}

---@type vanthu.Options
local current = vim.deepcopy(defaults)
local set_by_user = false

---@return vanthu.Options
function M.get()
  return current
end

--- Whether `setup()` was called. What the user gave `vim.lsp.config` must not be
--- overwritten with mere defaults.
---@return boolean
function M.is_set_by_user()
  return set_by_user
end

--- Replaces the options. A wrong one is named and its default kept, so that a slip in
--- one line does not leave the user without the server.
---@param options? vanthu.Options
---@return string[] problems one sentence for each option that was refused
function M.set(options)
  local problems = {}
  local accepted = {}
  for name, value in pairs(options or {}) do
    local types = expected_types[name]
    if not types then
      table.insert(problems, ('không có tùy chọn “%s” / unknown option'):format(name))
    elseif not vim.tbl_contains(types, type(value)) then
      local wanted = table.concat(types, ' | ')
      table.insert(problems, ('“%s” phải là / must be: %s'):format(name, wanted))
    elseif name == 'cmd' and #value == 0 then
      table.insert(problems, '“cmd” không được để trống / must not be empty')
    else
      accepted[name] = value
    end
  end
  table.sort(problems)
  if type(accepted.cmd) == 'string' then
    accepted.cmd = { accepted.cmd, 'lsp' }
  end
  current = vim.tbl_extend('force', vim.deepcopy(defaults), accepted)
  set_by_user = true
  return problems
end

---@param filetype string
---@return string
function M.language_id(filetype)
  return language_ids[filetype] or filetype
end

--- The part of the client configuration that is the same on every version of Neovim.
---@return table
function M.client()
  local settings = current.settings
  if vim.tbl_isempty(settings) then
    settings = vim.empty_dict() -- an empty Lua table would be sent as a JSON array
  end
  return {
    name = 'vanthu',
    cmd = current.cmd,
    filetypes = current.filetypes,
    settings = { vanthu = settings },
    capabilities = compat.capabilities(current.capabilities),
    -- Else the first findings are those of the defaults, until the server has asked.
    before_init = function(params, client)
      params.initializationOptions = client.settings
    end,
    get_language_id = function(_, filetype)
      return M.language_id(filetype)
    end,
    reuse_client = compat.can_reuse,
    -- Neovim clears what a client has found when it is told to stop; what was under way from
    -- the server then would stay for ever.
    on_exit = vim.schedule_wrap(function(_, _, client_id)
      compat.reset_diagnostics(client_id)
    end),
    on_attach = function(client, bufnr)
      local folder = root.find(bufnr, current.root_markers)
      if folder then
        compat.add_folder(client, folder)
      end
      if current.default_mappings then
        compat.map_defaults(bufnr)
      end
      if current.on_attach then
        current.on_attach(client, bufnr)
      end
    end,
  }
end

return M
