// The messages on the page, each once and in its place, however they come: in order, late, changed, or over a restart.

import { dayOf, el, render } from "./message.js";

const SHOWN_AT_ONCE = 800; // older messages leave the page
const TOGETHER = 3 * 60 * 1000; // messages this near in time stand as one group

export class Talk {
  #root;
  #hands;
  #known = new Map(); // id → { message, element }

  /** `hands` are what a message's controls do: `press`, `answer`, `command`. */
  constructor(root, hands) {
    this.#root = root;
    this.#hands = { ...hands, find: (id) => this.#known.get(id)?.message, jump: (id) => this.#jump(id) };
  }

  get empty() {
    return this.#known.size === 0;
  }

  /** Whether the member has said something here. */
  get spoken() {
    return [...this.#known.values()].some(({ message }) => message.author === "you");
  }

  /** Put a message in its place; its element when it is a new one, null when it changed one that was there. */
  take(message) {
    const old = this.#known.get(message.id);
    if (old) {
      this.#change(old.element, message);
      return null;
    }
    const element = render(message, this.#hands);
    const before = this.#placeFor(message);
    this.#join(element, message, before);
    this.#root.insertBefore(element, before);
    this.#known.set(message.id, { message, element });
    this.#trim();
    return element;
  }

  /** Words across the page, for what is no message. */
  divide(words) {
    this.#root.append(el("p", "divider", el("span", "", words)));
  }

  // Nearly always the end; after a break an older message that was changed may come late.
  #placeFor(message) {
    let before = null;
    for (let last = this.#root.lastElementChild; last; before = last, last = last.previousElementSibling) {
      const other = this.#messageAt(last);
      if (!other || era(other) !== era(message) || other.number < message.number) break;
    }
    return before;
  }

  // A day's first message gets a line with the day; one that follows its own author closely shows no name again.
  #join(element, message, before) {
    const other = this.#messageAt(before ? before.previousElementSibling : this.#root.lastElementChild);
    if (!other || dayOf(other) !== dayOf(message)) {
      if (!before) this.divide(dayOf(message));
    } else if (other.author === message.author && new Date(message.at) - new Date(other.at) < TOGETHER) {
      element.classList.add("follows");
    }
  }

  #change(old, message) {
    const element = render(message, this.#hands);
    element.classList.toggle("follows", old.classList.contains("follows"));
    element.classList.add("changed");
    const keys = (of) => [...of.querySelectorAll(".key")];
    const focused = old.contains(document.activeElement);
    const place = keys(old).indexOf(document.activeElement);
    old.replaceWith(element);
    this.#known.set(message.id, { message, element });
    // Who works by keyboard stays where they were.
    if (focused) (keys(element)[place] ?? element).focus({ preventScroll: true });
  }

  #trim() {
    while (this.#known.size > SHOWN_AT_ONCE) {
      this.#known.delete(this.#messageAt(this.#root.firstElementChild)?.id);
      this.#root.firstElementChild.remove();
    }
  }

  #jump(id) {
    const element = this.#known.get(id)?.element;
    element?.scrollIntoView({ block: "center" });
    element?.focus({ preventScroll: true });
  }

  #messageAt(element) {
    return element && this.#known.get(element.id.slice(2))?.message;
  }
}

// The part of an id that is the same for all messages of one run of the bot.
const era = (message) => message.id.split("-")[0];
