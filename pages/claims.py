"""Cold links: see detente.ui.cold_link."""

from detente.ui.cold_link import through_the_app

through_the_app(__file__)
