// A link `https://t.me/<bot>?start=…` is not followed: one chooses who receives it.

import { choose } from "./dialogs.js";
import { avatar } from "./dom.js";
import { changed, state } from "./state.js";

/** The start parameter when the link leads to this bot, otherwise null. */
export function startParameter(url) {
  let parsed;
  try { parsed = new URL(url); } catch { return null; }
  const own = state.bot.username.toLowerCase();
  const host = parsed.hostname.replace(/^www\./, "");
  const direct = ["t.me", "telegram.me"].includes(host) && parsed.pathname.replaceAll("/", "").toLowerCase() === own;
  const scheme = parsed.protocol === "tg:" && parsed.searchParams.get("domain")?.toLowerCase() === own;
  return direct || scheme ? parsed.searchParams.get("start") : null;
}

export function followLink(url) {
  const parameter = startParameter(url);
  choose("Кому передать ссылку?", state.people.map((one) => ({
    label: one.name,
    hint: one.about,
    lead: avatar(one.name, one.id),
    testid: `choose-${one.id}`,
    action: () => hand(one.id, parameter),
  })));
}

function hand(personId, parameter) {
  state.pendingStart.set(personId, parameter);
  location.hash = `#${personId}`;
  changed("composer");
}
