// Toasts and dialogs.

import { byId, el, icon } from "./dom.js";

const TOAST_MS = 4000;

export function toast(text, kind = "") {
  const note = el("div", { class: `toast ${kind}`, testid: "toast" }, text);
  byId("toasts").replaceChildren(note); // the newest word only, as in Telegram
  setTimeout(() => note.remove(), TOAST_MS);
}

export const complain = (error) => toast(error.message || String(error), "bad");

/** Opens a modal dialog and gives it back; it removes itself when closed. */
export function open(className, ...content) {
  const box = el("dialog", { class: className }, ...content);
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
  document.body.append(box);
  box.showModal();
  return box;
}

/** A form with two buttons; resolves to true when confirmed. */
export function ask(title, content, confirm, { wide = false } = {}) {
  return new Promise((resolve) => {
    const cancel = el("button", { type: "button", class: "flat", testid: "dialog-cancel" }, "Отмена");
    const ok = el("button", { type: "submit", class: "primary", testid: "dialog-ok" }, confirm);
    const form = el("form", { method: "dialog" }, el("h2", {}, title), content, el("div", { class: "dialog-buttons" }, cancel, ok));
    const box = open(wide ? "sheet wide" : "sheet", form);
    let confirmed = false;
    form.addEventListener("submit", () => { confirmed = true; });
    cancel.addEventListener("click", () => box.close());
    box.addEventListener("close", () => resolve(confirmed));
    form.querySelector("input, textarea")?.focus();
  });
}

/** The bot's answer to a button with show_alert. */
export function alertBox(text, title) {
  const box = open("sheet alert", el("h2", {}, title), el("p", { class: "alert-text", testid: "alert" }, text),
    el("div", { class: "dialog-buttons" }, el("button", { class: "primary", testid: "alert-ok", onclick: () => box.close() }, "ОК")));
}

/** A list to choose from; each choice is {label, hint?, lead?, action, testid?}. */
export function choose(title, choices) {
  const rows = choices.map(({ label, hint, lead, action, testid }) =>
    el("li", {}, el("button", { type: "button", class: "choice", testid, onclick: () => { box.close(); action(); } },
      lead, el("span", { class: "choice-text" }, el("span", {}, label), hint && el("small", {}, hint)))));
  const close = el("button", { class: "flat", testid: "dialog-cancel", onclick: () => box.close() }, "Отмена");
  const box = open("sheet", title && el("h2", {}, title), el("ul", { class: "choices" }, rows), el("div", { class: "dialog-buttons" }, close));
  return box;
}

export function showPicture(source, name, downloadUrl) {
  const close = el("button", { class: "icon", "aria-label": "Закрыть", onclick: () => box.close() }, icon("close"));
  const save = el("a", { href: downloadUrl, download: true, class: "flat" }, "Скачать");
  const picture = el("img", { src: source, alt: name, onclick: () => picture.classList.toggle("real-size") });
  const box = open("viewer", el("div", { class: "viewer-bar" }, save, close), el("div", { class: "viewer-body" }, picture));
}
