"""The rows of the seeds: where the demo holds each, and words that a visitor finds there.

The address is the English one; the test goes on to Spanish by the language links of the page.
"""

from dataclasses import dataclass

PROGRAMME = "/en/social-protection/"
PLAN = f"{PROGRAMME}strategic-plan-2018-2023/"
CARE = f"{PROGRAMME}child-care-initiative/"
HEALTH = f"{PROGRAMME}workers-health/"
SPACES = "/en/policy-spaces/"
LIBRARY = "/en/library/"


@dataclass(frozen=True)
class SeedRow:
    """One row: its number, its English address, and words that stand there."""

    number: str
    address: str
    words: tuple[str, ...]


def row(number: str, address: str, *words: str) -> SeedRow:
    """Return a row."""
    return SeedRow(number, address, words)


SEED_ROWS = [
    row("A1", "/en/related/?programme=social-protection", "Social protection", "pages"),
    row("A2", f"{LIBRARY}?series=briefing-note", "Financing social protection", "Streets, stalls"),
    row("A2", f"{LIBRARY}financing-social-protection-who-pays-for-what/", "PDF", "KB, 1 page"),
    row("A3", f"{HEALTH}kayayei-health-insurance/", "The problem", "The dialogue", "The result"),
    row("A4", f"{HEALTH}kayayei-health-insurance/", "over</span> 1,000", "Source:", "NHIS"),
    row("A5", f"{SPACES}ghana-health-policy-dialogue/", "2012", "Head porters (kayayei)"),
    row("A6", f"{PROGRAMME}cooperatives/", "Those that run child care"),
    row(
        "A7", f"{LIBRARY}informal-women-workers-mobilising-for-child-care/", "March 2017", "Moussié"
    ),
    row("A8", CARE, "Español", "Français", "Português"),
    row("A9", "/en/child-care/asks/", "My organisation", "My government"),
    row("A10", f"{PROGRAMME}activities/", "2014", "2023"),
    row("A11", PROGRAMME, "Drawing: Cradle campaign"),
    row(
        "A12",
        f"{LIBRARY}new-solutions-special-issue-on-health-and-safety-for/",
        "Towards an Inclusive Occupational Health",
    ),
    row("A13", PROGRAMME, "61%", "89%", "88%", "ILO"),
    row("A14", CARE, "The campaign", "Sign a pledge", "Read and tell stories"),
    row("A15", f"{PROGRAMME}conceptual-framework/", "which can be incrementally improved upon"),
    row("B1", PLAN, "April 2018", "March 2023", "Snapshots", "Compare"),
    row("B2", PROGRAMME, "Three pillars"),
    row("B3", PROGRAMME, "Programme director", "Emeritus", "Write to the team"),
    row("B4", PLAN, "Progress", "Done", "Under way", "Lapsed"),
    row("B5", PLAN, "1. Bring informal workers’ view into global debates"),
    row(
        "B6",
        f"{LIBRARY}services-beside-cash-the-place-of-care-in-social-protection/",
        "Briefing note",
    ),
    row("B7", f"{SPACES}global-coalition-social-protection-floors/", "What we ask there"),
    row("B8", f"{LIBRARY}?series=think-piece", "Old age without a payslip"),
    row("B9", f"{SPACES}care-law-peru/", "La libreta"),
    row("B10", PLAN, "2. Build the movement with social protection"),
    row("B11", f"{LIBRARY}?audience=mbo", "Ask your city for child care"),
    row("B12", f"{LIBRARY}tools-for-advocacy-for-social-protection/", "What changed"),
    row("B13", f"{LIBRARY}workers-health-toolkit/", "hazard", "Materials"),
    row("B14", "/en/network/affiliations/", "Who belongs to which network"),
    row("B15", PLAN, "3. Workers’ health"),
    row("B16", f"{HEALTH}health-strategy-asia/", "Southeast Asia", "Whose plan"),
    row("B17", f"{LIBRARY}universal-health-care-for-informal-workers-our-policy/", "2025", "2021"),
    row("B18", f"{HEALTH}ohs-project/", "2009", "2014", "What came of it"),
    row("B19", f"{SPACES}who-vulnerable-workers/", "World Health Organization"),
    row("B20", PLAN, "4. Access to child care"),
    row("B23", f"{SPACES}international-labour-conference/", "Call for delegates", "Geneva"),
    row("B24", "/en/child-care/", "A door that opens at five"),
    row("B25", f"{PROGRAMME}movement-building/", "register your organisation"),
    row("B26", "/en/child-care/", "alliance"),
    row("B27", "/en/child-care/", "child care"),
    row("B28", f"{LIBRARY}income-security-for-older-informal-workers-a-collection/", "collection"),
    row("B28", PLAN, "5. Income for older workers"),
]
# The tools of members to negotiate and to count what missing care costs have no page of their own.
WITHOUT_A_PAGE = {"B21", "B22"}
NUMBERS = {f"A{number}" for number in range(1, 16)} | {f"B{number}" for number in range(1, 29)}
