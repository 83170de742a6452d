// What a writer does in the workbench with a report, from the first look at it to settings that are wrong. Whatever
// the panel of problems shows must be what the command line says of the same file, each finding once.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export async function work({ editor, folder, report, SHOTS, SERVER, settings, allFindings, findings, say }) {
  const { page } = editor;
  const shot = (name) => join(SHOTS, name);
  const read = (file) => readFileSync(file, 'utf8');
  const toast = (text) => page.locator('.notification-toast', { hasText: text }).first().waitFor({ timeout: 30_000 });
  const statusBecomes = (said) =>
    editor.until(async () => (await editor.status()) === said, `the status bar never says “${said}”`);
  // The status bar counts hints too.
  const countBecomes = (count) => statusBecomes(count === 0 ? 'vanthu' : `vanthu: ${count}`);

  async function look() {
    await editor.open('bao-cao.txt');
    await editor.command('View: Toggle Primary Side Bar Visibility');
    await page.waitForSelector('.squiggly-error', { timeout: 60_000 });
    const before = findings(report);
    assert.ok(before.length >= 5, 'the example has too few findings to tell anything');
    await editor.command('View: Toggle Problems');
    await editor.problemsBecome(before);
    assert.ok((await page.locator('.squiggly-warning').count()) > 0, 'no warning is underlined');
    await countBecomes(allFindings(report).length);
    say(`problems panel equals the command line: ${before.length} findings, each once`);

    await editor.hoverOver('Nghị định số 30/', 'công tác văn thư');
    say(`hover card: ${await editor.hoverText()}`);
    await page.screenshot({ path: shot('hover.png') });
    await page.keyboard.press('Escape');
  }

  async function mend() {
    const before = findings(report);
    await editor.clickOn('Thông tư');
    await editor.quickFix('Sửa “Thông tư” thành “Nghị định”', shot('fix.png'));
    await editor.until(async () => !(await editor.shows('Thông tư')), 'the quick fix changes nothing');
    await editor.saveUntil(() => {
      const text = read(report);
      return text.includes('triển khai Nghị định số 30/2020/NĐ-CP đến') && !text.includes('Thông tư');
    }, 'the quick fix is not in the saved file');
    const fixed = findings(report);
    assert.equal(fixed.length, before.length - 1);
    await editor.problemsBecome(fixed);
    say('quick fix applied and saved');

    const copy = join(folder, '.sao.txt');
    copyFileSync(report, copy);
    findings(copy, '--fix');
    await editor.clickOn('Đến năm');
    await editor.command('vanthu: Apply all certain fixes');
    await editor.saveUntil(() => read(report) === read(copy), '“fix all” differs from --fix');
    await editor.problemsBecome(findings(report));
    say('“fix all” gives the same text as the command line');
  }

  async function complete() {
    await editor.clickOn('Sáng ngày');
    await editor.append('\nCăn cứ Nghị định số 30/2020/');
    await editor.complete('30/2020/NĐ-CP', shot('completion.png'));
    await editor.saveUntil(
      // The symbol alone: the text has the day and the title of this decree already.
      () => /^Căn cứ Nghị định số 30\/2020\/NĐ-CP$/m.test(read(report)),
      'the completion does not fill in the citation',
    );
    say('a symbol completed from its number');
  }

  async function list() {
    await editor.commandWithChoice('vanthu: List the documents cited', '30/2020/NĐ-CP', shot('cited.png'));
    say('the cited documents are listed');

    const run = spawnSync(SERVER, ['cite', '--format', 'list', report], { encoding: 'utf8' });
    const [first] = run.stdout.split('\n');
    await editor.commandWithChoice('vanthu: Write the list of the documents cited', 'Danh sách đánh số');
    await editor.until(() => editor.shows(first.slice(0, 30)), `the list does not begin with “${first}”`);
    await page.screenshot({ path: shot('list.png') });
    await editor.command('View: Revert and Close Editor');
    await editor.until(async () => (await editor.tabs()).length === 1, 'the list is not closed');
    say('the list of the documents cited is written as a text of its own');
  }

  async function base() {
    const law = 'Luật Đất đai số 31/2024/QH15 ngày 18/01/2024 của Quốc hội';
    await editor.clickOn('Căn cứ');
    await editor.append(`\nViệc này theo ${law}.`);
    await editor.commandWithTicks('vanthu: Add “Căn cứ …” lines', 'Luật Đất đai năm 2024', shot('basis.png'));
    await editor.saveUntil(() => read(report).split('\n').includes('Căn cứ Luật Đất đai năm 2024;'), 'no line is added');
    await editor.command('vanthu: Add “Căn cứ …” lines');
    await toast('đều đã có dòng');
    say('a “Căn cứ …” line is added for what is cited, and only once');
  }

  async function convert() {
    await editor.clickOn('Việc này');
    await editor.append('\n\nCéng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do');
    await editor.commandWithChoice('vanthu: Convert an old encoding', 'Tự nhận biết', shot('convert.png'));
    await editor.saveUntil(
      () => read(report).endsWith('Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do'),
      'the passage is not in Unicode',
    );
    await editor.problemsBecome(findings(report));
    say('an old encoding is converted');
  }

  async function learn() {
    const word = 'nghành';
    await editor.append(`\n😀 Các ${word} có liên quan họp ngày 5/3/2024.`);
    const isFound = () => allFindings(report).some((one) => one.message.includes(word));
    await editor.saveUntil(() => read(report).includes(word) && isFound(), 'the misspelt word is not found');
    await editor.problemsBecome(findings(report));
    await editor.clickOn(word);
    await editor.commandWithChoice('vanthu: Add the word at the cursor', 'thư mục làm việc', shot('dictionary.png'));
    await editor.until(() => {
      const words = join(folder, '.vanthu/words.txt');
      return existsSync(words) && read(words).split('\n').includes(word);
    }, 'the word is not in the dictionary of the folder');
    assert.ok(!isFound(), 'the command line still finds the word');
    await editor.problemsBecome(findings(report));
    await editor.command('vanthu: Add the word at the cursor');
    await toast('không có từ nào bị coi là sai');
    say('a word added to the dictionary of the folder');
  }

  async function choose() {
    await editor.commandWithChoice('vanthu: Choose the kind of text', 'nd30');
    const asDocument = allFindings(report, '--profile', 'nd30').length;
    assert.notEqual(asDocument, allFindings(report).length, 'the profile changes nothing, and so shows nothing');
    await countBecomes(asDocument);
    await page.screenshot({ path: shot('profile.png') });
    await editor.commandWithChoice('vanthu: Choose the kind of text', 'vanthu.toml');
    await countBecomes(allFindings(report).length);
    say('another profile holds at once, and can be taken back');

    const registry = join(folder, 'danh-muc.csv');
    writeFileSync(registry, 'số ký hiệu,loại,ngày ban hành\n30/2020/NĐ-CP,Nghị định,2021-12-31\n');
    const before = allFindings(report).length;
    await editor.commandWithFile('vanthu: Add a registry of documents', registry);
    await editor.until(
      async () => (await editor.problems()).some((one) => one.includes(' A17 ')),
      'the day in the registry is not held against the text',
    );
    say('a registry counts at once');
    await editor.settings('{ }', 'Workspace');
    await countBecomes(before);
  }

  async function range() {
    const other = join(folder, 'khac.txt');
    writeFileSync(other, 'Xã lập sổ theo Thông tư số 30/2020/NĐ-CP.\n');
    const open = findings(report);
    const all = [...open, ...findings(other)].sort();
    assert.ok(all.length > open.length);
    await editor.command('vanthu: Check all texts of the folder');
    await editor.problemsBecome(all);
    await page.screenshot({ path: shot('folder.png') });
    await editor.command('vanthu: Check all texts of the folder');
    await editor.problemsBecome(open);
    say('texts that are not open are checked on request, each finding once');

    await editor.command('vanthu: Switch checking off or on');
    await statusBecomes('vanthu: tắt');
    await editor.problemsBecome([]);
    await page.screenshot({ path: shot('off.png') });
    await editor.command('vanthu: Switch checking off or on');
    await editor.problemsBecome(open);
    await editor.command('vanthu: Restart the server');
    await editor.problemsBecome(open);
    assert.equal(await page.locator('.notification-toast', { hasText: 'failed' }).count(), 0, 'something is said to fail');
    say('checking is switched off and on, and the server restarted');
  }

  async function configure() {
    const left = findings(report);
    const code = left[0].split(' ').at(-2);
    await editor.settings(JSON.stringify({ ...settings, 'vanthu.rules': { [code]: 'off' } }));
    await editor.problemsBecome(left.filter((one) => !one.includes(` ${code} `)));
    say(`${code} is off as soon as a setting says so`);

    await editor.settings(JSON.stringify({ ...settings, 'vanthu.fix-on-save': true }));
    await editor.clickOn('Việc này');
    await editor.append('\nXã đã họp .');
    await editor.saveUntil(() => read(report).endsWith('\nXã đã họp.'), 'the text is not mended on saving');
    say('a text is mended when it is saved, if a setting wants that');

    await editor.settings(JSON.stringify({ 'vanthu.server.path': '/khong/co/vanthu' }), 'Workspace');
    await toast('Không tìm thấy chương trình');
    await statusBecomes('vanthu');
    say('a missing server is said in words');
  }

  for (const step of [look, mend, complete, list, base, convert, learn, choose, range, configure]) {
    await step();
  }
}
