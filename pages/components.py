"""Components (⑱): what systems are made of, by the SBOMs of their suppliers."""

import streamlit as st

from evaluations.components import standing, store
from processes.dictionary import store as dictionary
from processes.dictionary.listing import entries
from processes.dictionary.model import SYSTEM
from ui import (
    components_import,
    components_list,
    components_systems,
    data,
    frame,
    record_clashes,
)
from ui.clock import today


def page() -> None:
    """Draw what there is of SBOMs, seen by system, component or supplier."""
    frame.heading(
        "구성요소 (SBOM)",
        "공급자에게 받은 구성요소 목록(SBOM)을 시스템마다 올리면 사용권, 지원 종료, 공급자를 "
        "한곳에서 봅니다(⑱).",
    )
    with data.reading() as db:
        kept, support = store.all_sboms(db), store.all_support(db)
        systems = [entry.name for entry in entries(dictionary.sources(db), SYSTEM)]
    record_clashes.draw("component_support", components_list.LABELS, components_list.save_row)
    counting = standing.newest(kept)
    components_import.draw(systems, [one.system for one in counting], is_first=not kept)
    if not kept:
        frame.empty(
            "아직 올린 SBOM이 없습니다",
            "시스템을 고르고 공급자에게 받은 파일을 올리세요. 없으면 계약에 제출을 넣으세요.",
            key="no-sboms",
        )
        components_import.own()
        return
    found = standing.standings(counting, support, today())
    components_systems.summary(counting, found, systems)
    shown = components_systems.chosen_view()
    if shown == components_systems.PARTS:
        components_list.draw(found, support)
    elif shown == components_systems.SUPPLIERS:
        components_systems.suppliers(standing.suppliers(found))
    else:
        components_systems.draw(kept, counting, found)
    st.caption(
        "사용권의 종류(허용, 고친 부분만 공개, 소스 공개 의무)는 이 도구의 제안이며 법률 자문이 "
        "아닙니다. 파일이 말하지 않는 것은 '모름'입니다."
    )
    components_import.own()
