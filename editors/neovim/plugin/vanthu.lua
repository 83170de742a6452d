if vim.g.loaded_vanthu then
  return
end
vim.g.loaded_vanthu = true

---@param name string
---@param description string
---@param run fun()
local function command(name, description, run)
  vim.api.nvim_create_user_command(name, run, { desc = description })
end

command('VanthuStart', 'Start vanthu for this buffer', function()
  require('vanthu').start()
end)
command('VanthuStop', 'Stop vanthu', function()
  require('vanthu').stop()
end)
command('VanthuRestart', 'Restart vanthu', function()
  require('vanthu').restart()
end)
command('VanthuFixAll', 'Apply every safe fix in this buffer', function()
  require('vanthu').fix_all()
end)
command('VanthuLog', 'Open the log of language servers', function()
  require('vanthu').log()
end)
command('VanthuInfo', 'Show what runs and under which configuration', function()
  print(table.concat(require('vanthu').info(), '\n'))
end)

require('vanthu.client').activate()
