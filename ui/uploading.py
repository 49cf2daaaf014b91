"""Uploaded files kept one by one: one that is refused doesn't keep the others out."""

from collections.abc import Callable, Sequence

from streamlit.runtime.uploaded_file_manager import UploadedFile

from errors import WorkbenchError
from storage import Database
from ui import data, frame


def keep_each(
    files: Sequence[UploadedFile], keep: Callable[[Database, str, bytes], object], what: str
) -> None:
    """Keep each file (name, bytes) in a transaction of its own, and say how that went.

    `what` names the files when all were kept: 붙임. For callbacks.
    """
    refused = []
    for file in files:
        try:
            with data.transaction() as db:
                keep(db, file.name, file.getvalue())
        except WorkbenchError as refusal:
            refused.append(refusal.sentence)
    if refused:
        frame.notice(" ".join(refused), refused=True)
    elif files:
        frame.notice(f"{what} {len(files)}개를 저장했습니다.")
