"""The preview of a merge: what changes, what must be chosen, what can't be taken, one button."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from errors import WorkbenchError
from processes.census.standing import Standing
from processes.inventory.fields import FIELDS, UNKNOWN
from processes.spreadsheet import returning
from processes.spreadsheet.merged import MINE, THEIRS, Change, Merge, undecided
from processes.spreadsheet.returned import Returned
from ui import data, frame, identity, state
from ui.wording import plain

_LABELS = {THEIRS: "지금 값 유지", MINE: "파일 값으로"}


def draw(one: Standing, form: Returned, file_id: str) -> None:
    """Draw what the form would change in the register as it stands, and the button."""
    with data.reading() as db:
        cautious = returning.compare(db, form)
    clear = _cleared(cautious, file_id)
    merge = cautious
    if clear:
        with data.reading() as db:
            merge = returning.compare(db, form, clear=True)
    _figures(merge)
    taken = _conflicts(merge, file_id)
    skip = _faults(merge, file_id)
    _changes(merge)
    _new(merge)
    _told(merge)
    count, new, open_ = len(merge.changes), len(merge.new), len(undecided(merge, taken))
    count += sum(choice == MINE for choice in taken.values())
    st.button(
        _label(count, new, open_),
        type="primary",
        icon=":material/merge:",
        key=state.return_widget(one.part.id, f"merge-{file_id}"),
        disabled=bool(open_) or not (count or new or taken) or (bool(merge.faults) and not skip),
        on_click=_apply,
        args=(one.part.id, form, merge, taken, clear),
    )


def finish(return_id: str, *told: str) -> None:
    """Let the next run show what was done, with an empty field for the next file."""
    turns = st.session_state.setdefault(state.CENSUS_DONE, {})
    turns[return_id] = turns.get(return_id, 0) + 1
    turns[f"told/{return_id}"] = list(told)


def show_done(return_id: str) -> None:
    """Draw what the last merge did, once."""
    told = st.session_state.get(state.CENSUS_DONE, {}).pop(f"told/{return_id}", [])
    for sentence in told:
        st.success(plain(sentence), icon=":material/check_circle:")


def _label(count: int, new: int, open_: int) -> str:
    if open_:
        return f"먼저 값 {open_:,}개를 고르세요"
    parts = [f"칸 {count:,}개"] if count else []
    parts += [f"새 업무 {new:,}개"] if new else []
    return f"{', '.join(parts)} 합치기" if parts else "바뀔 것이 없습니다"


def _figures(merge: Merge) -> None:
    counts = {
        "파일에서 바뀐 칸": len(merge.changes),
        "새 업무": len(merge.new),
        "골라야 할 칸": len(merge.conflicts),
        "고쳐야 할 칸": len(merge.faults),
    }
    for column, (label, count) in zip(st.columns(4), counts.items(), strict=True):
        column.metric(label, f"{count:,}개", border=True)


def _cleared(merge: Merge, file_id: str) -> bool:
    """Ask whether emptied cells say 모름; they are left alone until it is ticked."""
    if not merge.cleared:
        return False
    named = [f"{change.process}: {change.field.label}" for change in merge.cleared]
    more = f" 등 {len(named):,}개" if len(named) > 5 else ""
    return st.checkbox(
        f"파일에서 비운 칸 {len(named):,}개를 모름으로 바꾸기 (고르지 않으면 지금 값이 남습니다)",
        key=state.merge_choice(file_id, "", "clear"),
        help=plain(", ".join(named[:5]) + more),
    )


def _conflicts(merge: Merge, file_id: str) -> dict[tuple[str, str], str]:
    """Draw each cell that both sides changed, side by side; return what was chosen."""
    taken: dict[tuple[str, str], str] = {}
    if not merge.conflicts:
        return taken
    st.markdown("**양쪽에서 다르게 고친 칸**: 어느 값을 남길지 고르세요.")
    with st.container(horizontal=True):
        for choice, label in (("모두 지금 값", THEIRS), ("모두 파일 값", MINE)):
            st.button(
                choice,
                key=state.merge_choice(file_id, "all", label),
                on_click=_choose_all,
                args=(merge.conflicts, file_id, label),
            )
    for change in merge.conflicts:
        with st.container(border=True):
            key = state.merge_choice(file_id, change.code, change.key)
            st.markdown(f"**{plain(change.process)}** ({plain(change.code)}) {change.field.label}")
            columns = st.columns(3)
            shown = (("조사표를 만들 때", change.base), ("지금 값", change.theirs))
            for column, (title, value) in zip(
                columns, (*shown, ("파일 값", change.mine)), strict=True
            ):
                column.markdown(f":gray[{title}]  \n{plain(change.field.shown(value))}")
            chosen = st.segmented_control(
                "남길 값",
                [THEIRS, MINE],
                format_func=lambda name: _LABELS[name],
                key=key,
                label_visibility="collapsed",
            )
            if chosen:
                taken[change.code, change.key] = chosen
    return taken


def _choose_all(conflicts: Sequence[Change], file_id: str, choice: str) -> None:
    for change in conflicts:
        st.session_state[state.merge_choice(file_id, change.code, change.key)] = choice


def _faults(merge: Merge, file_id: str) -> bool:
    """Draw the cells that can't be taken; return whether to go on without them."""
    if not merge.faults:
        return False
    st.error(
        f"고쳐야 할 칸이 {len(merge.faults):,}개 있습니다. 파일에서 고쳐 다시 올리세요.",
        icon=":material/error:",
    )
    lines = [
        {"자리": f.place, "항목": f.label, "적힌 값": f.written, "이유": f.reason}
        for f in merge.faults
    ]
    st.dataframe(pd.DataFrame(lines), hide_index=True)
    return st.checkbox(
        "이 칸들은 지금 값 그대로 두고 나머지만 합치기",
        key=state.merge_choice(file_id, "", "skip"),
    )


def _changes(merge: Merge) -> None:
    if not merge.changes:
        return
    st.markdown(f"**바뀔 칸 {len(merge.changes):,}개**")
    lines = [
        {
            "업무": f"{change.code} {change.process}",
            "항목": change.field.label,
            "지금 값": change.field.shown(change.theirs),
            "파일 값": change.field.shown(change.mine),
        }
        for change in merge.changes
    ]
    st.dataframe(pd.DataFrame(lines), hide_index=True)


def _new(merge: Merge) -> None:
    if not merge.new:
        return
    st.markdown(f"**새로 등록할 업무 {len(merge.new):,}개**")
    known = [f for f in FIELDS if any(getattr(n.facts, f.key) is not None for n in merge.new)]
    lines = [
        {
            "행": row.number,
            "업무명": row.name,
            **{f.title: f.format(getattr(row.facts, f.key)) or None for f in known},
        }
        for row in merge.new
    ]
    st.dataframe(pd.DataFrame(lines), hide_index=True, placeholder=UNKNOWN)


def _told(merge: Merge) -> None:
    """Say what is left alone, and why."""
    lines = []
    if merge.kept:
        lines.append(f"그동안 화면에서 고친 칸 {merge.kept:,}개는 그대로 둡니다.")
    if merge.left_out:
        named = ", ".join(merge.left_out)
        lines.append(f"파일에서 행이 지워졌지만 업무는 지우지 않습니다: {named}")
    if merge.gone:
        named = ", ".join(merge.gone)
        lines.append(f"그동안 업무 목록에서 지워져 합치지 않습니다: {named}")
    if merge.lost:
        lines.append(f"파일에 없는 열은 그대로 둡니다: {', '.join(merge.lost)}")
    for line in lines:
        st.caption(plain(line))


def _apply(
    return_id: str,
    form: Returned,
    merge: Merge,
    taken: dict[tuple[str, str], str],
    clear: bool,
) -> None:
    try:
        with data.transaction() as db:
            done = returning.apply(db, form, merge, taken, clear=clear, by=identity.author())
    except WorkbenchError as refusal:
        st.session_state[state.CENSUS_REFUSAL] = refusal.sentence
        return
    told = [f"칸 {done.fields:,}개를 고치고 새 업무 {len(done.added):,}개를 등록했습니다."]
    told += [f"새 업무: {', '.join(p.code for p in done.added)}"] if done.added else []
    frame.notice("조사표를 합쳤습니다.")
    finish(return_id, *told)
