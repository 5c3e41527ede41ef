// Plays the ladder of reminders: day by day, until something comes or half a year is over.

import { byId, el, plural } from "./dom.js";
import { complain, toast } from "./dialogs.js";
import { on, once } from "./state.js";
import { moveToNext } from "./time.js";

const AT_WORK = "10:30"; // what a day brings is told by then
const LONGEST = 120; // days without a word
const HALF_YEAR = 182;
const SEEN_MS = 10000;
const QUIET_MS = 250; // a message follows a look within this time
const READ_MS = 700; // so long it is quiet again, so that one can see what came

let arrived = 0;
let playing = null; // the button that was pressed, while it plays
let stopped = false; // it was pressed again

/** A day on; how many messages came. */
async function nextDay() {
  const before = arrived;
  const [seen] = await Promise.all([once("clock-seen", SEEN_MS), moveToNext(AT_WORK)]);
  if (!seen) throw new Error("Бот не смотрит на часы площадки. Запущен ли он?");
  await once("arrived", QUIET_MS);
  while (arrived > before && await once("arrived", READ_MS));
  return arrived - before;
}

async function toTheNext() {
  for (let day = 0; day < LONGEST && !stopped; day += 1) {
    const came = await nextDay();
    if (came) return `Бот написал: ${plural(came, "сообщение", "сообщения", "сообщений")}.`;
  }
  return stopped ? "" : `За ${LONGEST} дней бот никому не написал.`;
}

async function halfYear() {
  const before = arrived;
  for (let day = 0; day < HALF_YEAR && !stopped; day += 1) await nextDay();
  const came = plural(arrived - before, "сообщение", "сообщения", "сообщений");
  return `${stopped ? "Остановлено" : "Полугодие прошло"}: ${came} от бота.`;
}

/** While one plays, the same button stops it; the others wait. */
async function play(button, way) {
  if (playing) { stopped = true; return; }
  const label = button.textContent;
  playing = button;
  stopped = false;
  show(button, "Стоп");
  try {
    const said = await way();
    if (said) toast(said);
  } catch (error) {
    complain(error);
  }
  playing = null;
  show(button, label);
}

function show(button, label) {
  button.textContent = label;
  button.classList.toggle("playing", playing !== null);
  for (const one of byId("app").querySelectorAll(".clockbar button")) one.disabled = playing !== null && one !== button;
}

export function startFastForward() {
  on("arrived", () => { arrived += 1; });
  for (const [label, way, name, title] of [
    ["До напоминания", toTheNext, "reminder", "Перевести часы вперёд, день за днём, пока бот кому-нибудь не напишет"],
    ["Полугодие за минуту", halfYear, "half-year", "Пройти полгода день за днём; там, где бот пишет, — с остановкой"],
  ]) {
    const button = el("button", { type: "button", class: "fast", testid: `clock-${name}`, title }, label);
    button.addEventListener("click", () => play(button, way));
    byId("clock-moves").append(button);
  }
}
