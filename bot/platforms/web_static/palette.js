// The list of commands that opens at "/": a combobox over the input. Arrows move, Enter or Tab choose, Escape closes.

import { el } from "./message.js";

export class Palette {
  #input;
  #list;
  #aside;
  #menu = [];
  #shown = [];
  #at = -1;
  #closedFor = null;

  /** `aside` is where a screen reader is told how many commands there are. */
  constructor(input, list, aside) {
    [this.#input, this.#list, this.#aside] = [input, list, aside];
    input.addEventListener("input", () => this.update());
    input.addEventListener("blur", () => this.close());
    // Keep the focus in the input while the mouse chooses.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  set menu(menu) {
    this.#menu = menu;
    this.update();
  }

  get open() {
    return !this.#list.hidden;
  }

  /** Show what fits the words so far. Latin letters choose the first at once; Korean ones may be a command by themselves. */
  update() {
    const text = this.#input.value;
    if (text !== this.#closedFor) this.#closedFor = null;
    const typed = /^\/(\S*)$/u.exec(text)?.[1].toLowerCase();
    if (typed === undefined || this.#closedFor !== null || document.activeElement !== this.#input) return this.close();
    const starts = this.#menu.filter((entry) => entry.command.startsWith(typed));
    const speaks = this.#menu.filter((entry) => !starts.includes(entry) && typed && entry.help.includes(typed));
    this.#shown = [...starts, ...speaks];
    if (!this.#shown.length || this.#shown.some((entry) => entry.command === typed)) return this.close();
    this.#at = starts.length ? 0 : -1;
    this.#draw();
    this.#aside.textContent = `명령 ${this.#shown.length}개. 위아래 화살표로 고르고 Enter로 적습니다.`;
  }

  /** Take a key; true when it was the palette's. */
  key(event) {
    if (!this.open) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const count = this.#shown.length;
      this.#at = this.#at < 0 ? (step > 0 ? 0 : count - 1) : (this.#at + step + count) % count;
      this.#draw();
      return true;
    }
    if (event.key === "Escape") {
      this.#closedFor = this.#input.value;
      this.close();
      return true;
    }
    if (["Enter", "Tab"].includes(event.key) && !event.shiftKey && this.#at >= 0) {
      this.#choose(this.#shown[this.#at]);
      return true;
    }
    return false;
  }

  close() {
    if (!this.open) return;
    this.#list.hidden = true;
    this.#aside.textContent = "";
    for (const name of ["role", "aria-expanded", "aria-activedescendant"]) this.#input.removeAttribute(name);
  }

  #choose(entry) {
    this.#input.value = `/${entry.command} `;
    this.#input.dispatchEvent(new Event("input"));
    this.#input.focus();
  }

  #draw() {
    this.#list.replaceChildren(...this.#shown.map((entry, i) => this.#option(entry, i)));
    this.#list.hidden = false;
    this.#input.setAttribute("role", "combobox");
    this.#input.setAttribute("aria-expanded", "true");
    const active = this.#list.children[this.#at];
    if (active) {
      this.#input.setAttribute("aria-activedescendant", active.id);
      active.scrollIntoView({ block: "nearest" });
    } else this.#input.removeAttribute("aria-activedescendant");
  }

  #option(entry, i) {
    const option = el("li", "", el("b", "", `/${entry.command}`), " ", el("span", "", entry.help));
    option.id = `command-${i}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", String(i === this.#at));
    option.addEventListener("click", () => this.#choose(entry));
    return option;
  }
}
