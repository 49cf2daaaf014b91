"""What a draft cites: by markers in its texts, and by the diagrams that its form shows. Pure."""

from collections.abc import Iterable, Sequence

from applications.drafts import markup
from applications.drafts.model import Section
from applications.drafts.templates import Template


def cited(sections: Sequence[Section], template: Template) -> list[str]:
    """Return the keys of the facts that the document shows, each once, in its order."""
    names = (name for one in sections for name in of_section(sections, template, one))
    return list(dict.fromkeys(names))


def of_section(sections: Iterable[Section], template: Template, section: Section) -> list[str]:
    """Return the keys of the facts that the document shows in one section, each once."""
    names = (*markup.markers(section.body), *by_default(sections, template, section))
    return list(dict.fromkeys(names))


def by_default(
    sections: Iterable[Section], template: Template, section: Section
) -> tuple[str, ...]:
    """Return the pictures that the form shows in a section, unless a text places them itself."""
    form = template.section(section.key)
    keys = [f"{state.replace('-', '_')}_picture" for state in (form.pictures if form else ())]
    if not keys:
        return ()
    placed = {name.rpartition(":")[2] for one in sections for name in markup.markers(one.body)}
    return tuple(key for key in keys if key not in placed)
