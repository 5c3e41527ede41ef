// Sending files: the paperclip, a paste or a drop, then a caption.

import { upload } from "./api.js";
import { ask, complain, toast } from "./dialogs.js";
import { el, fileSize, icon, plural } from "./dom.js";
import { changed, state } from "./state.js";

const PICTURES = ["image/png", "image/jpeg"];
const MOST_FILES = 10;

/** Out of sight but always there: the paperclip presses it. */
export const fileInput = el("input", { type: "file", multiple: true, testid: "file-input", class: "hidden-input", tabindex: "-1", "aria-hidden": "true" });

fileInput.addEventListener("change", () => {
  const files = [...fileInput.files];
  fileInput.value = ""; // so that the same file can be chosen again
  attach(files);
});

export async function attach(fileList, event = null) {
  const files = [...fileList].slice(0, MOST_FILES);
  if (!files.length) return;
  event?.preventDefault();
  const caption = el("textarea", { rows: 2, maxlength: 1024, placeholder: "Подпись", "aria-label": "Подпись", testid: "caption" });
  const asFiles = el("input", { type: "checkbox", testid: "as-files" });
  const pictures = files.some((file) => PICTURES.includes(file.type));
  const content = [
    el("ul", { class: "attached" }, files.map(row)),
    fileList.length > MOST_FILES && el("p", { class: "hint" }, `За один раз — не больше ${MOST_FILES} файлов, остальные не войдут.`),
    caption,
    pictures && el("label", { class: "check" }, asFiles, "Отправить картинки файлами, без показа в чате"),
  ];
  const title = `Отправить ${plural(files.length, "файл", "файла", "файлов")}`;
  if (await ask(title, content.filter(Boolean), "Отправить")) send(files, caption.value, asFiles.checked);
}

function row(file) {
  const isPicture = PICTURES.includes(file.type);
  const picture = isPicture && el("img", { src: URL.createObjectURL(file), alt: "", onload: (event) => URL.revokeObjectURL(event.target.src) });
  return el("li", {}, el("span", { class: "file-icon" }, picture || icon("file")),
    el("span", { class: "file-text" }, el("span", { class: "file-name" }, file.name), el("small", {}, fileSize(file.size))));
}

async function send(files, caption, asDocument) {
  const form = new FormData();
  for (const file of files) form.append("file", file, file.name);
  form.append("caption", caption);
  if (state.reply) form.append("reply_to", state.reply.message_id);
  if (asDocument) form.append("as_document", "true");
  state.reply = null;
  changed("composer");
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > 5_000_000) toast(`Отправляем, ${fileSize(size)}…`);
  await upload(state.current, form).catch(complain);
}
