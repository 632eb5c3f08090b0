import { at, choices, h, keyed, post } from "./dom.js";
import { showConnections } from "./connections.js";
import { HOME, openHome, showHome } from "./home.js";
import { messageCard, spoken } from "./messages.js";
import { confirmed, showModal } from "./modal.js";
import { showPagerDuty, startPagerDuty } from "./pagerduty.js";

// The page: asks for the state, shows what changed, and sends what the person does.

const POLL = 700;
const seen = new Map();
let state = null;
let user = "";
let channel = "";
let thread = "";
let asking = null;

const names = {
  person: (id) => (state.slack.members.find((m) => m.id === id.split("|")[0]) || { real_name: id }).real_name,
  channel: (id) => (state.slack.channels.find((c) => c.id === id) || { name: id }).name,
  channels: () => visible().filter((c) => c.kind !== "DIRECT").map((c) => [c.id, title(c)]),
  // PagerDuty's links point to the real site; here the simulator shows those pages.
  local: (url) => url.replace(/^https:\/\/[a-z0-9-]+(\.eu)?\.pagerduty\.com(?=\/|$)/, state.settings.pagerduty),
};

async function refresh() {
  if (asking) await asking;
  asking = (async () => {
    try {
      const answer = await fetch("state", { cache: "no-store" });
      state = await answer.json();
      gone(false);
      show();
    } catch (failed) {
      if (!(failed instanceof TypeError) || state) gone(true);
      if (!(failed instanceof TypeError)) throw failed;
    }
  })();
  await asking;
  asking = null;
}

// Whoever types before the first answer is there waits for it.
const loaded = async () => {
  if (!user) await refresh();
};

const gone = (yes) => document.body.classList.toggle("gone", yes);

function trouble(text) {
  at("trouble").replaceChildren(...(text ? [h("p", {}, text)] : []));
}

const visible = () =>
  state.slack.channels.filter((c) =>
    c.team_id === state.settings.workspace && (c.kind === "PUBLIC" || c.members.includes(user)));

function title(c) {
  if (c.kind !== "DIRECT") return c.name;
  const others = c.members.filter((id) => id !== user);
  return others.map(names.person).join(", ") || "yourself";
}

const inChannel = (c) =>
  [...c.messages, ...state.slack.ephemerals.filter((e) => e.channel === c.id && e.only_for === user)]
    .sort((a, b) => Number(a.ts) - Number(b.ts) || (a.ts < b.ts ? -1 : 1));

function show() {
  const people = state.slack.members.filter((m) => m.team_id === state.settings.workspace && !m.bot);
  choices(at("person"), people.map((m) => [m.id, m.real_name + (m.guest ? " (guest)" : "")]), state.settings.user);
  user = at("person").value;
  const workspace = state.slack.workspaces.find((w) => w.id === state.settings.workspace);
  at("workspace").textContent = workspace ? workspace.name : state.settings.workspace;
  showChannels();
  showInstall();
  showConnections(state, user, trouble, async () => {
    await refresh();
    return state;
  });
  showPagerDuty(state, refresh);
  showModal(state, user, names, refresh);
}

function showChannels() {
  const all = visible();
  if (channel !== HOME && !all.some((c) => c.id === channel)) channel = all.length ? all[0].id : "";
  const home = { id: HOME, name: "Patchbay", kind: "HOME", archived: false, here: channel === HOME, unread: 0 };
  const rows = all.map((c) => {
    const shown = inChannel(c).length;
    if (c.id === channel || !seen.has(c.id)) seen.set(c.id, shown);
    return { id: c.id, name: title(c), kind: c.kind, archived: c.archived, here: c.id === channel,
      unread: Math.max(0, shown - seen.get(c.id)) };
  });
  keyed(at("channels"), [...rows, home], (row) => row.id, channelRow);
  document.body.classList.toggle("at-home", channel === HOME);
  if (channel === HOME) showHome(state, user, names, trouble, refresh);
  const now = all.find((c) => c.id === channel);
  if (now) showMessages(now);
}

function channelRow(row) {
  const sign = { PUBLIC: "#", PRIVATE: "◆", DIRECT: "@", HOME: "⌂" }[row.kind];
  return h("li", {}, h("button",
    { type: "button", "aria-current": row.here ? "true" : null, "data-focus": row.id, onclick: () => go(row.id) },
    h("span", { "aria-hidden": "true" }, sign), " " + row.name,
    row.kind === "HOME" ? h("span", { class: "unseen" }, " (Home)") : null,
    row.kind === "PRIVATE" ? h("span", { class: "unseen" }, " (private)") : null,
    row.archived ? h("small", {}, " archived") : null,
    row.unread ? h("span", { class: "unread" }, String(row.unread), h("span", { class: "unseen" }, " new")) : null));
}

async function go(id) {
  channel = id;
  replyTo("");
  trouble("");
  show();
  if (id === HOME) {
    await openHome(user);
    await refresh();
  }
}

/** What is written next goes to the thread of this message, or to the channel. */
function replyTo(ts) {
  thread = ts;
  at("replying").hidden = !ts;
  if (ts) at("composer-text").focus();
}

/** Mentions of bots as Slack stores them. */
const stored = (text) =>
  state.slack.members
    .filter((m) => m.bot && m.team_id === state.settings.workspace)
    .reduce((all, m) => all.replaceAll("@" + m.real_name, "<@" + m.id + ">"), text);

function showMessages(now) {
  const list = at("messages");
  const sign = now.kind === "DIRECT" ? "" : now.kind === "PRIVATE" ? "◆ " : "# ";
  at("channel-name").textContent = sign + title(now);
  at("channel-about").textContent = now.archived ? "archived" : now.kind === "PUBLIC" ? "" : "private";
  const fresh = list.dataset.of !== now.id + user;
  const bottom = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  list.dataset.of = now.id + user;
  const items = inChannel(now);
  const added = items.length
    ? keyed(list, items, (m) => m.ts + m.only_for, (m) => messageCard(m, names, click, messageShortcut, replyTo))
    : keyed(list, [{ none: now.id }], () => "none", () => h("div", { class: "nothing" },
        h("p", {}, "No messages yet."),
        h("p", {}, "Type ", h("code", {}, "/pd connect checkout"), " below to connect this channel to a service.")));
  if (fresh || bottom) list.scrollTop = list.scrollHeight;
  if (!fresh && added.length && items.length) at("news").textContent = added.map(spoken).join(" ");
}

async function click(shown, action, element, legacy) {
  if (!(await confirmed(element))) return;
  const answer = await post("click", { user, channel: shown.channel, ts: shown.ts, action });
  if (!element.url || legacy) trouble(answer.ok ? "" : answer.note || "Patchbay didn't respond in time.");
  await refresh();
}

async function messageShortcut(shown, shortcut) {
  const answer = await post("message-shortcut", { user, channel: shown.channel, ts: shown.ts, shortcut });
  trouble(answer.ok ? "" : answer.note || "Patchbay didn't respond in time.");
  await refresh();
}

function showInstall() {
  const there = state.slack.members.some((m) => m.bot && m.team_id === state.settings.workspace);
  const box = at("install");
  if (box.dataset.there === String(there)) return;
  box.dataset.there = String(there);
  const link = h("a", { class: there ? "" : "add", target: "_blank",
    href: state.settings.patchbay.replace(/\/$/, "") + "/slack/install?features=mentions,previews,history" }, there ? "Install again" : "Add to Slack");
  box.replaceChildren(h("p", {}, there ? "Patchbay is installed here. " : "Patchbay isn't installed here yet."), link);
}

at("person").addEventListener("change", () => {
  user = at("person").value;
  go(channel);
});
document.querySelectorAll(".hint").forEach((hint) =>
  hint.addEventListener("click", () => {
    at("composer-text").value = hint.dataset.text;
    at("composer-text").focus();
  }));
at("shortcuts").addEventListener("change", async (event) => {
  const shortcut = event.target.value;
  event.target.value = "";
  await loaded();
  const answer = await post("shortcut", { user, shortcut });
  trouble(answer.ok ? "" : answer.note || "Patchbay didn't respond in time.");
  await refresh();
});
at("no-reply").addEventListener("click", () => replyTo(""));
at("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const input = at("composer-text");
  const text = input.value.trim();
  if (!text) return;
  if (text.startsWith("/") && thread) return trouble("Slack doesn't accept slash commands in a thread. Mention Patchbay instead.");
  input.value = "";
  trouble("");
  await loaded();
  const answer = text.startsWith("/")
    ? await post("command", { user, channel, text })
    : await post("say", { user, channel, thread, text: stored(text) });
  if (!answer.ok) {
    trouble(answer.note || "Patchbay didn't respond in time.");
    if (!input.value) input.value = text;
  }
  await refresh();
});

startPagerDuty(refresh);
const poll = async () => {
  try {
    await refresh();
  } finally {
    setTimeout(poll, POLL);
  }
};
poll();
