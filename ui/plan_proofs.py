"""The files that prove an item, its figures and its milestones."""

import streamlit as st

from action_plan.plan import Plan
from action_plan.progress import ItemProgress
from action_plan.tracking import proofs
from evaluations.answers.evidence.model import Evidence
from storage import Database
from ui import data, evidence_files
from ui import plan_state as keys
from ui.wording import plain


def draw(whole: Plan, one: ItemProgress) -> None:
    """Draw the files by what they prove, and the field for further ones."""
    st.header("증빙", anchor=False)
    item = one.item.number
    titles = {"": "과제 전체"}
    titles |= {figure.id: f"지표: {figure.title}" for figure in one.figures}
    titles |= {milestone.id: f"이정표: {milestone.title}" for milestone in one.milestones}
    with data.reading() as db:
        found = proofs.proofs(db, whole.id)
    for part, title in titles.items():
        files = found.get(proofs.place(item, part), ())
        if files:
            st.markdown(f"**{plain(title)}**")
            evidence_files.listed(files, lambda name: keys.widget(whole.id, item, name))
    chosen = st.selectbox(
        "무엇의 증빙입니까?",
        list(titles),
        format_func=titles.__getitem__,
        key=keys.widget(whole.id, item, "proof-of"),
    )

    def attach(db: Database, name: str, content: bytes, by: str) -> Evidence:
        where = proofs.place(item, chosen or "")
        return proofs.prove(db, whole.id, where, name, content, by=by)

    evidence_files.uploader(
        lambda name: keys.widget(whole.id, item, f"proof/{name}"),
        keys.widget(whole.id, item, "proofs"),
        attach,
    )
