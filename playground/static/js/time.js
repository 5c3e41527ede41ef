// The playground's clock: shown in its own zone, whatever zone the browser is in.

import { act, look } from "./api.js";
import { byId, el } from "./dom.js";
import { ask, complain } from "./dialogs.js";
import { changed } from "./state.js";

const DAYS = ["вс", "пн", "вт", "ср", "чт", "пт", "сб"];
const MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня",
  "июля", "августа", "сентября", "октября", "ноября", "декабря"];
const MOVES = [["+1 час", 3600, "hour"], ["+1 день", 86400, "day"], ["+1 неделя", 604800, "week"]];

const clock = { base: Date.now(), offset: 0, seen: performance.now(), frozen: true };

const two = (number) => String(number).padStart(2, "0");

/** A Date whose UTC fields are the wall time of the clock's zone. */
const wall = (ms) => new Date(ms + clock.offset * 60000);

const nowMs = () => clock.base + (clock.frozen ? 0 : performance.now() - clock.seen);

export function hours(unix) {
  const at = wall(unix * 1000);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

export const dayKey = (unix) => wall(unix * 1000).toISOString().slice(0, 10);

const today = () => wall(nowMs()).toISOString().slice(0, 10);

export function dayName(unix) {
  const at = wall(unix * 1000);
  const year = dayKey(unix).slice(0, 4) === today().slice(0, 4) ? "" : ` ${at.getUTCFullYear()}`;
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}${year}`;
}

/** The time in the list: hours today, otherwise the date. */
export function briefly(unix) {
  const [year, month, day] = dayKey(unix).split("-");
  if (dayKey(unix) === today()) return hours(unix);
  return today().startsWith(year) ? `${day}.${month}` : `${day}.${month}.${year.slice(2)}`;
}

function full() {
  const at = wall(nowMs());
  const date = `${DAYS[at.getUTCDay()]}, ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  return `${date}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

export function setClock({ now, frozen }) {
  const zone = now.match(/([+-])(\d\d):(\d\d)/);
  clock.offset = zone ? (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  clock.base = Date.parse(now);
  clock.seen = performance.now();
  clock.frozen = frozen;
  show();
  changed("people", "messages");
}

function show() {
  const text = full();
  if (byId("clock").textContent !== text) byId("clock").textContent = text;
}

const move = (body) => act("clock", body).then(setClock).catch(complain);

/** The next time that it is this hour and minute («10:30») by the clock, moved to. */
export async function moveToNext(hour) {
  const passed = wall(nowMs()).toISOString().slice(11, 16) >= hour;
  const day = wall(nowMs() + (passed ? 86400000 : 0)).toISOString().slice(0, 10);
  setClock(await act("clock", { now: `${day}T${hour}:00` }));
}

async function choose() {
  const input = el("input", { type: "datetime-local", name: "now", required: true, testid: "clock-input",
    value: wall(nowMs()).toISOString().slice(0, 16), "aria-label": "Дата и время" });
  const note = el("p", { class: "hint" }, "Часы идут дальше сами. Бот узнаёт новое время сразу.");
  if (await ask("Перевести часы", [input, note], "Перевести") && input.value) move({ now: `${input.value}:00` });
}

export async function startClock() {
  for (const [label, seconds, name] of MOVES) {
    byId("clock-moves").append(
      el("button", { type: "button", testid: `clock-${name}`, onclick: () => move({ shift_seconds: seconds }) }, label));
  }
  byId("clock").addEventListener("click", choose);
  setInterval(show, 1000);
  await syncClock();
}

export const syncClock = async () => setClock(await look("clock"));
