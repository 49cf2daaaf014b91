"""A change put into the bytes of a file: they differ where the edit is, and nowhere else."""

from dataclasses import dataclass

from errors import WorkbenchError
from processes.bpmn.change import references, splicing, tags
from processes.bpmn.change.editing import Change
from processes.bpmn.change.edits import Edit
from processes.bpmn.change.matching import Pairs, matched, signature
from processes.bpmn.change.source import Node, Source, Unspliceable, parsed


class Misplaced(WorkbenchError):
    """The change is about elements that the file doesn't have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"고친 요소({name[:60]})가 저장된 흐름도에 없습니다. "
            "페이지를 새로 고쳐 지금 그림에서 다시 고치세요."
        )


def apply(change: Change, content: bytes) -> bytes:
    """Return the file's bytes with the change in them; without edits the very same bytes.

    The file is the one that `change.opened` was read from, as any program wrote it, or a
    later one. Raises Misplaced where an edited element is not in it, BadModel where it
    can't be read.
    """
    if not change.edits:
        return content
    source = parsed(content)
    _Work(change, source).run()
    result = source.content()
    if signature(parsed(result).root) != signature(source.root):
        raise Unspliceable
    return result


@dataclass
class _Work:
    """The file while it is changed; `stands` tells where an edited element is in the file."""

    change: Change
    source: Source

    def __post_init__(self) -> None:
        self.style = splicing.style(self.source)
        self.images: Pairs = matched(self.change.opened.root, self.source.root)
        self.stands: Pairs = {
            after: self.images[before]
            for before, after in self.change.pairs.items()
            if before in self.images
        }

    def run(self) -> None:
        later: list[Edit] = []
        for edit in self.change.edits:
            if edit.kind == "remove":
                later.append(edit)
            elif edit.kind == "insert":
                self.insert(edit)
            elif edit.kind == "move":
                self.move(edit)
            else:
                self.alter(edit)
        for edit in later:
            splicing.take_out(self.image(edit.before))
        references.let_go(self.source.root, self.change.removed)
        self.name_what_is_referred_to()

    def image(self, node: Node | None) -> Node:
        """Return the element of the file that is the opened one."""
        found = self.images.get(node) if node is not None else None
        if found is None:
            raise Misplaced("" if node is None else node.id or node.local)
        return found

    def alter(self, edit: Edit) -> None:
        node, after = self.image(edit.before), edit.after
        if after is None:
            return
        if edit.kind == "attribute":
            self.set_attribute(node, after, edit.name)
        elif edit.kind == "tag":
            prefix = tags.prefix(node, after.namespace, after.name.rpartition(":")[0])
            tags.rename(node, f"{prefix}:{after.local}" if prefix else after.local, after.tag)
        elif edit.kind == "text":
            cdata = any(one for one in node.content if str(one).startswith("<![CDATA["))
            held = self.source.holds(after.text)
            splicing.set_text(node, after.text, cdata=cdata and held)
        else:
            fresh = splicing.drawn_up(after, node, {}, "", self.style)
            tags.open_up(node)
            node.content = fresh.content
            for child in node.children:
                child.parent = node

    def set_attribute(self, node: Node, after: Node, name: str) -> None:
        if name in after.attributes:
            splicing.copy_attribute(after, node, name)
        else:
            tags.set_attribute(node, name, None)

    def insert(self, edit: Edit) -> None:
        parent, place = self.place(edit)
        pad = splicing.pad_inside(parent, self.style)
        if edit.after is not None:
            node = splicing.drawn_up(edit.after, parent, self.stands, pad, self.style)
            splicing.insert(parent, node, *place, self.style)

    def move(self, edit: Edit) -> None:
        node = self.image(edit.before)
        parent, (after, before) = self.place(edit)
        splicing.move(node, parent, after, before, self.style)

    def place(self, edit: Edit) -> tuple[Node, tuple[Node | None, Node | None]]:
        """Return the parent in the file, and behind or before which child."""
        node = edit.after
        if node is None or node.parent is None or node.parent not in self.stands:
            raise Misplaced(node.id or node.local if node else "")
        parent = self.stands[node.parent]
        siblings = node.parent.children
        at = siblings.index(node)
        own = self.stands.get(node)
        for one in reversed(siblings[:at]):
            if self.lies(one, parent, own):
                return parent, (self.stands[one], None)
        for one in siblings[at + 1 :]:
            if self.lies(one, parent, own):
                return parent, (None, self.stands[one])
        return parent, (None, None)

    def lies(self, one: Node, parent: Node, own: Node | None) -> bool:
        found = self.stands.get(one)
        return found is not None and found is not own and found.parent is parent

    def name_what_is_referred_to(self) -> None:
        """Give an id to what the program named in passing, where something refers to it now."""
        nameless = [
            (after.id, node)
            for after, node in self.stands.items()
            if after.id and not node.id and node is not self.source.root
        ]
        if nameless:
            named = {one.value for one in references.references(self.source.root)}
            for name, node in nameless:
                if name in named:
                    tags.set_attribute(node, "id", name)
