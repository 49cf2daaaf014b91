"""Pools: what goes from one to another is a message, for no sequence flow may cross their border.

The sender is the step itself, or an event where it sends on one of several ways. The receiver
starts by the message; or, where a pool's own way only comes back from the other pool at one
place, it waits there for the answer.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from processes.bpmn.steps.parts import Arrow, Element, Parts
from processes.bpmn.steps.problems import spread


def between_pools(parts: Parts) -> Parts:
    """Return the parts with messages for the flows that cross from one pool to another."""
    pool = {element.id: element.pool for element in parts.elements}
    crossing = [one for one in parts.arrows if pool[one.source] != pool[one.target]]
    if not crossing:
        return parts
    answers = _answers(parts, pool, crossing)
    waited_for = {answer.id for answer in answers.values()}
    result = Parts(list(parts.elements), [])
    leaving = Counter(arrow.source for arrow in parts.arrows)
    by_id = {element.id: element for element in parts.elements}
    for arrow in parts.arrows:
        if arrow not in crossing:
            result.arrows.append(arrow)
            continue
        source, target = by_id[arrow.source], by_id[arrow.target]
        sender = _sender(arrow, source, leaving[source.id] == 1, answers.get(arrow.id), result)
        receiver = _receive(arrow.id)
        kind = "intermediateCatchEvent" if arrow.id in waited_for else "startEvent"
        name = f"{source.step.work} 받음" if source.step else "받음"
        result.elements.append(
            Element(receiver, kind, name, target.pool, target.lane, event="message")
        )
        said = arrow.name if sender == source.id else ""
        result.arrows.append(Arrow(_key("Message", arrow), sender, receiver, said, message=True))
        result.arrows.append(Arrow(_key("Received", arrow), receiver, arrow.target))
    return result


def _sender(arrow: Arrow, source: Element, alone: bool, answer: Arrow | None, result: Parts) -> str:
    """Add what follows the sending step in its own pool; return what the message leaves from."""
    is_task = source.id.startswith("Step_")
    if is_task and alone:
        sender = source.id
        if answer is None:
            ended = _key("Sent", arrow)
            result.elements.append(Element(ended, "endEvent", "보냄", source.pool, source.lane))
            result.arrows.append(Arrow(_key("Sending", arrow), sender, ended))
    else:
        sender = _key("Send", arrow)
        kind = "endEvent" if answer is None else "intermediateThrowEvent"
        name = arrow.name or "보냄"
        result.elements.append(
            Element(sender, kind, name, source.pool, source.lane, event="message")
        )
        result.arrows.append(replace(arrow, id=_key("Sending", arrow), target=sender))
    if answer is not None:
        result.arrows.append(Arrow(_key("Waiting", arrow), sender, _receive(answer.id)))
    return sender


def _answers(parts: Parts, pool: Mapping[str, str], crossing: list[Arrow]) -> dict[str, Arrow]:
    """Return for a flow out of a pool the one flow that comes back, where it is the only one."""
    after: dict[str, list[Arrow]] = defaultdict(list)
    for arrow in parts.arrows:
        after[arrow.source].append(arrow)
    back = {arrow.id: _coming_home(arrow, pool, after) for arrow in crossing}
    times = Counter(one.id for found in back.values() for one in found)
    answers = {
        key: found[0] for key, found in back.items() if len(found) == 1 and times[found[0].id] == 1
    }
    while hopeless := _hopeless(parts, crossing, answers):
        del answers[hopeless]
    return answers


def _hopeless(parts: Parts, crossing: list[Arrow], answers: Mapping[str, Arrow]) -> str | None:
    """Return a flow that can't wait for its answer, None where all can.

    No case comes to where it waits, for the pool begins with that answer alone; or the pool would
    wait again and again and never end.
    """
    out_of = {arrow.id: arrow for arrow in crossing}
    leaving = out_of.keys() - answers.keys()
    ways = [(one.source, one.target) for one in parts.arrows if one.id not in out_of]
    ways += [(out_of[key].source, answer.target) for key, answer in answers.items()]
    ways += [(one.attached_to, one.id) for one in parts.elements if one.attached_to]
    waited_for = {answer.id for answer in answers.values()}
    starts = [one.id for one in parts.elements if one.type == "startEvent"]
    starts += [one.target for one in crossing if one.id not in waited_for]
    ends = [one.id for one in parts.elements if one.type == "endEvent"]
    ends += [out_of[key].source for key in leaving]
    after: dict[str, list[str]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    for source, target in ways:
        after[source].append(target)
        before[target].append(source)
    begun, ending = spread(starts, after), spread(ends, before)
    return next((key for key in answers if out_of[key].source not in begun & ending), None)


def _coming_home(
    out: Arrow, pool: Mapping[str, str], after: Mapping[str, list[Arrow]]
) -> list[Arrow]:
    """Return the flows by which what left a pool first comes back to it."""
    home = pool[out.source]
    seen, waiting = {out.target}, [out.target]
    found: list[Arrow] = []
    while waiting:
        for one in after.get(waiting.pop(), ()):
            if pool[one.target] == home:
                found.append(one)
            elif one.target not in seen:
                seen.add(one.target)
                waiting.append(one.target)
    return found


def _receive(arrow: str) -> str:
    return "Receive_" + arrow.removeprefix("Flow_")


def _key(word: str, arrow: Arrow) -> str:
    return f"{word}_{arrow.id.removeprefix('Flow_')}"
