"""What library keeps about people: nothing but what editors publish."""

from home.personal_data import Holding, chosen, editorial, made, personal_data

personal_data.register(
    "library.Statistic",
    Holding(
        {
            **made("code"),
            **chosen("qualifier", "unit", "area"),
            **editorial("unit_words", "label", "group", "year", "note"),
            **editorial("source_title", "source_url"),
        }
    ),
)
