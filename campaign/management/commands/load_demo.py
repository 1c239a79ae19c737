"""`manage.py load_demo`: the demo's content, made once."""

import logging
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from campaign.demo.affiliations import load_affiliations
from campaign.demo.alliance import load_alliance
from campaign.demo.listings import load_listings
from campaign.demo.moderation import load_held
from campaign.demo.news import load_news
from campaign.demo.paper import load_paper
from campaign.demo.people import load_members, load_staff
from campaign.demo.pictures import load_pictures
from campaign.demo.pledges import (
    fill_pledges,
    load_consent_texts,
    load_pledges,
    load_signatures,
)
from campaign.demo.register import load_organisations, load_profiles
from campaign.demo.source import Demo, step
from campaign.demo.stories import load_stories, load_stories_in_review
from campaign.demo.translations import adopt_translations
from campaign.demo.tree import fill_pages, load_homes, load_menus, load_tree
from campaign.demo.updates import load_updates, load_updates_in_review
from campaign.demo.ways import load_ways
from home.actions.setup_roles import setup_roles
from home.models import HomePage
from library.demo.library import fill_library, load_pages, load_records
from library.demo.programme import fill_programme, load_programme


class Command(BaseCommand):
    """Loads the invented organisations, people, pledges and stories in four languages.

    Example: python manage.py load_demo

    Does nothing when a home page is already there. Exit 0: loaded or already there; 1: refused.
    """

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for a word where the settings do not say that this is a demo."""
        parser.add_argument(
            "--not-a-demo",
            action="store_true",
            help="load it although the settings are not those of a demo (for tests)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything in one transaction: all of it, or nothing."""
        if not (settings.DEMO or options["not_a_demo"]):
            raise CommandError("The demo's accounts must not exist on a public server.")
        if HomePage.objects.exists():
            self.stdout.write("The demo is already loaded.")
            return
        demo = Demo()
        parts = [
            ("home pages", lambda: load_homes(demo)),
            ("roles", setup_roles),
            ("staff", lambda: load_staff(demo)),
            ("pictures", lambda: load_pictures(demo)),
            ("organisations", lambda: load_organisations(demo)),
            ("listings", lambda: load_listings(demo)),
            ("members", lambda: load_members(demo)),
            ("affiliations", lambda: load_affiliations(demo)),
            ("ways in", lambda: load_ways(demo)),
            ("figures and publications", load_records),
            ("pages", lambda: load_tree(demo)),
            ("library", lambda: load_pages(demo)),
            ("profiles", lambda: load_profiles(demo)),
            ("consent texts", load_consent_texts),
            ("pledges", lambda: load_pledges(demo)),
            ("stories", lambda: load_stories(demo)),
            ("updates", lambda: load_updates(demo)),
            ("programme", lambda: load_programme(demo, demo.organisations)),
            ("contents", lambda: fill_pages(demo)),
            ("contents of the programme", lambda: fill_programme(demo)),
            ("contents and files of the library", lambda: fill_library(demo)),
            ("contents of pledges", lambda: fill_pledges(demo)),
            ("menus", lambda: load_menus(demo)),
            ("stories in review", lambda: load_stories_in_review(demo)),
            ("updates in review", lambda: load_updates_in_review(demo)),
            ("translations", lambda: adopt_translations(demo)),
            ("signatures", lambda: load_signatures(demo)),
            ("sheets of paper", lambda: load_paper(demo)),
            ("held signatures", lambda: load_held(demo)),
            ("reports and endorsements", lambda: load_alliance(demo)),
            ("news to signers", lambda: load_news(demo)),
        ]
        # Hundreds of pages are made; what Wagtail logs of each would hide the progress.
        for name in ("wagtail", "django_tasks", "django_tasks_db"):
            logging.getLogger(name).setLevel(logging.WARNING)
        with transaction.atomic():
            for words, load in parts:
                with step(self.stdout, words):
                    load()
