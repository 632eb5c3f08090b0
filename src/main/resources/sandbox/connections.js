import { at, h, keyed, post } from "./dom.js";

// The app's connections, each with its delivery; another one is chosen through /pd edit, as a person would.

const TRIES = 20;
const PAUSE = 250;

export function showConnections(state, user, trouble, refresh) {
  at("wired").hidden = !state.connections.length;
  keyed(at("connections"), state.connections.map(({ channel, channel_id, service, service_id, delivery }) =>
    ({ channel, channel_id, service, service_id, delivery, user })),
  (one) => one.channel_id + "/" + one.service_id, (one) => row(one, trouble, refresh));
}

function row(one, trouble, refresh) {
  const label = one.service + " in " + one.channel;
  const select = h("select", { "aria-label": "Delivery of " + label, "data-focus": "delivery",
    onchange: () => change(one, select, trouble, refresh) },
  ["extension", "webhook"].map((kind) => h("option", { value: kind, selected: kind === one.delivery }, kind)));
  return h("li", { class: "wired" }, h("span", {}, label), select);
}

async function change(one, select, trouble, refresh) {
  select.disabled = true;
  const before = new Set((await refresh()).slack.views.map((view) => view.view.id));
  const asked = await post("command", { user: one.user, channel: one.channel_id, text: "/pd edit " + one.service_id });
  const form = asked.ok ? await opened(before, one.user, refresh) : null;
  const done = form ? await post("submit", { user: one.user, view: form.view.id, values: { delivery: select.value } }) : null;
  if (!done || !done.ok) {
    trouble((done && done.note) || asked.note || "Patchbay opened no form: see what it says in the channel.");
    select.value = one.delivery;
  }
  select.disabled = false;
  await refresh();
}

/** The form that was not there before, once it is; null if none opens. */
async function opened(before, user, refresh) {
  for (let i = 0; i < TRIES; i++) {
    const { slack } = await refresh();
    const form = slack.views.find((view) => view.user === user && !view.home && !before.has(view.view.id));
    if (form) return form;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return null;
}
