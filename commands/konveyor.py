"""manage.py questionnaire …-konveyor: Konveyor's questionnaires in, out, and scored both ways."""

from pathlib import Path
from typing import Any

import click

from commands.terminal import FILE, JSON, OUTPUT_OPTION, print_json, read, say, write
from evaluations import questionnaire
from evaluations.answers import answers_file
from evaluations.konveyor import reading, taking_over, writing
from evaluations.konveyor.side_by_side import by_their_rules
from evaluations.questionnaire.versions import store as versions
from evaluations.verdict import judging
from evaluations.verdict.scoring import counted
from storage import reading_from
from storage.moments import today


@click.command("import-konveyor")
@click.argument("file", type=FILE)
@OUTPUT_OPTION
def import_konveyor(file: Path, output: Path) -> None:
    """Konveyor 질문지 FILE을 이 도구의 형식으로 옮깁니다. 옮기지 못한 것은 모두 말합니다."""
    done = taking_over.taken_over(reading.decode(read(file), file.name), today())
    questionnaire.parse(done.text, output.name)
    write(output, done.text.encode())
    _tell(output, done.losses)


@click.command("export-konveyor")
@click.argument("questionnaire_id", metavar="QUESTIONNAIRE")
@OUTPUT_OPTION
@click.pass_obj
def export_konveyor(url: str, questionnaire_id: str, output: Path) -> None:
    """질문지의 지금 판을 Konveyor 형식으로 씁니다. 담지 못한 것은 모두 말합니다."""
    with reading_from(url) as db:
        form = versions.current(db, questionnaire_id)
    done = writing.written(form)
    write(output, done.text.encode())
    _tell(output, done.losses)


@click.command("score-konveyor")
@click.argument("file", type=FILE)
@click.argument("answers", type=FILE)
@JSON
def score_konveyor(file: Path, answers: Path, as_json: bool) -> None:
    """Konveyor 질문지 FILE의 답(K1.1: 0 빨강, 1 노랑, 2 초록)을 두 규칙으로 나란히 셉니다."""
    theirs = reading.decode(read(file), file.name)
    ours = questionnaire.parse(taking_over.taken_over(theirs, today()).text, file.name)
    given = answers_file.decode(read(answers), ours, name=answers.name)
    values = counted(ours, given)
    found = by_their_rules(theirs, values)
    judged = judging.judged(ours, given)
    if as_json:
        own: dict[str, Any] = {"risk": found.risk, "confidence": found.confidence}
        print_json({"konveyor": {**own, "counts": found.counts}, "ours": judged})
        return
    click.echo(found.sentence)
    click.echo(f"이 도구의 규칙(제안): {judged['outcome']}.")


def _tell(output: Path, losses: tuple[str, ...]) -> None:
    say(f"썼습니다: {output}")
    for loss in losses:
        say(f"- 옮기지 못함: {loss}")
