"""manage.py application export --form: the form of the call filled in, and what it lacks."""

from pathlib import Path

from applications.calls.forms.filling_in import FilledForm
from applications.calls.forms.finished import finished
from applications.course import store as course
from applications.drafts import export
from commands.terminal import reading, say, write


def export_form(url: str, application_id: str, output: Path) -> None:
    """Write the filled form and say which fields are blank and why, and which it doesn't have."""
    with reading(url) as db:
        draft = export.read_draft(db, application_id)
        done = finished(db, draft, course.duties(db, application_id).owner)
    write(output, done.content)
    say(f"썼습니다: {output} (채운 칸 {len(done.filled)}개)")
    for line in lacking(done):
        say(line)


def lacking(done: FilledForm) -> list[str]:
    """Return a line for each field that is blank or unknown, and for pictures that didn't fit."""
    return [
        *(f"- 빈 칸: {one.name} ({one.reason})" for one in done.blank),
        *(f"- 양식에 없는 칸: {name}" for name in done.unknown),
        *(f"- 그림을 넣지 못한 항목: {title}" for title in done.without_exhibits),
    ]
