"""AI가 읽는 문서 (④): how well machines can read a file, and what to mend."""

import streamlit as st

from documents.checking import looking
from ui import components_state, document_findings, frame, identity, outgoing_notes


def page() -> None:
    """Draw the field for files, and what was found of each."""
    frame.heading(
        "문서 점검",
        "HWPX, DOCX, PDF 파일을 기계(AI)가 얼마나 잘 읽을 수 있는지, 무엇을 고치면 되는지 "
        "봅니다(④). 파일은 보관하지 않고 이름과 결과만 남깁니다.",
    )
    files = st.file_uploader(
        "점검할 파일 (100MB까지, 여럿도 됩니다)",
        type=["hwpx", "hwp", "docx", "doc", "pdf"],
        accept_multiple_files=True,
        key=components_state.DOCUMENT_FILES,
    )
    if not files:
        frame.empty(
            "아직 올린 파일이 없습니다",
            "공문, 보고서, 신청서 같은 파일을 올리면 항목마다 결과와 고치는 법이 나옵니다.",
            key="no-documents",
        )
    for file in files:
        with frame.refusals(), st.spinner(f"{file.name} 점검 중"):
            report = looking.check(file.getvalue(), file.name)
            document_findings.draw(file.name, report)
            outgoing_notes.checked(file.name, file.getvalue(), report, identity.author())
    st.caption(
        "무엇을 '고칠 것'으로 볼지는 이 도구의 제안입니다. 정부가 정한 채점 기준이 아닙니다."
    )
