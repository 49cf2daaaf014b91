"""Saves a text area while people type: after a pause, as if they had pressed Ctrl+Enter.

Streamlit sends a text area's text when the field is left. This small component watches the
field of a key and asks for the same a moment after the last letter. Without JavaScript, or
should the field look different one day, leaving the field still saves.
"""

import streamlit as st

_PAUSE_MS = 1200
_SCRIPT = """
export default function ({ data, parentElement }) {
  const host = parentElement.host ?? parentElement;
  host.closest('[data-testid="stElementContainer"]')?.style.setProperty('display', 'none');
  let timer;
  const field = (event) =>
    event.target.closest?.('textarea') && event.target.closest('.st-key-' + data.field);
  const save = (area) =>
    area.dispatchEvent(new KeyboardEvent('keydown', {
      key: 'Enter', code: 'Enter', keyCode: 13, ctrlKey: true, bubbles: true, cancelable: true,
    }));
  const typed = (event) => {
    if (!field(event)) return;
    clearTimeout(timer);
    const area = event.target;
    timer = setTimeout(() => area.isConnected && save(area), data.pause);
  };
  document.addEventListener('input', typed, true);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('input', typed, true);
  };
}
"""
_component = st.components.v2.component("autosave", js=_SCRIPT)


def watch(key: str) -> None:
    """Save the text area of that key (letters, digits, - and _) a moment after the last letter."""
    _component(key=f"autosave-{key}", data={"field": key, "pause": _PAUSE_MS}, height=1)
