"""manage.py model diff | merge | repair-ids: what differs, put together, ids mended."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

import click

from commands.terminal import FILE, JSON, OUTPUT_OPTION, print_json, read, say, write
from errors import WorkbenchError
from processes.bpmn import repair
from processes.bpmn.change import Choice, Conflict, Kind, differences, merge

_KINDS: tuple[Kind, ...] = ("added", "removed", "changed", "moved")


class _Undecided(WorkbenchError):
    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__(
            f"같은 곳 {len(conflicts)}군데가 다르게 바뀌어 합치지 않았습니다. "
            "'--choose 이름=mine'이나 '--choose 이름=theirs'로 고르세요."
        )


@click.command("diff")
@click.argument("before", type=FILE)
@click.argument("after", type=FILE)
@JSON
def model_diff(before: Path, after: Path, as_json: bool) -> None:
    """두 BPMN 파일이 요소마다 어떻게 다른지 적습니다."""
    found = differences(read(before), read(after))
    if as_json:
        counted = Counter(one.kind for one in found)
        print_json(
            {
                **{kind: counted[kind] for kind in _KINDS},
                "differences": [asdict(one) for one in found],
            }
        )
        return
    for one in found:
        click.echo(one.sentence)
    say(f"다른 곳 {len(found)}군데입니다." if found else "다른 곳이 없습니다.")


@click.command("merge")
@click.argument("base", type=FILE)
@click.argument("mine", type=FILE)
@click.argument("theirs", type=FILE)
@OUTPUT_OPTION
@click.option("--choose", "chosen", multiple=True, metavar="이름=mine|theirs", help="충돌의 선택")
@JSON
def model_merge(
    base: Path, mine: Path, theirs: Path, output: Path, chosen: tuple[str, ...], as_json: bool
) -> None:
    """BASE에서 따로 고친 MINE과 THEIRS를 합칩니다. 충돌이 있으면 적고 상태 1로 끝납니다."""
    choices = _choices(chosen)
    contents = read(base), read(mine), read(theirs)
    merged = merge(*contents, choices)
    if choices:
        _require_known(choices, (*merge(*contents).conflicts, *merged.conflicts))
    if as_json:
        conflicts = [asdict(one) for one in merged.conflicts]
        print_json({"merged": merged.content is not None, "conflicts": conflicts})
    if merged.content is None:
        if not as_json:
            for one in merged.conflicts:
                click.echo(_line(one))
        raise _Undecided(merged.conflicts)
    write(output, merged.content)


@click.command("repair-ids")
@click.argument("file", type=FILE)
@OUTPUT_OPTION
@JSON
def model_repair_ids(file: Path, output: Path, as_json: bool) -> None:
    """편집기가 버리는 id(한글, 숫자로 시작)를 참조와 함께 바꿔 씁니다."""
    fixed = repair.repaired(read(file))
    write(output, fixed.content)
    if as_json:
        print_json(
            {
                "renamed": [{"old": old, "new": new} for old, new in fixed.renamed],
                "unprefixed": list(fixed.unprefixed),
                "doubled": list(fixed.doubled),
                "attributes": list(fixed.attributes),
            }
        )
        return
    for sentence in fixed.sentences:
        click.echo(sentence)
    if not fixed.needed:
        say("바꿀 id가 없습니다.")


def _choices(chosen: tuple[str, ...]) -> dict[str, Choice]:
    choices: dict[str, Choice] = {}
    for one in chosen:
        key, _equals, side = one.rpartition("=")
        if not key or side not in {"mine", "theirs"}:
            raise WorkbenchError(f"'{one}'을(를) 읽을 수 없습니다. '이름=mine'처럼 적으세요.")
        choices[key] = "mine" if side == "mine" else "theirs"
    return choices


def _require_known(choices: Mapping[str, Choice], conflicts: Iterable[Conflict]) -> None:
    if unknown := sorted(choices.keys() - {one.key for one in conflicts}):
        raise WorkbenchError(
            f"'{unknown[0]}'이라는 충돌이 없습니다. --choose 없이 돌리면 이름이 나옵니다."
        )


def _line(one: Conflict) -> str:
    name = f" '{one.name}'" if one.name else ""
    return f"{one.key}{name} {one.what}: mine '{one.mine}', theirs '{one.theirs}'"
