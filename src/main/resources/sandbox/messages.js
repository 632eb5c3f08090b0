import { h } from "./dom.js";
import { link, mrkdwn, words } from "./mrkdwn.js";

// Messages from their blocks and attachments, with the buttons that Slack would show.

export function messageCard(shown, names, click, shortcut, replyTo) {
  const message = shown.message;
  const only = shown.only_for !== "";
  const reply = message.thread_ts && message.thread_ts !== message.ts;
  const app = only || message.bot_id || message.app_id;
  const time = new Date(Number(shown.ts) * 1000);
  const body = h("div", { class: "body" }, parts(shown, names, click));
  if (message.edited) body.append(h("span", { class: "edited" }, "(edited)"));
  return h(
    "article",
    { class: "message" + (only ? " only" : "") + (reply ? " reply" : ""), "aria-label": "Message of " + shown.shown_as },
    h("div", { class: "avatar a" + (hash(shown.shown_as) % 5), "aria-hidden": "true" }, shown.shown_as.slice(0, 1).toUpperCase()),
    h(
      "div",
      { class: "said" },
      only ? h("p", { class: "only-you" }, "Only visible to you") : null,
      reply ? h("p", { class: "only-you" }, "Reply in a thread") : null,
      h("p", { class: "by" },
        h("strong", {}, shown.shown_as),
        app ? h("span", { class: "badge" }, "APP") : null,
        h("time", { datetime: time.toISOString() }, time.toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit" })),
        only || !shortcut ? null : shortcuts(shown, shortcut),
        only || reply || !replyTo ? null
          : h("button", { type: "button", class: "reply-to", "data-focus": "reply " + shown.ts, onclick: () => replyTo(shown.ts) }, "Reply")),
      body,
      shown.dead_buttons && body.querySelector("button.act")
        ? h("p", { class: "dead" }, "These buttons don't work: " + shown.dead_buttons) : null));
}

/** The menu of a message; afterwards it is as before. */
function shortcuts(shown, shortcut) {
  const choose = (event) => {
    const chosen = event.target.value;
    event.target.value = "";
    shortcut(shown, chosen);
  };
  return h("select", { class: "shortcuts", "aria-label": "More actions", "data-focus": "More actions", onchange: choose },
    h("option", { value: "" }, "⋯"),
    h("option", { value: "pd_create_incident" }, "Create incident"),
    h("option", { value: "pd_add_note" }, "Add note to incident"));
}

/** What a screen reader hears of a new message. */
export function spoken(shown) {
  const card = messageCard(shown, { person: (id) => id, channel: (id) => id, local: (url) => url }, () => {});
  return shown.shown_as + ": " + card.querySelector(".body").textContent.slice(0, 200);
}

function parts(shown, names, click) {
  const message = shown.message;
  const ids = [...walk(message.blocks || []), ...(message.attachments || []).flatMap((a) => walk(a.blocks || []))];
  const press = (element, legacy) => {
    const id = legacy ? element.name : element.action_id;
    const twice = !legacy && ids.filter((other) => other === id).length > 1;
    click(shown, twice ? element.value : id || label(element), element, legacy);
  };
  const blocks = message.blocks || [];
  const out = blocks.length ? blocks.map((b) => block(b, names, press)) : [];
  if (!blocks.length && message.text) out.push(h("p", {}, mrkdwn(message.text, names)));
  (message.attachments || []).forEach((attachment) => out.push(attached(attachment, names, press)));
  return out;
}

const walk = (blocks) =>
  blocks.flatMap((b) => [b.accessory, ...(b.elements || [])]).filter((e) => e && e.action_id).map((e) => e.action_id);

function attached(attachment, names, press) {
  const box = h("div", { class: "attachment" });
  if (/^#?[0-9a-f]{6}$/i.test(attachment.color || "")) {
    box.style.borderLeftColor = "#" + attachment.color.replace("#", "");
  }
  if (attachment.pretext) box.append(h("p", {}, mrkdwn(attachment.pretext, names)));
  if (attachment.title) {
    const title = attachment.title_link ? link(attachment.title_link, attachment.title, names) : attachment.title;
    box.append(h("p", {}, h("strong", {}, title)));
  }
  if (attachment.text) box.append(h("p", {}, mrkdwn(attachment.text, names)));
  if (attachment.fields) {
    box.append(h("div", { class: "fields" },
      attachment.fields.map((f) => h("p", {}, h("strong", {}, f.title || ""), h("br"), mrkdwn(f.value, names)))));
  }
  (attachment.blocks || []).forEach((b) => box.append(block(b, names, press)));
  if (attachment.actions && attachment.actions.length) {
    box.append(h("div", { class: "actions" }, attachment.actions.map((a) => button(a, names, press, true))));
  }
  if (attachment.footer) box.append(h("p", { class: "context" }, mrkdwn(attachment.footer, names)));
  return box;
}

export function block(b, names, press) {
  switch (b.type) {
    case "header": return h("h4", { class: "header" }, b.text.text);
    case "divider": return h("hr");
    case "context": return h("p", { class: "context" }, (b.elements || []).flatMap((e) => [part(e, names, press), " "]));
    case "image": return image(b);
    case "actions": return h("div", { class: "actions" }, (b.elements || []).map((e) => part(e, names, press)));
    case "section":
      return h("div", { class: "section" },
        h("div", {},
          b.text ? h("p", {}, words(b.text, names)) : null,
          b.fields ? h("div", { class: "fields" }, b.fields.map((f) => h("p", {}, words(f, names)))) : null),
        b.accessory ? part(b.accessory, names, press) : null);
    default: return h("p", { class: "context" }, `[a block of the kind ${b.type}]`);
  }
}

function part(element, names, press) {
  if (element.type === "button") return button(element, names, press, false);
  if (element.type === "static_select") return menu(element, press);
  if (element.type === "image") return image(element);
  if (element.type === "mrkdwn" || element.type === "plain_text") return h("span", {}, words(element, names));
  return h("span", { class: "context" }, `[${element.type}]`);
}

// Pictures are shown by their words: the page loads nothing from elsewhere.
const image = (element) => h("span", { class: "image", role: "img", "aria-label": element.alt_text || "" }, "▣ " + (element.alt_text || ""));

const label = (element) => (typeof element.text === "string" ? element.text : element.text.text);

function button(element, names, press, legacy) {
  const kind = "act " + (element.style || "");
  const named = { class: kind, "aria-label": element.accessibility_label, "data-focus": label(element) };
  if (element.url) {
    const click = legacy ? {} : { onclick: () => press(element, false) };
    return link(element.url, label(element), names, { ...named, ...click });
  }
  return h("button", { type: "button", ...named, onclick: () => press(element, legacy) }, label(element));
}

/** Choosing is pressing; afterwards the menu is as before. */
function menu(element, press) {
  const title = element.placeholder ? element.placeholder.text : "Choose";
  const choose = (event) => {
    const value = event.target.value;
    event.target.value = "";
    press({ ...element, action_id: value, value }, false);
  };
  return h("select", { class: "act menu", "aria-label": title, "data-focus": title, onchange: choose },
    h("option", { value: "" }, title),
    element.options.map((option) => h("option", { value: option.value }, option.text.text)));
}

const hash = (text) => [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7);
