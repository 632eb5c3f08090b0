import { at, choices, h, keyed, post } from "./dom.js";

// PagerDuty's side: what it knows, and what people do there.

const STATUS = { active: "No open incident", warning: "Acknowledged", critical: "Triggered" };

export function startPagerDuty(after) {
  at("trigger").addEventListener("submit", async (event) => {
    event.preventDefault();
    const urgency = new FormData(event.target).get("urgency");
    await post("trigger", { service: at("trigger-service").value, title: at("trigger-title").value, urgency });
    await after();
  });
  at("shape").addEventListener("change", () => post("shape", { shape: at("shape").value }));
}

export function showPagerDuty(state, after) {
  const world = state.pagerduty;
  choices(at("pd-user"), world.users.map((user) => [user.id, user.summary]));
  choices(at("trigger-service"), world.services.map((service) => [service.id, service.name]));
  if (document.activeElement !== at("shape")) at("shape").value = state.settings.shape;
  empty(at("incidents"), [...world.incidents].reverse(), (i) => i.id, (i) => incident(i, after), "No incidents.");
  keyed(at("services"), world.services.map(({ id, name, status }) => ({ id, name, status })), (s) => s.id,
    (service) => h("li", { class: "service " + service.status },
      h("span", { class: "dot", "aria-hidden": "true" }), service.name,
      h("small", {}, STATUS[service.status] || service.status)));
  empty(at("extensions"), world.extensions, (e) => e.id, extension, "None yet. Run /pd connect to create one.");
  empty(at("webhooks"), world.webhook_subscriptions, (s) => s.id, subscription, "None. Delivery webhook needs one.");
}

function empty(container, items, key, render, words) {
  const all = items.length ? items : [{ id: "none", none: true }];
  keyed(container, all, key, (item) => (item.none ? h("p", { class: "quiet" }, words) : render(item)));
}

function incident(one, after) {
  const acting = async (action) => {
    await post(action, { incident: one.id, user: at("pd-user").value });
    await after();
  };
  const act = (action, label) =>
    h("button", { type: "button", "data-focus": action, onclick: () => acting(action),
      "aria-label": `${label} incident ${one.incident_number} in PagerDuty` }, label);
  const by = one.status === "triggered" ? "" : " by " + one.last_status_change_by.summary;
  return h("article", { class: "incident " + one.status },
    h("p", { class: "title" }, h("span", { class: "number" }, "#" + one.incident_number), " " + one.title),
    h("p", { class: "meta" },
      h("span", { class: "status" }, one.status), by + " · " + one.service.summary + " · " + one.urgency),
    one.status === "resolved" ? null : h("div", { class: "actions" },
      one.status === "triggered" ? act("acknowledge", "Acknowledge") : null, act("resolve", "Resolve")));
}

function subscription(one) {
  const off = one.delivery_method.temporarily_disabled || !one.active;
  return h("p", { class: "extension" }, one.delivery_method.url,
    h("span", { class: "badge " + (off ? "bad" : "good") }, off ? "disabled" : "enabled"));
}

function extension(one) {
  const services = one.extension_objects.map((service) => service.summary).join(", ");
  const channel = (one.config.incoming_webhook || {}).channel || "";
  return h("details", { class: "extension" },
    h("summary", { "data-focus": "summary" },
      h("strong", {}, one.name), h("small", {}, " " + services + (channel ? " → " + channel : "")),
      h("span", { class: "badge " + (one.authorized ? "good" : "bad") }, one.authorized ? "authorized" : "not authorized"),
      one.temporarily_disabled ? h("span", { class: "badge bad" }, "disabled") : null),
    h("pre", { tabindex: "0", "aria-label": "Config of " + one.name }, JSON.stringify(one.config, null, 2)));
}
