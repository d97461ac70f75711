"""Engagements made for the tests of scoring, on the shipped instrument.

`best()` is a client that does everything well; `changed` alters one by paths such as "3.3", "5.6.envelope",
"guardrails.security.owner", "company.regulated" or "survey.8.2". `random_engagement` draws one from a seed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from assess.bank.loader import load_bank
from assess.bank.questions import SCALE_HIGH, SCALE_LOW, Figures, Number, Percent
from assess.engagement.events import Evidence, Sure
from assess.engagement.model import NO_MODEL, Agreement, Answer, Company, Engagement, Respondent, Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.bank.model import Bank
    from assess.bank.questions import Question
    from assess.bank.registers import Register, RegisterColumn
    from assess.engagement.events import Json
    from assess.engagement.model import Cell

GONE = object()
"""In `changed`: takes an answer, a figure, a row or a cell away."""

CEO = Respondent("ceo", "Chief executive", "chief-executive")
PROOF = (Evidence("Minutes of the steering group"),)
COMPANY = Company(name="Acme", people=120, regulated=False, safety_critical=False, reference_model=NO_MODEL)

_DECISION = {"decided-by": "the team", "sign-offs": 1.0, "target-sign-offs": 1.0, "elapsed-days": 2.0}
_DECISION |= {"working-days": 1.0, "reversible": True, "statutory": False}
_ENTITY = {"owner": "data lead", "writing-teams": 1.0, "writable-copies": 1.0, "sync-contract": True}
_ENTITY |= {"published-interface": True}
_RULE = {"rule": "nobody pays alone", "threshold": "1,000", "owner": "controller", "review-date": "2026-09-01"}
_RULE |= {"automated": True, "statutory": False}
_LINE = {"revenue-share": 5.0, "licence-critical": False, "hard-dependencies": 1.0, "rollback-days": 5.0}
_LINE |= {"outside-customers": True, "no-override": True, "items-a-quarter": 200.0, "reuse": 1.0, "repeatability": 1.0}
_LINE |= {"ownability": 4.0, "interdependence": 3.0, "variety": 4.0, "customer-value": 4.0}
_PERSON = {"role": "engineer", "department": "product", "skills": {"design": 3.0}, "availability": 100.0}
_PERSON |= {"released": True}
_KPI = {
    "tier": "squad",
    "unit": "days",
    "baseline": 10.0,
    "baseline-date": "2026-06-01",
    "target": 8.0,
    "owner": "lead",
}
_PROVEN = {"met": True, "reading": "as hoped", "date": "2026-10-01", "evidence": "report", "approver": "board"}
_MATTER = {"stays-with": "board", "reason": "it binds everybody", "limit": "any", "review-date": "2026-12-01"}
_DEPENDENCY = {"from-team": "sales", "to-team": "data", "frequency": "weekly", "mechanism": "a service level"}

_BEST_ROWS: Mapping[str, tuple[Mapping[str, Cell], Sequence[str]]] = {
    "decisions": (_DECISION, ()),
    "data-entities": (_ENTITY, ()),
    "kpis": (_KPI, ()),
    "gate-evidence": (_PROVEN, ()),
    "reserved-matters": (_MATTER, ("mergers", "borrowing", "top pay")),
    "guardrails": (_RULE, ("compliance", "security", "performance")),
    "product-lines": (_LINE, ("north", "south", "west")),
    "people": (_PERSON, [f"engineer {n}" for n in range(1, 13)]),
    "dependencies": (_DEPENDENCY, ("prices", "customer data")),
}
_BEST_VALUES: Mapping[str, Json] = {
    "1.2": {"unit-limit": 100, "unit-spend": 1000},
    "1.6": {"elapsed-days": 4, "working-days": 3},
    "1.7": {"reopened": 0, "cross-team": 0},
    "1.8": {"layers": 2, "span": 12},
    "2.6": 95,
    "2.8": 2,
    "3.2": 90,
    "3.4": {"breaches": 1, "days-to-detect": 0.5},
    "3.5": False,
    "3.6": {"rules": 10, "pages": 8, "listed": 10},
    "3.7": {"changes": 100, "asked": 2, "granted": 1, "exception-days": 1},
    "4.1": {"coverage": 99, "leaver-hours": 2},
    "4.2": 95,
    "4.4": 0.2,
    "4.6": {"environment-days": 1, "data-days": 1, "deployment-days": 1},
    "4.8": {"spend-hours": 2, "incident-hours": 1, "lineage-hours": 4},
    "5.4": 95,
    "5.5": {"handed-over": 8, "with-limits": 8},
    "5.6": {"envelope": 5, "line-spend": 100, "tranches": 4, "tolerance": 5, "review-weeks": 2},
    "6.3": 100,
    "6.4": {"decision-days": 7, "signal-days": 5, "experiments": 10},
    "6.5": {"unit-share": 20, "company-floor": 30},
    "6.8": 0,
    "7.3": {"wave-people": 10, "coached-people": 20},
    "7.5": 95,
    "7.6": {"programmes": 0, "leader-hours": 20},
    "7.7": {"governance-hours": 2, "working-hours": 100, "forums": 1},
    "7.8": {"waves-funded": 3, "platform-months": 30, "wave-funding": 1, "platform-cost": 1},
    "8.8": {"regretted": 1, "spread": 5},
}


@cache
def bank() -> Bank:
    """Return the shipped instrument."""
    return load_bank()


def answer(question: str, value: Json = None, sure: Sure = Sure.SURE, by: str = "ceo", **fields: Any) -> Answer:  # noqa: ANN401
    """Return one answer."""
    return Answer(question=question, respondent=by, value=value, sure=sure, **fields)


def not_applicable(question: str, *, proof: bool = False, reason: str = "We have none.", by: str = "ceo") -> Answer:
    """Return "not applicable" with its reason, and with evidence where `proof`."""
    return answer(question, sure=Sure.NOT_APPLICABLE, by=by, reason=reason, evidence=PROOF if proof else ())


def made(
    *answers: Answer,
    rows: Mapping[str, Mapping[str, Mapping[str, Cell]]] | None = None,
    **fields: Any,  # noqa: ANN401
) -> Engagement:
    """Return an engagement with these answers and rows (cells by row by register), asked of the chief executive."""
    given: dict[str, tuple[Answer, ...]] = {}
    for one in answers:
        given[one.question] = (*given.get(one.question, ()), one)
    tables = {
        register: tuple(Row(key, {bank().register_by_id[register].key: key, **cells}) for key, cells in content.items())
        for register, content in (rows or {}).items()
    }
    return Engagement(**({"company": COMPANY, "respondents": (CEO,), "answers": given, "registers": tables} | fields))


def said(engagement: Engagement, one: Answer) -> Engagement:
    """Return an engagement in which somebody answers a question so, whatever they said to it before."""
    others = [a for a in engagement.answers.get(one.question, ()) if a.respondent != one.respondent]
    return replace(engagement, answers={**engagement.answers, one.question: (*others, one)})


def unsaid(engagement: Engagement, question: str) -> Engagement:
    """Return an engagement in which nobody has answered a question."""
    return replace(engagement, answers={q: given for q, given in engagement.answers.items() if q != question})


def with_row(engagement: Engagement, register: str, row: Row) -> Engagement:
    """Return an engagement with a row, in place of the one of that key if there is one."""
    rows = engagement.registers.get(register, ())
    if row.key in {old.key for old in rows}:
        kept = tuple(row if old.key == row.key else old for old in rows)
    else:
        kept = (*rows, row)
    return replace(engagement, registers={**engagement.registers, register: kept})


def surveyed(question_id: str, level: float, count: int) -> tuple[Mapping[str, float], ...]:
    """Return so many responses whose mean is `level` of 7, reversed statements turned round."""
    statements = bank().question_by_id[question_id].statements  # type: ignore[union-attr]
    one = {s.id: SCALE_LOW + SCALE_HIGH - level if s.reversed else level for s in statements}
    return (one,) * count


@cache
def best(mode: str = "full") -> Engagement:
    """Return a client that does everything well, with the evidence of every gate."""
    given = [answer(q.id, _best_value(q)) for q in bank().questions if q.type != "scale"]
    surveys = {q.id: surveyed(q.id, SCALE_HIGH, 5) for q in bank().questions if q.type == "scale"}
    return made(*given, rows={r.id: best_rows(r) for r in bank().registers}, surveys=surveys, mode=mode)


def _best_value(question: Question) -> Json:
    match question.type:
        case "anchored":
            return 4
        case "ranking":
            return {"order": list(question.best_order), "level": 4}
        case "register":
            return True
    return _BEST_VALUES[question.id]


def best_rows(register: Register) -> dict[str, Mapping[str, Cell]]:
    """Return the rows of a register of the client that does everything well."""
    cells, keys = _BEST_ROWS[register.id]
    rows: dict[str, Mapping[str, Cell]] = dict.fromkeys(keys or [row.key for row in register.expected], cells)
    return {key: {**cells, "domain": key} for key in keys} if register.id == "guardrails" else rows


def changed(engagement: Engagement, changes: Mapping[str, Any]) -> Engagement:
    """Return an engagement with what the paths name set to these values, or taken away where that is `GONE`.

    A survey is given as (mean of 7, number of responses), an answer as an `Answer` or as a value the chief executive
    is sure of. "respondents" adds people.
    """
    for path, value in changes.items():
        engagement = _changed(engagement, path, value)
    return engagement


def _changed(engagement: Engagement, path: str, value: Any) -> Engagement:  # noqa: ANN401
    start, _, rest = path.partition(".")
    if path == "respondents":
        return replace(engagement, respondents=(*engagement.respondents, *value))
    if start == "company":
        return replace(engagement, company=replace(engagement.company, **{rest.replace("-", "_"): value}))
    if start == "survey":
        return replace(engagement, surveys={**engagement.surveys, rest: surveyed(rest, *value)})
    if start.isdigit():
        return _answered(engagement, path, value)
    key, _, column = rest.partition(".")
    rows = {row.key: dict(row.cells) for row in engagement.registers.get(start, ())}
    if column:
        rows.setdefault(key, {bank().register_by_id[start].key: key}).update({column: value})
        rows[key] = {name: cell for name, cell in rows[key].items() if cell is not GONE}
    elif value is GONE:
        del rows[key]
    else:
        rows[key] = {bank().register_by_id[start].key: key, **value}
    kept = tuple(Row(each, cells) for each, cells in rows.items())
    return replace(engagement, registers={**engagement.registers, start: kept})


def _answered(engagement: Engagement, path: str, value: Any) -> Engagement:  # noqa: ANN401
    question = ".".join(path.split(".")[:2])
    if value is GONE and path == question:
        return unsaid(engagement, question)
    if isinstance(value, Answer):
        return said(engagement, value)
    if path != question:
        figure = path.removeprefix(f"{question}.")
        figures = {**engagement.answers[question][0].value, figure: value}  # type: ignore[dict-item]
        value = {name: known for name, known in figures.items() if known is not GONE}
    return said(engagement, answer(question, value))


# Engagements drawn from a seed

_SURES = (Sure.SEEN, *[Sure.SURE] * 4, Sure.UNSURE, Sure.DONT_KNOW, Sure.NOT_APPLICABLE, Sure.PARKED)


def drawing(seed: int) -> Random:
    """Return a source of chance that always begins alike."""
    return Random(seed)  # noqa: S311 - reproducible, not secret


def random_engagement(seed: int) -> Engagement:
    """Return an engagement drawn from a seed: of any set, any number of respondents, and any state of any answer.

    Half of them are the client that does everything well with up to a dozen answers drawn anew, so that gates open.
    """
    rng = drawing(seed)
    mode = rng.choice(("full", "full", "full", "express"))
    if rng.random() < 0.5:
        engagement = replace(best(mode), company=_random_company(rng))
        for question in rng.sample(bank().questions, rng.randrange(12)):
            engagement = _drawn_anew(engagement, question, rng)
        return engagement
    density, skill = rng.choice((0.0, 0.3, 0.8, 0.95, 1.0)), rng.choice((0.0, 0.3, 0.7, 0.95, 1.0))
    roles = [role.id for role in bank().roles]
    people = tuple(Respondent(f"r{n}", f"R{n}", rng.choice(roles)) for n in range(rng.choice((1, 1, 2, 3, 4))))
    answers: dict[str, tuple[Answer, ...]] = {}
    agreed: dict[str, Agreement] = {}
    for question in bank().questions:
        asked = people[:1] if question.type == "register" else people
        given = [p for n, p in enumerate(asked) if rng.random() < density * (1 if n == 0 else 0.4)]
        answers[question.id] = tuple(random_answer(question, rng, skill, person.id) for person in given)
        if len(given) > 1 and question.type != "scale" and rng.random() < 0.1:
            value = random_value(question, rng, skill)
            agreed[question.id] = Agreement(question=question.id, value=value, reason="We looked it up.")
    return Engagement(
        company=_random_company(rng),
        mode=mode,
        respondents=people,
        answers={q: given for q, given in answers.items() if given},
        agreed=agreed,
        registers={r.id: _random_rows(r, rng, skill) for r in bank().registers if rng.random() < density},
        surveys={q.id: _random_survey(q, rng) for q in bank().questions if q.type == "scale"},
    )


def _drawn_anew(engagement: Engagement, question: Question, rng: Random) -> Engagement:
    if question.type == "scale":
        return replace(engagement, surveys={**engagement.surveys, question.id: _random_survey(question, rng)})
    engagement = said(engagement, random_answer(question, rng, 0.3, "ceo"))
    if question.register_ is not None:
        register = bank().register_by_id[question.register_]
        kept = [row for row in engagement.registers[register.id] if rng.random() < 0.8]
        kept += [random_row(register, row.key, rng, 0.8) for row in kept[:2]]
        rows = {row.key: row for row in kept}
        engagement = replace(engagement, registers={**engagement.registers, register.id: tuple(rows.values())})
    return engagement


def _random_company(rng: Random) -> Company:
    return Company(
        name="Acme",
        people=rng.choice((None, 8, 120, 4000)),
        regulated=rng.choice((None, True, False)),
        safety_critical=rng.choice((None, True, False)),
        reference_model=rng.choice((None, NO_MODEL, "Tribes")),
    )


def random_answer(question: Question, rng: Random, skill: float, by: str, sure: Sure | None = None) -> Answer:
    """Return an answer of any sureness, or of the one given; `skill` is how often it is the best there is."""
    sure = sure or rng.choice(_SURES)
    if sure is Sure.NOT_APPLICABLE:
        reason = rng.choice(("", "We have none."))
        return not_applicable(question.id, proof=rng.random() < 0.5, reason=reason, by=by)
    value = random_value(question, rng, skill) if sure.answered else None
    return answer(question.id, value, sure, by, evidence=PROOF if sure is Sure.SEEN else ())


def random_value(question: Question, rng: Random, skill: float) -> Json:  # noqa: PLR0911 - one return a type
    """Return a value that fits a question."""
    if question.type != "scale" and rng.random() < skill:
        return _best_value(question)
    match question:
        case Number() | Percent():
            return _near(rng, [question.min, question.max, *(band.edge for band in question.bands)])
        case Figures():
            known = [figure for figure in question.figures if rng.random() < 0.8] or question.figures
            edges = [band.edge for measure in question.measures for band in measure.bands if measure.of.figure]
            return {f.id: _near(rng, [f.min, f.max, *(e for e in edges if f.min <= e <= f.max)]) for f in known}
    match question.type:
        case "anchored":
            return rng.randrange(5)
        case "yes-no":
            return rng.random() < 0.5
        case "ranking":
            order = [item.id for item in question.items]
            rng.shuffle(order)
            return {"order": order, "level": rng.randrange(5)}
        case "scale":
            return {s.id: rng.randint(SCALE_LOW, SCALE_HIGH) for s in question.statements}
    return True


def _near(rng: Random, edges: Sequence[float]) -> float:
    """Return a figure at one of the finite edges, or somewhere between two."""
    finite = [edge for edge in edges if abs(edge) < float("inf")]
    low, high = sorted((rng.choice(finite), rng.choice(finite)))
    return rng.choice((low, high, (low + high) / 2))


def _random_survey(question: Question, rng: Random) -> tuple[Mapping[str, float], ...]:
    return tuple(random_value(question, rng, 0.0) for _ in range(rng.randrange(10)))  # type: ignore[misc]


def _random_rows(register: Register, rng: Random, skill: float) -> tuple[Row, ...]:
    keys = [row.key for row in register.expected if rng.random() < 0.9]
    if not register.expected:
        keys = [f"row {n}" for n in range(rng.randrange(6))]
    return tuple(random_row(register, key, rng, skill) for key in keys)


def random_row(register: Register, key: str, rng: Random, skill: float) -> Row:
    """Return a row, part of whose cells are known."""
    known = rng.choice((0.5, 1.0, 1.0))
    cells: dict[str, Cell] = {register.key: key}
    best_cells, _ = _BEST_ROWS[register.id]
    for column in register.columns[1:]:
        if rng.random() < known:
            good = column.id in best_cells and rng.random() < skill
            cells[column.id] = best_cells[column.id] if good else random_cell(column, rng)
    return Row(key, cells)


def random_cell(column: RegisterColumn, rng: Random) -> Cell:  # noqa: PLR0911 - one return a type
    """Return a known cell that fits a column."""
    if column.allows_none and rng.random() < 0.3:
        return None
    match column.type:
        case "number" | "percent":
            low, high = column.scale
            return _near(rng, [e for e in (low, high, 0.0, 1.0, 2.0, 3.0, 4.0, 80.0) if low <= e <= high])
        case "level":
            return float(rng.randrange(5))
        case "yes-no":
            return rng.random() < 0.5
        case "choice":
            return rng.choice(column.choices).id
        case "skills":
            return {"design": 3.0}
        case "list":
            return ()
        case "readings":
            return (("2026-03", float(rng.randint(1, 9))), ("2026-06", float(rng.randint(1, 9))))
        case "date":
            return "2026-09-01"
    return rng.choice(("somebody", "the team"))
