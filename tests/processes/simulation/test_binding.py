"""Plain Python's functions are the kernel's own, bound to one world each."""

import gc
import sys
import types
from typing import Any

from processes.simulation.binding import bound_code
from processes.simulation.compiling import compiled
from processes.simulation.kernel import heap, loop
from processes.simulation.kernel.parts import modules
from processes.simulation.plain import PLAIN
from processes.simulation.running import replication
from processes.simulation.summing import summary
from processes.simulation.worlds import Settings, filled, grown
from tests.processes.simulation.drawing import mmc


def test_every_function_of_the_kernel_is_there_and_needs_no_world():
    names: dict[str, Any] = {}
    exec(bound_code(modules(heap)), names)
    for module in modules(heap):
        for name, one in vars(module).items():
            if isinstance(one, types.FunctionType) and one.__module__ == module.__name__:
                assert "w" not in names[name].__code__.co_varnames, name


def test_a_world_that_is_done_with_is_forgotten():
    model, scenario = mmc(2, 0.8)
    program = compiled(model, scenario)
    gc.collect()
    gc.disable()
    try:
        world = replication(program, scenario, Settings(cases=20), 0, PLAIN)
        held = sys.getrefcount(world.regs[0])
        assert held <= 3  # the table, this call, and the name it is asked by
    finally:
        gc.enable()


def test_two_worlds_that_run_in_turns_do_not_mix():
    model, scenario = mmc(2, 0.8)
    program, settings = compiled(model, scenario), Settings(cases=300)
    alone = [summary(replication(program, scenario, settings, n, PLAIN)).sums for n in (0, 1)]
    worlds = [filled(program, scenario, settings, n, PLAIN, 1, logging=False) for n in (0, 1)]
    for world in worlds:
        PLAIN.begin(world)
    while any(PLAIN.advance(world, 7) == 0 for world in worlds):
        pass
    assert [summary(world).sums for world in worlds] == alone


def test_the_kernel_as_it_is_written_gives_the_same():
    model, scenario = mmc(3, 0.9)
    program, settings = compiled(model, scenario), Settings(cases=500)
    bound = summary(replication(program, scenario, settings, 0, PLAIN)).sums
    world = filled(program, scenario, settings, 0, PLAIN, 1, logging=False)
    loop.begin(world)
    while (status := loop.advance(world, 1000)) in (0, 2):
        if status == 2:
            world = grown(world, PLAIN)
            world.regs[0].status = 0
    assert summary(world).sums == bound
