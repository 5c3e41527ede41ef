// Starts the page, follows the address, applies what the playground tells.

import { act, look } from "./api.js";
import { startChat } from "./chat.js";
import { loadCommands, startComposer } from "./composer.js";
import { alertBox, complain, toast } from "./dialogs.js";
import { byId } from "./dom.js";
import { answered, excerpt } from "./message.js";
import { startPeople } from "./people.js";
import { changed, isOwn, person, state } from "./state.js";
import { startWelcome } from "./welcome.js";
import { startFastForward } from "./fast_forward.js";
import { setClock, startClock, syncClock } from "./time.js";

const ACTION_MS = 5000;
const ACTIONS = {
  typing: "печатает…", upload_photo: "отправляет фото…", upload_document: "отправляет документ…",
  upload_video: "отправляет видео…", record_voice: "записывает голосовое…",
};
const actionTimers = new Map();

async function loadPeople() {
  state.people = (await look("people")).people;
  changed("people");
}

async function select() {
  const id = Number(location.hash.slice(1)) || null;
  if (id && !person(id)) await loadPeople();
  state.current = person(id) ? id : null;
  Object.assign(state, { messages: new Map(), reply: null, editing: null });
  state.waiting.clear();
  document.body.classList.toggle("in-chat", state.current !== null);
  if (state.current) await Promise.all([loadMessages(state.current), loadBot()]);
  if (state.current === (person(id) ? id : null)) changed("chat", "people");
  markRead();
}

async function loadMessages(id) {
  const before = new Map(state.messages);
  const { messages } = await look(`chats/${id}/messages`);
  if (state.current !== id) return;
  const loaded = new Map(messages.map((message) => [message.message_id, message]));
  // What the stream told in the meantime is newer than this answer.
  for (const [key, message] of state.messages) if (before.get(key) !== message) loaded.set(key, message);
  state.messages = loaded;
}

function markRead() {
  const one = person();
  if (!one?.unread || document.hidden) return;
  one.unread = 0;
  changed("people");
  act(`chats/${one.id}/read`).catch(() => {});
}

function stopAction(chatId) {
  clearTimeout(actionTimers.get(chatId));
  if (state.actions.delete(chatId)) changed("people");
}

function noteLast(one, message) {
  one.last = { text: excerpt(message).replace(/\s+/g, " ").slice(0, 120), date: message.date, from_bot: !isOwn(message) };
  if (isOwn(message)) Object.assign(one, { started: true, unread: 0 });
  else one.unread += 1;
}

const handlers = {
  message({ chat_id, message }) {
    const one = person(chat_id);
    if (one) noteLast(one, message);
    if (message.from.is_bot) {
      stopAction(chat_id);
      changed("arrived");
    }
    if (chat_id === state.current) state.messages.set(message.message_id, message);
    changed("people", "messages");
    markRead();
  },
  edited({ chat_id, message }) {
    if (chat_id !== state.current) return;
    state.messages.set(message.message_id, message);
    changed("messages");
  },
  deleted({ chat_id, message_id }) {
    if (chat_id === state.current && state.messages.delete(message_id)) changed("messages");
    loadPeople();
  },
  answer({ query_id, chat_id, text, alert }) {
    answered(query_id);
    if (chat_id !== state.current || !text) return;
    if (alert) alertBox(text, state.bot.first_name);
    else toast(text);
  },
  action({ chat_id, action }) {
    state.actions.set(chat_id, ACTIONS[action] || "печатает…");
    clearTimeout(actionTimers.get(chat_id));
    actionTimers.set(chat_id, setTimeout(() => stopAction(chat_id), ACTION_MS));
    changed("people");
  },
  read({ chat_id }) {
    const one = person(chat_id);
    if (one?.unread) { one.unread = 0; changed("people"); }
  },
  clock: setClock,
  clock_seen: () => changed("clock-seen"),
  people: loadPeople,
  commands: loadCommands,
  bot: loadBot,
};

async function loadBot() {
  state.bot = await look(`bot?person=${state.current ?? 0}`);
  document.title = `${state.bot.first_name} — учебная площадка`;
  changed("header", "messages");
}

/** After a gap everything is read anew: the stream does not repeat what was missed. */
async function reload() {
  byId("offline").hidden = true;
  await Promise.all([loadPeople(), syncClock(), loadBot()]);
  if (state.current) await loadMessages(state.current);
  await loadCommands();
  changed("messages", "composer");
  markRead();
}

function listen() {
  const stream = new EventSource("/play/events");
  let seen = false;
  stream.addEventListener("open", () => { if (seen) reload().catch(complain); seen = true; });
  stream.addEventListener("error", () => { byId("offline").hidden = false; });
  stream.addEventListener("message", ({ data }) => {
    const event = JSON.parse(data);
    handlers[event.type]?.(event);
  });
  // A page kept for the back button would keep its stream too, and a browser opens only six per server.
  window.addEventListener("pagehide", () => stream.close(), { once: true });
}

window.addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  listen();
  reload().catch(complain);
});

async function start() {
  startPeople();
  startChat(startComposer());
  await startWelcome();
  listen();
  await startClock();
  startFastForward();
  await loadBot();
  await loadPeople();
  await select();
  window.addEventListener("hashchange", () => select().catch(complain));
  document.addEventListener("visibilitychange", markRead);
  document.body.dataset.ready = "true";
}

start().catch(complain);
