"""One edit of a tree."""

from dataclasses import dataclass
from typing import Literal

from processes.bpmn.change.source import Node

Kind = Literal["tag", "attribute", "text", "content", "move", "insert", "remove"]


@dataclass(frozen=True, eq=False)
class Edit:
    """One difference: `before` is the element in the first tree, `after` in the second.

    attribute, tag, text: its value differs; content: text and elements mixed differ;
    move: it stands elsewhere; insert has no `before`, remove no `after`. What lies in an
    inserted or removed element is inserted or removed with it, except what only moved.
    """

    kind: Kind
    before: Node | None
    after: Node | None
    name: str = ""

    @property
    def value(self) -> str | None:
        """What the attribute, the text or the kind of element is afterwards."""
        if self.after is None:
            return None
        if self.kind == "attribute":
            return self.after.attributes.get(self.name)
        return self.after.tag if self.kind == "tag" else self.after.text
