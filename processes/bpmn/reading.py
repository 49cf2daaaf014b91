"""Bytes to a Model: what the file says, in its order. Nothing is repaired, nothing written."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from processes.bpmn import decoding, drawing, elements, records
from processes.bpmn.model import BadModel, Model

_KEPT_ID = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def read(content: bytes) -> Model:
    """Return the model in the bytes, or raise BadModel with the reason."""
    return of_tree(*decoding.tree(content))


def of_tree(root: etree._Element, encoding: str, warnings: Sequence[str]) -> Model:
    """Return the model of a tree that was decoded already, or raise BadModel."""
    _check_root(root)
    found = elements.collect(root)
    ids = elements.Ids(found.ids)
    lanes = tuple(records.lane(one, parent, inside, ids) for one, parent, inside in found.lanes)
    placed = {node: lane.id for lane in lanes for node in lane.nodes}
    model = Model(
        id=root.get("id", ""),
        name=root.get("name", ""),
        encoding=encoding,
        processes=tuple(one.get("id", "") for one in found.processes),
        participants=tuple(records.participant(one, ids) for one in found.participants),
        lanes=lanes,
        nodes=tuple(records.node(one, inside, placed, found, ids) for one, inside in found.nodes),
        flows=tuple(records.flow(one, owner, ids) for one, owner in found.flows),
        diagrams=tuple(drawing.diagram(one, ids) for one in found.diagrams),
        globals=tuple(records.stated_global(one) for one in found.globals),
    )
    return replace(model, warnings=(*warnings, *_warnings(model, found.ids)))


def _check_root(root: etree._Element) -> None:
    if root.tag == elements.BPMN + "definitions":
        return
    name = str(root.tag).rpartition("}")[2][:40]
    if name == "definitions":
        raise BadModel(
            "BPMN 2.0이 아닌 초안이나 다른 형식의 파일입니다. "
            "만든 도구에서 'BPMN 2.0 XML'로 내보내서 올리세요."
        )
    raise BadModel(
        f"BPMN 파일이 아닙니다(첫 요소가 '{name}'). BPMN 2.0 형식(.bpmn)으로 내보내서 올리세요."
    )


def _warnings(model: Model, ids: dict[str, int]) -> list[str]:
    sentences = []
    if dropped := [one for one in ids if not _KEPT_ID.fullmatch(one)]:
        sentences.append(f"편집기가 버리는 식별자 {len(dropped)}개: {_few(dropped)}.")
    if doubled := [one for one, times in ids.items() if times > 1]:
        sentences.append(f"두 번 쓰인 식별자 {len(doubled)}개: {_few(doubled)}.")
    if loose := [
        flow.id for flow in model.flows if flow.source not in ids or flow.target not in ids
    ]:
        sentences.append(f"끝이 없는 연결 {len(loose)}개: {_few(loose)}.")
    if not model.shapes:
        sentences.append("그림 정보(DI)가 없어 흐름도를 그릴 수 없습니다.")
    return sentences


def _few(names: list[str]) -> str:
    return ", ".join(name[:60] or "(없음)" for name in names[:5]) + (" …" if len(names) > 5 else "")
