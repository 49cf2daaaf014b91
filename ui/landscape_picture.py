"""The landscape as a picture: sized to the window, clicked into."""

from typing import Any

import streamlit as st

from processes.landscape import charts
from processes.landscape.colouring import Colouring
from processes.landscape.layout import PROCESS, Tile, layout
from processes.landscape.tree import Node
from ui import figures, navigation, state
from ui.available_width import available_width
from ui.wording import plain

_NARROW = 600


def summary(node: Node) -> None:
    """Say what the picture holds, and what it can't show as a size."""
    said = [
        f"업무 **{len(node.processes):,}개**",
        f"연간 **{plain(figures.sum_of(node.total))}시간**",
    ]
    if node.unknown:
        said.append(f":gray[빗금·? 칸 **{node.unknown:,}개**는 시간을 모릅니다(크기는 표시일 뿐)]")
    if node.none:
        said.append(f":gray[0시간으로 적힌 {node.none:,}개는 칸이 없습니다]")
    st.markdown(
        " · ".join(said),
        help="같은 묶음 안에서 칸의 넓이는 연간 시간에 비례합니다. 범위는 보통값, 보통값이 없으면 "
        "가운데 값으로 그립니다. 아주 작은 칸은 '기타 n개'로 묶고, 누르면 그 안을 엽니다.",
    )


def draw(node: Node, colouring: Colouring) -> None:
    """Draw the picture; a click opens the process, or the part that the tile stands for."""
    width = available_width()
    height = 760 if width < _NARROW else 620
    tiles = layout(node, width, height)
    if not tiles:
        st.info("모두 0시간으로 적혀 있어 그릴 칸이 없습니다. 아래 표를 보세요.")
        return
    key = state.landscape_picture(node.path, colouring.title, width)
    event: Any = st.altair_chart(
        charts.treemap(tiles, colouring, width, height),
        key=key,
        on_select="rerun",
        selection_mode=charts.CLICKED,
        alt=charts.in_words(tiles),
    )
    picked = event["selection"].get(charts.CLICKED) or []
    if picked and picked[0]["position"] < len(tiles):
        _open(tiles[picked[0]["position"]], node)


def kept() -> dict[str, str]:
    """Return what of the address stays when going up or down."""
    names = (state.LANDSCAPE_COLOUR, state.LANDSCAPE_DEPARTMENTS)
    return {name: value for name in names if (value := state.parameter(name))}


def _open(tile: Tile, node: Node) -> None:
    if tile.kind == PROCESS and tile.process:
        navigation.go("process", code=tile.process.code)
    if tile.path != node.path:
        navigation.go("landscape", **where(tile.path), **kept())
    st.info("여기 묶인 작은 업무는 아래 표에 있습니다.", icon=":material/table_rows:")


def where(path: tuple[str, ...]) -> dict[str, str]:
    """Return the parameters of the address for a part of the tree."""
    return dict(zip(("area", "group"), path, strict=False))
