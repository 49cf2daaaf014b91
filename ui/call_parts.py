"""What a call asks for, as tables edited in place: sections, papers, scoring heads."""

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from applications.calls import scoring
from applications.calls.model import Call
from applications.calls.parts import store
from evaluations.answers.evidence.model import KINDS
from ui import data, identity, record_clashes
from ui.record_grid import Grid
from ui.record_grid import draw as draw_grid
from ui.wording import plain

_SECTIONS = {
    "position": "순서",
    "title": "항목",
    "required": "필수",
    "longest": "분량 제한(자)",
    "guidance": "작성 안내",
}
_PAPERS = {"position": "순서", "title": "붙임 서류", "required": "필수", "kinds": "받는 파일"}
_HEADS = {"position": "순서", "title": "평가 항목", "points": "배점", "section_keys": "맡는 항목"}
_LISTS = ("kinds", "section_keys")
_CONFIG = st.column_config


def sections(call: Call) -> None:
    """Draw the headings that the call asks for."""
    st.caption(
        "신청서가 이 항목으로 시작합니다. 나중에 고치면 신청서 화면이 알려 주고, 쓴 글은 남습니다."
    )
    columns = {
        "position": _position(),
        "title": _CONFIG.TextColumn(_SECTIONS["title"], required=True, max_chars=200),
        "required": _required(),
        "longest": _CONFIG.NumberColumn(
            _SECTIONS["longest"],
            min_value=1,
            step=1,
            help="공백 포함. 제한을 알 때만 적습니다. 비우면 분량을 따지지 않습니다.",
        ),
        "guidance": _CONFIG.TextColumn(_SECTIONS["guidance"], max_chars=2000, width="large"),
    }
    _draw(call, store.SECTIONS, call.sections, columns, store.add_section, store.save_section)


def papers(call: Call) -> None:
    """Draw the papers that the call asks for."""
    st.caption("신청서의 '붙임과 양식'에서 이 서류를 올리고, 빠진 필수 서류는 점검이 알려 줍니다.")
    columns = {
        "position": _position(),
        "title": _CONFIG.TextColumn(_PAPERS["title"], required=True, max_chars=200, width="large"),
        "required": _required(),
        "kinds": _CONFIG.MultiselectColumn(
            _PAPERS["kinds"],
            options=[kind.name for kind in KINDS],
            help="비우면 어느 파일이나 받습니다.",
            width="medium",
        ),
    }
    _draw(
        call,
        store.ATTACHMENTS,
        call.attachments,
        columns,
        store.add_attachment,
        store.save_attachment,
    )


def heads(call: Call) -> None:
    """Draw the heads of the scoring with their sum, and which sections serve each."""
    titles = {one.key: one.title for one in call.sections}
    columns = {
        "position": _position(),
        "title": _CONFIG.TextColumn(_HEADS["title"], required=True, max_chars=200, width="medium"),
        "points": _CONFIG.NumberColumn(
            _HEADS["points"], min_value=0, help="비우면 모름입니다.", format="%.10g"
        ),
        "section_keys": _CONFIG.MultiselectColumn(
            _HEADS["section_keys"],
            options=list(titles),
            format_func=lambda key: titles.get(key, f"없어진 항목 {key}"),
            width="large",
        ),
    }
    _draw(call, store.HEADS, call.heads, columns, store.add_head, store.save_head)
    st.markdown(f"**배점 합계** {_sum(call)}")
    idle = scoring.unserved(call, list(titles))
    if idle:
        names = ", ".join(scoring.in_words(one) for one in idle)
        st.caption(plain(f"맡는 항목이 없는 배점: {names}. 어느 항목이 답하는지 고르세요."))


def _sum(call: Call) -> str:
    if not call.heads:
        return "모름. 공고문의 평가표를 옮겨 적으세요."
    known = [one.points for one in call.heads if one.points is not None]
    if call.points is not None:
        return scoring.points(call.points)
    unknown = len(call.heads) - len(known)
    return f"모름 (아는 것만 {scoring.points(sum(known))}, 모르는 배점 {unknown}개)"


def _draw(
    call: Call, table: str, records: Any, columns: Mapping[str, Any], add: Any, save: Any
) -> None:
    labels = _labels(table)
    record_clashes.draw(table, labels, lambda row: _save_row(table, save, row))
    draw_grid(
        Grid(
            table=table,
            owner=call.id,
            records=records,
            columns=columns,
            shown=lambda one: {name: _shown(one, name) for name in labels},
            save=lambda db, one, revision, by, given: save(
                db, one.id, revision, by=by, **_kept(given, labels)
            ),
            add=lambda db, by, given: add(db, call.id, by=by, **_kept(given, labels, new=True)),
            delete=lambda db, one, revision, by: store.delete_part(
                db, table, one.id, revision, by=by
            ),
            required=("title",),
            missing="이름을 적으면 새 줄이 저장됩니다.",
        )
    )


def _labels(table: str) -> dict[str, str]:
    return {store.SECTIONS: _SECTIONS, store.ATTACHMENTS: _PAPERS, store.HEADS: _HEADS}[table]


def _shown(one: Any, name: str) -> Any:
    value = getattr(one, name)
    return list(value) if name in _LISTS else value


def _kept(
    given: Mapping[str, Any], labels: Mapping[str, str], *, new: bool = False
) -> dict[str, Any]:
    """Return the cells as the store takes them; a new line leaves out what nobody typed."""
    kept = {name: value for name, value in given.items() if name in labels}
    if new:
        kept = {name: value for name, value in kept.items() if value is not None}
    return {name: list(value or ()) if name in _LISTS else value for name, value in kept.items()}


def _save_row(table: str, save: Any, row: Mapping[str, Any]) -> None:
    """Save the version that somebody chose of two."""
    given = {
        name: json.loads(row[name]) if name in _LISTS else row[name] for name in _labels(table)
    }
    author = identity.author()
    with data.transaction() as db:
        save(db, row["id"], row["revision"], by=author, **given)


def _position() -> Any:
    return _CONFIG.NumberColumn("순서", min_value=0, step=1, width="small")


def _required() -> Any:
    return _CONFIG.CheckboxColumn("필수", default=True, width="small")
