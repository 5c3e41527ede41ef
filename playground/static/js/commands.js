// The list of the bot's commands above the line.

import { el } from "./dom.js";
import { state } from "./state.js";

const list = el("ul", { class: "commands", role: "listbox", "aria-label": "Команды бота", testid: "commands", hidden: true });
let input, menu, send;

export function startCommands(box, field, button, submit) {
  [input, menu, send] = [field, button, submit];
  box.append(list);
  document.addEventListener("click", (event) => {
    if (!list.hidden && !list.contains(event.target) && !menu.contains(event.target) && event.target !== input) closeCommands();
  });
}

export function toggleCommands() {
  if (list.hidden) show(state.commands);
  else closeCommands();
  input.focus();
}

export function closeCommands() {
  list.hidden = true;
  menu.setAttribute("aria-expanded", "false");
}

/** «/» and the first letters of a command show those that fit. */
export function filterCommands(text) {
  const typed = text.match(/^\/(\w*)$/);
  const fitting = typed ? state.commands.filter((one) => one.command.startsWith(typed[1].toLowerCase())) : [];
  if (fitting.length) show(fitting);
  else closeCommands();
}

function show(commands) {
  list.replaceChildren(...commands.map(({ command, description }) =>
    el("li", { role: "option", "aria-selected": "false", testid: `command-${command}`, onclick: () => choose(command) },
      el("span", { class: "command-about" }, description), el("span", { class: "command-name" }, `/${command}`))));
  list.hidden = commands.length === 0;
  menu.setAttribute("aria-expanded", String(!list.hidden));
}

function choose(command) {
  closeCommands();
  if (input.value.startsWith("/")) { input.value = ""; input.dispatchEvent(new Event("input")); }
  send(`/${command}`);
}

/** Arrows walk through the list, Enter takes the marked one; true when the key was used up. */
export function commandKey(event) {
  if (list.hidden) return false;
  const rows = [...list.children];
  const marked = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") closeCommands();
  else if (event.key === "ArrowDown") mark(rows, (marked + 1) % rows.length);
  else if (event.key === "ArrowUp") mark(rows, (marked <= 0 ? rows.length : marked) - 1);
  else if (event.key === "Enter" && marked >= 0) rows[marked].click();
  else return false;
  event.preventDefault();
  return true;
}

function mark(rows, index) {
  rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === index)));
  rows[index].scrollIntoView({ block: "nearest" });
}
