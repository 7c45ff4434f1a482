// Where the reader is: who reads the end stays at the end; who reads above, or in another tab, is told how much came.

const NEAR = 60; // pixels from the end that still count as the end

export class View {
  #log;
  #newer;
  #name;
  #atEnd = true;
  #top = 0;
  #unseen = 0; // messages below what is in view
  #unread = 0; // messages while the tab was away

  /** `log` scrolls and holds `messages`; `newer` is the button to the end; `name` the tab's title. */
  constructor(log, messages, newer, name) {
    [this.#log, this.#newer, this.#name] = [log, newer, name];
    log.addEventListener("scroll", () => this.#look());
    newer.addEventListener("click", () => this.toEnd());
    document.addEventListener("visibilitychange", () => this.#title(document.hidden ? this.#unread : 0));
    // Whatever makes the log or its words taller: a picture, the input growing, a phone turned.
    const sizes = new ResizeObserver(() => this.#atEnd && this.toEnd());
    sizes.observe(log);
    sizes.observe(messages);
    this.#title(0);
  }

  toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#look();
  }

  /** The bot said something: `element` is its place. Of what is taller than the view, the beginning is shown. */
  came(element, silent) {
    if (this.#atEnd && element.offsetHeight > this.#log.clientHeight) {
      this.#atEnd = false;
      this.#log.scrollTop = element.offsetTop;
    } else if (!this.#atEnd) {
      this.#unseen += 1;
      this.#newer.textContent = `새 메시지 ${this.#unseen}개 ↓`;
      this.#newer.hidden = false;
    }
    if (document.hidden && !silent) this.#title(this.#unread + 1);
  }

  // Only going up leaves the end: new words below, which also move it away, may come before the event of our own move.
  #look() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    if (scrollHeight - scrollTop - clientHeight < NEAR) {
      this.#atEnd = true;
      this.#unseen = 0;
      this.#newer.hidden = true;
    } else if (scrollTop < this.#top) this.#atEnd = false;
    this.#top = scrollTop;
  }

  #title(unread) {
    this.#unread = unread;
    document.title = (unread ? `(${unread}) ` : "") + this.#name;
  }
}
