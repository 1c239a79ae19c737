"""What programmes, plans and policy spaces keep about people: roles, and who wrote."""

from home.personal_data import (
    Holding,
    by_people,
    chosen,
    editorial,
    made,
    not_personal,
    of_page,
    personal_data,
)

ROLE = "A role in public; a name only if she wants it to be public, and no address"
SOURCE = ("source_title", "source_url")

personal_data.register(
    "library.TeamMember",
    Holding({**chosen("programme"), **not_personal(ROLE, "role", "name", "about")}),
)
for page in ("ProgrammePage", "ThemePage"):
    code = "programme" if page == "ProgrammePage" else "theme"
    personal_data.register(
        f"library.{page}", Holding({**of_page("summary", "body", "figures"), **chosen(code)})
    )
personal_data.register(
    "library.ActivityPage",
    Holding({**of_page("summary", "body", "place", "outcomes"), **chosen("kind")}),
)
IMPACT = ("problem", "dialogue", "result", "figures", "body", "place")
personal_data.register("library.ImpactPage", Holding(of_page("summary", *IMPACT, *SOURCE)))
personal_data.register("library.FrameworkPage", Holding(of_page("summary", "body", "matrix")))
for page in ("PlanPage", "PolicySpacesPage", "PolicySpacePage"):
    personal_data.register(f"library.{page}", Holding(of_page("summary", "body")))
personal_data.register(
    "library.Plan",
    Holding({**made("code"), **chosen("regions"), **editorial("title", *SOURCE)}),
)
personal_data.register("library.PlanObjective", Holding({**chosen("theme"), **editorial("title")}))
personal_data.register("library.PlanActivity", Holding({**chosen("status"), **editorial("title")}))
personal_data.register(
    "library.PlanStatus",
    Holding({**chosen("status"), **editorial("note"), **by_people("by")}),
)
personal_data.register(
    "library.PlanSnapshot", Holding({**editorial("note", "content"), **by_people("by")})
)
personal_data.register(
    "library.PolicySpace",
    Holding(
        {
            **made("code"),
            **chosen("kind", "precision", "time_zone", "country"),
            **editorial("name", "body", "place", "website", "call_text", "call_url", "outcome"),
            **editorial(*SOURCE),
        }
    ),
)
personal_data.register("library.PolicyAsk", Holding(editorial("text")))
personal_data.register(
    "library.Delegation",
    Holding({**chosen("part", "constituency"), **not_personal(ROLE, "role")}),
)
personal_data.register(
    "library.PolicyStatement", Holding({**chosen("language"), **editorial("title", "url")})
)
