// What the page knows; the other modules read it and are told to redraw by `changed`.

export const state = {
  bot: { first_name: "", username: "", id: 0, description: "" },
  people: [],
  current: null, // the id of the person whose phone is shown
  messages: new Map(), // of the current chat, by id
  commands: [],
  waiting: new Map(), // buttons that wait for an answer: "message:data" -> query id or null
  actions: new Map(), // chat id -> «печатает…»
  pendingStart: new Map(), // person id -> the start parameter of a followed link
  drafts: new Map(), // person id -> unsent text
  reply: null, // the message replied to
  editing: null, // the own message being changed
};

const listeners = new Map();

/** Topics: people, chat (who is shown), messages, header, composer; arrived (something from the bot, in any
 * chat), clock-seen (by the bot, after it was moved). */
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) || []), listener]);
}

/** Whether it comes within so many milliseconds. */
export function once(topic, within) {
  return new Promise((resolve) => {
    const settle = (came) => {
      clearTimeout(timer);
      listeners.set(topic, listeners.get(topic).filter((one) => one !== heard));
      resolve(came);
    };
    const heard = () => settle(true);
    const timer = setTimeout(settle, within, false);
    on(topic, heard);
  });
}

export function changed(...topics) {
  for (const topic of topics) for (const listener of listeners.get(topic) || []) listener();
}

export const person = (id = state.current) => state.people.find((one) => one.id === id) || null;

export const isOwn = (message) => !message.from.is_bot;

export const waitKey = (message, data) => `${message.message_id}:${data}`;
