// The chat of the person whose phone is shown: header and messages.

import { act } from "./api.js";
import { choose, complain, toast } from "./dialogs.js";
import { avatar, byId, el, iconButton, icon } from "./dom.js";
import { excerpt, messageNode } from "./message.js";
import { changed, isOwn, on, person, state, waitKey } from "./state.js";
import { dayKey, dayName } from "./time.js";

const NEAR_BOTTOM = 90;
const list = el("div", { class: "messages", role: "log", "aria-live": "polite", "aria-label": "Сообщения", testid: "messages", tabindex: "0" });
const header = el("header", { class: "bar chat-header" });
const down = iconButton("down", "К последним сообщениям", () => toBottom(), { class: "icon to-bottom", testid: "to-bottom", hidden: true });
let drawn = new Map(); // message id -> {message, waits, node}
let stick = true;
let lastTop = 0;

export function startChat(composer) {
  const pane = el("div", { class: "pane" }, list, down);
  byId("chat").append(header, pane, composer);
  list.addEventListener("scroll", scrolled, { passive: true });
  new ResizeObserver(() => { if (stick) toBottom(); }).observe(list);
  list.addEventListener("load", () => { if (stick) toBottom(); }, true);
  on("messages", drawMessages);
  on("header", drawHeader);
  on("people", drawHeader);
  on("chat", () => { drawn = new Map(); stick = true; list.replaceChildren(); drawHeader(); drawMessages(); });
}

const atBottom = () => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_BOTTOM;

/** Only a move upwards leaves the bottom; a layout that grows does not. */
function scrolled() {
  if (atBottom()) stick = true;
  else if (list.scrollTop < lastTop) stick = false;
  lastTop = list.scrollTop;
  down.hidden = atBottom();
}

export function toBottom() {
  list.scrollTop = list.scrollHeight;
  stick = true;
  down.hidden = true;
}

function drawHeader() {
  const one = person();
  byId("chat").classList.toggle("empty", !one);
  if (!one) { header.replaceChildren(el("h2", {}, "Выберите, за кого писать боту")); return; }
  const doing = state.actions.get(one.id);
  const who = [one.name, one.about].filter(Boolean).join(", ");
  const status = doing ? el("span", { class: "doing", testid: "action" }, doing) : el("span", {}, `вы — ${who}`);
  header.replaceChildren(
    iconButton("back", "Назад к людям", () => { location.hash = ""; }, { class: "icon back", testid: "back" }),
    avatar(one.name, one.id, "small"),
    el("div", { class: "chat-title" }, el("h2", {}, state.bot.first_name), el("p", { class: "status", "aria-live": "polite" }, status)),
    iconButton("more", "Действия", chatMenu, { testid: "more", "aria-haspopup": "dialog" }));
}

function chatMenu() {
  const one = person();
  const act_ = one.blocked ? "unblock" : "block";
  choose(one.name, [{
    label: one.blocked ? "Разблокировать бота" : "Заблокировать бота",
    hint: one.blocked ? "бот снова сможет писать" : "бот получит отказ, когда напишет",
    testid: act_,
    action: () => act(`people/${one.id}/${act_}`).catch(complain),
  }]);
}

function emptyNote() {
  const about = state.bot.description || "Здесь пока нет сообщений. Нажмите «Запустить», чтобы начать разговор с ботом.";
  return el("div", { class: "empty-note" }, el("b", {}, "Что умеет этот бот?"), el("p", {}, about));
}

function drawMessages() {
  if (!person()) { list.replaceChildren(); return; }
  const scroll = list.scrollTop;
  const kept = stick;
  place(expected());
  if (kept) toBottom();
  else list.scrollTop = scroll;
  down.hidden = atBottom();
}

/** The nodes that should stand in the list; unchanged messages keep theirs. */
function expected() {
  const nodes = [];
  const next = new Map();
  let day = "";
  for (const message of state.messages.values()) {
    if (dayKey(message.date) !== day) {
      day = dayKey(message.date);
      nodes.push(el("div", { class: "day" }, el("span", {}, dayName(message.date))));
    }
    next.set(message.message_id, nodeOf(message));
    nodes.push(next.get(message.message_id).node);
  }
  drawn = next;
  return nodes.length ? nodes : [emptyNote()];
}

function waitsOf(message) {
  const buttons = (message.reply_markup?.inline_keyboard || []).flat();
  return buttons.map((button) => Number(state.waiting.has(waitKey(message, button.callback_data)))).join("");
}

function nodeOf(message) {
  const known = drawn.get(message.message_id);
  const waits = waitsOf(message);
  if (known?.message === message && known.waits === waits) return known;
  const node = messageNode(message, acts);
  const focused = known?.node.contains(document.activeElement) && document.activeElement.dataset.testid;
  if (focused) setTimeout(() => node.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true }));
  return { message, waits, node };
}

/** Take away what is gone first, so that what stays is not moved. */
function place(nodes) {
  const wanted = new Set(nodes);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  let cursor = list.firstChild;
  for (const node of nodes) {
    if (node === cursor) cursor = cursor.nextSibling;
    else list.insertBefore(node, cursor);
  }
}

function goTo(id) {
  const target = drawn.get(id)?.node;
  if (!target) { toast("Это сообщение удалено."); return; }
  target.scrollIntoView({ block: "center", behavior: "smooth" });
  target.classList.add("flash");
  setTimeout(() => target.classList.remove("flash"), 1500);
}

function reply(message) {
  state.reply = message;
  state.editing = null;
  changed("composer");
}

export function edit(message) {
  state.editing = message;
  state.reply = null;
  changed("composer");
}

function menu(message, event) {
  if (String(window.getSelection())) return; // the usual menu, to copy what is selected
  if (document.querySelector("dialog[open]")) { event?.preventDefault(); return; }
  event?.preventDefault();
  choose("", [
    { label: "Ответить", testid: "menu-reply", lead: icon("reply"), action: () => reply(message) },
    ...(isOwn(message) ? [{ label: "Изменить", testid: "menu-edit", lead: icon("pencil"), action: () => edit(message) }] : []),
    ...(isOwn(message) ? [reaction(message)] : []),
    { label: "Скопировать текст", testid: "menu-copy", lead: icon("file"), action: () => copy(excerpt(message)) },
  ]);
}

/** Telegram tells a bot of a reaction as of an edit with the same words. */
const reaction = (message) => ({
  label: "Поставить 👍", hint: "бот узнает о правке без перемен", testid: "menu-react", lead: icon("check"),
  action: () => act(`chats/${state.current}/edit`, { message_id: message.message_id, text: message.text ?? message.caption ?? "" }).catch(complain),
});

const copy = (text) => navigator.clipboard.writeText(text).then(() => toast("Скопировано")).catch(complain);

function command(text) {
  act(`chats/${state.current}/send`, { text }).catch(complain);
}

const acts = { reply, edit, menu, goTo, command };
