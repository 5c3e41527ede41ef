// One message: bubble, quote, media, text, time, buttons.

import { act, fileUrl } from "./api.js";
import { complain, showPicture, toast } from "./dialogs.js";
import { el, fileSize, icon, iconButton } from "./dom.js";
import { followLink, startParameter } from "./links.js";
import { rich } from "./rich.js";
import { changed, isOwn, state, waitKey } from "./state.js";
import { hours } from "./time.js";

const ANSWER_WAIT_MS = 30000;

/** `acts`: reply(message), edit(message), menu(message, event), goTo(id), command(text). */
export function messageNode(message, acts) {
  const own = isOwn(message);
  const node = el("article", {
    class: `message ${own ? "own" : "theirs"} ${message.media_group_id ? "in-album" : ""}`,
    testid: `message-${message.message_id}`, tabindex: "-1",
    "aria-label": `${own ? "Вы" : state.bot.first_name}, ${hours(message.date)}`,
  }, bubble(message, acts), keyboard(message));
  node.addEventListener("contextmenu", (event) => acts.menu(message, event));
  longPress(node, () => acts.menu(message));
  return node;
}

function bubble(message, acts) {
  const content = [quote(message, acts), photo(message), file(message), text(message, acts), meta(message)];
  return el("div", { class: `bubble ${message.photo ? "with-photo" : ""}` }, content, tools(message, acts));
}

function tools(message, acts) {
  return el("span", { class: "tools" },
    iconButton("reply", "Ответить", () => acts.reply(message), { testid: `reply-${message.message_id}` }),
    isOwn(message) && iconButton("pencil", "Изменить", () => acts.edit(message), { testid: `edit-${message.message_id}` }));
}

export function excerpt(message) {
  return message.text || message.caption || (message.photo ? "Фотография" : message.document?.file_name) || "Сообщение";
}

export const author = (message) => (isOwn(message) ? message.from.first_name : state.bot.first_name);

function quote(message, acts) {
  const quoted = message.reply_to_message;
  if (!quoted) return null;
  return el("button", { type: "button", class: "quote", onclick: () => acts.goTo(quoted.message_id), "aria-label": "К сообщению, на которое это ответ" },
    el("b", {}, author(quoted)), el("span", {}, excerpt(quoted)));
}

function photo(message) {
  const size = message.photo?.at(-1);
  if (!size) return null;
  const source = fileUrl(size.file_id);
  const name = message.caption ? `Фотография: ${message.caption}` : "Фотография";
  const picture = el("img", { src: source, alt: name, width: size.width, height: size.height });
  return el("button", { type: "button", class: "photo", "aria-label": `${name}. Открыть`,
    onclick: () => showPicture(source, name, fileUrl(size.file_id, true)) }, picture);
}

function file(message) {
  const one = message.document;
  if (!one) return null;
  const name = one.file_name || "файл";
  return el("a", { class: "file", href: fileUrl(one.file_id, true), download: name, testid: `file-${message.message_id}` },
    el("span", { class: "file-icon" }, icon("file")),
    el("span", { class: "file-text" }, el("span", { class: "file-name" }, name), el("small", {}, `${fileSize(one.file_size)} · скачать`)));
}

function text(message, acts) {
  const value = message.text ?? message.caption;
  if (!value) return null;
  const entities = message.entities || message.caption_entities || [];
  return el("span", { class: "text", testid: `text-${message.message_id}` }, rich(value, entities, acts.command));
}

function meta(message) {
  // Telegram shows the mark on people's messages; a bot's edits happen in place and unmarked.
  const mark = isOwn(message) && message.edit_date ? "изменено " : "";
  return el("span", { class: "meta" }, mark, el("time", {}, hours(message.date)));
}

function keyboard(message) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return el("div", { class: "keyboard", role: "group", "aria-label": "Кнопки сообщения" },
    rows.map((row) => el("div", { class: "keyboard-row" }, row.map((button) => buttonNode(message, button)))));
}

function buttonNode(message, button) {
  const props = { class: "key", testid: `button-${button.text}` };
  if (button.url) return urlButton(button, props);
  const waits = state.waiting.has(waitKey(message, button.callback_data));
  return el("button", { type: "button", ...props, "aria-busy": waits && "true", onclick: () => press(message, button) },
    el("span", {}, button.text), waits && el("span", { class: "spinner", "aria-label": "ждём ответа бота" }));
}

function urlButton(button, props) {
  const link = el("a", { ...props, href: button.url, target: "_blank", rel: "noopener noreferrer" }, el("span", {}, button.text), icon("link"));
  if (startParameter(button.url) !== null) {
    link.addEventListener("click", (event) => { event.preventDefault(); followLink(button.url); });
  }
  return link;
}

async function press(message, button) {
  if (button.callback_data === undefined) { toast("Такие кнопки площадка не показывает."); return; }
  const key = waitKey(message, button.callback_data);
  if (state.waiting.has(key)) return;
  state.waiting.set(key, null);
  changed("messages");
  setTimeout(() => stopWaiting(key), ANSWER_WAIT_MS);
  try {
    const { query_id } = await act(`chats/${message.chat.id}/press`, { message_id: message.message_id, data: button.callback_data });
    // The answer may have come before this line: then nothing waits any more.
    if (answeredEarly.delete(query_id)) stopWaiting(key);
    else if (state.waiting.has(key)) state.waiting.set(key, query_id);
  } catch (error) {
    stopWaiting(key);
    complain(error);
  }
}

const answeredEarly = new Set();

function stopWaiting(key) {
  if (state.waiting.delete(key)) changed("messages");
}

export function answered(queryId) {
  const found = [...state.waiting].find(([, waitingFor]) => waitingFor === queryId);
  if (found) stopWaiting(found[0]);
  else answeredEarly.add(queryId);
}

const LONG_PRESS_MS = 500;

function longPress(node, action) {
  let timer = null;
  const stop = () => clearTimeout(timer);
  node.addEventListener("touchstart", (event) => {
    if (!event.target.closest("a, button")) timer = setTimeout(action, LONG_PRESS_MS);
  }, { passive: true });
  for (const name of ["touchend", "touchmove", "touchcancel"]) node.addEventListener(name, stop, { passive: true });
}
