"""Cited facts whose sources say otherwise now: old and new side by side, a click to accept."""

import json

import streamlit as st

from applications.drafts import citing
from applications.drafts.dossier import Draft
from applications.facts import charts
from applications.facts.fact import Fact
from applications.facts.sources import Diagram, model_of
from applications.pinning.model import CHANGE_NAMES, Change, Stale
from documents import raster
from errors import WorkbenchError
from ui import fact_pins, fact_source, frame, state
from ui.wording import plain

_LOOKS: dict[Change, tuple[str, str]] = {
    "value": (":material/sync_problem:", "red"),
    "basis": (":material/update:", "orange"),
    "gone": (":material/link_off:", "red"),
}
_MOST = 40  # drawn at once


def draw(draft: Draft) -> None:
    """Draw every difference, the way to accept one or all, and the way back."""
    application_id = draft.application.id
    st.markdown(f"**출처가 바뀐 사실** {len(draft.stale)}개")
    if not draft.stale:
        st.caption("글에 쓰인 사실이 모두 지금 출처와 같습니다.")
    ready = [one.current for one in draft.stale if one.current is not None]
    done = fact_pins.last_accepted(application_id)
    with st.container(horizontal=True):
        if len(ready) > 1:
            st.button(
                f"{len(ready)}개 모두 지금 값으로",
                type="primary",
                icon=":material/done_all:",
                key=state.application_widget(application_id, "accept-all"),
                on_click=fact_pins.accept,
                args=(application_id, ready),
            )
        if done:
            st.button(
                f"방금 받아들인 {len(done)}개 되돌리기",
                icon=":material/undo:",
                key=state.application_widget(application_id, "undo-facts"),
                on_click=fact_pins.undo,
                args=(application_id,),
            )
    for one in draft.stale[:_MOST]:
        _difference(draft, one)
    if len(draft.stale) > _MOST:
        st.caption(f"{len(draft.stale) - _MOST:,}개가 더 있습니다. 위의 것을 받아들이면 보입니다.")


def _difference(draft: Draft, one: Stale) -> None:
    icon, colour = _LOOKS[one.change]
    application_id = draft.application.id
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(one.pinned.label)}**")
            st.badge(CHANGE_NAMES[one.change], icon=icon, color=colour)  # type: ignore[arg-type]
            st.caption(plain(", ".join(_places(draft, one.key))))
        before, after = st.columns(2)
        with before:
            st.caption(f"문서에 있는 값 · {plain(one.accepted_by)} 님이 받아들임")
            _value(draft, one.pinned)
        with after:
            st.caption("지금 출처의 값")
            if one.current is None:
                st.markdown("없음. 자료에서 빠졌거나 지워졌습니다.")
                st.caption("문서에는 받아들인 값이 그대로 남습니다.")
            else:
                _value(draft, one.current)
                st.button(
                    "지금 값으로",
                    icon=":material/check:",
                    key=state.application_widget(application_id, f"accept-{one.key}"),
                    on_click=fact_pins.accept,
                    args=(application_id, [one.current]),
                )


def _places(draft: Draft, key: str) -> list[str]:
    """Return the titles of the sections that cite the fact."""
    return [
        section.title
        for section in draft.sections
        if key in citing.of_section(draft.sections, draft.template, section)
    ]


def _value(draft: Draft, fact: Fact) -> None:
    if fact.kind == "text":
        st.text(fact.text)
    elif fact.kind == "table":
        told = json.loads(fact.content)
        rows = [dict(zip(told["head"], row, strict=True)) for row in told["rows"]]
        st.dataframe(rows, hide_index=True)
    else:
        with frame.refusals():
            _picture(draft, fact)
    st.caption(f"{fact.certainty} · {plain(fact.source)} · 기준일 {fact.as_of or '모름'}")
    fact_source.link(fact)


def _picture(draft: Draft, fact: Fact) -> None:
    svg = charts.svg(fact) if fact.kind == "chart" else _diagram(draft.models.get(fact.content))
    if svg is None:
        st.markdown("그림을 찾을 수 없습니다.")
    else:
        st.image(raster.png(svg), width="stretch", alt=fact.text)


def _diagram(content: bytes | None) -> str | None:
    if content is None:
        return None
    try:
        return Diagram("", 0, "", model_of(content), content).svg
    except WorkbenchError:
        return None
