"""Saves a text area while people type: after a pause, as if they had pressed Ctrl+Enter.

Streamlit sends a text area's text when the field is left. This small component watches the
field of a key and asks for the same a moment after the last letter, and at once when the page
is reloaded, left or hidden. A busy server may drop what it is sent as its page goes: with
`saved`, the tab remembers what was typed until it hears that this is kept, and brings it back
when the field is seen again. Where the server replaces a field's text (others wrote), the tab
says which text people type on, and puts the cursor back; letters it hasn't heard to be kept come
back before anybody types on a text without them. Without JavaScript leaving the field saves.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import streamlit as st

_PAUSE_MS = 1200
_SCRIPT = """
const drop = (name) => { try { sessionStorage.removeItem(name); } catch { /* blocked */ } };
const write = (name, memory) => {
  try { sessionStorage.setItem(name, JSON.stringify(memory)); } catch { /* blocked or full */ }
};
const read = (name) => {
  try { return JSON.parse(sessionStorage.getItem(name)); } catch { return null; }
};
const put = (area, text) => {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(area, text);
  area.dispatchEvent(new Event('input', { bubbles: true }));
};

// What was typed, the revision it was typed on, and the earlier texts sent since: one of these
// that comes back as saved is our own, and what follows was typed on it.
function hear(name, saved) {
  const memory = read(name);
  if (!memory) return null;
  if (memory.text === saved.text || memory.text === saved.settled) return drop(name);
  if (memory.sent.includes(saved.text))
    write(name, { ...memory, base: saved.revision, shown: saved.shown });
  return read(name);
}

// Where a cursor goes in a text that came in place of the one that it stood in.
function placed({ text, at }, wanted) {
  if (wanted.endsWith(text.slice(at))) return wanted.length - (text.length - at);
  if (wanted.startsWith(text.slice(0, at))) return at;
  for (const wide of [64, 32, 16, 8]) {
    const start = Math.max(0, at - wide);
    const found = wanted.indexOf(text.slice(start, at + wide));
    if (found >= 0) return found + at - start;
  }
  return Math.min(at, wanted.length);
}

function watch(first, { rescued, showing }) {
  let data = first, timer, trying, unsaved, asked = 0, said, cursor, seen;
  // The field's text as it was last typed or taken over, and the server's text under it.
  let value = first.saved?.text, on = first.saved;
  const name = 'autosave-' + data.field;
  const inside = (target) =>
    target.closest?.('textarea') && target.closest('.st-key-' + data.field);
  const field = () => document.querySelector('.st-key-' + data.field + ' textarea');
  const remember = (text) => {
    const sent = read(name)?.sent ?? [];
    if (on) write(name, { text, base: on.revision, shown: on.shown, sent });
  };
  const note = () => {
    const memory = read(name);
    if (memory) write(name, { ...memory, sent: [...memory.sent, memory.text].slice(-5) });
  };
  const save = () => {
    clearTimeout(timer);
    const area = unsaved;
    unsaved = undefined;
    if (!area?.isConnected) return;
    note();
    area.dispatchEvent(new KeyboardEvent('keydown', {
      key: 'Enter', code: 'Enter', keyCode: 13, ctrlKey: true, bubbles: true, cancelable: true,
    }));
  };
  // A state that the tab hasn't been told of yet goes by its text.
  const say = () => {
    const state = on && { name: on.shown, text: on.shown ? '' : on.text };
    if (!on || said === JSON.stringify(state)) return;
    said = JSON.stringify(state);
    showing(state);
  };
  const typedHere = () => {
    const memory = data.saved && read(name);
    return memory?.text === value ? memory : null;
  };
  const back = (area) => {
    const at = cursor?.text === value ? cursor.at : value.length;
    put(area, value);
    area.setSelectionRange(at, at);
  };
  // The server's text may stand in the field before this script is told. While letters of here
  // aren't known to be kept, nobody types on it: they come back first, and stay on their base.
  const look = (area, typing = false) => {
    if (!data.saved || area.value === value) return;
    const kept = !typedHere();
    if (!kept && typing) return back(area);
    if (area.value !== seen && cursor && area === document.activeElement) {
      const at = placed(cursor, area.value);
      area.setSelectionRange(at, at);
    }
    seen = area.value;
    if (!kept) return;
    value = area.value;
    on = value === data.saved.text ? data.saved : { ...data.saved, text: value, shown: '' };
    cursor = { text: value, at: area.selectionStart };
  };
  const moved = () => {
    const area = document.activeElement;
    if (!inside(area)) return;
    look(area);
    if (area.value === value) cursor = { text: value, at: area.selectionStart };
  };
  const before = ({ target, isTrusted }) => {
    if (isTrusted && inside(target)) look(target, true);
  };
  const typed = ({ target, isTrusted }) => {
    if (!inside(target)) return;
    value = target.value;
    moved();
    say();
    if (isTrusted) clearTimeout(trying);
    clearTimeout(timer);
    remember(target.value);
    unsaved = target;
    timer = setTimeout(save, data.pause);
  };
  const left = ({ target }) => { if (unsaved === target) note(); };
  const ask = ({ text, base, shown }) => {
    asked += 1;
    note();
    rescued({ text, base, shown: shown ?? '' });
  };
  // What was sent and then replaced may be on its way, or another rerun stopped its save.
  const again = () => {
    clearTimeout(trying);
    trying = setTimeout(() => {
      const area = field();
      if (!typedHere() || unsaved || !area || area.value === value) return;
      asked += 1;
      back(area);
    }, data.pause);
  };
  // The field may be drawn after this watch, or anew: until its text stays, or people type.
  const rescue = (tries = 40) => {
    const area = field();
    const memory = data.saved && hear(name, data.saved);
    if (!data.saved || !tries) return;
    if (memory && memory.base !== data.saved.revision) ask(memory);
    else {
      if (memory && area && area.value !== memory.text) put(area, memory.text);
      else if (!memory && area && area === document.activeElement && area.value !== data.saved.text)
        typed({ target: area });  // letters came before this watch did
      if (memory || !area) trying = setTimeout(rescue, 250, tries - 1);
    }
  };
  document.addEventListener('keydown', before, true);
  document.addEventListener('beforeinput', before, true);
  document.addEventListener('input', typed, true);
  document.addEventListener('focusout', left, true);
  document.addEventListener('visibilitychange', save);
  addEventListener('beforeunload', save);
  document.addEventListener('selectionchange', moved);
  return {
    told: (news) => {
      data = news;
      if (!data.saved) return;
      const sent = typedHere();
      const memory = hear(name, data.saved);
      // Our own text came back, or the one in the field has its name now.
      if (sent && [sent.text, ...sent.sent].includes(data.saved.text)) on = data.saved;
      if (on && !on.shown && on.text === data.saved.text) on = data.saved;
      const area = field();
      if (area) look(area);
      if (!memory) asked = 0;
      else if (memory.base !== data.saved.revision && asked < 5) {
        if (memory.text !== value) ask(memory);
        else again();
      }
    },
    rescue,
    stop: () => {
      clearTimeout(timer);
      clearTimeout(trying);
      document.removeEventListener('keydown', before, true);
      document.removeEventListener('beforeinput', before, true);
      document.removeEventListener('input', typed, true);
      document.removeEventListener('focusout', left, true);
      document.removeEventListener('visibilitychange', save);
      removeEventListener('beforeunload', save);
      document.removeEventListener('selectionchange', moved);
    },
  };
}

const watches = new WeakMap();
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const host = parentElement.host ?? parentElement;
  host.closest('[data-testid="stElementContainer"]')?.style.setProperty('display', 'none');
  if (watches.has(host)) watches.get(host).told(data);
  else {
    watches.set(host, watch(data, {
      rescued: (found) => setTriggerValue('rescued', found),
      showing: (state) => setStateValue('shown', state),
    }));
    watches.get(host).rescue();
  }
  return () => { watches.get(host)?.stop(); watches.delete(host); };
}
"""
_component = st.components.v2.component("autosave", js=_SCRIPT)


@dataclass(frozen=True)
class Saved:
    """What is kept of a field's text, as the browser is told it."""

    text: str
    revision: int  # the one that the field's text was read from
    settled: str | None = None  # a text brought back that needs nothing more
    shown: str = ""  # the state in which the server has put the field


def watch(
    key: str, saved: Saved | None = None, on_rescued: Callable[[str, int, str], None] | None = None
) -> None:
    """Save the text area of that key (letters, digits, - and _) a moment after the last letter.

    `on_rescued` is called with a text that was never saved, the revision and the state of the
    field that it was typed on, when the field has been saved by somebody since.
    """
    name = _name(key)

    def rescued() -> None:
        found = st.session_state[name]["rescued"]
        if on_rescued and found:
            on_rescued(str(found["text"]), int(found["base"]), str(found["shown"]))

    _component(
        key=name,
        data={"field": key, "pause": _PAUSE_MS, "saved": saved and asdict(saved)},
        height=1,
        on_rescued_change=rescued,
        on_shown_change=_nothing,
    )


def shown(key: str) -> tuple[str, str]:
    """Return the state of the field under what the browser sends: its name, or its text.

    Both are '' where the browser said nothing; it gives the text of a state it has no name for.
    """
    said = (st.session_state.get(_name(key)) or {}).get("shown") or {}
    return str(said.get("name") or ""), str(said.get("text") or "")


def _name(key: str) -> str:
    return f"autosave-{key}"


def _nothing() -> None:
    """The state is read when a text comes with it."""
