"""One common work, at its own address: /common-group?code= any of its processes."""

from processes.commonwork import sharing, store
from processes.commonwork.groups import group_with
from processes.inventory import store as register
from ui import commonwork_found, commonwork_groups, data, frame, state


def page() -> None:
    """Draw the group of the process that the address names."""
    with data.reading() as db:
        groups, decisions = sharing.read_groups(db), store.decisions(db)
        processes = register.all_processes(db)
    group = group_with(groups, state.parameter("code") or "")
    if group is None:
        commonwork_found.unknown(
            "공통 업무",
            "그 업무는 공통 업무에 들어 있지 않습니다. 연결이 되돌려졌을 수 있습니다.",
        )
        return
    frame.heading(group.title, f"공통 업무 · {', '.join(group.departments)}")
    commonwork_groups.detail(group, decisions, processes)
    commonwork_found.back(commonwork_found.GROUPS)
