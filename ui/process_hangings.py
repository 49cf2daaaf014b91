"""What hangs on a process of rules, data and freed time: links to each, and how to add."""

import streamlit as st

from processes.datasets import store as datasets
from processes.inventory.model import Process
from processes.regulations import store as regulations
from processes.savings import store as savings
from ui import data, navigation


def draw(process: Process) -> None:
    """Draw links to the articles, the data and the redesigns of the process."""
    with data.reading() as db:
        linked = {s.regulation_id for s in regulations.all_steps(db) if s.process_id == process.id}
        articles = [one for one in regulations.all_regulations(db) if one.id in linked]
        sets = [one for one in datasets.all_datasets(db) if one.process_id == process.id]
        redesigns = [one for one in savings.all_savings(db) if one.process_id == process.id]
    rules, made, time = st.columns(3)
    with rules.container(border=True, height="stretch"):
        st.markdown("**종이를 요구하는 조문**")
        for article in articles:
            label = f"{article.clause.title} ({article.clause.state})"
            navigation.link("regulations", label, icon=":material/gavel:", id=article.id)
        if not articles:
            st.caption("이어진 조문이 없습니다.")
            navigation.link("regulations", "조문을 열어 잇기", icon=":material/add_link:")
    with made.container(border=True, height="stretch"):
        st.markdown("**데이터**")
        for one in sets:
            navigation.link("datasets", one.content.name, icon=":material/database:", id=one.id)
        navigation.link("datasets", "데이터 적기", icon=":material/add:", process=process.code)
    with time.container(border=True, height="stretch"):
        st.markdown("**아낀 시간**")
        for redesign in redesigns:
            label = redesign.plan.title
            navigation.link("savings", label, icon=":material/schedule:", process=process.code)
        navigation.link("savings", "재설계 적기", icon=":material/add:", process=process.code)
