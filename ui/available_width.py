"""How wide the page's content is in this browser, for pictures that are laid out to fit.

A small component tells it once it is drawn, and when the window is made wider or narrower;
in steps, so that not every pixel draws the page anew.
"""

import streamlit as st

_USUAL, _STEP, _LEAST = 1040, 40, 280
_KEY = "available-width"
_SCRIPT = """
export default function ({ data, parentElement, setStateValue }) {
  const host = parentElement.host ?? parentElement;
  const holder = host.closest('[data-testid="stElementContainer"]');
  const box = holder?.parentElement ?? document.body;
  holder?.style.setProperty('display', 'none');
  let told = data.width, timer;
  const tell = () => {
    const width = Math.max(Math.floor(box.clientWidth / data.step) * data.step, data.least);
    if (box.clientWidth && width !== told) setStateValue('width', told = width);
  };
  const seen = new ResizeObserver(() => { clearTimeout(timer); timer = setTimeout(tell, 150); });
  seen.observe(box);
  tell();
  return () => { clearTimeout(timer); seen.disconnect(); };
}
"""
_component = st.components.v2.component("available_width", js=_SCRIPT)


def available_width() -> int:
    """Return the width of the page's content in pixels, as far as the browser has told it."""
    known = int((st.session_state.get(_KEY) or {}).get("width") or _USUAL)
    result = _component(
        key=_KEY,
        data={"width": known, "step": _STEP, "least": _LEAST},
        default={"width": known},
        on_width_change=_drawn_anew,
        height=1,
    )
    return int(result.get("width") or _USUAL)


def _drawn_anew() -> None:
    """Nothing to do: the new width draws the page anew."""
