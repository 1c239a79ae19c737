"""Screens of programmes, plans and policy spaces, and pages listed by what they are about."""

from tests.journeys.address_row import Row

PROGRAMME = [
    Row("ProgrammePage", "{ProgrammePage}"),
    Row("ProgrammePage lite", "{ProgrammePage}?lite=1"),
    Row("ProgrammePage activities", "{ProgrammePage}activities/"),
    Row("ProgrammePage activities of a year", "{ProgrammePage}activities/?year=2014"),
    Row("ProgrammePage no activity", "{ProgrammePage}activities/?year=1999"),
    Row("ThemePage", "{ThemePage}"),
    Row("ThemePage lite", "{ThemePage}?lite=1"),
    Row("ActivityPage", "{ActivityPage}"),
    Row("ImpactPage", "{ImpactPage}"),
    Row("FrameworkPage", "{FrameworkPage}"),
    Row("FrameworkPage lite", "{FrameworkPage}?lite=1"),
    Row("FrameworkPage narrowed down", "{FrameworkPage}?workers=hp"),
    Row("FrameworkPage no line", "{FrameworkPage}?measure=nothing"),
    Row("PlanPage", "{PlanPage}"),
    Row("PlanPage lite", "{PlanPage}?lite=1"),
    Row("PlanPage compared", "{PlanPage}?from=2020-09-30"),
    Row("PolicySpacesPage", "{PolicySpacesPage}"),
    Row("PolicySpacesPage narrowed down", "{PolicySpacesPage}?country=GH"),
    Row("PolicySpacesPage none", "{PolicySpacesPage}?kind=court"),
    Row("PolicySpacePage", "{PolicySpacePage}"),
    Row("related", "/{language}/related/"),
    Row("related lite", "/{language}/related/?theme=child-care&lite=1"),
    Row("related narrowed down", "/{language}/related/?programme=social-protection&region=002"),
    Row("related none", "/{language}/related/?country=IS"),
]
