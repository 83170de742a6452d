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

  /** Does something again and again until a question is answered with yes: a key that is pressed while the
   * workbench is busy with something else is lost. */
  async insist(action, question, complaint) {
    const end = Date.now() + WAIT_MS;
    while (!(await question())) {
      assert.ok(Date.now() < end, complaint);
      await action();
      const soon = Date.now() + 1500;
      while (!(await question()) && Date.now() < soon) {
        await this.page.waitForTimeout(50);
      }
    }
  }

  get picker() {
    return this.page.locator('.quick-input-widget');
  }

  get pickerInput() {
    return this.picker.locator('.quick-input-filter input');
  }

  /** The row that the Enter key would take. */
  async pickedRow() {
    // At one stroke: a list that is asked twice may be gone the second time.
    return this.page.evaluate(() => {
      const row = document.querySelector('.quick-input-widget .monaco-list-row.focused');
      return row === null || row.getClientRects().length === 0 ? '' : row.innerText.replace(/\s+/g, ' ');
    });
  }

  /** Takes the row with that text, once it is the one that Enter takes; the list that had it is gone then. */
  async take(text) {
    await this.insist(
      async () => {
        if (!(await this.pickedRow()).includes(text)) {
          await this.page.keyboard.press('ArrowDown');
        }
      },
      async () => (await this.pickedRow()).includes(text),
      `“${text}” is not among the choices`,
    );
    await this.insist(
      () => this.page.keyboard.press('Enter'),
      async () => !(await this.pickedRow()).includes(text),
      `“${text}” is not taken`,
    );
  }

  /** Runs a command by its title; what it asks is there to be answered. */
  async start(title) {
    const ours = async () => (await this.pickerInput.isVisible()) && (await this.pickerInput.inputValue()).startsWith('>');
    await this.insist(() => this.page.keyboard.press('F1'), ours, 'the palette does not open');
    await this.pickerInput.fill(`>${title}`);
    await this.take(title);
  }

  /** Runs a command that asks nothing. */
  async command(title) {
    await this.start(title);
    await this.picker.waitFor({ state: 'hidden', timeout: WAIT_MS });
  }

  /** Runs a command that asks something, and chooses the first answer with that text. */
  async commandWithChoice(title, choice, screenshot) {
    await this.start(title);
    await this.picker.locator('.monaco-list-row', { hasText: choice }).first().waitFor({ timeout: WAIT_MS });
    if (screenshot !== undefined) {
      await this.page.screenshot({ path: screenshot });
    }
    await this.take(choice);
    await this.picker.waitFor({ state: 'hidden', timeout: WAIT_MS });
  }

  /** Runs a command that offers a list with ticks, and accepts them as they are. */
  async commandWithTicks(title, tick, screenshot) {
    await this.start(title);
    await this.picker.locator('.monaco-list-row', { hasText: tick }).first().waitFor({ timeout: WAIT_MS });
    await this.page.screenshot({ path: screenshot });
    await this.insist(
      () => this.page.keyboard.press('Enter'),
      async () => !(await this.picker.isVisible()),
      'the list with ticks stays',
    );
  }

  /** Runs a command that asks for a file. */
  async commandWithFile(title, path) {
    await this.start(title);
    await this.until(
      async () => (await this.pickerInput.isVisible()) && (await this.pickerInput.inputValue()).startsWith('/'),
      'no file is asked for',
    );
    // The dialog writes the folder into its line when it has looked into it, whatever stands there by then.
    await this.insist(
      async () => {
        await this.pickerInput.fill(path);
        await this.picker.locator('.monaco-list-row', { hasText: path.split('/').at(-1) }).first().waitFor({ timeout: WAIT_MS });
        await this.page.keyboard.press('Enter');
      },
      async () => !(await this.picker.isVisible()),
      'the file is not taken',
    );
  }

  /** Writes the settings of the user or of the workspace, in the workbench itself: what is written to the file beside
   * it, it notices late or never. */
  async settings(json, whose = 'User') {
    await this.command(`Preferences: Open ${whose} Settings (JSON)`);
    const tab = this.page.locator('.tab.active', { hasText: 'settings.json' });
    await tab.waitFor({ timeout: WAIT_MS });
    await this.page.locator('.editor-instance .view-line').first().click();
    await this.insist(
      async () => {
        await this.page.keyboard.press('Control+a');
        await this.page.keyboard.press('Delete');
        await this.page.keyboard.insertText(json);
      },
      async () => (await tab.getAttribute('class')).includes('dirty'),
      'the settings are not written',
    );
    await this.insist(
      () => this.save(),
      async () => !(await tab.getAttribute('class')).includes('dirty'),
      'the settings are not saved',
    );
    await this.command('View: Close Editor');
    await tab.waitFor({ state: 'hidden', timeout: WAIT_MS });
  }

  /** The names of the texts in front, from left to right. */
  async tabs() {
    return this.page
      .locator('.tab.active')
      .evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('data-resource-name') ?? tab.innerText.trim()));
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
    const last = text.split('\n').at(-1);
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(text);
    await this.until(() => this.shows(last), `“${last}” is not in the text`);
  }

  /** Saves until the file is as it should be. */
  async saveUntil(question, complaint) {
    await this.insist(() => this.save(), question, complaint);
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

  /** Puts the cursor where that text stands; what has just opened or closed beside it may have moved it. */
  async clickOn(text) {
    let place;
    const isThere = async () => {
      const rows = await this.page.evaluate(() =>
        [...document.querySelectorAll('.monaco-editor.focused .cursors-layer .cursor')].map((cursor) => {
          const { top, bottom } = cursor.getBoundingClientRect();
          return { top, bottom };
        }),
      );
      return place !== undefined && rows.some(({ top, bottom }) => top <= place.y && place.y <= bottom);
    };
    await this.insist(
      async () => {
        place = await this.place(text);
        await this.page.mouse.click(place.x, place.y);
      },
      isThere,
      `the cursor does not go to “${text}”`,
    );
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
