"""A draft's sections as the rules read them: blocks, lines, and tables by their heads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from applications.drafts import markup
from applications.drafts.dossier import Draft, cited
from applications.drafts.model import Section
from applications.facts.fact import by_key
from documents.model import Bullets, Paragraph, Table


@dataclass(frozen=True)
class Grid:
    """A table with a head: the titles of its columns and the texts below them."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, words: Iterable[str], *, besides: int | None = None) -> int | None:
        """Return the first column whose title holds one of the words, or None."""
        sought = [word.casefold() for word in words]
        for number, title in enumerate(self.head):
            plain = title.casefold().replace(" ", "")
            if number != besides and any(word in plain for word in sought):
                return number
        return None


def filled_blocks(draft: Draft, section: Section) -> list[markup.Block]:
    """Return the blocks of a section with the facts in their places."""
    facts = by_key(draft.facts)
    return markup.parse(section.body, lambda name: cited(facts, name))


def typed_blocks(section: Section) -> list[markup.Block]:
    """Return the blocks of a section with nothing in the places of facts."""
    return markup.parse(section.body, lambda _name: "")


def grids(blocks: Sequence[markup.Block]) -> Iterator[Grid]:
    """Give the tables that have a head and something below it."""
    for block in blocks:
        if isinstance(block, Table) and block.header_rows:
            head, *rows = [tuple(cell.text for cell in row) for row in block.rows]
            yield Grid(head, tuple(rows))


def lines(blocks: Sequence[markup.Block]) -> Iterator[str]:
    """Give the texts outside of tables, one a line."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.text.splitlines()
        elif isinstance(block, Bullets):
            yield from block.items


def section_of(draft: Draft, key: str) -> Section | None:
    """Return the section with that key, or None where the draft has none."""
    return next((one for one in draft.sections if one.key == key), None)
