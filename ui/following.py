"""Scrolls the preview of a document to the part that is being written, when that changes."""

import streamlit as st

_SCRIPT = """
export default function ({ data, parentElement }) {
  const host = parentElement.host ?? parentElement;
  host.closest('[data-testid="stElementContainer"]')?.style.setProperty('display', 'none');
  window.dpgFollowed ??= {};
  if (window.dpgFollowed[data.document] === data.part) return;
  window.dpgFollowed[data.document] = data.part;
  let shown = 0, tries = 60;  // until it is drawn, and while pictures above it still grow
  const timer = setInterval(() => {
    if (show()) shown += 1;
    if (shown > 6 || --tries < 0) clearInterval(timer);
  }, 250);
  const stop = () => clearInterval(timer);
  addEventListener('wheel', stop, { once: true, passive: true });
  addEventListener('touchmove', stop, { once: true, passive: true });
  function show() {
    const part = document.querySelector('[data-open="true"]');
    let box = part?.parentElement;
    while (box && !(box.scrollHeight > box.clientHeight + 1
      && /auto|scroll/.test(getComputedStyle(box).overflowY))) box = box.parentElement;
    if (!box || box.querySelector('h1')) return false;
    const gap = part.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += gap - 12;
    return true;
  }
}
"""
_component = st.components.v2.component("following", js=_SCRIPT)


def follow(document_id: str, part: str) -> None:
    """Show the heading that is marked as open, once for each part."""
    _component(
        key=f"following-{document_id}", data={"document": document_id, "part": part}, height=1
    )
