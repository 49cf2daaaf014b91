"""The checklist of contract clauses: for the contract in force and for each candidate's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from evaluations.projects.candidates.model import Candidate
from evaluations.projects.clauses import store
from evaluations.projects.clauses.model import (
    ABSENT,
    IN_FORCE,
    KINDS,
    PRESENT,
    STATES,
    Clause,
    ClauseKind,
    hints,
)
from evaluations.projects.model import Project
from storage import Database
from ui import data, identity, project_state, record_clashes, record_grid, state
from ui.wording import plain

LABELS: Final = {"state": "상태", "wording": "조문", "source": "출처"}
_SIGNS: Final = {PRESENT: "● 있음", ABSENT: "✕ 없음", None: "? 모름"}


@dataclass(frozen=True)
class _Line:
    """A clause of the checklist with what is kept of it; revision 0: nothing yet."""

    id: str
    kind: ClauseKind
    clause: Clause | None

    @property
    def revision(self) -> int:
        return self.clause.revision if self.clause else 0


def draw(project: Project, candidates: Sequence[Candidate]) -> None:
    """Draw the checklist of one contract, edited in place."""
    record_clashes.draw(store.TABLE, LABELS, save_row)
    contract = _chosen(project, candidates)
    with data.reading() as db:
        kept = {one.kind: one for one in store.clauses_of(db, project.id, contract)}
    lines = [_Line(kind.id, kind, kept.get(kind.id)) for kind in KINDS]
    known = [one.clause.state for one in lines if one.clause and one.clause.state]
    st.caption(
        f"있음 {known.count(PRESENT)} · 없음 {known.count(ABSENT)} · 모름 {len(lines) - len(known)}"
    )
    record_grid.draw(
        record_grid.Grid(
            table=store.TABLE,
            owner=f"{project.id}/{contract}",
            records=lines,
            columns=_columns(),
            shown=_shown,
            save=lambda db, line, revision, by, fields: _save(
                db, project.id, contract, line, revision, by, fields
            ),
            fixed=("title", "asks", "questions"),
        )
    )
    st.caption(
        "조항은 문항의 답이 아니라 힌트입니다. 평가 화면의 해당 문항 위에 함께 보이며, 답은 사람이 "
        "고릅니다. 점검 항목은 제안입니다."
    )


def hinted(clauses: Sequence[Clause], question_ids: Sequence[str]) -> None:
    """Draw what the contract says on these questions, above them."""
    told = [
        (question, hints(clauses, question))
        for question in question_ids
        if hints(clauses, question)
    ]
    if not told:
        return
    titles = {kind.id: kind.title for kind in KINDS}
    with st.container(border=True):
        st.markdown(":material/contract: **계약 조항에서 본 것** (힌트이며 답이 아닙니다)")
        for question, found in told:
            words = ", ".join(
                f"{titles[one.kind]} {_SIGNS[one.state]}"
                + (f" ({one.wording or one.source})" if one.wording or one.source else "")
                for one in found
            )
            st.markdown(f"- {plain(f'{question}: {words}')}")


def save_row(row: Mapping[str, Any]) -> None:
    """Save the version that somebody chose of two."""
    author = identity.author()
    with data.transaction() as db:
        store.set_clause(
            db,
            row["project_id"],
            row["kind"],
            row["revision"],
            by=author,
            contract=row["contract"],
            **{name: row[name] for name in LABELS},
        )


def _chosen(project: Project, candidates: Sequence[Candidate]) -> str:
    names = {IN_FORCE: "현행 계약", **{one.id: f"{one.name} 계약(안)" for one in candidates}}
    named = state.parameter(project_state.CONTRACT)
    chosen = st.selectbox(
        "어느 계약",
        list(names),
        index=list(names).index(named) if named in names else 0,
        format_func=names.__getitem__,
        key=project_state.choice(project.id, project_state.CONTRACT),
        on_change=project_state.choice_follows,
        args=(project.id, project_state.CONTRACT),
    )
    return str(chosen)


def _columns() -> dict[str, Any]:
    config = st.column_config
    return {
        "title": config.TextColumn("조항", disabled=True),
        "state": config.SelectboxColumn(
            LABELS["state"], options=list(STATES), help="비우면 모름입니다."
        ),
        "wording": config.TextColumn(LABELS["wording"], max_chars=1000, width="medium"),
        "source": config.TextColumn(LABELS["source"], max_chars=300, width="medium"),
        "asks": config.TextColumn("무엇이 있어야 하나", disabled=True, width="medium"),
        "questions": config.TextColumn("관련 문항", disabled=True),
    }


def _shown(line: _Line) -> dict[str, Any]:
    clause = line.clause
    return {
        "title": line.kind.title,
        "state": clause.state if clause else None,
        "wording": clause.wording if clause else "",
        "source": clause.source if clause else "",
        "asks": line.kind.asks,
        "questions": ", ".join(line.kind.questions),
    }


def _save(
    db: Database,
    project_id: str,
    contract: str,
    line: _Line,
    revision: int,
    by: str,
    fields: dict[str, Any],
) -> Clause:
    given: dict[str, Any] = {
        name: "" if value is None and name != "state" else value for name, value in fields.items()
    }
    return store.set_clause(
        db, project_id, line.kind.id, revision, by=by, contract=contract, **given
    )
