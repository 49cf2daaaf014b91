"""The whole register as one picture: what there is, how much of it, in which state."""

import streamlit as st

from processes.inventory import store
from processes.landscape import tree
from processes.landscape.colouring import colourings
from ui import data, frame, landscape_levels, landscape_picture, landscape_table, navigation, state
from ui.wording import plain


def page() -> None:
    """Draw the landscape of the register, or of the area that the address names."""
    with data.reading() as db:
        processes = store.all_processes(db)
        departments = store.departments(db)
        levels = landscape_levels.levels(db)
    frame.heading(
        "업무 체계도", "모든 업무를 연간 시간의 크기로 한눈에 봅니다. 칸을 누르면 열립니다."
    )
    if not processes:
        _empty()
        return
    ways = colourings(processes, levels)
    wanted, colour = _choices(departments, list(ways))
    chosen = [one for one in processes if not wanted or one.department in wanted]
    path = _path()
    root = tree.whole(chosen)
    node = tree.branch(root, path)
    _crumbs(path)
    if node is None or not node.processes:
        frame.empty(
            "여기에는 업무가 없습니다", "위에서 다른 부서나 분야를 고르세요.", key="nothing"
        )
        return
    landscape_picture.summary(node)
    navigation.link("manual", "부서 업무매뉴얼", icon=":material/menu_book:")
    landscape_picture.draw(node, ways[colour])
    landscape_table.draw(node, ways[colour])


def _empty() -> None:
    with frame.empty(
        "아직 그릴 업무가 없습니다",
        "업무를 가져오거나 예시를 불러오면 여기에 체계도가 그려집니다.",
        key="landscape-empty",
    ):
        navigation.link("import", "파일에서 가져오기", icon=":material/upload_file:")
        navigation.link("inventory", "업무 목록 열기", icon=":material/list:")


def _choices(departments: list[str], ways: list[str]) -> tuple[list[str], str]:
    colours, owners = st.columns([2, 3], vertical_alignment="bottom")
    colour = colours.segmented_control(
        "색", ways, default=ways[0], key=state.LANDSCAPE_COLOUR, bind="query-params", required=True
    )
    wanted = owners.multiselect(
        "부서",
        departments,
        key=state.LANDSCAPE_DEPARTMENTS,
        bind="query-params",
        placeholder="전체",
    )
    return wanted, colour or ways[0]


def _path() -> tuple[str, ...]:
    """Return where in the tree the address points: area, and a group in it."""
    area, group = state.parameter("area"), state.parameter("group")
    return tuple(part for part in (area, group if area else None) if part)


def _crumbs(path: tuple[str, ...]) -> None:
    """Draw the way back up."""
    if not path:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        navigation.back("전체", "area", "group", key="landscape-back")
        for depth, title in enumerate(path, start=1):
            st.markdown("›", width="content")
            if depth == len(path):
                st.markdown(f"**{plain(title)}**", width="content")
            else:
                navigation.link("landscape", plain(title), area=title, **_kept())


def _kept() -> dict[str, str]:
    return landscape_picture.kept()
