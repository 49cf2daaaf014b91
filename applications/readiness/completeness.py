"""Nothing required is empty, nothing is too long, every marker stands for something."""

from collections.abc import Iterator

from applications.drafts import dossier
from applications.drafts.dossier import Draft
from applications.readiness.contents import filled_blocks, grids, lines
from applications.readiness.finding import Finding


def empty_sections(draft: Draft) -> Iterator[Finding]:
    """Give the required sections without a text."""
    for section in draft.sections:
        if section.required and section.empty:
            yield Finding(
                "error",
                "required",
                section.key,
                f"필수 항목 '{section.title}'이(가) 비어 있습니다.",
                "글을 쓰거나 첫 글을 넣습니다.",
            )


def lengths(draft: Draft) -> Iterator[Finding]:
    """Give the sections longer than the form allows, facts put in, spaces counted."""
    limited = False
    for section in draft.sections:
        form = draft.template.section(section.key)
        if form is None or form.longest is None:
            continue
        limited = True
        blocks = filled_blocks(draft, section)
        cells = [cell for grid in grids(blocks) for row in (grid.head, *grid.rows) for cell in row]
        long = sum(map(len, [*lines(blocks), *cells]))
        if long > form.longest:
            yield Finding(
                "error",
                "length",
                section.key,
                f"{long:,}자입니다. 양식은 {form.longest:,}자까지 받습니다(공백 포함).",
                f"{long - form.longest:,}자를 줄입니다.",
            )
    if not limited:
        yield Finding(
            "yourself",
            "length",
            "",
            "양식에 분량 제한이 적혀 있지 않아 분량을 따지지 못했습니다.",
            "공고문의 분량 제한을 보고 확인합니다.",
        )


def unknown_markers(draft: Draft) -> Iterator[Finding]:
    """Give the markers for which there is neither fact nor diagram, and sources that are gone."""
    keys = {section.title: section.key for section in draft.sections}
    for title, name in dossier.unknown_markers(draft):
        yield Finding(
            "error",
            "marker",
            keys[title],
            f"표시 {{{{{name}}}}}에 넣을 값이 없습니다.",
            "표시를 고치거나, 값이 있는 업무나 정보화사업을 고릅니다.",
        )
    for sentence in draft.sources.missing:
        yield Finding(
            "error", "marker", "", sentence, "설정에서 업무나 정보화사업을 다시 고릅니다."
        )
