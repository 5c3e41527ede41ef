// The list of people on the left.

import { act } from "./api.js";
import { ask, complain } from "./dialogs.js";
import { avatar, byId, el, icon } from "./dom.js";
import { on, state } from "./state.js";
import { briefly } from "./time.js";

export function startPeople() {
  byId("new-person").append(icon("plus"));
  byId("new-person").addEventListener("click", newPerson);
  byId("people").addEventListener("keydown", moveFocus);
  on("people", draw);
}

function draw() {
  const focused = document.activeElement?.closest?.(".person")?.dataset.testid;
  byId("people").replaceChildren(...state.people.map((one) => el("li", {}, row(one))));
  if (focused) byId("people").querySelector(`[data-testid="${focused}"]`)?.focus();
}

function row(one) {
  const current = one.id === state.current;
  return el("a", { class: "person", href: `#${one.id}`, testid: `person-${one.id}`, "aria-current": current && "true" },
    avatar(one.name, one.id),
    el("span", { class: "person-top" }, el("span", { class: "person-name" }, one.name),
      one.last && el("time", {}, briefly(one.last.date))),
    el("span", { class: "person-about" }, one.about || ""),
    el("span", { class: "person-bottom" }, excerpt(one), badge(one)));
}

function excerpt(one) {
  const action = state.actions.get(one.id);
  if (action) return el("span", { class: "person-last doing" }, action);
  if (one.blocked) return el("span", { class: "person-last stopped" }, "бот заблокирован");
  if (!one.last) return one.about ? null : el("span", { class: "person-last" }, "ещё не писали боту");
  return el("span", { class: "person-last" }, one.last.from_bot ? null : el("span", { class: "mine" }, "Вы: "), one.last.text);
}

const badge = (one) => one.unread > 0
  && el("span", { class: "badge", testid: `unread-${one.id}`, "aria-label": `непрочитанных: ${one.unread}` }, String(one.unread));

function moveFocus(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const rows = [...byId("people").querySelectorAll(".person")];
  rows[rows.indexOf(document.activeElement) + step]?.focus();
  event.preventDefault();
}

function field(label, name, props = {}) {
  return el("label", { class: "field" }, label, el("input", { name, maxlength: 64, autocomplete: "off", testid: `new-${name}`, ...props }));
}

async function newPerson() {
  const fields = [
    field("Имя", "first_name", { required: true }),
    field("Фамилия", "last_name"),
    field("Кто это", "about", { placeholder: "например, отдел дорог" }),
  ];
  if (!await ask("Новый человек", fields, "Добавить")) return;
  const values = Object.fromEntries(fields.map((label) => label.querySelector("input")).map((input) => [input.name, input.value]));
  act("people", values).then((one) => { location.hash = `#${one.id}`; }).catch(complain);
}
