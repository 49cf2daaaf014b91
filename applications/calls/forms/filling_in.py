"""The form of a call filled in from a draft, with what is still blank and why. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from applications.calls.forms import values
from applications.calls.model import FormFieldLink
from applications.drafts.dossier import Draft
from applications.drafts.export import file_stem
from documents.forms import filling


@dataclass(frozen=True)
class Blank:
    """A field that is still empty, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class FilledForm:
    """The filled form. `unknown`: fields that people linked but this form doesn't have.

    `without_exhibits`: sections whose pictures no field can take.
    """

    content: bytes = field(repr=False)
    name: str
    filled: tuple[str, ...]
    blank: tuple[Blank, ...]
    unknown: tuple[str, ...]
    without_exhibits: tuple[str, ...]


def filled_form(
    draft: Draft, content: bytes, name: str, links: Sequence[FormFieldLink], owner: str = ""
) -> FilledForm:
    """Fill the form from the draft, or raise BadForm; unknown values stay blank, never a zero.

    `owner`: who answers for the draft, '' where nobody is named.
    """
    told = {one.name: values.value(draft, one.target, owner) for one in links}
    given = {key: text for key, (text, _why) in told.items() if text}
    done = filling.filled(content, given, name)
    return FilledForm(
        content=done.content,
        name=f"{file_stem(draft.application)}_양식{filling.suffix(content, name)}",
        filled=done.filled,
        blank=tuple(
            Blank(key, told[key][1] if key in told else values.NOT_LINKED)
            for key in dict.fromkeys(one.name for one in done.empty)
        ),
        unknown=tuple(one.name for one in links if one.target and not one.present),
        without_exhibits=values.exhibits(draft, [one.target for one in links if one.present]),
    )
