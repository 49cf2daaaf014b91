import pytest

from documents.grid import placed
from documents.model import Cell, Table
from documents.refusals import TableError


def test_cells_stand_where_html_would_put_them() -> None:
    table = Table(
        ((Cell("가", rowspan=2), Cell("나", colspan=2)), (Cell("다"), Cell("라"))), (1, 1, 1)
    )
    spots = {spot.cell.text: (spot.row, spot.column) for spot in placed(table)}
    assert spots == {"가": (0, 0), "나": (0, 1), "다": (1, 1), "라": (1, 2)}


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (((Cell("가"),),), "1행 2열"),
        (((Cell(), Cell()), (Cell(),)), "2행 2열"),
        (((Cell(colspan=3),),), "1행 1열"),
        (((Cell(), Cell(rowspan=2)),), "1행 2열"),
        (((Cell(), Cell(rowspan=2)), (Cell(colspan=2),)), "2행 1열"),
        (((Cell(), Cell(rowspan=0)),), "1행 2열"),
        (((Cell(), Cell(fill="red")),), "1행 2열"),
    ],
)
def test_a_table_that_is_no_grid_names_the_cell(
    rows: tuple[tuple[Cell, ...], ...], place: str
) -> None:
    with pytest.raises(TableError, match=f"‘업무량’의 {place}"):
        placed(Table(rows, (1, 1), "업무량"))


@pytest.mark.parametrize(
    "table",
    [
        Table((), (1,)),
        Table(((),), ()),
        Table(((Cell(),),), (0,)),
        Table(((Cell(),),), (float("nan"),)),
        Table(((Cell(),) * 64,), (1,) * 64),
        Table(((Cell(),),), (1,), header_rows=2),
        Table(((Cell(rowspan=2),), ()), (1,), header_rows=1),
    ],
)
def test_a_table_that_no_format_holds_is_refused(table: Table) -> None:
    with pytest.raises(TableError):
        placed(table)


def test_a_plain_table_takes_a_header_and_rows() -> None:
    table = Table.of(["월", "건수"], [["1월", "20"]], align=["left", "right"])
    assert table.header_rows == 1
    assert table.rows[0][0] == Cell("월", header=True)
    assert table.rows[1] == (Cell("1월"), Cell("20", align="right"))
