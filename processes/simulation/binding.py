"""The kernel's functions bound to one world, for plain Python: the same steps, less to look up.

Not another kernel: its own source is changed by three rules, and a test holds the outcome to the
compiled kernel bit for bit.

- `w.items` becomes the name `w_items`, and `w.regs[0]` the name `w_regs`: one look-up, not three;
- the parameter `w` goes, because the functions are bound to one world;
- the names of whole numbers become the numbers.
"""

import ast
import inspect
import types
from collections.abc import Mapping, Sequence
from typing import TypeGuard

_WORLD, _REGISTERS = "w", "regs"


def bound_code(modules: Sequence[types.ModuleType]) -> types.CodeType:
    """Return code that defines the functions of the modules over the names of one world.

    It expects `w_regs`, the one record of its table, and `w_<table>` for every other table.
    """
    functions: list[ast.FunctionDef] = []
    numbers: dict[str, int | float] = {}
    for module in modules:
        numbers |= {key: one for key, one in vars(module).items() if type(one) in (int, float)}
        parsed = ast.parse(inspect.getsource(module)).body
        functions += [one for one in parsed if isinstance(one, ast.FunctionDef)]
    bind = _Bind(frozenset(one.name for one in functions), numbers)
    body: list[ast.stmt] = [bind.function(one) for one in functions]
    tree = ast.fix_missing_locations(ast.Module(body, type_ignores=[]))
    return compile(tree, f"<{__name__}>", "exec")


class _Bind(ast.NodeTransformer):
    """Takes the world out of the parameters, and puts numbers in the place of their names."""

    def __init__(self, functions: frozenset[str], numbers: Mapping[str, int | float]) -> None:
        self.functions, self.numbers = functions, numbers

    def function(self, one: ast.FunctionDef) -> ast.FunctionDef:
        """Return a function without its world and its annotations."""
        one.args.args = [ast.arg(each.arg) for each in one.args.args if each.arg != _WORLD]
        one.returns = None
        one.body = [self.visit(each) for each in one.body]
        return one

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """w.regs[0] is the one record of its table."""
        if _is_table(node.value) and node.value.attr == _REGISTERS:
            return ast.Name(f"{_WORLD}_{_REGISTERS}", ast.Load())
        return self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """w.items is a name."""
        if _is_table(node):
            return ast.Name(f"{_WORLD}_{node.attr}", ast.Load())
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """A number by its name is the number."""
        if isinstance(node.ctx, ast.Load) and node.id in self.numbers:
            return ast.Constant(self.numbers[node.id])
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """The world is handed on no more."""
        if isinstance(node.func, ast.Name) and node.func.id in self.functions:
            node.args = [one for one in node.args if not _is_world(one)]
        return self.generic_visit(node)


def _is_table(node: ast.AST) -> TypeGuard[ast.Attribute]:
    return isinstance(node, ast.Attribute) and _is_world(node.value)


def _is_world(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == _WORLD
