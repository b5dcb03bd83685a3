"""Posts comments from a process of its own: `python -m tests.processes.poster DATABASE ARTICLE KIND`.

Prints the status codes of its answers.
"""

import sys

import django


def main(database, article, kind):
    django.setup()
    from django.db import connection
    from django.test import Client

    connection.settings_dict["NAME"] = database  # the test's own, before the first query
    from tests.comments.factories import fields_of

    client = Client(headers={"Sec-Fetch-Site": "same-origin"}, REMOTE_ADDR="192.0.2.10")
    fields = fields_of() if kind == "same" else {}
    for number in range(POSTS):
        own = {"author_email": f"{kind}{number}@example.com", "body": f"نصّ {kind} {number}"}
        answer = client.post(f"/news/{article}/comments/", fields or fields_of(**own))
        print(answer.status_code, answer.get("Location", ""))


POSTS = 6

if __name__ == "__main__":
    main(*sys.argv[1:])
