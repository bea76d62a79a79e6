"""The word ``plan``: what kinds of plans there are."""

from __future__ import annotations

import typer

from tinhgon.cli.planning import agencies, committee, keeping, placement, programme, rotation, territory

app = typer.Typer(rich_markup_mode="rich")
plan = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(plan, name="plan")
plan.command("territory")(territory.plan_territory)
plan.command("agencies")(agencies.plan_agencies)
plan.command("placement")(placement.plan_placement)
plan.command("rotation")(rotation.plan_rotation)
plan.command("programme")(programme.plan_programme)
plan.command("committee")(committee.plan_committee)
for name, command in keeping.COMMANDS.items():
    plan.command(name)(command)


@plan.callback()
def about() -> None:
    """Lập phương án: máy đề xuất kèm cận chứng minh và lý do, người quyết định. Không lệnh nào ở đây ghi vào sổ bộ.

    Propose plans with bounds and reasons; people decide. Nothing here writes into the books.

    [bold]Ví dụ · Examples[/bold]

      tinhgon plan territory --on 30/6/2025 --units 54
      tinhgon plan agencies --under 22.TU --permit 22.BTG+22.BDV
      tinhgon plan rotation --on 1/12/2024 --new-term
      tinhgon plan programme --example > chuong-trinh.yaml && tinhgon plan programme chuong-trinh.yaml
      tinhgon plan committee --example > co-cau.yaml && tinhgon plan committee co-cau.yaml
      tinhgon plan list
    """
