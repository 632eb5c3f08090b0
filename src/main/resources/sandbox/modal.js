import { at, h, post } from "./dom.js";
import { block } from "./messages.js";
import { field } from "./fields.js";

// The modal on top of a person's stack, in a real dialog: Escape closes, the focus comes back.

let open = null;

export function showModal(state, user, names, after) {
  const mine = state.slack.views.filter((view) => view.user === user && !view.home);
  const top = mine[mine.length - 1];
  if (!top) return hide();
  const { state: typed, ...look } = top.view;
  const json = JSON.stringify(look);
  if (!open || open.id !== top.view.id || open.json !== json) draw(top, json, user, names, after);
  const errors = JSON.stringify(top.errors);
  if (open.errors !== errors) {
    open.errors = errors;
    fail(top.errors);
  }
}

function hide() {
  if (!open) return;
  const back = open.back;
  open = null;
  at("modal").close();
  (back && back.isConnected ? back : at("composer-text")).focus();
}

function fail(errors) {
  let first = null;
  for (const one of open.fields) {
    one.fail(errors[one.blockId]);
    if (errors[one.blockId] && !first) first = one;
  }
  if (first) first.focus();
}

function draw(top, json, user, names, after) {
  const view = top.view;
  const dialog = at("modal");
  const before = open && open.id === view.id ? open : null;
  const kept = new Map(before ? before.fields.map((one) => [one.name, one.keep()]) : []);
  const focused = before && document.activeElement && document.activeElement.id;
  const back = open ? open.back : document.activeElement;
  const now = { id: view.id, json, errors: "{}", fields: [], back };
  open = now;

  const values = () => Object.fromEntries(
    now.fields.map((one) => [one.name, one.read()]).filter(([, value]) => value !== undefined));
  const note = h("p", { class: "error", role: "alert" });
  const send = async (action, more) => {
    dialog.setAttribute("aria-busy", "true");
    const answer = await post(action, { user, view: view.id, ...more });
    dialog.removeAttribute("aria-busy");
    note.textContent = answer.ok || /^required:|does not ask/.test(answer.note) ? "" : answer.note;
    await after();
    return answer;
  };
  const context = { id: view.id, user, act: (element) => send("act", { element, values: values() }) };

  const parts = (view.blocks || []).flatMap((b) => {
    if (b.type === "input") return [make(b, b.element)];
    const fields = [b.accessory, ...(b.elements || [])]
      .filter((e) => e && /select$|checkboxes|radio_buttons|_input$/.test(e.type));
    const rest = fields.length
      ? { ...b, accessory: fields.includes(b.accessory) ? undefined : b.accessory,
          elements: (b.elements || []).filter((e) => !fields.includes(e)) }
      : b;
    const shown = block(rest, names, (e) => context.act(b.block_id + "/" + e.action_id));
    return [shown, ...fields.map((e) => make(b, e))];
  });
  function make(b, element) {
    const one = field(b, element, names, context);
    now.fields.push(one);
    if (kept.get(one.name) !== undefined) one.write(kept.get(one.name));
    return one.whole;
  }

  const close = () => send("close", {});
  const form = h("form", { class: "modal", novalidate: true,
    onsubmit: (event) => {
      event.preventDefault();
      if (view.submit) send("submit", { values: values() });
    } },
    h("div", { class: "modal-head" },
      h("h2", { id: "modal-title", tabindex: "-1" }, view.title ? view.title.text : ""),
      h("button", { type: "button", class: "close", "aria-label": "Close the dialog", onclick: close }, "×")),
    h("div", { class: "modal-body" }, parts, note),
    h("div", { class: "modal-foot" },
      h("button", { type: "button", onclick: close }, view.close ? view.close.text : "Cancel"),
      view.submit ? h("button", { type: "submit", class: "primary" }, view.submit.text) : null));
  dialog.replaceChildren(form);
  dialog.oncancel = (event) => { event.preventDefault(); close(); };
  if (!dialog.open) dialog.showModal();
  const same = focused && at(focused);
  const first = now.fields[0];
  if (same) same.focus();
  else if (first && !first.whole.querySelector("[role=combobox]")) first.focus();
  else at("modal-title").focus();
}

/** Asks before a button that wants to be asked about; true when the person goes on. */
export function confirmed(element) {
  const asks = element.confirm;
  if (!asks) return Promise.resolve(true);
  const text = (part, other) => (!part ? other : typeof part === "string" ? part : part.text);
  const dialog = at("confirm");
  return new Promise((resolve) => {
    dialog.returnValue = "";
    dialog.replaceChildren(h("form", { method: "dialog", class: "modal" },
      h("div", { class: "modal-head" }, h("h2", { id: "confirm-title" }, text(asks.title, "Are you sure?"))),
      h("div", { class: "modal-body" }, h("p", {}, text(asks.text, ""))),
      h("div", { class: "modal-foot" },
        h("button", { type: "button", onclick: () => dialog.close("no") }, text(asks.deny || asks.dismiss_text, "Cancel")),
        h("button", { type: "button", class: asks.style === "danger" ? "danger" : "primary",
          onclick: () => dialog.close("yes") }, text(asks.confirm || asks.ok_text, "Yes")))));
    dialog.onclose = () => resolve(dialog.returnValue === "yes");
    dialog.showModal();
  });
}
