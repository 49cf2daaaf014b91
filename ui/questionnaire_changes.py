"""What differs between two versions of a questionnaire, and how the same answers fare."""

from collections.abc import Mapping, Sequence

import streamlit as st

from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.versions import comparing
from evaluations.questionnaire.versions.comparing import ADDED, CHANGED, REMOVED, Difference
from evaluations.questionnaire.versions.rescoring import Judged, Rescored
from evaluations.verdict.reasons import points
from ui.wording import plain

_LOOKS = {
    ADDED: (":material/add:", "green"),
    REMOVED: (":material/remove:", "red"),
    CHANGED: (":material/edit:", "blue"),
}


def differences(old: Questionnaire, new: Questionnaire) -> None:
    """Draw what differs, part by part and question by question."""
    listed(comparing.differences(old, new), f"{old.version}판 → {new.version}판")


def listed(found: Sequence[Difference], between: str) -> None:
    """Draw differences between two versions of anything, counted first."""
    if not found:
        st.info("두 판이 같습니다. 바뀐 것이 없습니다.", icon=":material/equal:")
        return
    counted = ", ".join(f"{kind} {n}" for kind, n in comparing.counted(found).items() if n)
    st.markdown(f"{plain(between)}: {counted}")
    for one in found:
        with st.container(border=True):
            _difference(one)


def _difference(one: Difference) -> None:
    icon, color = _LOOKS[one.kind]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.badge(one.kind, icon=icon, color=color)  # type: ignore[arg-type]
        st.markdown(f"**{plain(f'{one.part} {one.id}')}** {plain(one.title)}", width="content")
    st.table(
        [
            {"항목": label, "전": plain(before) or "–", "후": plain(after) or "–"}
            for label, before, after in one.changes
        ],
        border="horizontal",
    )


def rescored(
    old: Questionnaire,
    new: Questionnaire,
    found: Sequence[Rescored],
    names: Mapping[str, str],
) -> None:
    """Draw each subject's verdict under both versions, those that change first."""
    if not found:
        st.info("이 질문지로 답한 것이 아직 없습니다.", icon=":material/inbox:")
        return
    changed = [one for one in found if one.changed]
    st.markdown(
        f"답이 있는 {len(found):,}건 가운데 판정이 바뀌는 것 **{len(changed):,}건** "
        f"({plain(old.version)}판 → {plain(new.version)}판)"
    )
    st.caption(
        "답은 그대로 두고 두 판의 규칙으로 다시 매긴 것입니다. 저장된 결과는 바뀌지 않습니다."
    )
    st.dataframe(
        [
            {
                "대상": names.get(one.subject, one.subject),
                f"{old.version}판": one.before.words,
                f"{new.version}판": one.after.words,
                "바뀜": "바뀜" if one.changed else "같음",
                f"{old.version}판 점수": _scores(one.before),
                f"{new.version}판 점수": _scores(one.after),
            }
            for one in sorted(found, key=lambda one: not one.changed)
        ],
        hide_index=True,
        width="stretch",
    )
    for one in changed:
        with st.container(border=True):
            st.markdown(
                f"**{plain(names.get(one.subject, one.subject))}**: "
                f"{plain(one.before.words)} → {plain(one.after.words)}"
            )
            st.markdown("\n".join(f"- {plain(reason)}" for reason in one.why))


def _scores(one: Judged) -> str:
    return ", ".join(f"{title} {points(score)}" for title, score in one.scores.items())
