"""A project's candidate products as a table, with how each certification stands today."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from evaluations.projects.candidates import expiry, store
from evaluations.projects.candidates.model import CERTIFICATIONS, LISTINGS, Candidate
from evaluations.projects.model import Project
from storage import Database
from ui import data, identity, navigation, record_clashes, record_grid
from ui.clock import today
from ui.wording import plain

LABELS: Final = {
    "name": "후보 서비스",
    "supplier": "공급자",
    "certification": "보안인증",
    "certified_until": "인증 유효일",
    "listing": "이용지원시스템 등록",
    "listing_note": "등록 확인",
    "note": "비고",
}


def draw(project: Project, candidates: Sequence[Candidate]) -> None:
    """Draw the candidates: edited in place, each with the way to its evaluation."""
    record_clashes.draw(store.TABLE, LABELS, save_row)
    if not candidates:
        st.caption(
            "아래 표의 새 줄에 후보 서비스의 이름을 적으면 저장됩니다. 첫 후보는 지금까지 이 "
            "사업에 적은 공급자 문항의 답을 이어받습니다."
        )
    record_grid.draw(
        record_grid.Grid(
            table=store.TABLE,
            owner=project.id,
            records=candidates,
            columns=_columns(),
            shown=_shown,
            save=_save,
            add=lambda db, by, fields: _add(db, project.id, by, fields),
            delete=lambda db, one, revision, by: store.delete_candidate(
                db, one.id, revision, by=by
            ),
            required=("name",),
            missing="이름을 적으면 새 줄이 저장됩니다.",
        )
    )
    for one in candidates:
        _line(project, one)
    st.caption(
        "인증 상태: ● 유효 · △ 24개월 안에 만료(Q3.1의 경계)이거나 심사 중 · ▲ 곧 만료"
        f"({expiry.SOON_MONTHS}개월, 제안) · ✕ 만료·없음 · ? 모름. 줄을 지우면 그 후보의 답, "
        "조항, 비용도 함께 지웁니다."
    )


def mark(candidate: Candidate) -> str:
    """Return a candidate with its certification in one line: name, sign, word, last day."""
    found = expiry.standing(candidate, today())
    until = f" {candidate.certified_until}까지" if candidate.certified_until else ""
    certified = candidate.certification or ""
    return f"{candidate.name} · {certified}{until} {found.sign} {found.word}".replace("  ", " ")


def save_row(row: Mapping[str, Any]) -> None:
    """Save the version that somebody chose of two."""
    author = identity.author()
    with data.transaction() as db:
        changes = {name: row[name] for name in LABELS}
        store.save_candidate(db, row["id"], row["revision"], by=author, **changes)


def _line(project: Project, one: Candidate) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(plain(mark(one)), width="content")
        navigation.link(
            "evaluation",
            "이 후보로 평가하기",
            icon=":material/checklist:",
            project=project.code,
            candidate=one.id,
        )


def _columns() -> dict[str, Any]:
    config = st.column_config
    return {
        "name": config.TextColumn(LABELS["name"], required=True, max_chars=120, width="medium"),
        "supplier": config.TextColumn(LABELS["supplier"], max_chars=120),
        "certification": config.SelectboxColumn(
            LABELS["certification"], options=list(CERTIFICATIONS), help="비우면 모름입니다."
        ),
        "certified_until": config.DateColumn(LABELS["certified_until"], format="YYYY-MM-DD"),
        "listing": config.SelectboxColumn(
            LABELS["listing"],
            options=list(LISTINGS),
            help="디지털서비스 이용지원시스템(digitalmarket.kr)에 올라 있는지. 비우면 모름입니다.",
        ),
        "listing_note": config.TextColumn(LABELS["listing_note"], max_chars=200),
        "note": config.TextColumn(LABELS["note"], max_chars=1000),
    }


def _shown(one: Candidate) -> dict[str, Any]:
    until = one.certified_until
    return {
        **{name: getattr(one, name) for name in LABELS},
        "certified_until": datetime.date.fromisoformat(until) if until else None,
    }


def _save(db: Database, one: Candidate, revision: int, by: str, fields: dict[str, Any]) -> Any:
    return store.save_candidate(db, one.id, revision, by=by, **_texts(fields))


def _add(db: Database, project_id: str, by: str, fields: dict[str, Any]) -> Any:
    return store.add_candidate(db, project_id, by=by, **_texts(fields))


def _texts(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with an emptied text as '', as the table of candidates keeps them."""
    texts = ("name", "supplier", "listing_note", "note")
    return {
        name: "" if value is None and name in texts else value
        for name, value in fields.items()
        if name in LABELS
    }
