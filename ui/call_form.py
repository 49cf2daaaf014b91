"""The form that a call gives out: brought in, and what fills each of its fields."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from applications.attachments import store as papers
from applications.calls.forms import offering, store, targets
from applications.calls.forms.reading import LIMIT
from applications.calls.model import Call, FormFieldLink, FormFile
from applications.facts.fact import Fact
from errors import WorkbenchError
from ui import call_state, data, frame, identity, record_clashes
from ui.record_grid import Grid
from ui.record_grid import draw as draw_grid
from ui.wording import plain

_NOTHING = "none"  # a table shows an empty value as unknown
_LABELS = {"target": "무엇으로 채우나"}
_MEDIA = {
    ".hwpx": "application/hwp+zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def draw(call: Call) -> None:
    """Draw the form with its fields, or how to bring one."""
    with data.reading() as db:
        facts = offering.facts_for(db, call)
        links = store.links(db, call.id)
    if call.form is None:
        frame.empty(
            "아직 양식이 없습니다",
            "공고가 준 .hwpx나 .docx를 올리면 누름틀, 셀 필드, 콘텐츠 컨트롤, {{이름}} 자리를 찾아 "
            "신청서의 글과 사실로 채웁니다.",
            key="call-form-empty",
        )
    else:
        _standing(call, call.form)
    _bring(call, facts)
    present = [one for one in links if one.present]
    if present:
        _links(call, present, facts)
    gone = [one for one in links if not one.present and one.target]
    if gone:
        names = ", ".join(one.name for one in gone)
        st.caption(plain(f"지금 양식에 없는 칸의 연결도 보관합니다: {names}."))


def _standing(call: Call, form: FormFile) -> None:
    ending = form.name[form.name.rfind(".") :]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.download_button(
            plain(form.name),
            partial(_bytes, form.sha256),
            file_name=form.name,
            mime=_MEDIA[ending],
            icon=":material/download:",
            key=call_state.widget(call.id, "form-get"),
            on_click="ignore",
            help=f"SHA-256 {form.sha256}",
        )
        st.caption(plain(f"{form.size:,} B · {form.updated_by}"), width="content")
        st.button(
            "양식 떼기",
            icon=":material/link_off:",
            key=call_state.widget(call.id, "form-off"),
            on_click=_remove,
            args=(call.id, form.revision),
        )


def _bytes(sha256: str) -> bytes:
    with data.reading() as db:
        return papers.content(db, sha256)


def _bring(call: Call, facts: list[Fact]) -> None:
    turn = st.session_state.get(call_state.widget(call.id, "form-turn"), 0)
    st.file_uploader(
        "양식 올리기" if call.form is None else "새 양식으로 바꾸기",
        type=["hwpx", "docx"],
        max_upload_size=LIMIT // 1_000_000,
        key=call_state.widget(call.id, f"form-file-{turn}"),
        on_change=_take,
        args=(call, turn, facts),
    )
    st.caption(
        f"HWPX와 DOCX, {LIMIT // 1_000_000} MB까지. 바꾸어도 이름이 같은 칸의 연결은 남습니다."
    )


def _take(call: Call, turn: int, facts: list[Fact]) -> None:
    file = st.session_state.get(call_state.widget(call.id, f"form-file-{turn}"))
    if file is None:
        return
    st.session_state[call_state.widget(call.id, "form-turn")] = turn + 1
    sections = {one.key: one.title for one in call.sections}
    propose = partial(targets.proposal, sections=sections, facts=facts)
    author, revision = identity.author(), call.form.revision if call.form else 0
    try:
        with data.transaction() as db:
            read = store.set_form(
                db, call.id, file.name, file.getvalue(), propose, revision=revision, by=author
            )
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice(f"양식에서 칸 {len(read.fields)}개를 찾았습니다.")


def _remove(call_id: str, revision: int) -> None:
    author = identity.author()
    try:
        with data.transaction() as db:
            store.remove_form(db, call_id, revision, by=author)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice("양식을 뗐습니다. 칸의 연결은 다음 양식을 위해 남겼습니다.")


def _links(call: Call, links: list[FormFieldLink], facts: list[Fact]) -> None:
    known = targets.names({one.key: one.title for one in call.sections}, facts)
    names = {key or _NOTHING: name for key, name in known.items()}
    for one in links:
        names.setdefault(one.target or _NOTHING, f"지금은 없는 것 ({one.target})")
    linked = sum(bool(one.target) for one in links)
    proposed = sum(one.proposed for one in links)
    st.markdown(f"**양식의 칸** {len(links)}개 가운데 {linked}개를 연결했습니다.")
    if proposed:
        st.caption(
            f"이름을 보고 제안한 연결 {proposed}개입니다. 틀리면 고르세요. 고른 것은 남습니다."
        )
    save = partial(_save, known=frozenset(names))
    record_clashes.draw(store.FIELDS, _LABELS, lambda row: _save_row(row, frozenset(names)))
    config = st.column_config
    draw_grid(
        Grid(
            table=store.FIELDS,
            owner=call.id,
            records=links,
            columns={
                "name": config.TextColumn("칸 이름", width="medium"),
                "target": config.SelectboxColumn(
                    _LABELS["target"],
                    options=list(names),
                    format_func=lambda key: names.get(str(key), str(key)),
                    width="large",
                ),
                "proposed": config.TextColumn("연결", width="small"),
                "kinds": config.TextColumn("종류"),
                "places": config.NumberColumn("자리", width="small"),
                "prompt": config.TextColumn("안내문", width="medium"),
            },
            shown=_shown,
            save=save,
            fixed=("name", "proposed", "kinds", "places", "prompt"),
        )
    )


def _shown(one: FormFieldLink) -> dict[str, Any]:
    told = {"name": one.name, "kinds": one.kinds, "places": one.places, "prompt": one.prompt}
    how = "제안" if one.proposed else "사람이 고름"
    return {**told, "target": one.target or _NOTHING, "proposed": how if one.target else "? 없음"}


def _save(
    db: Any,
    one: FormFieldLink,
    revision: int,
    by: str,
    given: dict[str, Any],
    *,
    known: frozenset[str],
) -> FormFieldLink:
    chosen = given.get("target") or _NOTHING
    target = "" if chosen == _NOTHING else chosen
    return store.save_link(db, one.id, revision, target, known=known, by=by)


def _save_row(row: Mapping[str, Any], known: frozenset[str]) -> None:
    author = identity.author()
    with data.transaction() as db:
        store.save_link(db, row["id"], row["revision"], row["target"], known=known, by=author)
