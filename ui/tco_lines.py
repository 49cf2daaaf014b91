"""The cost lines and assumptions of a project as tables that are edited in place."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from evaluations.projects.candidates.model import Candidate
from evaluations.projects.model import Project
from evaluations.projects.tco import store
from evaluations.projects.tco.model import (
    BASES,
    KINDS,
    PROPOSALS,
    PROPOSED,
    SIDES,
    SUM,
    YEARLY,
    Range,
)
from evaluations.projects.tco.records import Assumption, CostLine
from storage import Database
from ui import data, identity, record_clashes, record_grid
from ui.wording import plain

_RANGE: Final = {"least": "최소", "likely": "보통", "most": "최대"}
_SOURCE: Final = {"source": "출처", "source_date": "기준일"}
LINE_LABELS: Final = {
    "side": "구분",
    "kind": "시기",
    "basis": "단위",
    "name": "항목",
    **_RANGE,
    **_SOURCE,
    "candidate_id": "후보",
    "note": "비고",
}
ASSUMPTION_LABELS: Final = {**_RANGE, **_SOURCE}
_EVERY = "모든 후보"


@dataclasses.dataclass(frozen=True)
class _Assumed:
    """An assumption as it holds: somebody's, or our proposal at revision 0."""

    id: str
    kept: Assumption | None

    @property
    def revision(self) -> int:
        return self.kept.revision if self.kept else 0


def lines(project: Project, rows: Sequence[CostLine], candidates: Sequence[Candidate]) -> None:
    """Draw the cost lines of both sides."""
    record_clashes.draw(store.LINES, LINE_LABELS, save_line_row)
    names = {"": _EVERY, **{one.id: one.name for one in candidates}}
    record_grid.draw(
        record_grid.Grid(
            table=store.LINES,
            owner=project.id,
            records=rows,
            columns=_line_columns(names),
            shown=lambda one: _line_shown(one, names),
            save=lambda db, one, revision, by, fields: store.save_line(
                db, one.id, revision, by=by, **_line_fields(fields, names)
            ),
            add=lambda db, by, fields: store.add_line(
                db,
                project.id,
                by=by,
                **{"kind": YEARLY, "basis": SUM, **_line_fields(fields, names)},
            ),
            delete=lambda db, one, revision, by: store.delete_line(db, one.id, revision, by=by),
            required=("side", "name"),
            missing="구분과 항목 이름을 적으면 새 줄이 저장됩니다.",
        )
    )
    st.caption(
        "최소·보통·최대를 모두 적어야 셈합니다. 비운 칸은 0이 아니라 모름이며, 확실한 금액은 셋을 "
        "같게 적습니다. 초기·이관은 시작할 때, 매년은 해마다 끝에, 종료는 마지막 해 끝에 냅니다."
    )


def assumptions(project: Project, kept: Mapping[str, Assumption]) -> None:
    """Draw the assumptions: ours are marked 제안 until somebody sets them."""
    record_clashes.draw(store.ASSUMPTIONS, ASSUMPTION_LABELS, save_assumption_row)
    record_grid.draw(
        record_grid.Grid(
            table=store.ASSUMPTIONS,
            owner=project.id,
            records=[_Assumed(name, kept.get(name)) for name in PROPOSALS],
            columns=_assumption_columns(),
            shown=_assumption_shown,
            save=lambda db, one, revision, by, fields: _save_assumption(
                db, project.id, one, revision, by, fields
            ),
            fixed=("name",),
        )
    )
    ours = [name for name, one in PROPOSALS.items() if one is not None and name not in kept]
    if ours:
        st.markdown(f":material/edit_note: **{PROPOSED}**으로 둔 가정: {plain(', '.join(ours))}")
    st.caption(
        "제안은 이 도구가 잡은 값이니 근거를 확인해 고치세요. 고치면 적은 사람의 값이 됩니다. "
        "할인율 4.5%는 공공투자의 사회적 할인율로 알려진 값을 적은 제안입니다. "
        "이용자 수와 인건비 단가에는 제안이 없습니다."
    )


def save_line_row(row: Mapping[str, Any]) -> None:
    """Save the version of a line that somebody chose of two."""
    author = identity.author()
    with data.transaction() as db:
        changes = {name: row[name] for name in LINE_LABELS}
        store.save_line(db, row["id"], row["revision"], by=author, **changes)


def save_assumption_row(row: Mapping[str, Any]) -> None:
    """Save the version of an assumption that somebody chose of two."""
    author = identity.author()
    changes: dict[str, Any] = {name: row[name] for name in ASSUMPTION_LABELS}
    with data.transaction() as db:
        store.save_assumption(
            db, row["project_id"], row["name"], row["revision"], by=author, **changes
        )


def _amount_columns() -> dict[str, Any]:
    config = st.column_config
    numbers = {
        name: config.NumberColumn(label, format="localized", help="비우면 모름입니다.")
        for name, label in _RANGE.items()
    }
    return {
        **numbers,
        "source": config.TextColumn(_SOURCE["source"], max_chars=300),
        "source_date": config.DateColumn(_SOURCE["source_date"], format="YYYY-MM-DD"),
    }


def _line_columns(names: Mapping[str, str]) -> dict[str, Any]:
    config = st.column_config
    return {
        "side": config.SelectboxColumn("구분", options=list(SIDES), required=True),
        "name": config.TextColumn("항목", required=True, max_chars=120, width="medium"),
        "kind": config.SelectboxColumn("시기", options=list(KINDS), default=YEARLY),
        "basis": config.SelectboxColumn("단위", options=list(BASES), default=SUM),
        **_amount_columns(),
        "candidate_id": config.SelectboxColumn(
            "후보", options=list(names.values()), default=_EVERY
        ),
        "note": config.TextColumn("비고", max_chars=500),
    }


def _line_shown(one: CostLine, names: Mapping[str, str]) -> dict[str, Any]:
    shown = {name: getattr(one, name) for name in LINE_LABELS}
    return {
        **shown,
        "source_date": _day(one.source_date),
        "candidate_id": names.get(one.candidate_id, _EVERY),
    }


def _line_fields(fields: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    ids = {name: key for key, name in names.items()}
    given = _texts(fields, ("source", "note", "name"))
    if "candidate_id" in given:
        given["candidate_id"] = ids.get(given["candidate_id"] or _EVERY, "")
    return given


def _assumption_columns() -> dict[str, Any]:
    config = st.column_config
    return {
        "name": config.TextColumn("가정", disabled=True, width="medium"),
        **_amount_columns(),
    }


def _assumption_shown(one: _Assumed) -> dict[str, Any]:
    kept = one.kept
    if kept is not None:
        shown = {name: getattr(kept, name) for name in ASSUMPTION_LABELS}
        return {
            "name": one.id,
            **shown,
            "source_date": _day(kept.source_date),
        }
    proposed: Range | None = PROPOSALS[one.id]
    amounts = dataclasses.asdict(proposed) if proposed else dict.fromkeys(_RANGE)
    return {"name": one.id, **amounts, "source": "", "source_date": None}


def _save_assumption(
    db: Database,
    project_id: str,
    one: _Assumed,
    revision: int,
    by: str,
    fields: Mapping[str, Any],
) -> Assumption:
    given = _texts(fields, ("source",))
    return store.save_assumption(db, project_id, one.id, revision, by=by, **given)


def _texts(fields: Mapping[str, Any], texts: Sequence[str]) -> dict[str, Any]:
    return {
        name: "" if value is None and name in texts else value for name, value in fields.items()
    }


def _day(written: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(written) if written else None
