"""The table of turning points: for every statement of every rule, one change of one answer that turns the rule.

Each case starts from the client that does everything well, altered by `given` to stand just short of the rule, and
`flip` is the one change that brings it about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from assess.engagement.model import Respondent

from . import made

if TYPE_CHECKING:
    from collections.abc import Mapping


class Case(NamedTuple):
    """One statement of a rule, the changes that lead up to it, and the change that turns it."""

    rule: str
    says: str
    given: Mapping[str, Any]
    flip: Mapping[str, Any]


def every(register: str, column: str, value: object, *, but: str = "") -> dict[str, object]:
    """Return the change of one column in every row of a register but one."""
    keys = made.best_rows(made.bank().register_by_id[register])
    return {f"{register}.{key}.{column}": value for key in keys if key != but}


def some(register: str, column: str, value: object, keys: str) -> dict[str, object]:
    """Return the change of one column in the rows named."""
    return {f"{register}.{key}.{column}": value for key in keys.split()}


def order(*items: str) -> dict[str, object]:
    """Return a firm ranking."""
    return {"order": list(items), "level": 4}


def readings(first: float, last: float) -> tuple[tuple[str, float], ...]:
    """Return a figure at two dates."""
    return (("2026-03", first), ("2026-06", last))


MEMBER = Respondent("member", "Squad member", "front-line")
SLOW = {"spend-hours": 2000, "incident-hours": 2000, "lineage-hours": 2000}
FOUR = "release feature-launch hire price-change"
SPEED_FIRST = order("speed", "growth", "cost", "safety", "quality")
UNPUBLISHED = {"data-entities.product.published-interface": False}
TWO_COPIES = {"data-entities.product.writable-copies": 2.0, "data-entities.product.sync-contract": False}
SCOPE = "measure 5.5.scope less (mean of score 3.1, score 3.2, score 3.3, score 3.8) / (100) above 0.25"
CONTROLS = "mean of score 5.6, score 4.8, score 6.8, score 3.5 below 50"
FLOW = "measure 1.6.flow less (median of decisions.working-days) / (median of decisions.elapsed-days) above 0.5"


def _evidence(stage: str, criteria: str, count: int) -> list[Case]:
    """Return the cases of one stage's evidence: each criterion not met, and each proof of the first one missing."""
    first = f"gate-evidence.{criteria.split(maxsplit=1)[0]}"
    proofs = {"date": "2026-10-01", "evidence": "report", "approver": "board"}
    return [
        Case(stage, f"count rows gate-evidence at least {count}", {f"{first}.met": False}, {f"{first}.met": True}),
        Case(stage, "gate-evidence: met is yes", {f"{first}.met": False}, {f"{first}.met": True}),
        *(
            Case(
                stage,
                f"gate-evidence: criterion is {key}",
                {f"gate-evidence.{key}.met": False},
                {f"gate-evidence.{key}.met": True},
            )
            for key in criteria.split()
        ),
        *(
            Case(stage, f"gate-evidence: not {name} is none", {f"{first}.{name}": None}, {f"{first}.{name}": proof})
            for name, proof in proofs.items()
        ),
    ]


CASES = (
    # Neglecting guardrails
    Case("neglecting-guardrails", "covered guardrails.domain below 1", {}, {"guardrails.security": made.GONE}),
    Case("neglecting-guardrails", "guardrails: not rule is none", {}, {"guardrails.security.rule": None}),
    Case("neglecting-guardrails", "guardrails: not owner is none", {}, {"guardrails.security.owner": None}),
    Case("neglecting-guardrails", "level 3.3 at most 1", {"3.3": 2}, {"3.3": 1}),
    Case("neglecting-guardrails", "3.5 is yes", {}, {"3.5": True}),
    Case("neglecting-guardrails", SCOPE, {"3.8": 0}, {"3.2": 79}),
    # Insufficient data governance
    Case("insufficient-data-governance", "count rows data-entities at least 2",
         {"data-entities.customer.owner": None}, {"data-entities.product.owner": None}),
    Case("insufficient-data-governance", "data-entities: owner is none",
         {"data-entities.supplier.owner": None}, {"data-entities.employee.owner": None}),
    Case("insufficient-data-governance", "figure 4.4 above 2", {"4.4": 2}, {"4.4": 2.1}),
    Case("insufficient-data-governance", "level 4.5 at most 1",
         {"data-entities.customer.writing-teams": 2.0, "4.5": 2}, {"4.5": 1}),
    Case("insufficient-data-governance", "data-entities: column writing-teams at least 2",
         {"4.5": 1}, {"data-entities.customer.writing-teams": 2.0}),
    # Over-loading teams with budget
    Case("overloading-teams-with-budget", "(figure 5.6.envelope) / (figure 5.6.line-spend) above 0.1",
         {"3.5": True, "4.8": SLOW, "6.8": 2, "5.6.envelope": 10}, {"5.6.envelope": 11}),
    Case("overloading-teams-with-budget", CONTROLS, {"3.5": True, "4.8": SLOW, "5.6.envelope": 50}, {"6.8": 1}),
    Case("overloading-teams-with-budget", "figure 6.8 above 2", {"6.8": 2, "5.6.envelope": 50}, {"6.8": 3}),
    Case("overloading-teams-with-budget unless", "(figure 5.6.envelope) / (figure 5.6.line-spend) at most 0.1",
         {"6.8": 3, "5.6.envelope": 11}, {"5.6.envelope": 10}),
    # Failing to align incentives
    Case("misaligned-incentives", "2 of 3", {"2.6": 40}, {"6.6": 1}),
    Case("misaligned-incentives", "figure 6.5.unit-share at least 70",
         {"6.6": 1, "6.5": {"unit-share": 69, "company-floor": 0}}, {"6.5.unit-share": 70}),
    Case("misaligned-incentives", "figure 6.5.company-floor below 10",
         {"6.6": 1, "6.5": {"unit-share": 70, "company-floor": 10}}, {"6.5.company-floor": 9}),
    Case("misaligned-incentives", "level 6.6 at most 1", {"2.6": 40, "6.6": 2}, {"6.6": 1}),
    Case("misaligned-incentives", "figure 2.6 below 50", {"6.6": 1, "2.6": 50}, {"2.6": 49}),
    # Skipping change management
    Case("skipping-change-management", "2 of 5", {"7.5": 40}, {"8.5": 1}),
    Case("skipping-change-management", "level 8.5 at most 1", {"7.5": 40, "8.5": 2}, {"8.5": 1}),
    Case("skipping-change-management", "figure 7.5 below 50", {"8.5": 1, "7.5": 50}, {"7.5": 49}),
    Case("skipping-change-management", "8.4 has 5 respondents",
         {"8.5": 1, "survey.8.4": (3, 4)}, {"survey.8.4": (3, 5)}),
    Case("skipping-change-management", "score 8.4 below 50", {"8.5": 1, "survey.8.4": (4, 5)}, {"survey.8.4": (3, 5)}),
    Case("skipping-change-management", "perception-gap",
         {"8.5": 1, "respondents": (MEMBER,), "8.6": made.answer("8.6", 4, by="member")},
         {"8.6": made.answer("8.6", 3, by="member")}),
    Case("skipping-change-management", "figure 7.6.programmes at least 3",
         {"8.5": 1, "7.6.programmes": 2}, {"7.6.programmes": 3}),
    # Assuming no coordination is needed
    Case("assuming-no-coordination", "figure 2.8 at least 30",
         {"dependencies.prices.mechanism": None, "2.8": 29}, {"2.8": 30}),
    Case("assuming-no-coordination", "measure 7.2.arranged below 0.6",
         {"2.8": 30}, {"dependencies.prices.mechanism": None}),
    Case("assuming-no-coordination", "figure 1.7.cross-team at least 3",
         {"2.8": 20, "1.7": {"reopened": 3, "cross-team": 2}}, {"1.7.cross-team": 3}),
    Case("assuming-no-coordination unless", "figure 2.8 below 15",
         {"1.7": {"reopened": 3, "cross-team": 3}, "2.8": 15}, {"2.8": 14}),
    # No unified metrics
    Case("no-unified-metrics", "count rows kpis below 3",
         {"kpis.cycle-time.baseline": None}, {"kpis.team-nps.baseline": None}),
    Case("no-unified-metrics", "kpis: not baseline is none",
         {"kpis.defect-rate.baseline": None}, {"kpis.cycle-time.baseline": None}),
    Case("no-unified-metrics", "kpis: kpi is cycle-time",
         {"kpis.team-nps.baseline": None}, {"kpis.cycle-time.baseline": None}),
    Case("no-unified-metrics", "kpis: kpi is team-nps",
         {"kpis.cycle-time.baseline": None}, {"kpis.team-nps.baseline": None}),
    Case("no-unified-metrics", "kpis: kpi is regional-retention",
         {"kpis.cycle-time.baseline": None}, {"kpis.regional-retention.baseline": None}),
    Case("no-unified-metrics", "kpis: kpi is defect-rate",
         {"kpis.cycle-time.baseline": None}, {"kpis.defect-rate.baseline": None}),
    Case("no-unified-metrics", "figure 6.3 below 80", {"6.3": 80}, {"6.3": 79}),
    Case("no-unified-metrics", "figure 4.4 above 2", {"4.4": 2}, {"4.4": 2.1}),
    # Over-engineered governance
    Case("over-engineered-governance", "decisions: column target-sign-offs at least 3",
         {"decisions.hire.target-sign-offs": 2.0}, {"decisions.hire.target-sign-offs": 3.0}),
    Case("over-engineered-governance", "decisions: reversible is yes",
         {"decisions.hire.target-sign-offs": 3.0, "decisions.hire.reversible": False},
         {"decisions.hire.reversible": True}),
    Case("over-engineered-governance", "decisions: statutory is no",
         {"decisions.hire.target-sign-offs": 3.0, "decisions.hire.statutory": True},
         {"decisions.hire.statutory": False}),
    Case("over-engineered-governance", "measure 7.7.share above 0.06",
         {"7.7.governance-hours": 6}, {"7.7.governance-hours": 7}),
    Case("over-engineered-governance", "figure 7.7.forums at least 4", {"7.7.forums": 3}, {"7.7.forums": 4}),
    Case("over-engineered-governance", "measure 1.6.flow below 0.1",
         {"1.6": {"elapsed-days": 40, "working-days": 4}, **every("decisions", "sign-offs", 3.0)},
         {"1.6.working-days": 3}),
    Case("over-engineered-governance", "median of decisions.sign-offs at least 3",
         {"1.6": {"elapsed-days": 40, "working-days": 3}, **some("decisions", "sign-offs", 3.0, FOUR)},
         {"decisions.data-access.sign-offs": 3.0}),
    Case("over-engineered-governance", "decisions: not reversible is no",
         {"1.6": {"elapsed-days": 40, "working-days": 3}, **some("decisions", "sign-offs", 3.0, FOUR)},
         {"decisions.data-access.reversible": False}),
    Case("over-engineered-governance", "decisions: not statutory is yes",
         {"1.6": {"elapsed-days": 40, "working-days": 3}, **some("decisions", "sign-offs", 3.0, FOUR)},
         {"decisions.data-access.statutory": True}),
    # Copying a structure without fit
    Case("copying-without-fit", "not reference-model is none", {"7.4": 1}, {"company.reference-model": "Tribes"}),
    Case("copying-without-fit", "level 7.4 at most 1", {"company.reference-model": "Tribes", "7.4": 2}, {"7.4": 1}),
    Case("copying-without-fit", "level 2.4 at most 1", {"company.reference-model": "Tribes", "2.4": 2}, {"2.4": 1}),
    Case("7.4 shown", "not reference-model is none", {}, {"company.reference-model": "Tribes"}),
    # Separate data stores
    Case("separate-data-stores", "data-entities: column writable-copies at least 2",
         {**UNPUBLISHED, "data-entities.product.sync-contract": False}, {"data-entities.product.writable-copies": 2.0}),
    Case("separate-data-stores", "data-entities: sync-contract is no",
         {**UNPUBLISHED, "data-entities.product.writable-copies": 2.0}, {"data-entities.product.sync-contract": False}),
    Case("separate-data-stores", "data-entities: column writing-teams at least 2",
         TWO_COPIES, {"data-entities.product.writing-teams": 2.0}),
    Case("separate-data-stores", "data-entities: published-interface is no", TWO_COPIES, UNPUBLISHED),
    Case("separate-data-stores", "figure 4.2 below 50", {"4.2": 50}, {"4.2": 49}),
    Case("separate-data-stores raised", "insufficient-data-governance", {"4.2": 40}, {"4.4": 3}),
    # Over-prescriptive guardrails
    Case("over-prescriptive-guardrails", "figure 3.6.rules above 25", {"3.2": 20, "3.6.rules": 25}, {"3.6.rules": 26}),
    Case("over-prescriptive-guardrails", "figure 3.6.pages above 20", {"3.2": 20, "3.6.pages": 20}, {"3.6.pages": 21}),
    Case("over-prescriptive-guardrails", "figure 3.2 below 30", {"3.6.rules": 26, "3.2": 30}, {"3.2": 29}),
    Case("over-prescriptive-guardrails", "figure 3.7.exception-days above 10",
         {"3.7.exception-days": 10}, {"3.7.exception-days": 11}),
    Case("over-prescriptive-guardrails", "measure 3.7.rate above 0.2", {"3.7.asked": 20}, {"3.7.asked": 21}),
    Case("over-prescriptive-guardrails unless", "share of rows guardrails at least 1",
         {"3.7.asked": 21, **every("guardrails", "statutory", value=True, but="security")},
         {"guardrails.security.statutory": True}),
    Case("over-prescriptive-guardrails unless", "guardrails: statutory is yes",
         {"3.7.asked": 21, **every("guardrails", "statutory", value=True, but="compliance")},
         {"guardrails.compliance.statutory": True}),
    # Punishing failure
    Case("punishing-failure", "level 8.1 at most 1", {"8.1": 2}, {"8.1": 1}),
    Case("punishing-failure", "8.2 has 5 respondents", {"survey.8.2": (4, 4)}, {"survey.8.2": (4, 5)}),
    Case("punishing-failure", "figure 8.2 below 4.5", {"survey.8.2": (4.5, 5)}, {"survey.8.2": (4.4, 5)}),
    Case("punishing-failure", "level 5.8 at most 1", {"8.6": 1, "5.8": 2}, {"5.8": 1}),
    Case("punishing-failure", "level 8.6 at most 1", {"5.8": 1, "8.6": 2}, {"8.6": 1}),
    # Speed alone
    Case("speed-alone", "level 6.2 at most 1", {"6.2": 2}, {"6.2": 1}),
    Case("speed-alone", "rank 2.2.speed at most 1",
         {"3.8": 1, "2.2": order("growth", "speed", "cost", "safety", "quality")}, {"2.2": SPEED_FIRST}),
    Case("speed-alone", "rank 2.2.quality at least 5",
         {"3.8": 1, "2.2": order("speed", "growth", "cost", "quality", "safety")}, {"2.2": SPEED_FIRST}),
    Case("speed-alone", "level 3.8 at most 1", {"2.2": SPEED_FIRST, "3.8": 2}, {"3.8": 1}),
    Case("speed-alone", "change of kpis.defect-rate.readings at least 0.1",
         {"kpis.cycle-time.readings": readings(40, 30), "kpis.defect-rate.readings": readings(100, 109)},
         {"kpis.defect-rate.readings": readings(100, 110)}),
    Case("speed-alone", "change of kpis.cycle-time.readings below 0",
         {"kpis.cycle-time.readings": readings(40, 40), "kpis.defect-rate.readings": readings(100, 110)},
         {"kpis.cycle-time.readings": readings(40, 39)}),
    Case("speed-alone raised", "safety-critical is yes", {"6.2": 1}, {"company.safety-critical": True}),
    # Contradictions
    Case("flow-against-register", FLOW, every("decisions", "elapsed-days", 4.0), {"1.6.working-days": 4}),
    Case("cross-team-above-reopened", "figure 1.7.cross-team less figure 1.7.reopened above 0",
         {"1.7": {"reopened": 2, "cross-team": 2}}, {"1.7.cross-team": 3}),
    Case("automated-without-thresholds", "figure 3.2 at least 75",
         {"3.2": 74, **every("guardrails", "threshold", None, but="security")}, {"3.2": 75}),
    Case("automated-without-thresholds", "share of rows guardrails below 0.5",
         {"guardrails.compliance.threshold": None}, {"guardrails.security.threshold": None}),
    Case("automated-without-thresholds", "guardrails: not threshold is none",
         {"guardrails.security.threshold": None}, {"guardrails.performance.threshold": None}),
    Case("limits-above-scope", "figure 5.5.with-limits less figure 5.5.handed-over above 0",
         {"5.5": {"handed-over": 5, "with-limits": 5}}, {"5.5.with-limits": 6}),
    Case("override-free-sponsor-who-overrides", "level 5.2 at least 4", {"8.6": 0, "5.2": 3}, {"5.2": 4}),
    Case("override-free-sponsor-who-overrides", "level 8.6 at most 0", {"8.6": 1}, {"8.6": 0}),
    Case("baseline-without-figures", "level 5.7 at least 3",
         {"5.7": 2, **every("kpis", "baseline", None, but="team-nps")}, {"5.7": 3}),
    Case("baseline-without-figures", "count rows kpis below 2",
         some("kpis", "baseline", None, "cycle-time team-nps"), {"kpis.defect-rate.baseline": None}),
    Case("baseline-without-figures", "kpis: not baseline is none",
         some("kpis", "baseline", None, "cycle-time defect-rate"), {"kpis.team-nps.baseline": None}),
    Case("identical-definitions-that-differ", "figure 6.3 at least 95", {"4.4": 11, "6.3": 94}, {"6.3": 95}),
    Case("identical-definitions-that-differ", "figure 4.4 above 10", {"4.4": 10}, {"4.4": 11}),
    Case("interfaces-without-entities", "figure 4.2 at least 80",
         {"4.2": 79, **every("data-entities", "published-interface", value=False, but="customer")}, {"4.2": 80}),
    Case("interfaces-without-entities", "share of rows data-entities below 0.34",
         some("data-entities", "published-interface", False, "product contract payment"),  # noqa: FBT003 - a cell
         {"data-entities.supplier.published-interface": False}),
    Case("interfaces-without-entities", "data-entities: published-interface is yes",
         some("data-entities", "published-interface", False, "customer contract payment"),  # noqa: FBT003 - a cell
         {"data-entities.employee.published-interface": False}),
    Case("safe-but-blamed", "level 8.1 at least 3", {"survey.8.2": (3, 5), "8.1": 2}, {"8.1": 3}),
    Case("safe-but-blamed", "figure 8.2 below 3.5", {"survey.8.2": (3.5, 5)}, {"survey.8.2": (3.4, 5)}),
    Case("few-sign-offs-slow-decisions", "median of decisions.sign-offs at most 1",
         {**every("decisions", "elapsed-days", 61.0), **some("decisions", "sign-offs", 2.0, FOUR)},
         {"decisions.hire.sign-offs": 1.0}),
    Case("few-sign-offs-slow-decisions", "median of decisions.elapsed-days above 60",
         some("decisions", "elapsed-days", 62.0, FOUR), {"decisions.data-access.elapsed-days": 62.0}),
    Case("charter-beyond-mandate", "figure 5.5.handed-over at least 6",
         {"5.5": {"handed-over": 5, "with-limits": 5}, **every("decisions", "target-sign-offs", 3.0)},
         {"5.5.handed-over": 6}),
    Case("charter-beyond-mandate", "median of decisions.target-sign-offs at least 3",
         some("decisions", "target-sign-offs", 3.0, FOUR), {"decisions.data-access.target-sign-offs": 3.0}),
    Case("exceptions-granted-above-asked", "figure 3.7.granted less figure 3.7.asked above 0",
         {"3.7.granted": 2}, {"3.7.granted": 3}),
    # Evidence of the gates
    *_evidence("scale-first-wave", "pilot-cycle-time pilot-defects pilot-breaches pilot-team-nps pilot-spend", 5),
    *_evidence("scale-broadly", "wave-one wave-two", 2),
)  # fmt: skip
