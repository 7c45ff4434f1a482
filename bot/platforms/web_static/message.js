// One message as elements. Words only ever become text nodes: nothing here reads a string as markup.

const time = new Intl.DateTimeFormat("ko-KR", { timeZone: "Asia/Seoul", hour: "numeric", minute: "2-digit" });
const moment = new Intl.DateTimeFormat("ko-KR", { timeZone: "Asia/Seoul", dateStyle: "long", timeStyle: "medium" });
const day = new Intl.DateTimeFormat("ko-KR", { timeZone: "Asia/Seoul", dateStyle: "full" });

// Letters that take two columns in a fixed-width font, and pictures that should.
const WIDE = /([ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹯＀-｠￠-￦]+)/u;

const PICTURE = /(\p{Emoji_Presentation})/u;

// A command in the bot's words, as in "할 수 있는 일은 /help 에 있습니다".
const COMMAND = /(?<![^\s(‘“])(\/[a-z]{2,32})(?![\w/])/u;

const TAGS = { bold: "strong", italic: "em", strike: "s", code: "code" };

export const dayOf = (message) => day.format(new Date(message.at));

/** An element with a class and children (strings become text). */
export function el(tag, className = "", ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** The message's article. `on.press(button, id, action, byHand)`, `on.answer(message)`, `on.command(text, example)`… */
export function render(message, on) {
  const mine = message.author === "you";
  const article = el("article", `message ${mine ? "mine" : "theirs"}`);
  article.id = `m-${message.id}`;
  article.tabIndex = -1;
  article.append(el("h2", "by", mine ? "나" : "공고봇"));

  const bubble = el("div", "bubble");
  const answered = message.reply_to && on.find(message.reply_to);
  if (answered) bubble.append(reference(answered, on));
  bubble.append(...laid(message.blocks, mine ? null : on));
  if (message.picture) bubble.append(picture(message.picture));
  if (message.document) bubble.append(file(message.document));
  const card = el("div", "card");
  if (bubble.childElementCount) card.append(bubble);
  if (message.buttons.length) card.append(keyboard(message, on));
  article.append(card, foot(message, on, mine));
  return article;
}

/** All the words of a message. */
export function words(message) {
  return message.blocks.map((b) => b.spans.map((s) => s.text).join("")).join("\n") || message.picture?.alt || "";
}

/** The first words of a message, for a mention of it. */
export function gist(message) {
  const line = words(message).replace(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

function reference(answered, on) {
  const to = el("button", "reference", el("bdi", "", gist(answered)));
  to.type = "button";
  to.setAttribute("aria-label", `답장한 말로 가기: ${gist(answered)}`);
  to.addEventListener("click", () => on.jump(answered.id));
  return to;
}

// Blocks as elements; folds that follow each other are one.
function laid(blocks, on) {
  const made = [];
  for (const one of blocks) {
    if (one.kind !== "fold" || !one.spans.length) made.push(block(one, on));
    else if (made.at(-1)?.classList.contains("fold")) made.at(-1).append(block({ ...one, kind: "text" }, on));
    else made.push(fold(one, on));
  }
  return made;
}

// The first line is what is seen of a fold until it is opened.
function fold({ spans, gap }, on) {
  const [first, ...rest] = spans;
  const [head, ...lines] = first.text.split("\n");
  const inside = [{ ...first, text: lines.join("\n") }, ...rest].filter((one) => one.text);
  if (inside.length) inside[0] = { ...inside[0], text: inside[0].text.replace(/^\n/, "") };
  const summary = el("summary", "", span({ ...first, url: "" }, [head]));
  return el("details", gap ? "fold gap" : "fold", summary, block({ kind: "text", gap: false, spans: inside }, on));
}

// `on` is null where commands are only words: in what the member said.
function block({ kind, gap, spans }, on) {
  const tag = { quote: "blockquote", pre: "pre" }[kind] ?? "p";
  if (kind === "spoiler") return covered(el("p", "", ...spans.map((one) => span(one, [one.text]))));
  const words = (one) => (kind === "text" && on ? withCommands(one, on) : [one.text]);
  const made = el(tag, gap ? "gap" : "", ...spans.map((one) => span(one, kind === "pre" ? inColumns(one.text) : words(one))));
  if (kind === "pre") made.tabIndex = 0; // it may scroll sideways
  return made;
}

function covered(words) {
  return el("details", "spoiler", el("summary", "", "눌러서 보기"), words);
}

// Each run of words stands in a <bdi>: a right-to-left mark inside it cannot turn its neighbours around.
function span({ style, url }, parts) {
  const words = el("bdi", "", ...parts);
  const styled = TAGS[style] ? el(TAGS[style], "", words) : words;
  return url ? link(url, "", styled) : styled;
}

function withCommands({ text, style, url }, on) {
  if (url) return [text];
  if (style === "code") return text.startsWith("/") ? [commandKey(text, true, on)] : inColumns(text);
  return text.split(COMMAND).map((part, i) => (i % 2 ? commandKey(part, false, on) : part));
}

function commandKey(text, example, on) {
  const made = el("button", "command", text);
  made.type = "button";
  if (example) made.title = "눌러서 입력창에 옮겨 적기";
  made.addEventListener("click", () => on.command(text, example));
  return made;
}

function inColumns(text) {
  const pictures = (run) => run.split(PICTURE).map((part, i) => (i % 2 ? el("span", "two", part) : part));
  return text.split(WIDE).flatMap((run, i) => (i % 2 ? el("span", "wide", run) : pictures(run)));
}

function link(url, className, ...children) {
  const made = el("a", className, ...children, el("span", "unseen", " (새 창)"));
  made.href = url;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

function picture({ src, alt }) {
  if (!src) return el("p", "no-picture", `그림: ${alt}`);
  const image = el("img");
  image.src = src;
  image.alt = alt;
  return el("figure", "", link(src, "picture", image));
}

function file({ href, name }) {
  if (!href) return el("p", "no-picture", `파일: ${name}`);
  const made = el("a", "file", el("bdi", "", name), " 내려받기");
  made.href = href;
  made.download = name;
  return el("p", "", made);
}

function keyboard(message, on) {
  const rows = message.buttons.map((row) => el("div", "row", ...row.map((button) => key(button, message, on))));
  const made = el("div", "keyboard", ...rows);
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", "고를 수 있는 것");
  return made;
}

function key({ label, action, url }, message, on) {
  const words = el("bdi", "", label);
  if (url) return link(url, "key out", words);
  const made = el("button", "key", words);
  made.type = "button";
  made.addEventListener("click", (event) => on.press(made, message.id, action, event.detail > 0));
  return made;
}

function foot(message, on, mine) {
  const at = new Date(message.at);
  const stamp = el("time", "", time.format(at));
  stamp.dateTime = message.at;
  stamp.title = moment.format(at);
  const made = el("div", "foot", stamp);
  if (message.edited) made.append(el("span", "edited", "고침"));
  if (!mine) {
    const answer = el("button", "answer", "답장");
    answer.type = "button";
    answer.addEventListener("click", () => on.answer(message));
    made.append(answer);
  }
  return made;
}

/** Make two-column letters exactly two columns wide, whatever fonts this computer has. Call when fonts are there. */
export function fitColumns(root) {
  const probe = el("pre", "probe", el("span", "", "0".repeat(40)), "\n", el("span", "", "가".repeat(20)));
  root.append(probe);
  const [narrow, wide] = [...probe.children].map((line) => line.getBoundingClientRect().width);
  const size = parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  document.documentElement.style.setProperty("--wide-gap", `${(narrow - wide) / 20 / size}em`);
}
