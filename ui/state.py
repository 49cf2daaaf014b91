"""Every key of the session state and of the address, in one place (of answers: answer_state).

A key names what it belongs to, so that one process never shows another's values.
"""

import hashlib

import streamlit as st

PAGES = "_pages"
VISITED = "_visited"  # the page and address of which the record tells already
PAGE = "_page"  # the name of the one that is open
ROUND = "_first-round"  # the step of the guided round, counted from 0; missing: none runs
NOTICE = "_notice"
AUTHOR = "author"
INSTITUTION = "institution-name"
NAME_MEMORY = "name-memory"
NAME_TYPED = "_name-typed"
EDITOR_TOKENS = "_editor-tokens"
MODEL_REFUSAL = "_model-refusal"
PANEL = "panel"  # also its name in the address


def parameter(name: str) -> str | None:
    """Return a query parameter of the address, or None where it is missing or empty."""
    return st.query_params.get(name) or None


def editor_key(process_id: str, line: str) -> str:
    """Return the key of the editor of one line (as-is, to-be) of a process."""
    return f"bpmn-editor-{process_id}-{line}"


def comment_text(place: str) -> str:
    """The field of a comment at an element or in a thread; only what a style's name may hold."""
    return f"comment-{hashlib.sha256(place.encode()).hexdigest()[:16]}"


def viewer_key(name: str, process_id: str, line: str) -> str:
    """Return the key of a viewer of models, as a style's name may hold it."""
    return f"bpmn-viewer-{name}-{process_id}-{line}"


SCENARIO, SIMULATION_PART = "scenario", "step"  # in the address: which one, which of its parts


def simulation_key(widget: str, scenario_id: str, revision: int = 0) -> str:
    """Return the key of a widget that belongs to one revision of a scenario."""
    return f"simulation/{widget}/{scenario_id}/{revision}"


def model_key(widget: str, process_id: str, line: str) -> str:
    """Return the key of a widget that belongs to one line of a process's models."""
    return f"model/{widget}/{process_id}/{line}"


# --- applications ---------------------------------------------------------------------------

CLASHES = "application-clashes"
NEW_APPLICATION = "new-application"
PLAN_DEPARTMENT = "department"  # also its name in the address


def plan_item(number: int) -> str:
    """The button that opens one item of the plan."""
    return f"plan-item-{number}"


def section_text(section_id: str) -> str:
    """The field that holds a section's text."""
    return f"section-{section_id}"


def section_base(section_id: str) -> str:
    """The revision that the text in the field was read from."""
    return f"section-base-{section_id}"


def section_settled(section_id: str) -> str:
    """The text that the browser brought back last: saved, refused or known already."""
    return f"_section-settled-{section_id}"


VISIT = "_visit"  # what names this window among those that have a section open


def section_states(section_id: str) -> str:
    """The states in which the field of a section was put, with the last text of each."""
    return f"_section-states-{section_id}"


def section_choice(section_id: str, which: str) -> str:
    """The button that ends a clash with one of the two texts."""
    return f"section-choice-{section_id}-{which}"


def application_field(application_id: str, field: str, revision: int) -> str:
    """A field of a draft as of a revision: the next revision has a fresh one."""
    return f"application-{application_id}-{field}-{revision}"


def application_widget(application_id: str, name: str) -> str:
    """Any other widget of one draft's page."""
    return f"application-{application_id}-{name}"


# --- evaluations ----------------------------------------------------------------------------


def evaluation_widget(project_id: str, name: str) -> str:
    """Any other widget of one project's evaluation."""
    return f"evaluation/{project_id}/{name}"


DIAGNOSIS_BEGUN = "begun"  # also its name in the address
DIAGNOSIS_OPENER = "diagnosis-opener"
DIAGNOSIS_BACK = "diagnosis-back"
DIAGNOSIS_TABLE = "diagnosis-table"


def part_follows(key: str) -> None:
    """Let the address name the part of a page that was chosen."""
    st.query_params.update(part=st.session_state[key])


def forget_process() -> None:
    """Let the address name no process: a link to the same page would leave it as it is."""
    for name in ("code", "part"):
        st.query_params.pop(name, None)


def diagnosis_widget(process_id: str, name: str) -> str:
    """A widget of one process's diagnosis."""
    return f"diagnosis/{process_id}/{name}"


def project_field(project_id: str, field: str) -> str:
    """A field of the form of a project ('new': of the one to be added)."""
    return f"project/{project_id}/{field}"


# --- inventory ------------------------------------------------------------------------------

# The filters' keys are also their names in the address.
SEARCH, DEPARTMENTS, AREAS, FILLED, PERSONAL, ORDER = "q", "dept", "area", "fill", "pd", "sort"
N2SF, UNKNOWN_FIELDS, GROUP, COLUMNS = "n2sf", "unknown", "group", "cols"
VIEW_ADDRESS, VIEW_OPEN = "_inventory-address", "_inventory-view"
VIEW_CHOICE, VIEW_NAME = "inventory-view-choice", "inventory-view-name"
PICKED, BULK_FIELD, BULK_CLOSED = "_inventory-picked", "inventory-bulk-field", "_bulk-closed"
BULK_KEPT, GRIDS_DRAWN, GRID_PAGE = "_bulk-kept", "_inventory-grids", "inventory-page"
IMPORT_FROM, IMPORT_SOURCE, IMPORT_PASTED = "from", "import-source", "import-pasted"
PROCESS_CLASHES, PROCESS_LOST = "process-clashes", "_process-lost"
REFUSED_CELLS = "inventory-refused-cells"
DELETED = "inventory-deleted"
GRID = "inventory-grid"
GRID_OPEN = "inventory-grid-open"
GRID_DRAWN = "_inventory-grid-drawn"
GRID_SEEN = "_inventory-grid-seen"
GRID_ROUND = "_inventory-grid-round"
NEW_PROCESS = "new-process"
IMPORT_FILE = "import-file"
IMPORT_DONE, IMPORT_PREPARED = "_import-done", "_import-prepared"


def group_key(grouping: str, name: str) -> str:
    """The fold of one group of the register's table."""
    return f"inventory-group/{grouping}/{name}"


def grid_key(name: str = "") -> str:
    """A table of processes; a new round forgets the edits that lie over it."""
    return f"{GRID}{name}-{st.session_state.get(GRID_ROUND + name, 0)}"


def process_field(process_id: str, field: str, revision: int) -> str:
    """A field of the form of a process, as of the revision that it was opened on."""
    return f"process/{process_id}/{field}/{revision}"


def process_opened(process_id: str) -> str:
    """The group of fields that is being edited, with the process as it was read then."""
    return f"process-opened/{process_id}"


def process_widget(process_id: str, name: str) -> str:
    """Any other widget of one process's page."""
    return f"process/{process_id}/{name}"


def import_widget(file_id: str, name: str) -> str:
    """A choice about one uploaded file."""
    return f"import/{file_id}/{name}"


# --- rules, data, time ----------------------------------------------------------------------

VIEW = "view"  # also its name in the address
RECORD_CLASHES = "record-clashes"
REGULATION_SEARCH, REGULATION_KINDS, REGULATION_DEMANDS = "rq", "kind", "demand"
REGULATION_STANDINGS, REGULATION_STATES = "standing", "progress"
REGULATION_OPEN, DATASET_OPEN = "regulation-open", "dataset-open"
REGULATION_FILE = "regulation-file"
DATASET_PROCESS, DATASET_DEPARTMENTS = "process", "owner"


def view_choice(shown: str) -> str:
    """The switch between the views of a page, while one of them is shown."""
    return f"{VIEW}-{shown}"


def record_field(table: str, row_id: str, field: str, revision: int) -> str:
    """A field of the form of a record ('new': of the one to be added), as of a revision."""
    return f"{table}/{row_id}/{field}/{revision}"


def record_widget(table: str, row_id: str, name: str) -> str:
    """Any other widget of one record."""
    return f"{table}/{row_id}/{name}"


# --- common work ----------------------------------------------------------------------------

# The first four are also names in the address.
WORK_VIEW, WORK_SEARCH, WORK_ACROSS, WORK_PAGE = "tab", "wq", "across", "page"
CATALOGUE_FILE = "catalogue-file"
CATALOGUE_ROUND = "_catalogue-round"


def catalogue_file() -> str:
    """The field for a catalogue file; a new round forgets the file that was taken."""
    return f"{CATALOGUE_FILE}-{st.session_state.get(CATALOGUE_ROUND, 0)}"


def pair_widget(one: str, other: str, name: str) -> str:
    """A widget that belongs to two processes, as of the versions that are compared."""
    return f"pair/{one}/{other}/{name}"


def work_widget(owner: str, name: str) -> str:
    """A widget of one group, decision, merge or received work."""
    return f"work/{owner}/{name}"


# --- landscape ------------------------------------------------------------------------------

# Also their names in the address.
LANDSCAPE_COLOUR, LANDSCAPE_DEPARTMENTS = "colour", "of"


def landscape_picture(path: tuple[str, ...], colour: str, width: int) -> str:
    """The picture of one part of the register: another part is another picture."""
    return "/".join(["landscape", *path, colour, str(width)])


# --- census ---------------------------------------------------------------------------------

ROUND, RETURN_DEPARTMENT = "round", "department"  # names in the address
CENSUS_OPEN = "census-open"
CENSUS_REFUSAL = "_census-refusal"
CENSUS_DONE = "_census-done"


def round_field(round_id: str, field: str, revision: int = 0) -> str:
    """A field of the settings of a round ('new': of the one to begin), as of a revision."""
    return f"round/{round_id}/{field}/{revision}"


def return_widget(return_id: str, name: str, revision: int = 0) -> str:
    """A widget of one department's return, as of a revision where it must not outlive it."""
    return f"return/{return_id}/{name}/{revision}"


def merge_choice(file_id: str, code: str, key: str) -> str:
    """The choice between the two values of a cell of an uploaded form."""
    return f"merge/{file_id}/{code}/{key}"


# --- dictionary -----------------------------------------------------------------------------

DICTIONARY_KIND, DICTIONARY_SEARCH = "words", "wq"  # also their names in the address
DICTIONARY_TERM, DICTIONARY_INTO = "term", "into"  # names in the address
DICTIONARY_PLAN = "_dictionary-plan"


def term_widget(kind: str, name: str, widget: str) -> str:
    """A widget of one name of the dictionary."""
    return f"dictionary/{kind}/{name}/{widget}"


def choose_term(name: str, into: str = "") -> None:
    """Let the address name the term that is open, and the one it may be merged into."""
    forget_term()
    chosen = {DICTIONARY_TERM: name}
    st.query_params.update({**chosen, DICTIONARY_INTO: into} if into else chosen)


def forget_term() -> None:
    """Let the address name no term."""
    for name in (DICTIONARY_TERM, DICTIONARY_INTO):
        st.query_params.pop(name, None)
