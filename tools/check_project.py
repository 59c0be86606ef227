"""What no linter sees: every migration is written, every template compiles. Needs no database."""

import os
import sys
import warnings
from pathlib import Path

import django
from django.core.management import CommandError, call_command
from django.template import TemplateSyntaxError, engines
from django.template.exceptions import TemplateDoesNotExist


def main() -> int:
    """Say what is missing; the exit status is the number of complaints, at most 1."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "yimen.assembly.settings"
    django.setup()
    complaints = [*unwritten_migrations(), *broken_templates()]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    if not complaints:
        print("Migrations are complete; every template compiles.")
    return min(len(complaints), 1)


def unwritten_migrations() -> list[str]:
    """A model that was changed without its migration."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # without a database its history cannot be compared
        try:
            call_command("check", fail_level="WARNING", verbosity=0)
            call_command("makemigrations", check=True, dry_run=True, verbosity=0)
        except CommandError as wrong:
            return [str(wrong)]
        except SystemExit:
            return ["A model has changed without its migration: run python -m django makemigrations."]
    return []


def broken_templates() -> list[str]:
    """A template with an error in it."""
    complaints = []
    engine = engines["django"]
    for folder in map(Path, engine.template_dirs):  # type: ignore[attr-defined]
        for template in sorted(path for path in folder.rglob("*") if path.is_file()):
            try:
                engine.get_template(str(template.relative_to(folder)))
            except (TemplateSyntaxError, TemplateDoesNotExist) as wrong:
                complaints.append(f"{template}: {wrong}")
    return complaints


if __name__ == "__main__":
    sys.exit(main())
