"""What the documents refuse, each with a sentence for the user."""

from errors import WorkbenchError


class BadDocument(WorkbenchError):
    """The document cannot be written in any format."""


class TableError(BadDocument):
    """A table whose cells do not fill a grid; names the cell."""


class BadPicture(WorkbenchError):
    """Bytes or SVG that are no picture that can be shown."""


class UnknownFormat(WorkbenchError):
    """A format that no writer makes."""


class FontsMissing(WorkbenchError):
    """The bundled fonts have not been set up."""
