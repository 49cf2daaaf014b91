"""A department's 업무매뉴얼: as it would come out now, and its editions: /manual?department=…"""

import streamlit as st

from processes.inventory import store as inventory
from processes.manuals import reading
from processes.manuals.document import document
from processes.manuals.model import NothingPublished
from ui import data, document_files, document_state, frame, manual_editions, navigation
from ui.clock import today


def page() -> None:
    """Draw the choice of department, its editions, and the manual as it stands."""
    frame.heading("업무매뉴얼", "부서가 공개한 업무를 한 권으로 묶고, 판마다 바뀐 것을 밝힙니다.")
    with data.reading() as db:
        departments = inventory.departments(db)
    if not departments:
        with frame.empty("부서가 없습니다", "업무를 먼저 가져오세요.", key="manual-empty"):
            navigation.link("import", "파일에서 가져오기", icon=":material/upload_file:")
        return
    department = st.selectbox(
        "부서", departments, key=document_state.MANUAL_DEPARTMENT, bind="query-params", width=320
    )
    with frame.refusals():
        _draw(department or departments[0])


def _draw(department: str) -> None:
    with data.reading() as db:
        found = reading.manual(db, department)
    manual_editions.draw(department)
    try:
        made = document(found, today().isoformat())
    except NothingPublished as refusal:
        with frame.empty("아직 실을 업무가 없습니다", refusal.sentence, key="manual-nothing"):
            navigation.link("inventory", "업무 목록 열기", icon=":material/list:")
        return
    st.subheader(f"지금 내면 제{found.number}판", anchor=False)
    manual_editions.offer(found)
    document_files.draw(made, f"manual/{department}")
