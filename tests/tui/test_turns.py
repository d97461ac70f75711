"""Keys are handed on one after the other."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.events import Key, Paste

from .driver import at, client, given, wizard, write

if TYPE_CHECKING:
    from pathlib import Path


def test_a_key_waits_until_the_one_before_has_moved_the_focus(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(client(tmp_path / "acme.assess")) as pilot:
            await at(pilot, "8.2")
            for key in (*"1234567", "enter", *"765432", "enter"):
                pilot.app.post_message(Key(key, key if len(key) == 1 else None))
            await write(pilot, "1")
            assert list(given(pilot.app, "8.2").value.values()) == [1, 2, 3, 4, 5, 6, 7]  # type: ignore[union-attr]
            assert list(given(pilot.app, "8.3").value.values()) == [7, 6, 5, 4, 3, 2]  # type: ignore[union-attr]

    asyncio.run(go())


def test_what_is_pasted_steers_nothing(tmp_path: Path) -> None:
    async def go() -> None:
        async with wizard(client(tmp_path / "acme.assess")) as pilot:
            await at(pilot, "1.3")
            await pilot.press("2", "f7")
            pilot.app.post_message(Paste("a\x1b[31m [b]b[/b]\ud800"))
            await write(pilot, "c")
            await pilot.press("f7")
            assert given(pilot.app, "1.3").evidence[0].title == "a[31m [b]b[/b]c"  # type: ignore[union-attr]

    asyncio.run(go())
