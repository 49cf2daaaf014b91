"""Saves a text area while people type: after a pause, as if they had pressed Ctrl+Enter.

Streamlit sends a text area's text when the field is left. This small component watches the
field of a key and asks for the same a moment after the last letter, and at once when the page
is reloaded, left or hidden. A tab that is closed may take the last second's letters with it.
Without JavaScript, or should the field look different one day, leaving the field still saves.
"""

import streamlit as st

_PAUSE_MS = 1200
_SCRIPT = """
export default function ({ data, parentElement }) {
  const host = parentElement.host ?? parentElement;
  host.closest('[data-testid="stElementContainer"]')?.style.setProperty('display', 'none');
  let timer, unsaved;
  const field = (event) =>
    event.target.closest?.('textarea') && event.target.closest('.st-key-' + data.field);
  const save = () => {
    clearTimeout(timer);
    const area = unsaved;
    unsaved = undefined;
    if (area?.isConnected) area.dispatchEvent(new KeyboardEvent('keydown', {
      key: 'Enter', code: 'Enter', keyCode: 13, ctrlKey: true, bubbles: true, cancelable: true,
    }));
  };
  const typed = (event) => {
    if (!field(event)) return;
    clearTimeout(timer);
    unsaved = event.target;
    timer = setTimeout(save, data.pause);
  };
  document.addEventListener('input', typed, true);
  document.addEventListener('visibilitychange', save);
  addEventListener('beforeunload', save);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('input', typed, true);
    document.removeEventListener('visibilitychange', save);
    removeEventListener('beforeunload', save);
  };
}
"""
_component = st.components.v2.component("autosave", js=_SCRIPT)


def watch(key: str) -> None:
    """Save the text area of that key (letters, digits, - and _) a moment after the last letter."""
    _component(key=f"autosave-{key}", data={"field": key, "pause": _PAUSE_MS}, height=1)
