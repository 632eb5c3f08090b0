import { at, h, post } from "./dom.js";
import { block } from "./messages.js";
import { confirmed } from "./modal.js";

// The app's Home tab of a person, as the app published it last.

export const HOME = "home";

/** Tells the app that the person opened it. */
export const openHome = (user) => post("home", { user });

export function showHome(state, user, names, trouble, after) {
  const list = at("messages");
  const found = state.slack.views.find((one) => one.home && one.user === user);
  const shown = user + (found ? found.view.hash : "");
  at("channel-name").textContent = "Patchbay";
  at("channel-about").textContent = "Home, visible only to you";
  if (list.dataset.of === HOME && list.dataset.home === shown) return;
  const focused = list.contains(document.activeElement) && document.activeElement.dataset.focus;
  const top = list.dataset.home && list.dataset.home.startsWith(user) ? list.scrollTop : 0;
  list.dataset.of = HOME;
  list.dataset.home = shown;
  list.replaceChildren(found
    ? h("div", { class: "home" }, (found.view.blocks || []).map((b) => block(b, names, (e) => press(found.view, b, e))))
    : h("div", { class: "nothing" }, h("p", {}, "Nothing is published here yet.")));
  list.scrollTop = top;
  const same = focused && [...list.querySelectorAll("[data-focus]")].find((e) => e.dataset.focus === focused);
  if (same) same.focus();

  async function press(view, b, element) {
    if (!(await confirmed(element))) return;
    const answer = await post("act", { user, view: view.id, element: b.block_id + "/" + element.action_id, values: {} });
    trouble(answer.ok ? "" : answer.note || "Patchbay didn't respond in time.");
    await after();
  }
}
