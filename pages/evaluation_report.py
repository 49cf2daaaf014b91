"""The report on one project's evaluation, seen before it is taken: /evaluation-report?project=…"""

from errors import WorkbenchError
from evaluations.reports import document, reading
from ui import data, document_files, frame, navigation, state
from ui.clock import today


def page() -> None:
    """Draw the evaluation as the document that will leave."""
    frame.heading("평가 보고서", "판정, 이유, 조건, 후보, 비용, 가중치를 한 문서로 봅니다.")
    code = state.parameter("project") or ""
    try:
        with data.reading() as db:
            found = reading.report(db, code, today())
        made = document.document(found)
    except WorkbenchError as refusal:
        document_files.refused(refusal, "report-unknown")
        navigation.link("projects", "정보화사업 목록 열기", icon=":material/list:")
        return
    icon = ":material/arrow_back:"
    navigation.link("evaluation", "SaaS 평가로 돌아가기", icon=icon, project=code)
    with frame.refusals():
        document_files.draw(made, f"report/{found.project.id}")
