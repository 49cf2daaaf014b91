"""Drafts made of texts, without a database."""

from applications.drafts.dossier import Draft
from applications.drafts.model import Application, Section
from applications.drafts.templates import Template, TemplateSection
from applications.facts.fact import Fact
from applications.facts.sources import Sources
from applications.readiness.finding import Finding

_NOW = "2026-11-01T00:00:00Z"


def drafted(
    bodies: dict[str, str],
    *,
    facts: tuple[Fact, ...] = (),
    sources: Sources | None = None,
    longest: int | None = None,
) -> Draft:
    application = Application("A", "초안", "사업", "작성", "t", 1, False, 1, _NOW, _NOW, "가")
    sections = tuple(
        Section(key, "A", key, f"{key} 항목", body, place, True, 1, _NOW, "가")
        for place, (key, body) in enumerate(bodies.items(), start=1)
    )
    form = tuple(TemplateSection(key, key, True, "안내", longest=longest) for key in bodies)
    template = Template("t", 1, "양식", "사업", "추정", "", form)
    return Draft(application, sections, template, sources or Sources(), facts)


def fact(
    key: str,
    value: str | None,
    *,
    source: str = "면담",
    sure: str = "확인",
    day: str = "2026-10-30",
) -> Fact:
    return Fact(key, f"{key} 값", value, "", source, sure, day)


def told(found: list[Finding], rule: str, level: str = "error") -> list[str]:
    """The sentences of a rule at a level."""
    return [one.sentence for one in found if (one.rule, one.level) == (rule, level)]
