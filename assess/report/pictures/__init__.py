"""The pictures of the report: positions and words only. The macros in `report_templates/pictures` draw them.

Every picture says in its title what it shows. Its marks differ in shape, letter or figure, never in colour alone. It is
None where nothing is known that it could show, or where a sentence says as much. Positions are in points from the upper
left corner; a column of the page is `COLUMN` wide.
"""

from __future__ import annotations

COLUMN = 481.0
