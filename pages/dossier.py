"""The dossier of one process, seen before it is taken: /dossier?code=P-0001."""

from errors import WorkbenchError
from processes.dossiers import document, reading
from ui import data, document_files, frame, navigation, state


def page() -> None:
    """Draw everything known of the process as the document that will leave."""
    frame.heading(
        "업무 문서철", "업무 하나의 모든 것을 한 문서로 봅니다. 어느 형식으로든 받습니다."
    )
    code = state.parameter("code") or ""
    try:
        with data.reading() as db:
            found = reading.dossier(db, code)
        made = document.document(found)
    except WorkbenchError as refusal:
        document_files.refused(refusal, "dossier-unknown")
        navigation.link("inventory", "업무 목록 열기", icon=":material/list:")
        return
    navigation.link("process", "업무로 돌아가기", icon=":material/arrow_back:", code=code)
    with frame.refusals():
        document_files.draw(made, f"dossier/{found.process.id}")
