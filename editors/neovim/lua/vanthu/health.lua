--- `:checkhealth vanthu`

local compat = require('vanthu.compat')
local config = require('vanthu.config')
local root = require('vanthu.root')

local M = {}

---@param health vanthu.Health
local function check_editor(health)
  local version = vim.version()
  local text = ('Neovim %d.%d.%d'):format(version.major, version.minor, version.patch)
  if vim.fn.has('nvim-0.7') == 0 then
    health.error(text .. ': cần bản 0.7 trở lên / 0.7 or newer is needed')
  elseif compat.has_enable then
    health.ok(text .. ' (vim.lsp.config)')
  else
    health.ok(text)
  end
end

---@param health vanthu.Health
local function check_program(health)
  local program = config.get().cmd[1]
  if vim.fn.executable(program) == 0 then
    health.error(('không tìm thấy lệnh “%s” / program not found'):format(program), {
      'cargo install --path . (trong thư mục mã nguồn / in the source tree)',
      "require('vanthu').setup({ cmd = { '/path/to/vanthu', 'lsp' } })",
    })
    return
  end
  local answer = vim.trim(vim.fn.system({ program, '--version' }))
  if vim.v.shell_error ~= 0 then
    health.error(('“%s --version”: %s'):format(program, answer))
    return
  end
  health.ok(('%s (%s)'):format(answer, vim.fn.exepath(program)))
end

---@param health vanthu.Health
local function check_clients(health)
  local clients = compat.clients()
  if #clients == 0 then
    health.info('máy chủ không chạy / server not running (:VanthuStart)')
  end
  for _, client in ipairs(clients) do
    local count = vim.tbl_count(client.attached_buffers)
    health.ok(
      ('máy chủ / server id %d, %s: %d văn bản / buffers, gốc / root: %s'):format(
        client.id,
        client.offset_encoding or 'utf-16',
        count,
        client.config.root_dir or '—'
      )
    )
    if compat.pulls(client) then
      health.info('chỗ cần xem: Neovim hỏi máy chủ / findings are asked for (pull)')
    else
      health.info('chỗ cần xem: máy chủ gửi tới / findings are sent (push)')
    end
  end
  if not compat.asks_before_saving() then
    health.info('fix-on-save cần bản Neovim mới hơn / needs a newer Neovim')
  end
  if not compat.has_inlay_hints then
    health.info(':Vanthu hints cần Neovim 0.10 / inlay hints need Neovim 0.10')
  end
end

---@param health vanthu.Health
local function check_configuration(health)
  local folders = { [vim.fn.getcwd()] = true }
  for _, client in ipairs(compat.clients()) do
    for bufnr in pairs(client.attached_buffers) do
      local folder = root.folder(bufnr)
      if folder then
        folders[folder] = true
      end
    end
  end
  local sorted = vim.tbl_keys(folders)
  table.sort(sorted)
  for _, folder in ipairs(sorted) do
    local file = root.config_file(folder)
    if file then
      health.ok(('%s: %s'):format(folder, file))
    else
      health.info(
        folder .. ': không có vanthu.toml, dùng mặc định / none, defaults are used'
      )
    end
  end
end

function M.check()
  local health = compat.health()
  health.start('vanthu')
  check_editor(health)
  check_program(health)
  check_clients(health)
  check_configuration(health)
end

return M
