// The line below the messages: text, reply and edit bars, the start and unblock buttons.

import { act, look } from "./api.js";
import { attach, fileInput } from "./attach.js";
import { closeCommands, commandKey, filterCommands, startCommands, toggleCommands } from "./commands.js";
import { complain, toast } from "./dialogs.js";
import { el, icon, iconButton } from "./dom.js";
import { edit, toBottom } from "./chat.js";
import { author, excerpt } from "./message.js";
import { changed, isOwn, on, person, state } from "./state.js";

const box = el("footer", { class: "composer" });
const bar = el("div", { class: "composer-bar", hidden: true });
const input = el("textarea", { rows: 1, placeholder: "Сообщение", "aria-label": "Сообщение", testid: "input", maxlength: 4096 });
const menu = el("button", { type: "button", class: "menu-button", testid: "menu", "aria-expanded": "false", title: "Команды бота",
  "aria-label": "Меню: команды бота", onclick: toggleCommands }, icon("menu"), el("span", {}, "Меню"));
const send = iconButton("send", "Отправить", submit, { class: "icon send", testid: "send" });
const clip = iconButton("clip", "Приложить файл", () => fileInput.click(), { testid: "attach" });
const line = el("div", { class: "composer-line" }, menu, input, clip, send, fileInput);
let shownMode = null;
let shownFor = null;
let editingId = null;

export function startComposer() {
  startCommands(box, input, menu, submit);
  input.addEventListener("input", typed);
  input.addEventListener("keydown", pressed);
  input.addEventListener("paste", (event) => attach(event.clipboardData.files, event));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => { event.preventDefault(); dropped(event.dataTransfer.files); });
  on("composer", draw);
  on("people", draw);
  on("chat", loadCommands);
  on("chat", draw);
  return box;
}

function dropped(files) {
  if (person()) attach(files);
  else if (files.length) toast("Сначала выберите, за кого отправить файл.");
}

export async function loadCommands() {
  if (!person()) return;
  state.commands = await look(`commands?person=${state.current}`).then((got) => got.commands, () => []);
  menu.hidden = state.commands.length === 0;
}

function draw() {
  const one = person();
  const mode = modeOf(one);
  if (mode !== shownMode) {
    shownMode = mode;
    for (const node of [...box.children]) if (!node.classList.contains("commands")) node.remove();
    box.prepend(...contentOf(one));
  }
  if (!one) return;
  drawText(one);
  drawBar();
}

/** What stands below the messages; built anew only when this changes, not to lose focus or a press. */
function modeOf(one) {
  if (!one) return "nobody";
  if (one.blocked) return `blocked ${one.id}`;
  return startNeeded(one) ? `start ${one.id} ${one.started} ${state.pendingStart.get(one.id)}` : "line";
}

function contentOf(one) {
  if (!one) return [];
  if (one.blocked) return [bigButton("Разблокировать бота", "unblock-big", () => act(`people/${one.id}/unblock`))];
  return startNeeded(one) ? startButtons(one) : [bar, line];
}

const startNeeded = (one) => state.pendingStart.has(one.id) || state.messages.size === 0;

function bigButton(label, testid, action) {
  return el("button", { type: "button", class: "big", testid, onclick: () => action().catch(complain) }, label);
}

function startButtons(one) {
  const parameter = state.pendingStart.get(one.id);
  const text = parameter ? `/start ${parameter}` : "/start";
  const start = () => act(`chats/${one.id}/send`, { text }).then(() => dropLink(one.id));
  const buttons = [bigButton("Запустить", "start", start)];
  if (one.started && parameter) buttons.push(el("button", { type: "button", class: "flat", onclick: () => dropLink(one.id) }, "Не открывать ссылку"));
  return buttons;
}

function dropLink(id) {
  state.pendingStart.delete(id);
  changed("composer");
}

function drawText(one) {
  if (shownFor === one.id) return;
  shownFor = one.id;
  setText(state.drafts.get(one.id) || "");
}

function drawBar() {
  const about = state.editing || state.reply;
  bar.hidden = !about;
  if ((state.editing?.message_id ?? null) !== editingId) takeEdited();
  if (!about) return;
  const title = state.editing ? "Изменение сообщения" : `Ответ: ${author(about)}`;
  bar.replaceChildren(icon(state.editing ? "pencil" : "reply"),
    el("div", { class: "composer-about" }, el("b", {}, title), el("span", {}, excerpt(about))),
    iconButton("close", "Не надо", cancel, { testid: "cancel-bar" }));
  input.focus();
}

function takeEdited() {
  editingId = state.editing?.message_id ?? null;
  setText(state.editing ? state.editing.text ?? state.editing.caption ?? "" : state.drafts.get(state.current) || "");
}

function cancel() {
  state.editing = null;
  state.reply = null;
  changed("composer");
}

function setText(text) {
  input.value = text;
  grow();
}

function grow() {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight}px`;
}

function typed() {
  if (!state.editing) state.drafts.set(state.current, input.value);
  grow();
  filterCommands(input.value);
}

function pressed(event) {
  if (event.isComposing || commandKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); submit(); }
  if (event.key === "Escape") cancel();
  if (event.key === "ArrowUp" && !input.value) editLast(event);
}

function editLast(event) {
  const last = [...state.messages.values()].reverse().find((message) => isOwn(message) && message.text);
  if (!last) return;
  event.preventDefault();
  edit(last);
}

async function submit(text = input.value) {
  const value = typeof text === "string" ? text : input.value;
  if (!value.trim() || !person()) return;
  const { editing, reply, current } = state;
  closeCommands();
  if (!editing) { state.drafts.delete(current); setText(""); }
  cancel();
  try {
    if (editing && value === (editing.text ?? editing.caption)) return;
    if (editing) await act(`chats/${current}/edit`, { message_id: editing.message_id, text: value });
    else await act(`chats/${current}/send`, { text: value, reply_to: reply?.message_id });
    if (!editing) toBottom();
  } catch (error) {
    complain(error);
    if (!editing && state.current === current && !input.value) setText(value);
  }
  input.focus();
}
