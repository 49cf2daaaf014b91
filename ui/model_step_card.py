"""What is known of one element of a model: its words, documents, systems, rules, comments."""

from collections.abc import Sequence

import streamlit as st

from processes.bpmn.model import Model
from processes.bpmn.step_facts import StepFacts, described, steps
from processes.dictionary import usage
from processes.dictionary.elements import Element
from processes.dictionary.store import sources
from processes.inventory.model import Process
from processes.regulations import store as regulations
from processes.regulations.model import Regulation
from ui import data, navigation, state, verbatim
from ui.wording import plain

_NAMELESS = "(이름 없음)"


def choose(process: Process, line: str, model: Model, picked: str | None) -> str | None:
    """Draw the field that names the element to read about; what was picked stands in it."""
    listed = {one.element: one for one in steps(model)}
    found = described(model, picked) if picked else None
    if found is not None and found.element not in listed:
        listed = {found.element: found, **listed}
    choices = list(listed)
    return st.selectbox(
        "단계 고르기",
        choices,
        index=choices.index(picked) if picked in listed else None,
        format_func=lambda one: _title(listed[one]),
        placeholder="그림에서 누르거나 여기에서 고르세요",
        key=state.model_key(f"step-{state.comment_text(picked or '')}", process.id, line),
    )


def draw(process: Process, model: Model, element: str, comments: int) -> None:
    """Draw the card of an element; `comments` is the number of its open threads."""
    facts = described(model, element)
    if facts is None:
        st.caption("이 판에는 고른 요소가 없습니다.")
        return
    with st.container(border=True):
        st.markdown(f"**{plain(facts.name or _NAMELESS)}**")
        st.caption(" · ".join(_words(facts)))
        if facts.documentation:
            verbatim.words(facts.documentation)
        _terms("문서", facts.documents, "dataObjectReference", ":material/description:")
        _terms("시스템", facts.systems, "dataStoreReference", ":material/database:")
        _rules(process, element)
        if facts.followers:
            st.markdown("**다음**")
            for one in facts.followers:
                on = f" ({plain(one.condition)})" if one.condition else ""
                st.markdown(f"- {plain(one.name)}{on}")
        st.caption(f"열린 의견 {comments}건" if comments else "열린 의견이 없습니다.")


def _title(facts: StepFacts) -> str:
    return f"{facts.name or _NAMELESS} · {facts.role or facts.kind}"


def _words(facts: StepFacts) -> list[str]:
    words = [facts.kind]
    if facts.role:
        words.append(f"담당 {plain(facts.role)}")
    if facts.minutes is not None:
        words.append(f"처리 {facts.minutes:,g}분")
    if facts.waiting is not None:
        words.append(f"대기 {facts.waiting:,g}분")
    return words


def _terms(label: str, names: Sequence[str], tag: str, icon: str) -> None:
    """Draw links to the entries of the dictionary, each under the kind that it counts it as."""
    if not names:
        return
    st.markdown(f"**{label}**")
    with data.reading() as db:
        known = usage.known(sources(db))
    for name in names:
        kind = known.kind_of(Element(tag, 0, name))
        address = {state.DICTIONARY_KIND: kind, state.DICTIONARY_TERM: name}
        navigation.link("dictionary", plain(name), icon=icon, **address)


def _rules(process: Process, element: str) -> None:
    """Draw the articles that force the step, or the whole process, onto paper."""
    with data.reading() as db:
        linked = [one for one in regulations.all_steps(db) if one.process_id == process.id]
        articles = {one.id: one for one in regulations.all_regulations(db)} if linked else {}
    own = [articles[one.regulation_id] for one in linked if one.element_id == element]
    whole = [articles[one.regulation_id] for one in linked if not one.element_id]
    for label, found in (("규정", own), ("업무 전체의 규정", whole)):
        if found:
            st.markdown(f"**{label}**")
            for article in found:
                _rule(article)


def _rule(article: Regulation) -> None:
    label = f"{article.clause.title} ({article.clause.state})"
    navigation.link("regulations", plain(label), icon=":material/gavel:", id=article.id)
