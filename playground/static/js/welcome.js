// What somebody reads who has just opened the page; beside the people on a desk, above them on a phone.

import { look } from "./api.js";
import { attach } from "./attach.js";
import { complain } from "./dialogs.js";
import { avatar, byId, el, icon } from "./dom.js";
import { on, person, state } from "./state.js";

let welcome = {};

export async function startWelcome() {
  welcome = await look("welcome");
  on("people", draw);
}

/** The browser's language, where there are words in it; else Russian. */
function words() {
  const wanted = navigator.languages.map((one) => one.slice(0, 2).toLowerCase());
  const languages = welcome.languages || {};
  const found = wanted.find((one) => one in languages) || "ru";
  return { ...languages[found], language: found };
}

function draw() {
  if (!welcome.languages || !state.people.length) return;
  for (const place of ["welcome-side", "welcome-desk"]) {
    if (byId(place).childElementCount === 0) byId(place).append(...content(words()));
  }
}

function content(said) {
  const { language: lang } = said;
  return [
    el("h2", { lang }, said.title),
    ...said.about.map((sentence) => el("p", { lang }, sentence)),
    el("h3", { lang }, said.try_title),
    el("ol", { class: "steps", lang }, said.steps.map((step) => stepNode(step, said))),
  ];
}

function stepNode(step, said) {
  const who = person(step.person);
  if (!who) return null;
  return el("li", {},
    el("a", { class: "step", href: `#${who.id}`, testid: `step-${who.id}` },
      avatar(who.name, who.id, "small"),
      el("span", { class: "step-text" }, el("b", {}, step.title), el("small", {}, who.name), el("span", {}, step.text))),
    step.sample && el("span", { class: "step-acts" },
      el("a", { class: "flat", href: "/play/sample", download: welcome.sample.name, testid: "sample" }, icon("file"), said.download),
      el("button", { type: "button", class: "flat", testid: "send-sample", onclick: () => sendSample(who.id).catch(complain) }, icon("send"), said.send)));
}

async function sendSample(personId) {
  const blob = await (await fetch("/play/sample")).blob();
  location.hash = `#${personId}`;
  await new Promise((resolve) => { setTimeout(resolve, 150); }); // the chat is opened first
  await attach([new File([blob], welcome.sample.name)]);
}
