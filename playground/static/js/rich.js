// Text with Telegram's entities -> nodes. Offsets are UTF-16 units, as JavaScript's own.

import { el } from "./dom.js";
import { toast } from "./dialogs.js";
import { followLink, startParameter } from "./links.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span",
  text_mention: "span", mention: "span", hashtag: "span", custom_emoji: "span",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** `onCommand(text)` is called when a /command in the text is pressed. */
export function rich(text, entities = [], onCommand = null) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return pieces(text, sorted, 0, text.length, onCommand);
}

function pieces(text, entities, from, to, onCommand) {
  const nodes = [];
  let at = from;
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= at) continue;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const inner = entities.slice(i + 1).filter((other) => other.offset < end);
    nodes.push(wrap(entity, text.slice(entity.offset, end), pieces(text, inner, entity.offset, end, onCommand), onCommand));
    // A block ends its line by itself: the line end after it would leave an empty line.
    at = BLOCKS.has(entity.type) && text[end] === "\n" ? end + 1 : end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function wrap(entity, raw, children, onCommand) {
  if (entity.type === "text_link" || entity.type === "url" || entity.type === "email") return link(entity, raw, children);
  if (entity.type === "bot_command") return command(raw, onCommand);
  const node = el(TAGS[entity.type] || "span", { class: `e-${entity.type}` }, children);
  if (entity.type === "spoiler") node.addEventListener("click", () => node.classList.add("shown"));
  if (entity.type === "expandable_blockquote") node.addEventListener("click", () => node.classList.toggle("shown"));
  if (entity.type === "code" || entity.type === "pre") copyable(node, raw);
  return node;
}

function copyable(node, raw) {
  node.title = "Нажмите, чтобы скопировать";
  node.addEventListener("click", async () => {
    if (String(window.getSelection())) return; // a part is being selected by hand
    await navigator.clipboard?.writeText(raw);
    toast("Скопировано");
  });
}

function address(entity, raw) {
  if (entity.type === "email") return `mailto:${raw}`;
  const given = entity.url || raw;
  return /^[a-z]+:/i.test(given) ? given : `http://${given}`;
}

function link(entity, raw, children) {
  const url = address(entity, raw);
  if (!/^(https?|tg|mailto|tel):/i.test(url)) return el("span", {}, children);
  const props = { href: url, target: "_blank", rel: "noopener noreferrer" };
  if (startParameter(url) !== null) props.onclick = (event) => { event.preventDefault(); followLink(url); };
  return el("a", props, children);
}

function command(raw, onCommand) {
  if (!onCommand) return el("span", { class: "e-bot_command" }, raw);
  // Not a button: what follows it could not stay on its line.
  const send = () => onCommand(raw);
  const onkeydown = (event) => { if (event.key === "Enter") send(); };
  return el("span", { role: "link", tabindex: "0", class: "e-bot_command linklike", onclick: send, onkeydown }, raw);
}
