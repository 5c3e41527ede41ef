// Small helpers for building the page. Untrusted text only ever becomes a text node.

export const byId = (id) => document.getElementById(id);

/** el("button", {class: "x", onclick: f, "aria-label": "…"}, "text", node, …) */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function setProp(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "testid") node.dataset.testid = value;
  else if (name === "value" || name === "checked") node[name] = value;
  else node.setAttribute(name, value === true ? "" : value);
}

const ICONS = {
  back: "M15 5l-7 7 7 7",
  send: "M4 12l16-8-6 16-3-7z",
  clip: "M8 12l6-6a3 3 0 014 4l-8 8a5 5 0 01-7-7l8-8",
  reply: "M10 7l-6 5 6 5v-3c5 0 8 1 10 5 0-6-4-9-10-9z",
  pencil: "M4 20l1-5L16 4l4 4L9 19z",
  more: "M12 5v.01M12 12v.01M12 19v.01",
  close: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  menu: "M5 7h14M5 12h14M5 17h14",
  down: "M6 9l6 6 6-6",
  check: "M5 13l4 4L19 7",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  link: "M9 15L17 7M11 7h6v6",
};

/** A line drawing, so that no icon font is needed. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `svg svg-${name}`);
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick, props = {}) {
  return el("button", { type: "button", class: "icon", "aria-label": label, title: label, onclick, ...props }, icon(name));
}

const AVATAR_COLOURS = 7;

export function avatar(name, id, extra = "") {
  const letters = name.match(/[\p{L}\p{N}]+/gu) || ["?"];
  const initials = letters.slice(0, 2).map((word) => [...word][0]).join("").toUpperCase();
  return el("span", { class: `avatar avatar-${id % AVATAR_COLOURS} ${extra}`, "aria-hidden": "true" }, initials);
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  const units = ["КБ", "МБ", "ГБ"];
  let size = bytes / 1024;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) { size /= 1024; unit += 1; }
  return `${size.toFixed(1).replace(".", ",").replace(",0", "")} ${units[unit]}`;
}

/** «1 файл», «3 файла», «5 файлов» */
export function plural(count, one, few, many) {
  const tail = count % 100 > 10 && count % 100 < 20 ? 0 : count % 10;
  const word = tail === 1 ? one : tail >= 2 && tail <= 4 ? few : many;
  return `${count} ${word}`;
}
