"""What the interfaces of press databases print, by language: days, fields, counts."""

from __future__ import annotations

from tests.intake.press.made_exports import Story

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}


_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}


NEXIS_WORDS = {
    "en": ("End of Document", "Body", "Classification", "Section", "Length", "Byline", "Load-Date",
           "Language: English", "Publication-Type", "Subject", "words", "Graphic"),
    "de": ("Ende des Dokuments", "Textkörper", "Klassifizierung", "Rubrik", "Länge", "Autor", "Update",
           "Sprache: Englisch", "Publikationstyp", "Thema", "Wörter", "Grafik"),
    "fr": ("Fin du document", "Corps", "Classement", "Rubrique", "Longueur", "Auteur", "Date-Chargement",
           "Langue: Anglais", "Type-Publication", "Sujet", "mots", "Illustration"),
    "es": ("Fin del documento", "Cuerpo", "Clasificación", "Sección", "Longitud", "Autoría", "Fecha-Carga",
           "Idioma: Inglés", "Tipo de publicación", "Asunto", "palabras", "Gráfico"),
}  # fmt: skip


COUNTED = {
    "en": "{n} of {m} DOCUMENTS",
    "de": "{n} von {m} DOKUMENTEN",
    "fr": "{n} de {m} DOCUMENTS",
    "es": "{n} de {m} DOCUMENTOS",
}


FACTIVA_WORDS = {
    "en": ("words", "Document", "English"),
    "de": ("Wörter", "Dokument", "Englisch"),
    "fr": ("mots", "Document", "Anglais"),
    "es": ("palabras", "Documento", "Inglés"),
}


PROQUEST_WORDS = {
    "en": ("Document {n} of {m}", "Full text", "Author", "Publication title", "Publication date",
           "ProQuest document ID", "Title", "Abstract", "Subject"),
    "de": ("Dokument {n} von {m}", "Volltext", "Autor", "Titel der Publikation", "Publikationsdatum",
           "ProQuest-Dokument-ID", "Titel", "Zusammenfassung", "Thema"),
    "fr": ("Document {n} sur {m}", "Texte intégral", "Auteur", "Titre de la publication",
           "Date de publication", "ID du document ProQuest", "Titre", "Résumé", "Sujet"),
    "es": ("Documento {n} de {m}", "Texto completo", "Autor", "Título de publicación",
           "Fecha de publicación", "ID del documento de ProQuest", "Título", "Resumen", "Materia"),
}  # fmt: skip


def printed_day(story: Story, language: str, *, weekday: str = "") -> str:
    month = MONTHS[language].split()[story.day.month - 1]
    name = _DAYS[language].split()[story.day.weekday()]
    plain = {
        "en": f"{month} {story.day.day}, {story.day.year}",
        "de": f"{story.day.day}. {month} {story.day.year}",
        "fr": f"{story.day.day} {month} {story.day.year}",
        "es": f"{story.day.day} de {month} de {story.day.year}",
    }[language]
    return {"": plain, "behind": f"{plain} {name}", "before": f"{name} {plain}"}[weekday]
