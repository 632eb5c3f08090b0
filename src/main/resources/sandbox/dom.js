// Elements, requests and keyed lists. Text goes in as text nodes only, so nothing can be markup.

export const at = (id) => document.getElementById(id);

export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "selected") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export async function post(action, body) {
  try {
    const answer = await fetch(`do/${action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Sandbox": "1" },
      body: JSON.stringify(body),
    });
    return await answer.json();
  } catch {
    return { ok: false, note: "The sandbox isn't responding. Check that it still runs." };
  }
}

/** Keeps a container's children in step with items; touches only those whose JSON changed. */
export function keyed(container, items, keyOf, render) {
  const old = new Map([...container.children].map((child) => [child.dataset.key, child]));
  const added = [];
  let before = null;
  for (const item of items) {
    const key = keyOf(item);
    const json = JSON.stringify(item);
    let element = old.get(key);
    if (!element || element.shown !== json) {
      const fresh = render(item);
      fresh.dataset.key = key;
      fresh.shown = json;
      if (element) replace(element, fresh);
      else added.push(item);
      element = fresh;
    }
    old.delete(key);
    const place = before ? before.nextSibling : container.firstChild;
    if (element !== place) container.insertBefore(element, place);
    before = element;
  }
  old.forEach((gone) => gone.remove());
  return added;
}

/** Puts the fresh element in place; the focus and open details stay where they were. */
function replace(element, fresh) {
  const focused = element.contains(document.activeElement) && document.activeElement.dataset.focus;
  const open = element.matches("details") && element.open;
  const had = element.contains(document.activeElement);
  element.replaceWith(fresh);
  if (open) fresh.open = true;
  if (!had) return;
  const same = [...fresh.querySelectorAll("[data-focus]")].find((e) => e.dataset.focus === focused);
  const target = same || fresh;
  if (target === fresh) fresh.tabIndex = -1;
  target.focus();
}

/** Fills a select when its options changed; keeps the choice. */
export function choices(select, options, chosen) {
  const json = JSON.stringify(options);
  if (select.shown !== json) {
    const kept = select.value || chosen;
    select.replaceChildren(...options.map(([value, label]) => h("option", { value }, label)));
    select.shown = json;
    if (options.some(([value]) => value === kept)) select.value = kept;
  }
}
