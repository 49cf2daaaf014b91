"""The quiet view for a meeting room: one card at a time in large letters, on a dark ground.

← and → go from card to card, the space bar stops and starts the change by itself.
"""

from html import escape

import streamlit as st

from scorecards.registry import CARDS, Card
from ui import scorecard_card, scorecard_rights
from ui import scorecard_state as keys
from ui.clock import when
from ui.scorecard_filters import Chosen

SECONDS = 20
_SCRIPT = """
export default function ({ data, setTriggerValue }) {
  const held = window.__scorecardHeld ??= { stopped: false };
  const go = step => setTriggerValue("step", step);
  const press = event => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowRight" || event.key === "PageDown") { go(1); }
    else if (event.key === "ArrowLeft" || event.key === "PageUp") { go(-1); }
    else if (event.key === " ") { held.stopped = !held.stopped; }
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", press);
  const timer = setInterval(() => { if (!held.stopped) go(1); }, data.seconds * 1000);
  return () => { document.removeEventListener("keydown", press); clearInterval(timer); };
}
"""
_keys = st.components.v2.component("scorecard_keys", js=_SCRIPT)
_STYLE = """<style>
.scorecard-screen { color: #fff; word-break: keep-all; }
.scorecard-screen h1 { font-size: 40px; margin: 0; }
.scorecard-screen .value { font-size: 56px; font-weight: 700; line-height: 1.3; }
.scorecard-screen p { font-size: 22px; color: #cdd1d5; margin: 0; }
.st-key-scorecard-screen { background: #1e2124; padding: 32px 48px; position: fixed; inset: 0;
  z-index: 1000000; overflow: auto; }
</style>"""


def draw(card: Card, found: Chosen) -> None:
    """Draw the card alone, and listen to the keyboard."""
    st.html(_STYLE)
    with st.container(key="scorecard-screen"):
        _card(card, found)
        seen = [one.name for one in CARDS if scorecard_rights.sees(one.name)]
        at = seen.index(card.name) + 1
        day = "지금 값" if found.live else f"{found.day} 기록"
        at_time = found.told[card.name].at if found.told else ""
        st.html(
            f'<div class="scorecard-screen"><p>{at} / {len(seen)} · '
            f"{escape(found.department) or '모든 부서'} · {day}"
            + (f" ({when(at_time)}에 셈)" if at_time else "")
            + " · ← → 넘기기, 스페이스 멈춤</p></div>"
        )
    _keys(
        key=keys.KEYS, data={"seconds": SECONDS}, height=1,
        on_step_change=_step
    )  # fmt: skip


def _card(card: Card, found: Chosen) -> None:
    if found.told is None:
        st.html(
            f'<div class="scorecard-screen"><h1>{escape(card.title)}</h1><p>기록 없음</p></div>'
        )
        return
    told = found.told[card.name]
    said = card.headline(told, found.department)
    st.html(
        f'<div class="scorecard-screen"><h1>{escape(card.title)}</h1>'
        f'<p>{escape(said.label)}</p><div class="value">{escape(said.value)}</div>'
        f"<p>{escape(said.detail)}</p></div>"
    )
    scorecard_card.picture(card, found, told, brief=True)


def _step() -> None:
    """Go to the card before or after the one that is open; the last leads to the first."""
    step = int((st.session_state.get(keys.KEYS) or {}).get("step") or 0)
    seen = [one.name for one in CARDS if scorecard_rights.sees(one.name)]
    name = st.query_params.get(keys.CARD, seen[0])
    at = seen.index(name) if name in seen else 0
    keys.open_card(seen[(at + step) % len(seen)])
