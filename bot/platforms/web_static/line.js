// The line to the bot: what was said so far, what comes (once each, also over a break), and what we say.

const RETRY = 2000;

/** Speak and listen in one room. `on.message(message, fresh)`, `on.gap()`, `on.restart()`, `on.state(connected)`. */
export class Line {
  #room;
  #on;
  #mark = "";
  #stream = null;

  constructor(room, on) {
    [this.#room, this.#on] = [room, on];
  }

  /** Fetch what is kept, then listen from there on. Tries again until the bot answers. */
  async open() {
    try {
      const { messages, last } = await this.#get("/api/messages");
      this.#mark = last;
      for (const message of messages) this.#on.message(message, false);
      this.#listen();
    } catch {
      this.#on.state(false);
      setTimeout(() => this.open(), RETRY);
    }
  }

  menu() {
    return this.#get("/api/menu");
  }

  say(text, replyTo) {
    return this.#post("/api/say", { text, reply_to: replyTo });
  }

  press(messageId, action) {
    return this.#post("/api/press", { message_id: messageId, action });
  }

  #listen() {
    this.#stream?.close();
    const stream = (this.#stream = new EventSource(this.#address("/events", { after: this.#mark })));
    stream.addEventListener("open", () => this.#on.state(true));
    stream.addEventListener("message", (event) => this.#take(event));
    stream.addEventListener("gap", () => this.#on.gap());
    stream.addEventListener("error", () => {
      this.#on.state(false);
      // The browser comes back by itself with Last-Event-ID, unless it was turned away; then we do.
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => this.#listen(), RETRY);
    });
  }

  #take(event) {
    const era = (mark) => mark.split("-")[0];
    if (this.#mark && era(this.#mark) !== era(event.lastEventId)) this.#on.restart();
    this.#mark = event.lastEventId;
    this.#on.message(JSON.parse(event.data), true);
  }

  #address(path, more = {}) {
    return `${path}?${new URLSearchParams({ room: this.#room, ...more })}`;
  }

  async #get(path) {
    return read(await fetch(this.#address(path)));
  }

  async #post(path, body) {
    const headers = { "Content-Type": "application/json" };
    let answer;
    try {
      answer = await fetch(this.#address(path), { method: "POST", headers, body: JSON.stringify(body) });
    } catch {
      throw new Error("공고봇에 닿지 않아 보내지 못했습니다. 켜져 있는지 확인해 주세요.");
    }
    return read(answer);
  }
}

async function read(answer) {
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? "공고봇이 알아들을 수 없는 답을 했습니다.");
  return body;
}
