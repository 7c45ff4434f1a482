// The page of the local room: puts messages in their place, keeps the view where the reader is, and hears the keyboard.

import { Line } from "./line.js";
import { dayOf, el, fitColumns, gist, render } from "./message.js";
import { Palette } from "./palette.js";

const byId = (id) => document.getElementById(id);
const [log, messages, input, newer, toasts] = ["log", "messages", "say", "newer", "toasts"].map(byId);

const room = new URLSearchParams(location.search).get("room") || "local";
const SHOWN_AT_ONCE = 800; // older messages leave the page
const TOGETHER = 3 * 60 * 1000; // messages this near in time stand as one group
const STARTERS = [
  ["/start", "시작"],
  ["/subscribe 전문연", "전문연 공고 구독"],
  ["/jobs 전문연 신입", "지금 열린 공고"],
  ["/help", "도움말"],
];

const known = new Map(); // id → { message, element }
let answering = null; // the message being answered
let unseen = 0; // messages that came below the view
let unread = 0; // messages that came while the tab was away
let lastSaid = "";
let waiting = 0;
let starting = true;

// ---- messages ----------------------------------------------------------------------------------------------------

function take(message, fresh) {
  const old = known.get(message.id);
  if (old) return change(old, message);
  const element = render(message, hands);
  const before = placeFor(message);
  join(element, message, before);
  messages.insertBefore(element, before);
  known.set(message.id, { message, element });
  if (message.author === "you") lastSaid = gist(message);
  trim();
  noteArrival(message, fresh);
  updateWelcome();
}

// Nearly always the end; after a break an older message that was changed may come late.
function placeFor(message) {
  for (let last = messages.lastElementChild, after = null; ; after = last, last = last.previousElementSibling) {
    if (!last) return after;
    const other = known.get(last.id.slice(2))?.message;
    if (!other || era(other) !== era(message) || other.number < message.number) return after;
  }
}

const era = (message) => message.id.split("-")[0];

// A day's first message gets a line with the day; one that follows its own author closely shows no name again.
function join(element, message, before) {
  const previous = before ? before.previousElementSibling : messages.lastElementChild;
  const other = previous && known.get(previous.id.slice(2))?.message;
  if (!other || dayOf(other) !== dayOf(message)) {
    if (!before) messages.append(divider(dayOf(message), "day"));
  } else if (other.author === message.author && new Date(message.at) - new Date(other.at) < TOGETHER) {
    element.classList.add("follows");
  }
}

function divider(words, kind = "") {
  return el("p", `divider ${kind}`, el("span", "", words));
}

function change(old, message) {
  const focused = old.element.contains(document.activeElement) ? focusPlace(old.element) : null;
  const element = render(message, hands);
  if (old.element.classList.contains("follows")) element.classList.add("follows");
  if (message.edited) element.classList.add("changed");
  old.element.replaceWith(element);
  known.set(message.id, { message, element });
  if (focused) (pressables(element)[focused.index] ?? element).focus({ preventScroll: true });
}

const pressables = (element) => [...element.querySelectorAll(".key")];

function focusPlace(element) {
  return { index: pressables(element).indexOf(document.activeElement) };
}

function trim() {
  while (known.size > SHOWN_AT_ONCE) {
    const [id, { element }] = known.entries().next().value;
    element.remove();
    known.delete(id);
  }
}

const hands = {
  find: (id) => known.get(id)?.message,
  answer: (message) => answerTo(message),
  jump(id) {
    const target = known.get(id)?.element;
    target?.scrollIntoView({ block: "center" });
    target?.focus({ preventScroll: true });
  },
  async press(button, messageId, action) {
    if (button.getAttribute("aria-disabled")) return;
    // Not `disabled`: a disabled button would lose the focus of who works by keyboard.
    button.setAttribute("aria-disabled", "true");
    try {
      toast((await line.press(messageId, action)).toast);
    } catch (error) {
      toast(error.message, true);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  },
};

// ---- the view ----------------------------------------------------------------------------------------------------

let atEnd = true;

log.addEventListener("scroll", () => {
  atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  if (atEnd) seeAll();
});

function toEnd() {
  log.scrollTop = log.scrollHeight;
  atEnd = true;
  seeAll();
}

function seeAll() {
  unseen = 0;
  newer.hidden = true;
}

// Whatever makes the log or its words taller (a picture, the input growing, a phone turned), who read the end stays there.
const sizes = new ResizeObserver(() => atEnd && toEnd());
sizes.observe(log);
sizes.observe(messages);

function noteArrival(message, fresh) {
  if (!fresh) return;
  if (message.author === "you") return toEnd();
  if (!atEnd) {
    unseen += 1;
    newer.textContent = `새 메시지 ${unseen}개 ↓`;
    newer.hidden = false;
  }
  if (document.hidden && !message.silent) {
    unread += 1;
    showTitle();
  }
}

newer.addEventListener("click", () => {
  toEnd();
  input.focus();
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) unread = 0;
  showTitle();
});

function showTitle() {
  document.title = `${unread ? `(${unread}) ` : ""}공고봇${room === "local" ? "" : ` · ${room}`}`;
}

function updateWelcome() {
  const spoken = [...known.values()].some(({ message }) => message.author === "you");
  byId("welcome").hidden = known.size > 0;
  byId("chips").hidden = spoken || starting;
}

// ---- the line ----------------------------------------------------------------------------------------------------

const line = new Line(room, {
  message: take,
  gap: () => messages.append(divider("너무 오래 끊겨 있어, 이 사이의 말은 남아 있지 않습니다")),
  restart: () => messages.append(divider("공고봇이 다시 켜졌습니다. 위의 말은 이 화면에만 남아 있습니다")),
  state: showState,
});

async function showState(connected) {
  byId("line").dataset.state = connected ? "on" : "off";
  byId("line-words").textContent = connected ? "이어짐" : "연결 끊김, 다시 잇는 중";
  if (!connected) return;
  if (starting) begin();
  try {
    const menu = await line.menu();
    palette.menu = menu;
    showStarters(menu);
  } catch {
    // The stream itself will say when the bot is gone.
  }
}

// What was kept is there: from here on new messages are read aloud.
function begin() {
  starting = false;
  log.removeAttribute("aria-busy");
  toEnd();
  updateWelcome();
}

function showStarters(menu) {
  const commands = new Set(menu.map((entry) => entry.command));
  const offered = STARTERS.filter(([words]) => commands.has(words.split(" ")[0].slice(1)));
  byId("chips").replaceChildren(...offered.map(([words, what]) => starter(words, what)));
}

function starter(words, what) {
  const made = el("button", "chip", el("b", "", words), " ", what);
  made.type = "button";
  made.addEventListener("click", () => {
    send(words);
    input.focus();
  });
  return made;
}

// ---- speaking ----------------------------------------------------------------------------------------------------

const palette = new Palette(input, byId("palette"), byId("aside"));

async function send(text) {
  const replyTo = answering?.id ?? "";
  answerTo(null);
  const slow = setTimeout(() => showWriting(1), 400);
  try {
    toast((await line.say(text, replyTo)).toast);
    return true;
  } catch (error) {
    toast(error.message, true);
    return false;
  } finally {
    clearTimeout(slow);
    showWriting(-waiting);
  }
}

function showWriting(change) {
  waiting = Math.max(0, waiting + change);
  byId("writing").hidden = !waiting;
}

async function submit() {
  const text = input.value.trim();
  if (!text) return;
  setInput("");
  // What could not be sent goes back where it was written, unless something new stands there.
  if (!(await send(text)) && !input.value) setInput(text);
}

function setInput(text) {
  input.value = text;
  input.dispatchEvent(new Event("input"));
}

function answerTo(message) {
  answering = message;
  byId("answering").hidden = !message;
  if (!message) return;
  byId("answering-words").textContent = gist(message);
  input.focus();
}

byId("answering-off").addEventListener("click", () => {
  answerTo(null);
  input.focus();
});

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});

input.addEventListener("input", () => {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight}px`;
});

input.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return; // a Hangul syllable is being put together
  if (palette.key(event)) event.preventDefault();
  else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === "ArrowUp" && !input.value && lastSaid) {
    event.preventDefault();
    setInput(lastSaid);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    answerTo(null);
    toasts.replaceChildren();
    input.focus();
  } else if (event.key === "/" && document.activeElement !== input) {
    event.preventDefault();
    input.focus();
    setInput(`/${input.value}`.replace(/^\/+/u, "/"));
  }
});

// ---- a word in passing -------------------------------------------------------------------------------------------

function toast(words, trouble = false) {
  if (!words) return;
  const made = el("p", trouble ? "toast trouble" : "toast", el("bdi", "", words));
  toasts.append(made);
  while (toasts.childElementCount > 3) toasts.firstElementChild.remove();
  setTimeout(() => made.remove(), 4000 + 70 * words.length);
}

// ---- begin -------------------------------------------------------------------------------------------------------

if (room !== "local") byId("where").textContent = `로컬 방 ${room} · 이 컴퓨터에서만 열립니다`;
showTitle();
log.setAttribute("aria-busy", "true");
if (!matchMedia("(pointer: coarse)").matches) input.focus(); // on a phone that would open the keyboard
document.fonts.ready.then(() => fitColumns(log));
line.open();
