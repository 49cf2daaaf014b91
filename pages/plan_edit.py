"""The plan as data: read, edited as a draft, compared, published, brought in, fetched."""

from collections.abc import Sequence

import streamlit as st

from action_plan.plan import Plan, comparing, store, tables
from action_plan.plan.store import Draft, Version
from ui import data, frame, navigation, plan_draft, plan_files, state
from ui import plan_draft_saving as saving
from ui import plan_state as keys
from ui import questionnaire_changes as changes
from ui.clock import when
from ui.wording import plain

PARTS = {
    "read": "읽기",
    "edit": "고치기",
    "changes": "바뀐 점",
    "import": "가져오기",
    "export": "내보내기",
    "versions": "판 목록",
}


def page() -> None:
    """Draw the part of the plan's editor that the address names."""
    with data.reading() as db:
        versions, draft = store.versions(db), store.draft(db)
    current = versions[0].plan
    navigation.link("plan", f"{len(current.items)}개 과제 보기", icon=":material/arrow_back:")
    frame.heading("실행계획 고치기", f"{current.title} {current.version}판이 쓰이고 있습니다.")
    if draft is None:
        st.button("새 판 만들기", icon=":material/edit:", key="plan-begin", on_click=saving.begin)
    else:
        plan_draft.publishing(draft)
    part = _part(draft)
    if part == "edit" and draft:
        plan_draft.edit(draft)
    elif part == "changes" and draft:
        between = f"지금 {current.version}판 → 초안"
        changes.listed(comparing.differences(current, draft.plan), between)
    elif part == "import":
        plan_files.bring_in(current, draft is not None)
    elif part == "export":
        plan_files.export(draft.plan if draft else current)
    elif part == "versions":
        _versions(versions, draft)
    else:
        _read(draft.plan if draft else current)


def _part(draft: Draft | None) -> str:
    """Draw the choice of a part, which the address follows."""
    parts = [one for one in PARTS if draft or one not in ("edit", "changes")]
    named = state.parameter(keys.PART)
    shown = named if named in parts else parts[0]
    key = f"plan-part/{draft is not None}/{shown}"
    chosen = st.pills(
        "볼 것",
        parts,
        default=shown,
        format_func=PARTS.__getitem__,
        required=True,
        key=key,
        on_change=state.part_follows,
        args=(key,),
    )
    return str(chosen)


def _read(whole: Plan) -> None:
    for sheet in (tables.ITEMS, tables.LINES, tables.STRATEGIES):
        st.header(sheet, anchor=False)
        st.dataframe(tables.rows(whole, sheet), hide_index=True, width="stretch")


def _versions(versions: Sequence[Version], draft: Draft | None) -> None:
    for one in versions:
        with st.container(border=True):
            mark = " (지금)" if one == versions[0] else ""
            st.markdown(f"**{plain(one.plan.title)}** {one.version}판{mark}")
            told = (
                f"{one.created_by} · {when(one.created_at)} · {one.note}"
                if one.created_by
                else "워크벤치와 함께 온 판"
            )
            st.caption(plain(f"{told} · SHA-256 {one.sha256[:16]}"))
            st.button(
                "이 판에서 새로 시작",
                key=f"plan-begin/{one.name}",
                disabled=draft is not None,
                on_click=saving.begin,
                args=(one.name,),
            )
    st.caption("공개한 판은 바뀌지 않습니다. 예전 판으로 돌아가려면 그 판에서 시작해 공개하세요.")
