// The page of the local room: ties the line to the bot, the talk, the view and the keyboard together.

import { Line } from "./line.js";
import { el, fitColumns, gist, words } from "./message.js";
import { Palette } from "./palette.js";
import { Talk } from "./talk.js";
import { View } from "./view.js";

const byId = (id) => document.getElementById(id);
const [log, messages, input, toasts] = ["log", "messages", "say", "toasts"].map(byId);
const touch = matchMedia("(pointer: coarse)");

const room = new URLSearchParams(location.search).get("room") || "local";
const STARTERS = [
  ["/start", "시작"],
  ["/subscribe 전문연", "전문연 공고 구독"],
  ["/jobs 전문연 신입", "지금 열린 공고"],
  ["/help", "도움말"],
];

let starting = true; // until what was kept is shown
let answering = null; // the message being answered
let lastSaid = "";
let waiting = 0; // answers that are slow to come

const talk = new Talk(messages, { press, answer: answerTo, command });
const view = new View(log, messages, byId("newer"), room === "local" ? "공고봇" : `공고봇 · ${room}`);
const palette = new Palette(input, byId("palette"), byId("aside"));
const line = new Line(room, {
  message: take,
  gap: () => talk.divide("너무 오래 끊겨 있어, 이 사이의 말은 남아 있지 않습니다"),
  restart: () => talk.divide("공고봇이 다시 켜졌습니다. 위의 말은 이 화면에만 남아 있습니다"),
  state: showState,
});

// ---- hearing -----------------------------------------------------------------------------------------------------

function take(message, fresh) {
  const mine = message.author === "you";
  const element = talk.take(message);
  if (mine) lastSaid = words(message);
  if (element && fresh) {
    if (mine) view.toEnd();
    else view.came(element, message.silent);
  }
  showBeginning();
}

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
  view.toEnd();
  showBeginning();
}

function showBeginning() {
  byId("welcome").hidden = starting || !talk.empty;
  byId("chips").hidden = starting || talk.spoken;
}

function showStarters(menu) {
  const commands = new Set(menu.map((entry) => entry.command));
  const offered = STARTERS.filter(([text]) => commands.has(text.split(" ")[0].slice(1)));
  byId("chips").replaceChildren(...offered.map(([text, what]) => starter(text, what)));
}

function starter(text, what) {
  const made = el("button", "chip", el("b", "", text), " ", what);
  made.type = "button";
  made.addEventListener("click", () => command(text, false));
  return made;
}

// ---- speaking ----------------------------------------------------------------------------------------------------

async function send(text) {
  const replyTo = answering?.id ?? "";
  answerTo(null);
  let slow = false;
  const patience = setTimeout(() => showWriting((slow = true) && 1), 400);
  try {
    toast((await line.say(text, replyTo)).toast);
    return true;
  } catch (error) {
    toast(error.message, true);
    return false;
  } finally {
    clearTimeout(patience);
    if (slow) showWriting(-1);
  }
}

async function press(button, messageId, action, byHand) {
  if (button.getAttribute("aria-disabled")) return;
  // Not `disabled`: a disabled button would lose the focus of who works by keyboard.
  button.setAttribute("aria-disabled", "true");
  // Who pressed with a pointer goes on writing: their next Enter must not press what comes in the button's place.
  if (byHand) rest();
  try {
    toast((await line.press(messageId, action)).toast);
  } catch (error) {
    toast(error.message, true);
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

/** A command that stands in the bot's words: said at once, or, as an example, put in the input to be changed first. */
function command(text, example) {
  if (example) {
    setInput(text);
    input.focus();
  } else {
    send(text);
    rest();
  }
}

function showWriting(change) {
  waiting += change;
  byId("writing").hidden = waiting === 0;
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

/** Back to the input; on a phone that would open the keyboard, so not there. */
function rest() {
  if (touch.matches) document.activeElement?.blur();
  else input.focus();
}

function toast(text, trouble = false) {
  if (!text) return;
  const made = el("p", trouble ? "toast trouble" : "toast", el("bdi", "", text));
  toasts.append(made);
  while (toasts.childElementCount > 3) toasts.firstElementChild.remove();
  setTimeout(() => made.remove(), 4000 + 70 * text.length);
}

// ---- the keyboard ------------------------------------------------------------------------------------------------

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});

byId("answering-off").addEventListener("click", () => {
  answerTo(null);
  rest();
});

byId("newer").addEventListener("click", rest);

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
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    answerTo(null);
    toasts.replaceChildren();
    input.focus();
  } else if (event.key === "/" && document.activeElement !== input) {
    event.preventDefault();
    input.focus();
    if (!input.value) setInput("/");
  }
});

// ---- begin -------------------------------------------------------------------------------------------------------

if (room !== "local") byId("where").textContent = `로컬 방 ${room} · 이 컴퓨터에서만 열립니다`;
log.setAttribute("aria-busy", "true");
fitColumns(log);
if (!touch.matches) input.focus();
line.open();
