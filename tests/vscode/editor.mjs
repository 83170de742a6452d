// The workbench as a writer handles it.
import assert from 'node:assert/strict';

const WAIT_MS = 30_000;
const SEVERITIES = { error: 'error', warning: 'warning', info: 'info' };

export class Editor {
  constructor(page) {
    this.page = page;
  }

  async open(name) {
    await this.page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
    await this.page.locator(`.explorer-folders-view [aria-label^="${name}"]`).first().dblclick({ timeout: 60_000 });
    await this.page.waitForSelector('.monaco-editor .view-line', { timeout: WAIT_MS });
  }

  /** Asks again until the answer is yes. */
  async until(question, complaint) {
    const end = Date.now() + WAIT_MS;
    while (!(await question())) {
      assert.ok(Date.now() < end, complaint);
      await this.page.waitForTimeout(100);
    }
  }

  /** Runs a command by its title. */
  async command(title) {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input');
    await input.waitFor({ timeout: WAIT_MS });
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click({ timeout: WAIT_MS });
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: WAIT_MS });
  }

  /** Runs a command that asks something, and chooses the first answer with that text. */
  async commandWithChoice(title, choice, screenshot) {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input');
    await input.waitFor({ timeout: WAIT_MS });
    await input.fill(`>${title}`);
    const row = (text) => this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
    await row(title).click({ timeout: WAIT_MS });
    await row(choice).waitFor({ timeout: WAIT_MS });
    if (screenshot !== undefined) {
      await this.page.screenshot({ path: screenshot });
    }
    await row(choice).click();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: WAIT_MS });
  }

  /** Opens the list of completions at the cursor and takes the one with that text. */
  async complete(text, screenshot) {
    const row = this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text }).first();
    for (let attempt = 0; !(await row.isVisible()); attempt++) {
      assert.ok(attempt < 20, `“${text}” is not offered`);
      await this.page.keyboard.press('Control+Space');
      await row.waitFor({ timeout: 1500 }).catch(() => {});
    }
    await this.page.screenshot({ path: screenshot });
    await row.click();
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden', timeout: WAIT_MS });
  }

  /** Writes behind the end of the text. */
  async append(text) {
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(text);
  }

  async save() {
    await this.page.keyboard.press('Control+s');
  }

  /** The rows of the problems panel, in the form `severity message code line:column`, sorted. */
  async problems() {
    const rows = await this.page.evaluate((severities) => {
      const lines = [...document.querySelectorAll('.markers-panel .monaco-list-row')];
      return lines.flatMap((line) => {
        const icon = line.querySelector('.marker-icon .codicon');
        const severity = Object.keys(severities).find((name) => icon?.classList.contains(`codicon-${severities[name]}`));
        return severity === undefined ? [] : [`${severity} ${line.innerText.replace(/\s+/g, ' ').trim()}`];
      });
    }, SEVERITIES);
    return rows
      .map((row) => row.replace(/ vanthu ([A-Z]\d\d) \[Ln (\d+), Col (\d+)\]$/, ' $1 $2:$3'))
      .sort();
  }

  async problemsBecome(expected) {
    let seen = [];
    const end = Date.now() + WAIT_MS;
    do {
      seen = await this.problems();
      if (JSON.stringify(seen) === JSON.stringify(expected)) {
        return;
      }
      await this.page.waitForTimeout(100);
    } while (Date.now() < end);
    assert.deepEqual(seen, expected);
  }

  /** What the status bar says of the checker. */
  async status() {
    return (await this.page.locator('.statusbar-item', { hasText: 'vanthu' }).first().innerText()).trim();
  }

  /** Whether a text is on the screen in one line. */
  async shows(text) {
    const lines = await this.page.locator('.monaco-editor .view-line').allTextContents();
    return lines.some((line) => line.replaceAll('\u00a0', ' ').includes(text));
  }

  /** The middle of the first characters of a text on the screen. */
  async place(text) {
    const place = await this.page.evaluate((wanted) => {
      for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
        const offset = line.textContent.replaceAll('\u00a0', ' ').indexOf(wanted);
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let before = 0, node; offset >= 0 && (node = walker.nextNode()); before += node.data.length) {
          if (offset < before + node.data.length) {
            const range = document.createRange();
            range.setStart(node, offset - before);
            range.setEnd(node, Math.min(offset - before + 3, node.data.length));
            const { left, top, width, height } = range.getBoundingClientRect();
            return { x: left + width / 2, y: top + height / 2 };
          }
        }
      }
      return undefined;
    }, text);
    assert.ok(place, `“${text}” is not on the screen in one line`);
    return place;
  }

  async clickOn(text) {
    const { x, y } = await this.place(text);
    await this.page.mouse.click(x, y);
  }

  get hover() {
    return this.page.locator('.monaco-hover:not(.hidden)').filter({ has: this.page.locator('.hover-row') });
  }

  async hoverOver(text, expected) {
    const { x, y } = await this.place(text);
    await this.page.mouse.move(x, y - 60);
    await this.page.mouse.move(x, y, { steps: 4 });
    await this.hover.filter({ hasText: expected }).first().waitFor({ timeout: WAIT_MS });
  }

  async hoverText() {
    return (await this.hover.first().innerText()).replace(/\s+/g, ' ').trim();
  }

  /** Opens the list of fixes at the cursor and takes the one with that title. */
  async quickFix(title, screenshot) {
    const action = this.page.locator('.action-widget .monaco-list-row', { hasText: title });
    // A list that opens before everything has been asked for stays as it is; one opened again does not.
    for (let attempt = 0; !(await action.first().isVisible()); attempt++) {
      assert.ok(attempt < 10, `“${title}” is not offered`);
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+.');
      await action.first().waitFor({ timeout: WAIT_MS / 10 }).catch(() => {});
    }
    await this.page.screenshot({ path: screenshot });
    await action.first().click();
    await action.first().waitFor({ state: 'hidden', timeout: WAIT_MS });
  }
}
