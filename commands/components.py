"""manage.py components: SBOMs in, what systems are made of, the workbench's own SBOM out."""

import datetime
from pathlib import Path

import click

from commands.terminal import (
    BY,
    FILE,
    JSON,
    OUTPUT_OPTION,
    Refusing,
    print_json,
    read,
    reading,
    say,
    transaction,
    write,
)
from evaluations.components import standing, store
from evaluations.components.own import sbom
from evaluations.components.standing import Standing
from storage.moments import today


@click.group(cls=Refusing)
def components() -> None:
    """시스템의 구성요소(SBOM)를 다룹니다."""


@components.command("import")
@click.argument("file", type=FILE)
@click.option("--system", required=True, help="시스템 이름")
@click.pass_obj
def import_(url: str, file: Path, system: str) -> None:
    """SBOM FILE(CycloneDX, SPDX)을 시스템의 것으로 등록합니다."""
    content = read(file)
    with transaction(url) as db:
        kept = store.import_sbom(db, system, file.name, content, by=BY)
    say(f"{kept.system}: {kept.sbom.form}, 구성요소 {len(kept.sbom.components):,}개를 읽었습니다.")


@components.command("list")
@click.option("--system", help="이 시스템만")
@JSON
@click.pass_obj
def list_(url: str, system: str | None, as_json: bool) -> None:
    """시스템마다 가장 새로운 SBOM의 구성요소를 보여 줍니다."""
    with reading(url) as db:
        kept, support = store.all_sboms(db), store.all_support(db)
    chosen = [one for one in standing.newest(kept) if system in (None, one.system)]
    found = standing.standings(chosen, support, today())
    if as_json:
        print_json([_as_json(one) for one in found])
        return
    for one in found:
        part = one.component
        click.echo(f"{one.system}\t{part.name}\t{part.version}\t{one.licence}\t{one.supported}")


@components.command("own")
@OUTPUT_OPTION
def own(output: Path) -> None:
    """이 작업대 자신의 SBOM을 CycloneDX 1.6 JSON으로 씁니다."""
    write(output, sbom(datetime.datetime.now(datetime.UTC).replace(microsecond=0)))
    say(f"썼습니다: {output}")


def _as_json(one: Standing) -> dict[str, object]:
    part = one.component
    return {
        "system": one.system,
        "name": part.name,
        "version": part.version or None,
        "purl": part.purl or None,
        "supplier": part.supplier or None,
        "licences": list(part.licences),
        "licence_kind": one.licence,
        "support": one.supported,
        "support_ends": one.ends.isoformat() if one.ends else None,
        "support_source": one.source or None,
    }
